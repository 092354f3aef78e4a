"""Set questions in unusual wordings: politeness, keywords, remarks, synonyms, words said in another order."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.records import KPI_EFFECT, MINISTRIES, Library
from rag.tables.question import SetQuestion, parse
from rag.tokens import Tokenizer


def read(text: str, library: Library, tokenizer: Tokenizer) -> SetQuestion:
    asked = parse(analyse(text, tokenizer), library, tokenizer)
    assert asked is not None
    return asked


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        # what is negated, and alternatives said behind
        ("効果KPIが未設定でないもの一覧", "KPI(効果)が「未設定」で始まらない施策"),
        ("番号が05で始まらない施策は何件", "施策番号が05-で始まらない施策"),
        ("名前に「整備」が入らないもの一覧", "施策名に「整備」を含まない施策"),
        ("名前に「クラウド」も「農業」も使われていない08番台", "施策名に「クラウド」を含まない、かつ施策名に「農業」を含まない、かつ施策番号が08-で始まる施策"),
        ("本文では触れられていないもの一覧", "本文記載が空欄の施策"),
        ("進捗は未設定でないのに効果だけ未設定という施策で、厚労省が主担当のもの", "KPI(進捗)が「未設定」で始まらない、かつKPI(効果)が「未設定」で始まる、かつ厚生労働省が主担当(◎)の施策"),
        ("08番台のうち、国交省・農水省のどちらでもない省が主担当の施策", "施策番号が08-で始まる、かつ国土交通省が主担当(◎)でない、かつ農林水産省が主担当(◎)でない施策"),
        ("07番台で主担当が総務省でも文科省でもないものをすべて", "施策番号が07-で始まる、かつ総務省が主担当(◎)でない、かつ文部科学省が主担当(◎)でない施策"),
        ("施策名に「AI」「人工知能」のどちらかが含まれる施策の件数", "施策名に「AI」を含む、または施策名に「人工知能」を含む施策"),
        ("「ガイドライン」の語が進捗KPIにも効果KPIにも出てくる施策は何件", "KPI(進捗)に「ガイドライン」を含む、かつKPI(効果)に「ガイドライン」を含む施策"),
        ("「標準」という語をKPIか施策名に含む施策", "KPI(進捗・効果)または施策名に「標準」を含む施策"),
        # no noun for what is listed; words that are also vocabulary; a remark in parentheses
        ("進捗・効果ともに未設定", "KPI(進捗)とKPI(効果)の両方が「未設定」で始まる施策"),
        ("文部科学省と厚生労働省がともに◎", "文部科学省が主担当(◎)で、かつ厚生労働省が主担当(◎)の施策"),
        ("主担当:経産省 / 連携:総務省", "経済産業省が主担当(◎)で、かつ総務省が連携(◎なし)の施策"),
        ("KPI欄のどこかに件数という言葉が出てくるもの一覧", "KPI(進捗・効果)に「件数」を含む施策"),
        ("施策の名前に5Gという字が入っているのはどれとどれ？", "施策名に「5G」を含む施策"),
        ("課題・取組概要に東京2020という語がある施策を列挙して", "課題・取組概要に「東京2020」を含む施策"),
        ("施策名に数字が入っている施策は何件？", "施策名に数字の記載がある施策"),
        ("警察庁が連携として名を連ねる施策（主担当は除く）", "警察庁が連携(◎なし)の施策"),
        ("主担当は別だが国交省も関わる施策の番号を知りたい", "国土交通省が連携(◎なし)の施策"),
        ("国交省と内閣府が一緒に載っている施策（どちらが主担当でもよい）", "府省庁名に国土交通省が記載された、かつ府省庁名に内閣府が記載された施策"),
        # ◎ is no condition, whatever else is said of the part
        ("骨子案の第3章第2節に並ぶ取組のうち、総務省が担当に含まれるもの(◎に限りません)をすべて", "第3章第2節にある、かつ府省庁名に総務省が記載された取組"),
        ("第3章第1節の取組で、文科省が入っているものを全部（◎でなくてもかまいません）", "第3章第1節にある、かつ府省庁名に文部科学省が記載された取組"),
        ("第3章第3節の取組のうち、経産省が担当のものは（主担当とは限らない）", "第3章第3節にある、かつ府省庁名に経済産業省が記載された取組"),
        ("04番台で総務省が担当の施策は何件？主担当に限らず数えて", "施策番号が04-で始まる、かつ府省庁名に総務省が記載された施策"),
        ("財務省の施策、主担当以外でもいいから全部", "府省庁名に財務省が記載された施策"),
        ("第3章第4節で厚労省の取組は？主担当に限ります", "第3章第4節にある、かつ厚生労働省が主担当(◎)の取組"),
        ("総務省が関わっているが◎は付いていない02番台の施策は", "総務省が連携(◎なし)で、かつ施策番号が02-で始まる施策"),
        ("◎がない取組を骨子案からすべて挙げて", "主担当(◎)の記載がない取組"),
        ("二つ以上の省が主担当を務める施策を全部挙げて", "主担当(◎)が2つ以上の施策"),
        ("主担当を三つ以上の省庁で分け合っている施策", "主担当(◎)が3つ以上の施策"),
        ("五つ以上の府省庁の名前が載る施策はいくつありますか", "府省庁名に記載された府省庁が5つ以上の施策"),
        ("番号が10-17より後ろの10番台の施策を挙げて", "施策番号が10-18以降の、かつ施策番号が10-で始まる施策"),
        ("List measures whose name contains AI and whose lead ministry is METI", "施策名に「AI」を含む、かつ経済産業省が主担当(◎)の施策"),
        ("How many measures involve MEXT but are not led by it?", "文部科学省が連携(◎なし)の施策"),
        ("Which 02-group measures are not marked as in the main text and led by MLIT?", "施策番号が02-で始まる、かつ本文記載が空欄の、かつ国土交通省が主担当(◎)の施策"),
        ("人工知能基本計画骨子の取組例で外務省が主な府省庁(◎)のもの、全部", "外務省が主担当(◎)の取組"),
        # places, ranges, words said otherwise
        ("第3章第2節(2)には何項目ある？", "第3章第2節(2)にある取組"),
        ("別表10-05から10-17までの間には、どんな施策が載っていますか", "施策番号が10-05から10-17までの施策"),
        ("List the items in the outline that the Ministry of Foreign Affairs leads.", "外務省が主担当(◎)の取組"),
        ("総務省が入っていない、かつ進捗か効果のKPIに「アクセス数」がある施策を列挙して", "府省庁名に総務省が記載されていない、かつKPI(進捗・効果)に「アクセス数」を含む施策"),
        # signs, characters, beginnings and ends
        ("進捗の方のKPI欄にパーセント（%）の記号が出てくる施策　※効果の欄は見なくてよい", "KPI(進捗)に「%」を含む施策"),
        ("KPIに「万」の字がある施策数。進捗・効果どちらの欄でも可", "KPI(進捗・効果)に「万」を含む施策"),
        ("施策名の末尾が「整備」となっている施策はありますか", "施策名が「整備」で終わる施策"),
        ("施策名が「整備」の二文字で終わるものは何件？", "施策名が「整備」で終わる施策"),
        ("「事業」という語で締めくくられている施策名はいくつある？", "施策名が「事業」で終わる施策"),
        ("施策名で「オープン」が頭に来る施策を一覧に", "施策名が「オープン」で始まる施策"),
        ("医療・福祉のように、施策名に「医」の一字がある施策の一覧", "施策名に「医」を含む施策"),
        ("罹災や被災者など、施策名に「災」の字が含まれる施策を一覧に", "施策名に「災」を含む施策"),
        ("本文か KPI のどこかで「RPA」に触れている施策はどれ？", "課題・取組概要またはKPI(進捗・効果)に「RPA」を含む施策"),
        ("進捗のKPIが未設定でないのに効果のKPIが未設定の施策を列挙", "KPI(進捗)が「未設定」で始まらない、かつKPI(効果)が「未設定」で始まる施策"),
        ("進捗KPIは「未設定」とされているが効果KPIはそうなっていない施策は何件か", "KPI(進捗)が「未設定」で始まる、かつKPI(効果)が「未設定」で始まらない施策"),
        ("効果KPIだけが「未設定」で始まり、進捗KPIのほうはそうでない施策は幾つあるか", "KPI(進捗)が「未設定」で始まらない、かつKPI(効果)が「未設定」で始まる施策"),
        ("どちらのKPIも「未設定」から書き出されている施策を一覧にして", "KPI(進捗)とKPI(効果)の両方が「未設定」で始まる施策"),
        ("KPIの進捗と効果のうち一方だけが未設定の施策はいくつ", "KPI(進捗)とKPI(効果)の一方だけが「未設定」で始まる施策"),
        ("施策名で「オープンデータ」を検索した結果の一覧がほしい", "施策名に「オープンデータ」を含む施策"),
        ("東京オリパラ絡み。「東京2020」という文字が行内にある施策を出して", "いずれかの欄に「東京2020」を含む施策"),
        # topics: a word of a name, and where no name has it of any field
        ("オープンデータに関する施策を全部挙げて", "施策名に「オープンデータ」を含む施策"),
        ("自動運転に関係する施策は何件ある", "施策名に「自動運転」を含む施策"),
        ("農業の施策は何件", "施策名に「農業」を含む施策"),
        ("観光についての施策を教えて", "いずれかの欄に「観光」を含む施策"),
        # empty cells, negated twice over words for listing
        ("本文記載の欄が空いている09番台の施策を並べてほしい", "本文記載が空欄の、かつ施策番号が09-で始まる施策"),
        ("別表施策のうち本文に載っていないものを抜き出してもらえますか", "本文記載が空欄の施策"),
        ("進捗・効果の両KPIが「未設定」で始まる施策を洗い出して", "KPI(進捗)とKPI(効果)の両方が「未設定」で始まる施策"),
        ("進捗KPIが「-」か空欄になっている施策はありますか", "KPI(進捗)が「-」の、またはKPI(進捗)が空欄の施策"),
        # parts of ministries
        ("法務省関連の施策を別表からピックアップしたい（連携でも可）", "府省庁名に法務省が記載された施策"),
        ("警察庁が一緒に入っているけれど主担当は別の省庁、という施策はどれでしょう", "警察庁が連携(◎なし)の施策"),
        ("08番台で内閣官房が連携に回っている（◎なし）のは何本？", "施策番号が08-で始まる、かつ内閣官房が連携(◎なし)の施策"),
        ("内閣府を主担当に据えている施策を、残らず書き並べてください", "内閣府が主担当(◎)の施策"),
        # how many ministries
        ("主担当の府省庁がちょうど二つの施策を挙げてください（三つは除く）", "主担当(◎)が2つの施策"),
        ("主担当に二省以上が並ぶ施策はどれか", "主担当(◎)が2つ以上の施策"),
        ("主担当を二つ以上の府省庁が務める施策の数", "主担当(◎)が2つ以上の施策"),
        ("02-30以降の02番台の施策は何件", "施策番号が02-30以降の、かつ施策番号が02-で始まる施策"),
        ("進捗のKPIに「自治体」または「市町村」とある施策、番号と名前だけで", "KPI(進捗)に「自治体」を含む、またはKPI(進捗)に「市町村」を含む施策"),
        ("経産省の施策は別表に何件載っていますか。主担当に限ります。", "経済産業省が主担当(◎)の施策"),
        ("国交省が連携先にとどまる施策を並べてください", "国土交通省が連携(◎なし)の施策"),
        ("主担当が一つもない施策というのは別表に何件あるのか", "主担当(◎)の記載がない施策"),
        ("五つ以上の府省庁が名前を連ねている施策を知りたい", "府省庁名に記載された府省庁が5つ以上の施策"),
        # sentences before, keywords, gloss
        ("会議資料を作っています。経産省が主担当の施策の番号と名称を全て示してください。", "経済産業省が主担当(◎)の施策"),
        ("09番台／総務省主担当／本文記載あり", "施策番号が09-で始まる、かつ総務省が主担当(◎)で、かつ本文記載が○の施策"),
        ("総務省が主担当の施策はどれだけありますか", "総務省が主担当(◎)の施策"),
        (
            "KPI欄に令和7年（令和7年度を含む）が出てくる施策一覧",
            "KPI(進捗・効果)に令和7年の記載がある、またはKPI(進捗・効果)に令和7年度の記載がある施策",
        ),
        # English
        (
            "List the measures whose title contains オープンデータ and that are led by MLIT",
            "施策名に「オープンデータ」を含む、かつ国土交通省が主担当(◎)の施策",
        ),
        # places named by their titles, words of the name itself, who leads and who is named besides
        ("「AIガバナンスの主導」の節にある丸数字の項目は全部で何個ですか", "第3章第3節にある取組"),
        ("「AI開発力の戦略的強化」の節に並ぶ丸数字の施策、合計何個?", "第3章第2節にある取組"),
        ("「信頼できるAI基盤モデルの開発」の項に丸数字はいくつある?", "第3章第2節(3)にある取組"),
        ("「AI時代における人間力の向上支援」にぶら下がる取組を3つとも教えて", "第3章第4節(4)にある取組"),
        ("施策名そのものに「マイナンバーカード」という語が入っているのはどの施策でしょうか", "施策名に「マイナンバーカード」を含む施策"),
        ("施策のタイトルそのものに「医療」という言葉が含まれる施策", "施策名に「医療」を含む施策"),
        ("名称自体に「農業」とある施策はどれ", "施策名に「農業」を含む施策"),
        ("外務省が主で、防衛省も担う骨子案の取組はどれ", "外務省が主担当(◎)で、かつ府省庁名に防衛省が記載された取組"),
        ("骨子案で内閣府(AI室)が主、厚労省も担当する取組はどれとどれ", "内閣府(AI室)が主担当(◎)で、かつ府省庁名に厚生労働省が記載された取組"),
        ("別表で警察庁が主となり総務省も加わっている施策", "警察庁が主担当(◎)で、かつ府省庁名に総務省が記載された施策"),
        ("総務省が主担当で、経産省も主担当になっている施策", "総務省が主担当(◎)で、かつ経済産業省が主担当(◎)の施策"),
        ("内閣府(AI室)が主な府省庁で、デジタル庁も担当に加わっている取組はどれか", "内閣府(AI室)が主担当(◎)で、かつ府省庁名にデジタル庁が記載された取組"),
        ("骨子案で◎が経産省に付いているのは何回?", "経済産業省が主担当(◎)の取組"),
        ('How many measures in the annex mention "blockchain" (ブロックチェーン)?', "いずれかの欄に「blockchain」を含む、またはいずれかの欄に「ブロックチェーン」を含む施策"),
        ("Which measures in group 08 are not marked in the main text?", "本文記載が空欄で、かつ施策番号が08-で始まる施策"),
    ],
)  # fmt: skip
def test_the_filter_of_an_unusual_wording(
    question: str, noun: str, library: Library, tokenizer: Tokenizer
) -> None:
    assert sorted(_parts(read(question, library, tokenizer).query.noun)) == sorted(_parts(noun))


def _parts(noun: str) -> list[str]:
    """The conditions of a filter in words, whatever their order."""
    rule = noun.removesuffix("施策")
    return [p.removesuffix("で").removesuffix("の") for p in rule.split("、かつ")]


@pytest.mark.parametrize(
    ("question", "operation", "dimension"),
    [
        ("主担当として最も多くの施策を抱える役所とその件数は", "rank", "lead"),
        ("国交省が主担当の施策は、どの番台に集中していますか", "rank", "number"),
        ("本文記載の○が最も多いのは何番台か、その数も", "rank", "number"),
        ("◎なしの連携として登場する回数が一番多い省庁ってどこ？", "rank", "joint"),
        ("骨子案第3章第3節で、名前が出てくる取組の数が一番多い府省は？　◎の有無によらず", "rank", "ministry"),
        ("農水省の主担当施策を頭2桁で分類し、件数を添えてください", "group", "number"),
        ("別表の施策を番号の頭二桁(01〜12)で分けると、それぞれ何件ずつになりますか", "group", "number"),
        ("各番台における本文記載○の件数を出して", "group", "number"),
        ("骨子案第3章の各節について、経産省の名前がある取組の件数を節別に出して", "group", "section"),
        ("骨子案第3章の(1)(2)…という項のうち、取組数が最多のものはどれ", "rank", "group"),
        ("国交省主担当の施策を、本文記載の有無で分けると何件と何件？", "group", "in_body"),
        ("骨子案第3章全体で◎の印がどの府省にも付いていない取組の件数を教えて", "count", None),
        ("06番台で主担当が総務省、何件？", "count", None),
        ("骨子案で◎の付く回数が断トツに多いのはどこで何回か。内閣府は室・事務局ごとに分けて数えてほしい。", "rank", "lead"),
        ("骨子案で◎が付く頻度の高い府省庁を、内閣府の室を区別して3つ", "rank", "lead"),
        ("主担当件数のワースト2はどこ(同数は全部挙げて)", "rank", "lead"),
        ("主担当件数トップ3とその件数", "rank", "lead"),
        ("主担当件数の少ない順に3府省庁、同じ件数は全部", "rank", "lead"),
        ("別表で最多の府省庁が名前を連ねているのはどの施策か。総称は数に入れない。", "shared", "ministry"),
        ("府省庁名が個別に一番たくさん書き並べられている施策はどれだろうか(「全府省庁」のような書き方は数えない)", "shared", None),
        ("名前の並ぶ府省庁が最も多い骨子案の取組を教えて", "shared", None),
        ("別表で1件しか主担当がない府省庁の、その施策は?", "group", "lead"),
        ("府省庁名の欄が「関係府省庁」を含む施策について、とりまとめ役(◎)の内訳を知りたい", "group", "lead"),
        ("連携に警察庁が入る施策の旗振り役の内訳", "group", "lead"),
        ("05番台の施策の取りまとめ役を多い順に三つ", "rank", "lead"),
        ("施策の数が多い主担当を五つ挙げると", "rank", "lead"),
        ("09番台で二番目に施策を多く持つ主担当は", "rank", "lead"),
        ("骨子案第3章第1節の取組を(1)から(4)までの括弧ごとに数えて", "group", "group"),
        ("第3章で括弧の見出しごとの取組数を出し、一番少ないところを教えて", "rank", "group"),
    ],
)  # fmt: skip
def test_what_an_unusual_wording_wants_done(
    question: str, operation: str, dimension: str | None, library: Library, tokenizer: Tokenizer
) -> None:
    asked = read(question, library, tokenizer)
    assert (asked.operation, asked.dimension) == (operation, dimension)


@pytest.mark.parametrize(
    "question", ["重要な施策を一覧で", "縄文土器に関する施策を全部", "令和2年度に関する施策は何件"]
)
def test_what_is_no_word_of_the_documents_is_no_topic(
    question: str, library: Library, tokenizer: Tokenizer
) -> None:
    assert parse(analyse(question, tokenizer), library, tokenizer) is None


@pytest.mark.parametrize(
    ("question", "top", "place"),
    [
        ("「研究開発」と名の付く施策を主担当別にすると、どこが突出していて、二番手はどこですか", 2, None),
        ("名前に「推進」を冠する施策で、主担当が最も多い府省と次点の府省は", 2, None),
        ("KPI(進捗)が未設定の施策を主担当ごとに数え、最多とその次を", 2, None),
        ("施策の数が少ない番台を三つ教えて", 3, None),
        ("施策の数が多い番台から二つ、件数つきで", 2, None),
        ("2番目に主担当が多い府省庁はどこですか", None, 2),
        ("主担当が次に多い府省は内閣官房の次でどこ", None, 2),
    ],
)
def test_first_and_second_or_second_alone(
    question: str, top: int | None, place: int | None, library: Library, tokenizer: Tokenizer
) -> None:
    order = read(question, library, tokenizer).order
    assert (order.top, order.place) == (top, place)


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("「研究開発」と名の付く施策は何件", "施策名に「研究開発」を含む施策"),
        ("「防災」を名に冠する施策の一覧", "施策名に「防災」を含む施策"),
        ("「オンライン」と題された施策を挙げて", "施策名に「オンライン」を含む施策"),
        ("「オンライン」に触れた施策を挙げて", "いずれかの欄に「オンライン」を含む施策"),
    ],
)
def test_the_name_of_a_measure_said_otherwise(
    question: str, noun: str, library: Library, tokenizer: Tokenizer
) -> None:
    assert read(question, library, tokenizer).query.noun == noun


def test_ranks_said_in_other_words(library: Library, tokenizer: Tokenizer) -> None:
    many = read("総務省が主担当の施策を番台ごとに数えて、多い方から三つ", library, tokenizer)
    assert (many.dimension, many.order.top) == ("number", 3)
    assert read("総務省主担当の施策数が二番目に多い番号帯は？", library, tokenizer).order.place == 2
    assert read("施策に占める総務省主担当の割合が最も高い番台は", library, tokenizer).order.share
    assert read(
        "番台の中の全施策で主担当が同じ一つの府省だけ、という番台はどれですか", library, tokenizer
    ).order.uniform


def test_fields_to_show_besides(library: Library, tokenizer: Tokenizer) -> None:
    assert read("効果KPIが未設定の施策とその主担当を一覧にして", library, tokenizer).besides == (MINISTRIES,)
    assert read("12番台の施策と効果のKPIを並べて", library, tokenizer).besides == (KPI_EFFECT,)
    assert read("12番台の施策を並べて", library, tokenizer).besides == ()


def test_a_passed_over_word_is_told(library: Library, tokenizer: Tokenizer) -> None:
    asked = read("朝礼用に総務省が主担当の施策を並べて", library, tokenizer)
    assert asked.notes == ("『朝礼』は条件として扱っていません",)


@pytest.mark.parametrize(
    "question",
    [
        "RPAに触れているのはどれか。逆に触れていないのはどれか。",
        "国際標準化に関する取組を文書別に並べてほしい",
        "スタートアップが出てくるのは何の資料の何の項目なのか一覧にして",
        "厚労省は",
        "農水省だとどれになりますか？",
        "連携側の府省庁を全部言って",
        "ムーンショットの名が進捗KPIに入っている施策を主に担当する府省と、名前の出ている連携先の省",
        "総務省が中断した施策を並べて",
        "総務省が主担当の研修の件数は",
        "総務省が主担当の施策の予算を一覧にして",
        "国交省が主担当の施策の進捗を教えて",
        "骨子案の第3章第2節の内容を全部教えて",
        "総務省が主担当の施策で効果が出ているものは",
    ],
)
def test_what_no_condition_holds_is_left_alone(question: str, library: Library, tokenizer: Tokenizer) -> None:
    assert parse(analyse(question, tokenizer), library, tokenizer) is None
