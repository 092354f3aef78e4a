"""Set questions with remarks on how to count, splits in two, and everyday words for fields and parts."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.records import Library
from rag.tables.question import SetQuestion, parse, unexplained
from rag.tables.remarks import without_remarks
from rag.tables.rows import parse_rows
from rag.tables.table import group, select
from rag.tokens import Tokenizer


def read(text: str, library: Library, tokenizer: Tokenizer) -> SetQuestion:
    asked = parse(analyse(text, tokenizer), library, tokenizer)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        # remarks that ask for what is done anyway
        ("内閣官房が◎の施策は何件でしょうか。09-15のように室が◎のものも含めて。", "内閣官房が主担当(◎)の施策"),
        ("骨子の第3章の取組はいくつ。【再掲】も1つと数えてください。", "第3章にある取組"),
        ("内閣府が◎の別表施策は何件ですか(共同主担当も含みます)。", "内閣府が主担当(◎)の施策"),
        ("骨子で厚労省と明記された取組の一覧(「関係省庁」とだけ書かれたものは不要)", "府省庁名に厚生労働省が記載された取組"),
        ("警察庁が主担当の施策は何件か。他府省と共同で主担当のものも数に含めること。", "警察庁が主担当(◎)の施策"),
        ("08番台の施策は何件ですか(欠番は数えない)", "施策番号が08-で始まる施策"),
        ("名前に「スマート」が付く施策は何件(「スマートフォン」も含めて数える)", "施策名に「スマート」を含む施策"),
        ("進捗・効果の二つともKPIが「未設定」の施策(片方でも決まっているものは除外)", "KPI(進捗)とKPI(効果)の両方が「未設定」で始まる施策"),
        ("進捗も効果もKPIの欄が真っ白(ハイフンすら無い)の施策を教えて", "KPI(進捗)とKPI(効果)の両方が空欄の施策"),
        ("骨子で内閣府が主担当の取組は何件ですか(AI室や規制室は区別しないで)", "内閣府が主担当(◎)の取組"),
        ("内閣府が主担当の別表の施策をください。ただし複数省庁の共同主担当も入れてください。", "内閣府が主担当(◎)の施策"),
        ("国交省が主担当の施策の数を教えてください。共同で主担当のものもカウントしてください。", "国土交通省が主担当(◎)の施策"),
        ("財務省が関わっている施策は何件ありますか(「関係府省庁」と総称だけのものは含めない)", "府省庁名に財務省が記載された施策"),
        ("法務省の名前が担当として明記されている施策(「関係府省庁」「全府省庁」とだけあるものは除く)", "府省庁名に法務省が記載された施策"),
        ("外務省の名が挙がる施策を列挙。単に「関係府省庁」とあるだけのものは要りません。", "府省庁名に外務省が記載された施策"),
        ("第3章の取組は節ごとにいくつ(再掲も1件)", "第3章にある取組"),
        # remarks that change what is counted
        ("再掲を除いた骨子の取組の数を教えて", "取組の文に「再掲」を含まない取組"),
        ("主担当の府省庁別に施策数を集計して。共同主担当の施策は除いてください。", "主担当(◎)が1つの施策"),
        ("府省庁名が6つ以上並ぶ施策は?(「関係府省庁」「全府省庁」は数えない)", "府省庁名に具体名で記載された府省庁が6つ以上の施策"),
        ("一つの府省庁だけの施策数は(関係府省庁等の併記があるものは除く)", "府省庁名に記載された府省庁が1つで、かつ府省庁名に関係府省庁が記載されていない施策"),
        ("総務省が関わる施策は何件?09-15は除いて", "府省庁名に総務省が記載された、かつ施策番号が09-15でない施策"),
        ("KPIに令和4年という年が書かれた施策(「令和4年度」も該当)は何件", "KPI(進捗・効果)に令和4年の記載がある、またはKPI(進捗・効果)に令和4年度の記載がある施策"),
        # no remark: several leads are the condition, as is what is named in general
        ("関係府省庁が入っている施策を除いて、総務省が主担当の施策は何件", "府省庁名に関係府省庁が記載されていない、かつ総務省が主担当(◎)の施策"),
        ("共同主担当の施策を数えて。", "主担当(◎)が2つ以上の施策"),
        # everyday words for fields and parts
        ("旗振り役に警察庁が入っている別表の施策を全部", "警察庁が主担当(◎)の施策"),
        ("国交省が旗を振っている施策は?", "国土交通省が主担当(◎)の施策"),
        ("農水省がリード役ではなく協力する側(◎なし)で名を連ねる施策を確認したい", "農林水産省が連携(◎なし)の施策"),
        ("文科省が◎でない形で加わっている09番台の施策", "文部科学省が連携(◎なし)で、かつ施策番号が09-で始まる施策"),
        ("進捗の物差しに「未設定」の文字がある施策をすべて", "KPI(進捗)に「未設定」を含む施策"),
        ("効果のKPIが「未設定」という書き出しになっている施策は幾つか", "KPI(効果)が「未設定」で始まる施策"),
        ("09番台のうち本文未掲載の施策はいくつ", "施策番号が09-で始まる、かつ本文記載が空欄の施策"),
        ("06番台で、本文には載らなかったやつを並べて", "施策番号が06-で始まる、かつ本文記載が空欄の施策"),
        ("効果KPIに令和5年の文字がある施策", "KPI(効果)に令和5年の記載がある施策"),
        ("名前が「整備」で終わらない06番台の施策", "施策名が「整備」で終わらない、かつ施策番号が06-で始まる施策"),
        ("骨子第1節の取組で経産省が入ってるのは何件だろう", "第3章第1節にある、かつ府省庁名に経済産業省が記載された取組"),
    ],
)  # fmt: skip
def test_remarks_are_told_from_conditions(
    question: str, noun: str, library: Library, tokenizer: Tokenizer
) -> None:
    assert read(question, library, tokenizer).query.noun == noun


def test_a_question_without_remarks_is_read_as_it_stands(tokenizer: Tokenizer) -> None:
    question = analyse("総務省と経産省が共同主担当の施策を数えて。", tokenizer)
    assert without_remarks(question)[0] is question


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("本文に載っている施策と載っていない施策の内訳は?", {"本文記載○": 117, "本文記載なし(空欄)": 63}),
        ("警察庁が◎の施策は本文掲載・非掲載でどう分かれるの?", {"本文記載○": 8, "本文記載なし(空欄)": 2}),
        ("経産省が主担当の施策は、本文ありとなしが何件ずつですか", {"本文記載○": 14, "本文記載なし(空欄)": 8}),
        ("02番台を本文記載の有無で二つに分けると、それぞれ何件", {"本文記載○": 20, "本文記載なし(空欄)": 17}),
        ("主担当が1府省庁の施策、2府省庁の施策、3府省庁の施策、それぞれ何件", {"1府省庁": 171, "2府省庁": 7, "3府省庁": 2}),
        ("別表の施策を◎の数ごとに分けるとどうなりますか", {"1府省庁": 171, "2府省庁": 7, "3府省庁": 2}),
        ("警察庁が単独で担当する施策と他省庁と組む施策は、それぞれ何件ですか", {"1府省庁": 9, "3府省庁": 1}),
        ("骨子の第3章第4節、(1)から(4)までの取組数の内訳", {"第3章第4節(1)": 3, "第3章第4節(2)": 4, "第3章第4節(3)": 6, "第3章第4節(4)": 3}),
        ("02番台と08番台で総務省が主担当の施策はそれぞれ何件?", {"02": 3, "08": 4}),
        ("04-01から04-08までについて、主担当の省庁別の内訳を出せますか", {"経済産業省": 3, "内閣官房": 2, "総務省": 2, "個人情報保護委員会": 1}),
    ],
)  # fmt: skip
def test_groups(question: str, counts: dict[str, int], library: Library, tokenizer: Tokenizer) -> None:
    asked = read(question, library, tokenizer)
    assert asked.operation == "group"
    assert asked.dimension
    groups = group(select(library, asked.query), asked.dimension)
    assert {key: len(records) for key, records in groups.items()} == counts


@pytest.mark.parametrize(
    ("question", "split", "meeting", "others"),
    [
        ("進捗KPIが未設定の施策とそうでない施策の件数を教えて", "KPI(進捗)が「未設定」で始まる", 7, 173),
        ("02番台で総務省が主担当のものとそれ以外はそれぞれ何件", "総務省が主担当(◎)の", 3, 34),
        ("外務省が出てくる骨子の取組を、◎のものとそうでないものに分けて件数を", "外務省が主担当(◎)の", 3, 2),
        ("総務省が関わる施策を主担当と連携に分けて件数を教えて", "総務省が主担当(◎)の", 49, 28),
        ("施策名に「AI」が入る施策と入らない施策の件数は?", "施策名に「AI」を含む", 9, 171),
    ],
)
def test_sets_split_in_two(
    question: str, split: str, meeting: int, others: int, library: Library, tokenizer: Tokenizer
) -> None:
    asked = read(question, library, tokenizer)
    assert asked.split is not None
    assert asked.split.words == split
    found = [asked.split.test(r) for r in select(library, asked.query)]
    assert (found.count(True), found.count(False)) == (meeting, others)


@pytest.mark.parametrize(
    ("question", "after", "excluded"),
    [
        ("骨子で内閣府の次に◎が多い府省庁は?同数の場合はすべて", "内閣府", ()),
        ("別表で内閣官房に続いて主担当が多いのは?", "内閣官房", ()),
        ("骨子で◎が多いのは内閣府AI室だと思うんですが、そこを除いたら次に多い省はどこですか", "", ("内閣府(AI室)",)),
    ],
)  # fmt: skip
def test_the_place_next_to_a_ministry(
    question: str, after: str, excluded: tuple[str, ...], library: Library, tokenizer: Tokenizer
) -> None:
    asked = read(question, library, tokenizer)
    assert (asked.operation, asked.order.after, asked.excluded) == ("rank", after, excluded)
    assert not excluded or asked.order.place is None


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("進捗率が100%に達していない分野の数は?(Totalは除く)", "進捗率が100%未満の分野"),
        ("AI戦略2019フォローアップで進捗率が9割に届いていない分野", "進捗率が90%未満の分野"),
        ("AI戦略フォローアップで進捗率が100%ではない分野を挙げて", "進捗率が100%未満の分野"),
        ("フォローアップの表に、進捗率が100%に達した区分はどこ", "進捗率が100%の分野"),
        ("AI戦略2019の進捗表で、取組を100%こなした分野はどれ?", "進捗率が100%の分野"),
        ("フォローアップの表で未了が1件以上残った分野を全部挙げて", "未了/一部未了が1件以上の分野"),
        ("フォローアップの表は、Total行を抜くと何分野に分かれていますか", "分野"),
        ("進捗表の分野は全部でいくつ(合計行は数えない)", "分野"),
        ("進捗率が8割台の分野", "進捗率が80%以上で、かつ進捗率が89%以下の分野"),
    ],
)
def test_areas_of_the_progress_table(
    question: str, noun: str, library: Library, tokenizer: Tokenizer
) -> None:
    asked = analyse(question, tokenizer)
    rows = parse_rows(asked, library, lambda text: unexplained(asked, text, tokenizer))
    assert rows is not None
    assert rows.query.noun == noun
