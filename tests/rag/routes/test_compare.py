"""Two records side by side: both answered and cited, differences computed only where both say a value."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.comparison.described import described
from rag.comparison.sides import places_named, rows_named
from rag.context import Context
from rag.question import analyse
from rag.routes.compare import answer, answer_named
from ui.compose import Application


def asked(bundled: Application, text: str) -> Answer:
    found = bundled.engine.answer(text)
    assert found.checks["problems"] == []
    return found


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("02-36と02-37、主担当の違いを知りたい", ("02-36", "02-37")),
        ("05-04 05-07 05-12 主担当を比較", ("05-04", "05-07", "05-12")),
        ("10-01、10-03　人材に関する効果KPIを突き合わせて", ("10-01", "10-03")),
        ("Compare 06-01 and 06-02: which has a later target year?", ("06-01", "06-02")),
        ("骨子案第3章第3節(2)の①と④で主担当はどう違うか", ("第3章第3節(2)①", "第3章第3節(2)④")),
        ("骨子案の第3章第1節と第3章第2節では何が違う？", ("第3章第1節", "第3章第2節")),
        (
            "骨子案の基本方針1番と2番の合言葉を比べて",
            ("第2章(4つの基本的な方針)1", "第2章(4つの基本的な方針)2"),
        ),
        (
            "4つの方針の一つ目と三つ目の違いは",
            ("第2章(4つの基本的な方針)1", "第2章(4つの基本的な方針)3"),
        ),
        ("第3章第2節(4)の1番目と3番目の主担当の違い", ("第3章第2節(4)①", "第3章第2節(4)③")),
        (
            "第3章第4節(4)にある「AI時代の教育」と「AI時代の働き方」で主担当は違うか",
            ("第3章第4節(4)②", "第3章第4節(4)③"),
        ),
    ],
)
def test_sides_by_number(text: str, locators: tuple[str, ...], context: Context) -> None:
    found = places_named(analyse(text, context.tokenizer), context)
    assert found is not None
    assert tuple(s.record.locator for s in found.sides) == locators
    assert not any(locator in found.rest for locator in locators)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("研究開発の進捗率は全体（Total）より何ポイント低い", ("研究開発", "Total")),
        ("「研究開発」と「倫理・その他」、進捗率はどれだけ差がある？", ("研究開発", "倫理・その他")),
        ("デジガバと社会実装の取組数の差", ("デジガバ・中小", "社会実装")),
        ("Which has the higher progress rate, education reform or R&D?", ("教育改革", "研究開発")),
    ],
)
def test_sides_by_row(text: str, rows: tuple[str, ...], context: Context) -> None:
    found = rows_named(analyse(text, context.tokenizer), context)
    assert found is not None
    assert tuple(s.record.title for s in found.sides) == rows


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        pytest.param("介護ロボットと消防ロボットの開発、主担当の違い", {"09-05", "09-30"}, id="two-descriptions"),
        pytest.param(
            "マイナンバーカードについて、金融機関での活用と国家公務員身分証との一体化とでは、進捗を何で測るのか比べて",
            {"05-07", "05-12"}, id="words-for-both-in-front",
        ),
        pytest.param(
            "自動運転の「官民ITS構想・ロードマップ」の施策と実証プロジェクトの施策、効果KPIを比べると？",
            {"09-13", "09-14"}, id="words-of-the-first-count-for-the-second",
        ),
        pytest.param(
            "グローバルサウス関連の「AI産業の海外市場展開支援」と「共創・協力モデルの構築」。後者にだけ入っている府省庁は？",
            {"第3章第2節(1)⑥", "第3章第3節(2)⑥"}, id="quotations",
        ),
        pytest.param("富岳のKPIとSINETのKPIを並べて表示して", {"09-23", "09-32"}, id="only-measures-have-kpis"),
    ],
)  # fmt: skip
def test_sides_by_description(text: str, locators: set[str], context: Context) -> None:
    found = described(analyse(text, context.tokenizer), context)
    assert found is not None
    assert {s.record.locator for s in found.sides} == locators


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("CYDERと産業サイバーセキュリティセンターの人材育成、それぞれどこの省", {"10-03", "10-18"}),
        ("水産データ連携基盤と港湾データ連携基盤、構築の期限は同じですか", {"08-11", "08-20"}),
        ("条件不利地域の光ファイバ整備と携帯のエリア整備、効果KPIは何と何か", {"06-01", "06-02"}),
        ("罹災証明のデジタル化と被災者台帳、主担当が複数なのはどっち", {"05-08", "05-09"}),
        ("交通事故のデータ公開と犯罪のデータ公開って、進捗KPIどうちがう？", {"02-14", "02-15"}),
        ("LアラートとJアラートの担当省は？", {"08-33", "06-17"}),
        ("4K・8Kの普及策と8K映像の医療応用。どこが担当しているか、同じところ？", {"06-07", "09-06"}),
        ("AIターミナルとサイバーポートの両施策に名を連ねる省庁を見比べたい", {"09-12", "08-20"}),
        ("マイキーIDの施策とコンビニ交付の施策で、何を効果としているかの違い", {"05-04", "05-05"}),
        (
            "骨子案でAI時代の教育の推進と働き方の検討、主担当はそれぞれどこですか",
            {"第3章第4節(4)②", "第3章第4節(4)③"},
        ),
        ("情報銀行と電子レシートの進捗指標は", {"04-01", "04-07"}),
        ("畜産の省力化とスマート農業実証、どこが所管？", {"09-22", "09-09"}),
    ],
)
def test_both_sides_are_answered_whatever_word_says_so(
    text: str, locators: set[str], bundled: Application
) -> None:
    assert {c.locator for c in asked(bundled, text).citations} == locators


def test_the_amount_of_the_year_asked_for_comes_first(bundled: Application) -> None:
    found = asked(
        bundled,
        "地球環境情報プラットフォームとG空間情報センター、令和2年度の利用の目標値を並べて",
    )
    assert "5,400人" in found.text
    assert "10万件以上" in found.text


@pytest.mark.parametrize(
    "text",
    [
        "AI法が体現するとされるPDCAとは、それぞれ何のことか",
        "改正法が成立したのと施行されたのは、それぞれいつでしょうか。",
        "その主担当はどちらになりますでしょうか。",
        "経産省と総務省、主担当の施策が多いのはどちら",
        "気象データのダウンロード量の目標は？",
        "保育所と放課後児童クラブの情報公開の担当は",
        "国保と後期高齢者のヘルスサポート事業のKPIは",
        "病害虫診断と育種システムの施策の主担当",
        "免税品購入データと公開の在り方、どこが検討するの",
        "シンガポールとオーストラリアと共同議長を務める交渉の担当府省庁",
        "犯罪発生情報の施策は警察庁が主担当ということでよろしいか",
        "情報銀行として認定されている5件は、それぞれどの会社?",
        "情報銀行の施策、認定件数の目標はいくつ？",
    ],
)
def test_other_questions_pass(text: str, bundled: Application, context: Context) -> None:
    question = bundled.engine.analyse(text)
    assert answer_named(question, context) is None
    assert bundled.engine.explain(text).route != "compare"


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        pytest.param("02-04と02-17で令和2年度のKPI(進捗)の違いは", ("40回", "25か所"), {"02-04", "02-17"}, id="kpi"),
        pytest.param("08-18と08-33、導入する都道府県の目標数の差はいくつですか", ("20都道府県", "15都道府県", "差は5都道府県"), {"08-18", "08-33"}, id="amounts"),
        pytest.param("09-03と09-05、担当の府省はどう違う？", ("両方にあるのは経済産業省", "厚生労働省"), {"09-03", "09-05"}, id="ministries"),
        pytest.param("09-13と09-14の主担当の違いは", ("両方とも内閣官房で、同じです",), {"09-13", "09-14"}, id="same-ministries"),
        pytest.param("10-05と10-17、本文記載はどう違う？", ("本文に記載のある施策です", "○は付いていません"), {"10-05", "10-17"}, id="marks"),
        pytest.param("02-36と02-37の違いは？", ("主担当", "KPI(進捗)"), {"02-36", "02-37"}, id="nothing-named"),
        pytest.param("10-02と10-03の令和2年度の予定を並べて教えて", ("令和3年3月", "オンラインでの受講"), {"10-02", "10-03"}, id="a-year"),
        pytest.param("研究開発の進捗率は全体より何ポイント低い？", ("69%", "87%", "差は18ポイント"), {"進捗状況の表/研究開発", "進捗状況の表/Total"}, id="rows"),
        pytest.param("データ関連基盤とデジガバ・中小の取組数は合わせて何件？", ("合わせて12件",), {"進捗状況の表/データ関連基盤"}, id="sum"),
        pytest.param("教育改革と研究開発の未了の合計は", ("合わせて9件", "教育改革"), {"進捗状況の表/研究開発"}, id="sum-of-two-no-total"),
        pytest.param("法人設立のしやすさでG20首位を狙う施策と、船の建造量の世界シェアを高める施策とでは、目標の年が先に来るのはどっち?", ("令和12年", "令和7年", "先に予定されているのは「海事生産性革命"), {"01-04", "08-22"}, id="in-other-words"),
        pytest.param("生成AIで政府の仕事を効率化する項目と、自治体にAIを広げる項目では、骨子での取りまとめ役はそれぞれどの役所ですか。", ("デジタル庁", "総務省"), {"第3章第1節(1)②", "第3章第1節(1)③"}, id="verbs-of-the-question"),
        pytest.param("民泊の普及とJNTOの訪日プロモーション、KPIのうち重なっているものと別々のものを整理してほしい。", ("届出件数", "アクセス数", "両方にあるのは「訪日外国人旅行者数」です"), {"10-22", "10-23"}, id="shared-indicators"),
        pytest.param("02-14と02-15のKPIで重なっているものはありますか", ("同じ文言のKPIはありません",), {"02-14", "02-15"}, id="no-shared-indicator"),
        pytest.param("12番台の施策のうち、AIネットワーク化の国際議論とJICTを使ったICTインフラ輸出で、効果の数値目標を持つのはどちらですか", ("「-」で", "2.0倍以上", "2社"), {"12-03", "12-04"}, id="one-of-two-in-a-range"),
        pytest.param("フォローアップの総括と、参考の表に載る合計とで、計画通りの割合はどう違いますか", ("8割強", "77件"), {"総括", "進捗状況の表/Total"}, id="a-row-as-a-side"),
        pytest.param("オンライン資格確認の本格運用と、審査支払の新システム稼働とでは、どちらが先ですか", ("先に予定されているのは「医療保険のオンライン資格確認",), {"08-06", "07-04"}, id="first"),
    ],
)  # fmt: skip
def test_both_sides_are_answered_and_cited(
    text: str, said: tuple[str, ...], cited: set[str], bundled: Application
) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    for words in said:
        assert words in found.text
    assert cited <= {c.locator for c in found.citations}


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("ETC2.0データと歩行者移動支援データ、どちらも国土交通省ですか", "はい。"),
        ("農業情報の標準化とスマート水産業、担当はどっちも農水省？", "いいえ。農林水産省が主担当(◎)なのは08-11だけです。"),
        ("介護ロボットと消防ロボット、どちらも文科省が主担当ですか", "いいえ。文部科学省はどちらの主担当(◎)でもありません。"),
    ],
)  # fmt: skip
def test_whether_both_have_it_comes_first(text: str, opening: str, bundled: Application) -> None:
    assert asked(bundled, text).sentences[0].text.startswith(opening)


def test_a_side_that_no_record_fits_is_named(bundled: Application) -> None:
    found = asked(bundled, "コンビニ交付と母子健康情報サービスの効果KPIを比較")
    assert found.status == "partial"
    assert {c.locator for c in found.citations} == {"05-05"}
    assert "「母子健康情報サービス」に当たる記載は見当たりません" in found.text


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("図書館の蔵書を電子化する施策と、児童生徒に端末を配る施策では、主担当はどう違いますか", "図書館の蔵書を電子化する施策"),
        ("子どもの見守りロボットの施策と介護ロボットの施策では、目標はどう違いますか", "子どもの見守りロボットの施策"),
    ],
)  # fmt: skip
def test_a_side_of_another_thing_is_missing(text: str, missing: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "partial"
    assert f"「{missing}」に当たる記載は見当たりません" in found.text


def test_about_an_amount_nothing_is_computed(bundled: Application) -> None:
    found = asked(
        bundled,
        "フォローアップの総括が述べる「計画通り」の割合と、参考の表に載る合計の進捗率は合っていますか。両者の書きぶりを示して",
    )
    assert "8割強" in found.text
    assert "87%" in found.text
    assert "(計算)" not in found.text


def test_no_difference_is_computed_of_unlike_values(bundled: Application) -> None:
    found = asked(bundled, "02-08と05-05の効果KPIを比べて")
    assert {c.locator for c in found.citations} == {"02-08", "05-05"}
    assert "(計算)" not in found.text


def test_one_record_is_no_comparison(context: Context) -> None:
    assert answer(analyse("02-04の主担当の違いは", context.tokenizer), context) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "警察庁の調査研究2本(交通規制情報のデータ精度向上/交通管制の高度化)は、狙う効果がどう異なりますか",
            ("交通規制情報の提供及び管理の実現", "運転支援による"),
            id="what-is-aimed-at-is-the-kpi-of-effect",
        ),
        pytest.param(
            "8K映像の医療応用とAI診療支援機器の開発、ゴールの年度を比較してください",
            ("令和3年度", "令和9年度"),
            id="a-year-for-both",
        ),
        pytest.param(
            "地図関係の2施策、地理院地図の反映率の目標と全国版空き家バンクの参加自治体数の目標をそれぞれ教えて",
            ("100%", "715自治体"),
            id="counted-in-front",
        ),
        pytest.param(
            "JアラートとLアラートって紛らわしいんですけど、それぞれの施策の進捗指標はどう違いますか",
            ("情報伝達手段を多重化", "研修の実施回数"),
            id="an-aside",
        ),
        pytest.param(
            "骨子案の基本方針1番と2番、それぞれの合言葉を比べて教えて",
            ("「AIを使う」", "「AIを創る」"),
            id="headings",
        ),
    ],
)
def test_both_sides_have_what_is_asked(text: str, said: tuple[str, ...], bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert [s for s in said if s not in found.text] == []


@pytest.mark.parametrize(
    ("text", "status", "said", "unsaid"),
    [
        pytest.param("自動運転の施策のうち、アーキテクチャと実証で担当が違うのはどちらか", "answered", ("(08-31)", "(09-14)"), ("第3章",), id="what-is-told-of-both"),
        pytest.param("5Gの施策のうち、交通信号機と研究開発で期限が遅いのはどちらですか", "answered", ("(09-02)", "5G"), ("進捗率", "取組数"), id="no-row-of-the-table"),
        pytest.param("見守りロボットと介護ロボットの違いは何ですか", "partial", ("(09-05)", "「見守りロボット」に当たる記載は見当たりません"), ("(09-08)",), id="foreign-word-in-other-words"),
        pytest.param("表にある合計とドローンの施策を比べて", "partial", ("89件", "(09-15)", "比べられません"), (), id="a-row-beside-a-measure"),
    ],
)  # fmt: skip
def test_sides_are_of_one_kind_and_of_what_is_told_of_both(
    text: str, status: str, said: tuple[str, ...], unsaid: tuple[str, ...], bundled: Application
) -> None:
    found = bundled.engine.answer(text)
    assert found.status == status
    assert [s for s in said if s not in found.text] == []
    assert [s for s in unsaid if s in found.text] == []


@pytest.mark.parametrize(
    ("text", "locators", "said"),
    [
        ("骨子の第3章第4節(4)で、AI時代の「教育」と「働き方」とでは主担当がどう分かれているのか。", ("第3章第4節(4)②", "第3章第4節(4)③"), ("文部科学省", "厚生労働省")),
        ("骨子の第3章第1節(2)にある警察活動の高度化と防衛力の強化、担当はそれぞれどこ", ("第3章第1節(2)④", "第3章第1節(2)③"), ("警察庁", "防衛省")),
        ("骨子の第3章第3節で、サイバー事案への対処と軍事領域の議論では主な省がどう違う？", ("第3章第3節(1)③", "第3章第3節(2)④"), ("警察庁", "外務省")),
    ],
)  # fmt: skip
def test_two_items_below_a_section(
    text: str, locators: tuple[str, ...], said: tuple[str, ...], bundled: Application
) -> None:
    found = asked(bundled, text)
    assert tuple(dict.fromkeys(c.locator for c in found.citations)) == locators
    assert all(s in found.text for s in said)


@pytest.mark.parametrize(
    "text",
    [
        "住宅宿泊事業法は平成29年6月に施行済みと理解しているが相違ないか",
        "情報銀行として令和元年度末までに認定を受けた5件、それぞれの事業者名が知りたいです。",
        "地理院地図への反映率は令和2年度末までに80%にする、という認識に相違はないでしょうか",
        "すまーと水産業　データ連けい基盤　いつまでにつくる",
        "港湾 データ連携基盤 KPI",
    ],
)
def test_what_compares_nothing_is_no_comparison(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "compare"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("研究開発と社会実装では、社会実装のほうが進捗率が高いですか。", "はい。"),
        ("研究開発と社会実装では、研究開発の方が進捗率が高いですか。", "いいえ。"),
        ("研究開発より社会実装のほうが進捗率は高いですか。", "はい。"),
        ("社会実装のほうが研究開発より進捗率は低いですか。", "いいえ。"),
        ("取組数が多いのは教育分野ですか、研究開発分野ですか。", "「教育改革」のほうが"),
        ("取組数が多いのは研究開発ですか、それとも社会実装ですか。", "「社会実装」のほうが"),
    ],
)
def test_which_of_two_areas_has_more(text: str, opening: str, bundled: Application) -> None:
    assert asked(bundled, text).text.startswith(opening)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("05-08と05-09の担当はどう違う", "内閣官房は05-09では主担当(◎)、05-08では◎なしです。"),
        ("罹災証明のデジタル化と被災者台帳管理では担当府省庁がどう違うか", "主担当が異なり"),
        ("09-02と08-31の担当はどう違いますか", "警察庁は09-02では主担当(◎)、08-31では◎なしです。"),
        ("05-09と05-10の担当はどう違う", "府省庁は両方とも内閣府、内閣官房で、同じです。"),
    ],
)
def test_the_same_ministries_with_other_marks_differ(text: str, said: str, bundled: Application) -> None:
    assert said in asked(bundled, text).text


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("経産省単独でやっているセキュリティ人材の施策と、総務省のCYDERの違いは何ですか", "10-18", "10-01"),
        (
            "別表で経産省だけが担当しているセキュリティ人材の施策と厚労省の介護ロボットの施策の違い",
            "10-17",
            "10-01",
        ),
    ],
)
def test_a_side_of_one_ministry_alone_has_no_other(
    text: str, has: str, lacks: str, bundled: Application
) -> None:
    located = {c.locator for c in asked(bundled, text).citations}
    assert has in located
    assert lacks not in located
