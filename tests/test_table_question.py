"""Set questions are read as the query they mean; every other question is left to other routes."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import load_library
from rag.question import analyse
from rag.records import Library
from rag.table import select
from rag.table_question import SetQuestion, parse
from rag.tokens import Tokenizer


@pytest.fixture(scope="module")
def library(documents: Path) -> Library:
    return load_library(documents)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer()


def read(text: str, library: Library, tokenizer: Tokenizer) -> SetQuestion:
    asked = parse(analyse(text, tokenizer), library, tokenizer)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        # roles
        ("農水省主担当の施策を一覧で", "農林水産省が主担当(◎)の施策"),
        ("文科省がやってる施策ぜんぶ", "文部科学省が主担当(◎)の施策"),
        ("法務省が関わる施策は？", "府省庁名に法務省が記載された施策"),
        ("厚労省が連携（◎なし）で入っている施策を列挙", "厚生労働省が連携(◎なし)の施策"),
        ("経産省が主担当ではないが関わっている施策は何件", "経済産業省が連携(◎なし)の施策"),
        ("警察庁が主担当または連携で入っている施策は何件", "府省庁名に警察庁が記載された施策"),
        ("主担当が内閣官房で経産省も関わる施策を教えて", "内閣官房が主担当(◎)で、かつ府省庁名に経済産業省が記載された施策"),
        ("府省庁名の欄に「関係府省庁」と書かれている施策", "府省庁名に関係府省庁が記載された施策"),
        ("総務省のみの施策は何件", "府省庁名が総務省だけの施策"),
        ("内閣府だけが主担当の施策", "主担当(◎)が内閣府だけの施策"),
        ("総務省は名を連ねているが主担当ではない施策の件数", "総務省が連携(◎なし)の施策"),
        ("法務省がからむ施策の一覧を作って", "府省庁名に法務省が記載された施策"),
        ("内閣府が担当府省庁に含まれる施策はどれですか", "府省庁名に内閣府が記載された施策"),
        ("個情委が担当に名を連ねる施策一覧", "府省庁名に個人情報保護委員会が記載された施策"),
        ("担当省庁に警察庁が含まれる施策をすべて", "府省庁名に警察庁が記載された施策"),
        ("法務省が入っている施策を洗い出して（主・従問わず）", "府省庁名に法務省が記載された施策"),
        ("外務省が一枚かんでいる施策は何件", "府省庁名に外務省が記載された施策"),
        ("警察庁だけで担当している施策（他省庁との共管を除く）は", "府省庁名が警察庁だけの施策"),
        ("環境省以外の府省庁が出てこない施策はどれ", "府省庁名が環境省だけの施策"),
        ("府省庁名に環境省しか書かれていない施策は何件", "府省庁名が環境省だけの施策"),
        ("担当が農水省ただ一つの施策を全部", "府省庁名が農林水産省だけの施策"),
        ("◎が文科省にしか付いていない施策の数", "主担当(◎)が文部科学省だけの施策"),
        ("◎が付くのは内閣府だけの施策はどれ", "主担当(◎)が内閣府だけの施策"),
        ("総務省と経産省の2者だけが担当の施策", "府省庁名が総務省と経済産業省だけの施策"),
        (
            "担当欄が経産省と総務省の2者だけで、経産省の方に◎が付いている施策の番号をすべて",
            "府省庁名が経済産業省と総務省だけで、かつ経済産業省が主担当(◎)の施策",
        ),
        ("農水省に二重丸が付いた施策はどれだけありますか", "農林水産省が主担当(◎)の施策"),
        ("警察庁が主担当（共同主担当を含む）の施策は何件", "警察庁が主担当(◎)の施策"),
        ("内閣府が主管する案件は何件", "内閣府が主担当(◎)の施策"),
        ("総務省のほかに担当がいない施策は何件", "府省庁名が総務省だけの施策"),
        ("◎なしで警察庁が載る施策は何件", "警察庁が連携(◎なし)の施策"),
        ("農水省に◎が付かず名前だけある施策を列挙", "農林水産省が連携(◎なし)の施策"),
        ("主担当が外務省のみで、ほかに◎のない施策", "主担当(◎)が外務省だけの施策"),
        ("本文記載の欄が白い施策は何件", "本文記載が空欄の施策"),
        # what only describes a part of the document
        ("オープンデータ等を扱う02番台に限ると、国交省が◎の施策は何件", "施策番号が02-で始まる、かつ国土交通省が主担当(◎)の施策"),
        ("AIガバナンスの主導の節(骨子第3章第3節)には取組例が何項目", "第3章第3節にある取組"),
        ("骨子案第3章第1節と第2節の取組は何件", "第3章第1節にある、または第3章第2節にある取組"),
        # what a field says
        ("効果KPIが訪日外国人旅行者数になっている施策をすべて", "KPI(効果)に「訪日外国人旅行者数」を含む施策"),
        ("効果側のKPIが「未設定」で止まっている施策を漏れなく", "KPI(効果)が「未設定」で始まる施策"),
        # and, or, not
        ("02番台から国交省主担当を除いた施策を挙げて", "施策番号が02-で始まる、かつ国土交通省が主担当(◎)でない施策"),
        ("総務省または経産省が主担当の施策", "総務省が主担当(◎)の、または経済産業省が主担当(◎)の施策"),
        ("総務省と警察庁の両方が名を連ねる施策", "府省庁名に総務省が記載された、かつ府省庁名に警察庁が記載された施策"),
        ("10番台で総務省以外が主担当のもの", "施策番号が10-で始まる、かつ総務省が主担当(◎)でない施策"),
        ("総務省が関わらない09番台の施策", "府省庁名に総務省が記載されていない、かつ施策番号が09-で始まる施策"),
        ("総務省と経産省以外が主担当の10番台の施策", "総務省が主担当(◎)でない、かつ経済産業省が主担当(◎)でない、かつ施策番号が10-で始まる施策"),
        # numbers
        ("０３番台はいくつ？", "施策番号が03-で始まる施策"),
        ("十二番台の施策を並べて", "施策番号が12-で始まる施策"),
        ("番号が02で始まる施策はどれ", "施策番号が02-で始まる施策"),
        ("01番台と03番台の施策は合わせて何件", "施策番号が01-で始まる、または施策番号が03-で始まる施策"),
        ("06-01から06-10のうち総務省が主担当のもの", "施策番号が06-01から06-10までで、かつ総務省が主担当(◎)の施策"),
        # 本文記載, KPI
        ("本文記載に丸がついている施策は何件", "本文記載が○の施策"),
        ("本文記載が空欄で経産省が主担当の施策", "本文記載が空欄で、かつ経済産業省が主担当(◎)の施策"),
        ("進捗のKPIがまだ決まっていない施策", "KPI(進捗)が「未設定」で始まる施策"),
        ("KPIが進捗・効果とも未設定の施策", "KPI(進捗)とKPI(効果)の両方が「未設定」で始まる施策"),
        ("KPIが未設定の施策は何件", "KPI(進捗)とKPI(効果)のいずれかが「未設定」で始まる施策"),
        ("進捗KPIは設定済みなのに効果KPIが未設定の施策", "KPI(進捗)が設定済みで、かつKPI(効果)が「未設定」で始まる施策"),
        ("KPI欄が「-」の施策はどれ？", "KPI(進捗)とKPI(効果)のいずれかが「-」の施策"),
        # words and years
        ("施策名に「災害」か「被災者」が含まれるもの一覧", "施策名に「災害」を含む、または施策名に「被災者」を含む施策"),
        ("施策名にAIが入っている施策を教えて", "施策名に「AI」を含む施策"),
        ("ブロックチェーンに言及している施策を全部", "いずれかの欄に「ブロックチェーン」を含む施策"),
        ("施策名に「整備」を含み「推進」を含まない施策", "施策名に「整備」を含む、かつ施策名に「推進」を含まない施策"),
        ("KPI(進捗)に「件数」を含む施策は何件か", "KPI(進捗)に「件数」を含む施策"),
        ("施策名か概要に「スマートシティ」を含む施策", "施策名または課題・取組概要に「スマートシティ」を含む施策"),
        ("KPIに2021年度とある施策", "KPI(進捗・効果)に令和3年度の記載がある施策"),
        ("どこかに「テレワーク」という語のある施策", "いずれかの欄に「テレワーク」を含む施策"),
        ("施策名が「促進」で終わる施策", "施策名が「促進」で終わる施策"),
        ("KPI欄に令和２年度末と書いてある施策", "KPI(進捗・効果)に「令和2年度末」を含む施策"),
        # how many ministries
        ("主担当が複数の施策を全部", "主担当(◎)が2つ以上の施策"),
        ("5つ以上の府省庁が関わる施策の件数", "府省庁名に記載された府省庁が5つ以上の施策"),
        ("連携府省庁のない施策は何件", "連携(◎なし)の府省庁の記載がない施策"),
        # the outline
        ("骨子案第3章第2節で、◎の付いた府省がない取組はどれか", "第3章第2節にある、かつ主担当(◎)の記載がない取組"),
        ("AI基本計画の骨子案で内閣府(AI室)が◎の取組は何件", "内閣府(AI室)が主担当(◎)の取組"),
        ("AIガバナンスの主導の節に載っている取組はいくつ", "第3章第3節にある取組"),
        ("骨子案の第3章に節はいくつありますか", "第3章にある節"),
        # English
        ("list all measures led by METI", "経済産業省が主担当(◎)の施策"),
        ("Which measures involve the Ministry of Justice?", "府省庁名に法務省が記載された施策"),
        ("List measures not led by MIC in group 11", "総務省が主担当(◎)でない、かつ施策番号が11-で始まる施策"),
    ],
)  # fmt: skip
def test_the_filter_of_a_question(question: str, noun: str, library: Library, tokenizer: Tokenizer) -> None:
    assert read(question, library, tokenizer).query.noun == noun


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("別表で警察庁が主担当になっている施策を全部挙げて", "02-14 02-15 07-03 07-06 09-02 09-16 09-17 09-18 09-34 11-02"),
        ("06番台で総務省が主担当でない施策", "06-10 06-12 06-13 06-18"),
        ("05番台のうち、内閣府と内閣官房の両方が主担当になっているもの", "05-09 05-10 05-11"),
        ("財務省が入っている施策（別表）", "02-32 08-20"),
        ("主担当が三つの府省庁にまたがる施策", "05-11 09-02"),
        ("KPIが進捗も効果も空欄の施策はどれですか（ハイフンは除く）", "12-01 12-02"),
        ("国際標準をKPIに掲げている施策は？KPI欄に「国際標準」の文字があるもので", "04-08 08-23 10-19"),
        ("防衛省が担当する施策は別表に何件ありますか", ""),
        ("骨子案で警察庁が◎の取組", "第3章第3節(1)③"),
        ("骨子案の取組例のうち防衛省の名前が出てくるのは？", "第3章第1節(2)③ 第3章第3節(2)④"),
    ],
)  # fmt: skip
def test_the_records_of_a_question(
    question: str, expected: str, library: Library, tokenizer: Tokenizer
) -> None:
    asked = read(question, library, tokenizer)
    assert " ".join(r.locator for r in select(library, asked.query)) == expected


@pytest.mark.parametrize(
    ("question", "operation", "dimension"),
    [
        ("別表の施策を番号の上二桁ごとに数えると、それぞれ何件", "group", "number"),
        ("厚労省が主担当の別表施策を番号（上二桁）別に集計して", "group", "number"),
        ("内閣府が主担当の施策は何番台に何件ずつありますか", "group", "number"),
        ("KPI(進捗)が未設定の施策を主担当の府省別に分けるとどうなりますか", "group", "lead"),
        ("主担当の施策が一件だけの府省庁を挙げて", "group", "lead"),
        ("本文記載の有無別に施策数を教えて", "group", "in_body"),
        ("02番台で一番多く主担当を務めているのはどの省で、何件か", "rank", "lead"),
        ("関わっている施策が最も多い府省庁は", "rank", "ministry"),
        ("連携で名前が出る回数が一番多い府省庁はどこ", "rank", "joint"),
        ("施策の数がいちばん少ない番号（01〜12）はどれ？", "rank", "number"),
        ("骨子案第3章で取組が一番少ない節はどこ", "rank", "section"),
        ("府省庁名の欄に並ぶ機関がいちばん多い施策はどれですか", "shared", None),
        ("骨子案は何章ありますか", "count", None),
        ("10番台の施策数を教えてください", "count", None),
        ("総務省、経産省が主担当の施策はそれぞれ何件", "group", "lead"),
        ("Which ministry leads the most measures?", "rank", "lead"),
    ],
)
def test_what_is_done_with_the_set(
    question: str, operation: str, dimension: str | None, library: Library, tokenizer: Tokenizer
) -> None:
    asked = read(question, library, tokenizer)
    assert (asked.operation, asked.dimension) == (operation, dimension)


def test_top_bound_and_place(library: Library, tokenizer: Tokenizer) -> None:
    assert read("主担当の多い府省トップ5", library, tokenizer).order.top == 5
    assert read("05番台、主担当が多い順に上位三つの府省", library, tokenizer).order.top == 3
    assert read("主担当の件数が2番目に多い省は？", library, tokenizer).order.place == 2
    assert read("主担当の施策が10件以上ある府省庁は？", library, tokenizer).order.bound == ("≥", 10)
    assert not read("主担当が最も少ない府省庁は", library, tokenizer).order.most


def test_a_part_not_said_and_an_or_not_said_are_told(library: Library, tokenizer: Tokenizer) -> None:
    assert not read("警察庁の施策を教えて", library, tokenizer).role_said
    assert read("警察庁が主担当の施策を教えて", library, tokenizer).role_said
    assert read("総務省と経産省が主担当の施策を教えて", library, tokenizer).either is not None
    assert read("総務省と経産省の両方が主担当の施策を教えて", library, tokenizer).either is None


@pytest.mark.parametrize(
    "question",
    [
        "情報銀行の認定件数の目標は何件ですか",
        "地方公共団体向けのオープンデータ研修、2020年度は何回開く計画ですか",
        "被災者生活再建支援金の添付書類をなくす取組、◎が付いている府省庁をすべて",
        "MID-NETに協力している病院の一覧はありますか",
        "効果のKPIに「MID-NETの利活用件数」を掲げている施策の主担当省庁はどこですか",
        "被災者関係で主担当が3つ並ぶ施策があるが、その進捗KPIは？",
        "11-05から11-08まで一覧に",
        "第3章第2節⑸の取組は何ですか",
        "第3章第2節⑷①の取組内容と主担当",
        "3つの文書で中小企業に触れているのは、どの文書のどの箇所ですか",
        "「新時代の学びを支える先端技術の活用推進」で設定された進捗KPIの数値はいくつでしたか",
        "国交省が主担当の施策で一番予算が大きいのは",
        "達成済みの施策は何件ですか",
        "令和3年度に始まった施策は何件",
        "総務省がやめた施策は何件",
        "総務省の重要な施策は？",
        "国交省が主担当をやめた施策は何件",
        "総務省が主担当の5Gの施策の目標値はいくつですか",
        "施策を進めるうえで経済産業省が果たす役割は何ですか",
        "経産省は電子レシートをなぜ進めていますか",
        "国交省の施策で使うデータは何種類",
        "経産省の課長の名前一覧",
        "02番台の施策のうち達成済みのもの",
        "NTTが関わる施策は何件",
        "東京都が主担当の施策は何件",
        "総務省とはどんな省ですか",
        "訪日外国人旅行者数の目標",
        "KPIとは何ですか",
        "こんにちは",
        "Which ministry leads CYDER, the practical cyber defense exercise?",
        "How many RFID tags (electronic tags) are to be shipped by 2025?",
    ],
)
def test_other_questions_are_left_alone(question: str, library: Library, tokenizer: Tokenizer) -> None:
    assert parse(analyse(question, tokenizer), library, tokenizer) is None
