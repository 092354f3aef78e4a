"""Set questions: remarks on shared leads, values as measures, ends and winners, keyword style."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.records import Library
from rag.tables.edges import Edge
from rag.tables.question import SetQuestion, parse, unexplained
from rag.tables.rows import parse_rows
from rag.tables.rows_answer import chosen
from rag.tables.table import select
from rag.tokens import Tokenizer


def read(text: str, library: Library, tokenizer: Tokenizer) -> SetQuestion:
    asked = parse(analyse(text, tokenizer), library, tokenizer)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        # remarks on shared leads
        ("総務省も経済産業省も担当している施策は何件", "府省庁名に総務省が記載された、かつ府省庁名に経済産業省が記載された施策"),
        ("総務省も経済産業省も担当していない施策", "総務省が主担当(◎)でない、かつ経済産業省が主担当(◎)でない施策"),
        ("厚労省も総務省も主担当の施策は", "厚生労働省が主担当(◎)で、かつ総務省が主担当(◎)の施策"),
        ("総務省が主担当、経産省が連携の施策", "総務省が主担当(◎)で、かつ経済産業省が連携(◎なし)の施策"),
        ("02と06の施策は何件", "施策番号が02-で始まる、または施策番号が06-で始まる施策"),
        ("01の取組を教えて", "施策番号が01-で始まる施策"),
        ("厚労省が主担当(共同も可)の施策について、番号一覧をください", "厚生労働省が主担当(◎)の施策"),
        ("文科省が主担当(経産省との共同も含む)の09番台の施策番号", "文部科学省が主担当(◎)で、かつ施策番号が09-で始まる施策"),
        ("内閣官房主担当(他省庁との共同も入れる)の施策は何件", "内閣官房が主担当(◎)の施策"),
        ("文部科学省が主担当の施策(共同は含めない)", "文部科学省が主担当(◎)で、かつ主担当(◎)が1つの施策"),
        # who is named beside the lead
        ("骨子で外務省が主、防衛省も担うことになっている取組", "外務省が主担当(◎)で、かつ府省庁名に防衛省が記載された取組"),
        ("骨子の中で警察庁が主担当で総務省も担う項目", "警察庁が主担当(◎)で、かつ府省庁名に総務省が記載された取組"),
        ("別表で内閣府が主担当、文部科学省も担当している施策", "内閣府が主担当(◎)で、かつ府省庁名に文部科学省が記載された施策"),
        ("別表で総務省が主担当で厚労省も主担当の施策", "総務省が主担当(◎)で、かつ厚生労働省が主担当(◎)の施策"),
        # other ministries beside one
        ("農水省が主担当のうち、別の府省と組んでいるもの", "農林水産省が主担当(◎)で、かつ府省庁名に記載された府省庁が2つ以上の施策"),
        ("国交省が主担当で他府省も加わっている施策", "国土交通省が主担当(◎)で、かつ府省庁名に記載された府省庁が2つ以上の施策"),
        ("文科省が主担当で、他省庁と連携していない施策", "府省庁名が文部科学省だけの施策"),
        ("経産省 単独 09番台 一覧", "府省庁名が経済産業省だけで、かつ施策番号が09-で始まる施策"),
        ("農水省が担当に入っているけれども主担当ではない施策は何件", "農林水産省が連携(◎なし)の施策"),
        ("総務省が関わっているけど◎は付いていない施策の数", "総務省が連携(◎なし)の施策"),
        ("内閣官房が◎の施策のうち関係府省庁が付くもの", "内閣官房が主担当(◎)で、かつ府省庁名に関係府省庁が記載された施策"),
        ("AI人材の育成・確保(骨子案の第3章第4節)の取組はいくつ", "第3章第4節(3)にある取組"),
        ("第3章第2節(2)日本の勝ち筋となるAIモデル等の開発推進の取組は何件", "第3章第2節(2)にある取組"),
        ("第3章第2節の取組、文科省が入らないもの", "第3章第2節にある、かつ府省庁名に文部科学省が記載されていない取組"),
        ("総務省のみ、または総務省と経産省のみが担当の施策", "府省庁名が総務省だけの、または府省庁名が総務省と経済産業省だけの施策"),
        ("財務省ないし金融庁の名が見える施策はどれ", "府省庁名に財務省が記載された、または府省庁名に金融庁が記載された施策"),
        ("経産省と厚労省の両方、または総務省が関わる施策", "(府省庁名に経済産業省が記載された、または府省庁名に総務省が記載された)、かつ(府省庁名に厚生労働省が記載された、または府省庁名に総務省が記載された)施策"),
        ("主担当が複数で、そのうち1つが内閣府の施策", "主担当(◎)が2つ以上で、かつ内閣府が主担当(◎)の施策"),
        ("担当が2省庁ちょうどの施策は何件ある", "府省庁名に記載された府省庁が2つの施策"),
        ("消費者庁が関わっている施策番号", "府省庁名に消費者庁が記載された施策"),
        ("国税庁が出てくる施策は何番?", "府省庁名に国税庁が記載された施策"),
        # words and values
        ("施策名に「スマート」の文字があるもの全部(スマートフォンなども含めて)", "施策名に「スマート」を含む施策"),
        ("アクセス数を効果指標にしている施策", "KPI(効果)に「アクセス数」を含む施策"),
        ("進捗のKPIで都道府県数を数えることにしている施策", "KPI(進捗)に「都道府県数」を含む施策"),
        ("「被災者支援に関する説明会」の参加都道府県数を進捗KPIにしている施策を並べて", "KPI(進捗)に「被災者支援に関する説明会」を含む、かつKPI(進捗)に「参加」を含む、かつKPI(進捗)に「都道府県」を含む施策"),
        ("「プラットフォーム」が名前にもKPIにも出てくる施策", "施策名に「プラットフォーム」を含む、かつKPI(進捗・効果)に「プラットフォーム」を含む施策"),
        ("スマート、施策名、一覧", "施策名に「スマート」を含む施策"),
        ("KPI(効果)、アクセス数、件数", "KPI(効果)に「アクセス数」を含む施策"),
        ("measures whose name contains '5G'", "施策名に「5G」を含む施策"),
        # KPI cells, years, the main text
        ("進捗のKPIだけ未設定の施策ってある?", "KPI(効果)が「未設定」で始まらない、かつKPI(進捗)が「未設定」で始まる施策"),
        ("経産省が主担当でまだ未設定の施策", "経済産業省が主担当(◎)で、かつKPI(進捗)とKPI(効果)のいずれかが「未設定」で始まる施策"),
        ("2025年を期限とする効果KPIをもつ施策", "KPI(効果)に令和7年の記載がある施策"),
        ("進捗KPIに100%とある施策", "KPI(進捗)に100%の記載がある施策"),
        ("本文記載 空欄 06番台", "本文記載が空欄で、かつ施策番号が06-で始まる施策"),
        ("本文記載なしでも構わないので、警察庁が主担当の施策を全部", "警察庁が主担当(◎)の施策"),
        ("Show measures with no ○ in the main text led by NPA", "本文記載が空欄で、かつ警察庁が主担当(◎)の施策"),
        ("measures where MAFF is sole ministry", "府省庁名が農林水産省だけの施策"),
        ("List the outline items led by METI", "経済産業省が主担当(◎)の取組"),
        ("内閣サイバーセキュリティセンターの名がある施策", "府省庁名に内閣官房(内閣サイバーセキュリティセンター)が記載された施策"),
    ],
)  # fmt: skip
def test_conditions(question: str, noun: str, library: Library, tokenizer: Tokenizer) -> None:
    assert read(question, library, tokenizer).query.noun == noun


@pytest.mark.parametrize(
    ("question", "operation", "dimension"),
    [
        ("主担当の施策が1件きりの省庁はどこどこ?", "group", "lead"),
        ("どの省庁が最も多くの施策を担当していますか", "rank", "lead"),
        ("どの府省庁が最も多く施策を主担当していますか", "rank", "lead"),
        ("何省が一番多くの施策を所管していますか", "rank", "lead"),
        ("どの省庁が一番多くKPI未設定の施策を持っていますか", "rank", "lead"),
        ("省庁が最も多く名を連ねる施策を教えて", "shared", None),
        ("府省庁が一番多く関わる施策は", "shared", None),
        ("06の施策を本文記載ありとなしに分けると何件ずつ", "group", "in_body"),
        ("06番台の主担当府省庁を一覧で", "group", "lead"),
        ("主担当が単独か共同かで件数を分けて", "group", "leads"),
        ("警察庁の施策、本文記載ありとなしで何件ずつ", "group", "in_body"),
        ("総務省が一件も主担当を持たない番台はどこ", "group", "number"),
        ("08番台と09番台ではどちらが施策数が多い?", "rank", "number"),
        ("主担当の件数で2番目に来る府省庁はどこ?", "rank", "lead"),
        ("骨子案の取組に出てくる省庁を多い順に", "rank", "ministry"),
        ("top 3 ministries by number of lead measures", "rank", "lead"),
        ("01〜12の大番号ごとに最多の府省", "tops", "number"),
        ("番台ごとに主担当が最も多い府省庁はどこか", "tops", "number"),
        ("節ごとに◎が最も多い府省庁は?(骨子案)", "tops", "section"),
        ("09番台の施策番号をすべて", "list", None),
        ("HHIを効果指標にしている施策はどれ?名前と番号", "list", None),
    ],
)
def test_operations(
    question: str, operation: str, dimension: str | None, library: Library, tokenizer: Tokenizer
) -> None:
    asked = read(question, library, tokenizer)
    assert (asked.operation, asked.dimension) == (operation, dimension)


@pytest.mark.parametrize(
    ("question", "edge"),
    [
        ("番号が最も大きい施策", "last"),
        ("09番台で番号が最大の施策", "last"),
        ("総務省が主担当の施策のうち番号が一番大きいもの", "last"),
        ("別表の最後の施策は何番ですか", "last"),
        ("番号が一番若い施策は何ですか", "first"),
        ("10番台の最初の施策は?", "first"),
    ],
)
def test_ends_of_the_numbers(question: str, edge: str, library: Library, tokenizer: Tokenizer) -> None:
    assert read(question, library, tokenizer).edges == (Edge(edge == "last"),)


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("AI戦略2019の進み具合で、いちばん出遅れている分野はどこ?", ["研究開発"]),
        ("AI戦略2019でいちばん遅れている分野は?", ["研究開発"]),
        ("AI戦略フォローアップで最も遅れが目立つのはどの分野?", ["研究開発"]),
        ("AI戦略フォローアップで進捗が一番芳しくない分野", ["研究開発"]),
        ("AI戦略の6分野のうち最も順調に進んだのはどこ", ["デジガバ・中小", "倫理・その他"]),
        ("進捗率が全体を下回った分野は?", ["研究開発"]),
        ("平均を下回る分野はどこですか", ["研究開発"]),
        ("取組数が平均以上の分野", ["教育改革", "研究開発", "社会実装"]),
        (
            "計画通りの件数が平均以下の分野は",
            ["研究開発", "データ関連基盤", "デジガバ・中小", "倫理・その他"],
        ),
        ("AI戦略2019で、計画通りにいかなかった取組が最多の分野", ["研究開発"]),
        ("AI戦略2019で、いちばん進みが悪かった分野はどれで何パーセントでしたか", ["研究開発"]),
        ("フォローアップの表で最も出遅れている分野と、その進捗率は?", ["研究開発"]),
        ("フォローアップの表でいちばん成果が上がった分野はどこ?", ["デジガバ・中小", "倫理・その他"]),
        ("フォローアップで一番進捗が良くなかった分野はどこで何%", ["研究開発"]),
        ("フォローアップで最も成果が上がっていない分野はどこ", ["研究開発"]),
        ("フォローアップの表で平均を下回る分野は?", ["研究開発"]),
        (
            "進捗率が平均(Total)より高い分野をすべて",
            ["社会実装", "データ関連基盤", "デジガバ・中小", "倫理・その他"],
        ),
        ("全体の進捗率と同じ数字の分野はどれ", ["教育改革"]),
        ("取組数が平均より少ない分野を挙げて", ["データ関連基盤", "デジガバ・中小", "倫理・その他"]),
        ("計画通りの件数が平均より多い分野は", ["教育改革", "社会実装"]),
        ("AI戦略の進捗表で計画通りの件数が少ない順に2つ", ["デジガバ・中小", "倫理・その他"]),
    ],
)
def test_areas(question: str, areas: list[str], library: Library, tokenizer: Tokenizer) -> None:
    asked = analyse(question, tokenizer)
    rows = parse_rows(asked, library, lambda t: unexplained(asked, t, tokenizer))
    assert rows is not None
    assert [r.title for r in chosen(rows, library)] == areas


@pytest.mark.parametrize(
    "question",
    [
        "サイバーポート関係の施策で効果KPIとされている項目",
        "火災延焼シミュレーションを用いる消防本部の数は",
        "空き家バンクに参加する自治体の件数を教えて",
        "施策番号05-01のKPIは",
        "ベース・レジストリの整備の主担当府省庁をすべて挙げて",
        "骨子にある「AIインフラに関するサプライチェーンの強化」の主な府省庁を確認したい",
        "「新薬の開発を高度化する創薬AIを推進」の担当省庁を全部教えて",
        "令和2年度の目標は何件か",
        "骨子案の取組のうち期限が決まっているものはいくつ",
        "府省庁の数が平均より多い施策",
    ],
)
def test_values_of_one_record_are_no_sets(question: str, library: Library, tokenizer: Tokenizer) -> None:
    assert parse(analyse(question, tokenizer), library, tokenizer) is None


def test_groups_without_any(library: Library, tokenizer: Tokenizer) -> None:
    asked = read("経産省が主担当を持っていない番台", library, tokenizer)
    assert asked.order.bound == ("=", 0)
    assert len(select(library, asked.query)) == 22
