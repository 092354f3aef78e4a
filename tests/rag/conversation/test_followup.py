"""Conversations: what is carried over, what is asked again with one part exchanged, what stands alone."""

from __future__ import annotations

import pytest

from rag.conversation.answers import records_in
from rag.conversation.ellipsis import attribute, bare, plain, swap_agency, swap_date, swap_place, swap_topic
from rag.conversation.turns import own, turn_words
from rag.engine import Turn
from rag.question import Question, analyse
from rag.tokens import Tokenizer
from ui.compose import Application

WEATHER = ("02-08の主担当は？", "02-08「気象情報の利活用の促進」の主担当は国土交通省です。")
SHOP = (
    "コンビニ交付の効果指標は",
    "05-05「コンビニ交付サービスの導入推進」のKPI(効果)は各種証明書の交付通数です。",
)
SET = ("経産省が主担当の施策は何件ありますか", "経済産業省が主担当(◎)の施策は22件です。")
ITEM = ("骨子案の第3章第1節(1)①の担当は", "第3章第1節(1)①の主担当はデジタル庁です。")
ROW = ("AI戦略2019フォローアップの表で、教育改革の進捗率は？", "「教育改革」の進捗率は87%です。")
SLIDE = ("AI戦略フォローアップの研究開発の今後の方向性は", "「研究開発」の方向性は次のとおりです。")
PAIR = ("02-04と02-17のKPIを比べて", "02-04は研修開催回数40回、02-17は25か所です。")
GIGA = (
    "GIGAスクール構想は別表でどう書かれていますか",
    "09-19「児童生徒1人1台端末の整備」などに記載があります。",
)
TWO = ("農業の自動走行の施策は？", "09-08「農業におけるAI、IoT、ロボット」です。", "05-08は？", "05-08「罹災証明のデジタル化」の主担当は内閣府です。")  # fmt: skip
ENGLISH = ("What is the KPI of 02-08?", "The KPI (progress) of 02-08 is 930TB in FY2020.")


def turns(*contents: str) -> list[Turn]:
    return [Turn(("user", "assistant")[i % 2], content) for i, content in enumerate(contents)]


def read(bundled: Application, history: tuple[str, ...], text: str) -> Question:
    return bundled.engine.analyse(text, turns(*history))


@pytest.fixture(scope="session")
def tokenizer(bundled: Application) -> Tokenizer:
    return bundled.tokenizer


@pytest.mark.parametrize(
    ("history", "text", "locator"),
    [
        pytest.param(WEATHER, "KPIは？", "02-08", id="attribute"),
        pytest.param(WEATHER, "その施策、本文に載ってる？", "02-08", id="pointing-back"),
        pytest.param(WEATHER, "もっと詳しく", "02-08", id="more"),
        pytest.param(WEATHER, "令和2年度の目標値は", "02-08", id="year"),
        pytest.param(WEATHER, "総務省は関わっていますか？", "02-08", id="ministry"),
        pytest.param(WEATHER, "予算は？", "02-08", id="what-it-lacks"),
        pytest.param(SHOP, "なぜ必要なの？", "05-05", id="why"),
        pytest.param(SHOP, "窓口の負担はどうなる", "05-05", id="words-of-the-record"),
        pytest.param(ITEM, "その内容は？", "第3章第1節(1)①", id="section"),
        pytest.param(ITEM, "②は？", "第3章第1節(1)②", id="item-beside"),
        pytest.param(ITEM, "(3)の①は何についてですか", "第3章第1節(3)①", id="item-of-another-group"),
        pytest.param(PAIR, "前者の担当は？", "02-04", id="former"),
        pytest.param(PAIR, "後者はいつまで？", "02-17", id="latter"),
        pytest.param(PAIR, "2つ目の概要を教えて", "02-17", id="second"),
        pytest.param(TWO, "その背景は？", "05-08", id="last-of-two"),
        pytest.param(TWO, "最初の施策に戻るけど、KPIは？", "09-08", id="back-to-the-first"),
        pytest.param(TWO, "前の話だけど、連携側の府省庁を全部言って", "09-08", id="back-one"),
        pytest.param(TWO, "農業のほうはいつまで？", "09-08", id="back-by-name"),
        pytest.param(ENGLISH, "And the lead ministry?", "02-08", id="english"),
        pytest.param(ENGLISH, "What about its effect?", "02-08", id="english-pointing-back"),
    ],
)  # fmt: skip
def test_the_record_is_carried_over_and_disclosed(
    history: tuple[str, ...], text: str, locator: str, bundled: Application
) -> None:
    meant = read(bundled, history, text)
    assert (*meant.measures, *meant.sections) == (locator,)
    assert any("前の話題" in note and locator in note for note in meant.interpretations)


@pytest.mark.parametrize(
    ("history", "text", "wording"),
    [
        pytest.param(WEATHER, "じゃあ02-09は？", "02-09の主担当は?", id="number"),
        pytest.param(WEATHER, "あ、番号をまちがえました。02-09でお願いします。", "02-09の主担当は?", id="correction"),
        pytest.param(SHOP, "05-06ではどうですか", "05-06の効果指標は", id="number-for-a-description"),
        pytest.param(SHOP, "05-04と比べて", "05-05と05-04を比べて、効果指標は", id="comparison"),
        pytest.param(SHOP, "じゃあマイナンバーカードの多機能化は？", "マイナンバーカードの多機能化の効果指標は", id="topic"),
        pytest.param(ITEM, "第3章第2節(1)①だと？", "骨子案の第3章第2節(1)①の担当は", id="section"),
        pytest.param(SET, "総務省は？", "総務省が主担当の施策は何件ありますか", id="ministry"),
        pytest.param(SET, "08番台に限ると？", "08番台で経産省が主担当の施策は何件ありますか", id="group"),
        pytest.param(SET, "そのうち本文記載があるのは？", "経産省が主担当の施策のうち、本文記載があるのは?", id="among"),
        pytest.param(SET, "KPI未設定は？", "経産省が主担当の施策のうち、KPI未設定のものは", id="condition"),
        pytest.param(SET, "本文記載以外のものは", "経産省が主担当の施策のうち、本文記載以外のものは", id="left-out"),
        pytest.param(PAIR, "違いは？", "02-04と02-17の違いは?", id="difference-of-the-two"),
        pytest.param(SHOP, "電子レシートについても同じことを教えて", "電子レシートの効果指標は", id="the-same-of-another"),
        pytest.param(SLIDE, "教育改革は？", "AI戦略フォローアップの教育改革の今後の方向性は", id="topic-within-the-words"),
        pytest.param(SLIDE, "進捗のほうは？", "AI戦略2019フォローアップの研究開発の進捗は", id="column-of-the-slides"),
        pytest.param(SET, "一覧で見せて", "経産省が主担当の施策を一覧で見せてください", id="listed"),
        pytest.param(SET, "骨子案では？", "骨子案で経産省が主担当の取組は何件ありますか", id="set-of-another-document"),
        pytest.param(ROW, "研究開発は？", "AI戦略2019フォローアップの進捗状況の表で、研究開発の進捗率は", id="row"),
        pytest.param(ROW, "未了は何件？", "AI戦略2019フォローアップの進捗状況の表で、教育改革の未了は何件?", id="column"),
        pytest.param(ROW, "社会実装と比べると？", "AI戦略2019フォローアップの進捗状況の表で、教育改革と社会実装の進捗率を比べると", id="rows-compared"),
        pytest.param(GIGA, "骨子案ではどう？", "GIGAスクール構想は骨子案でどう書かれていますか", id="document"),
        pytest.param(GIGA, "他の文書には出てくる？", "GIGAスクール構想は他の文書には出てくる?", id="other-documents"),
        pytest.param(ENGLISH, "How about 02-09?", "What is the KPI of 02-09?", id="english"),
    ],
)  # fmt: skip
def test_the_earlier_question_is_put_again(
    history: tuple[str, ...], text: str, wording: str, bundled: Application
) -> None:
    meant = read(bundled, history, text)
    assert meant.shown == wording
    assert meant.original == text
    assert any(wording in note for note in meant.interpretations)


@pytest.mark.parametrize(
    ("history", "text"),
    [
        (WEATHER, "オープンデータとは何ですか"),
        (WEATHER, "GIGAスクール構想の担当省庁はどこですか"),
        (WEATHER, "経産省が主担当の施策は何件ありますか"),
        (WEATHER, "10-03の主担当は"),
        (WEATHER, "ありがとう"),
        (WEATHER, "asdf ほげ"),
        (TWO, "うーん"),
        (SHOP, "マイナンバーカードの施策は2019年度に完了した？"),
        (SET, "09-05の担当はどこ？"),
        (SHOP, "骨子案の第4章第2節には何が書かれていますか"),
    ],
)
def test_a_question_of_its_own_is_left_alone(
    history: tuple[str, ...], text: str, bundled: Application
) -> None:
    assert read(bundled, history, text) == bundled.engine.analyse(text)


def test_a_new_topic_drops_its_announcement(bundled: Application) -> None:
    meant = read(bundled, WEATHER, "話は変わりますが、介護ロボットは何台売る目標でしたっけ")
    assert meant.shown.startswith("介護ロボット")
    assert not any("02-08" in note for note in meant.interpretations)


@pytest.mark.parametrize(
    ("history", "text", "said", "place"),
    [
        pytest.param(SHOP, "いや、進捗のほう", "導入市町村の人口", "05-05", id="kpi-of-the-other-kind"),
        pytest.param(
            SHOP, "ほかの省は関係ないの？", "連携府省庁の記載はなく", "05-05", id="other-ministries"
        ),
        pytest.param(PAIR, "それぞれの主担当は？", "内閣官房", "02-17", id="each"),
        pytest.param(
            ROW, "じゃあ計画どおりにいかなかったのは何件", "4件", "進捗状況の表/教育改革", id="negated-column"
        ),
        pytest.param(TWO, "05-09も", "内閣府", "05-09", id="another-number"),
        pytest.param(
            ITEM,
            "同じ(1)に自治体の話もあったはずですが、そちらの主担当は",
            "総務省",
            "第3章第1節(1)③",
            id="item-beside",
        ),
        pytest.param(
            ITEM,
            "同じ括りにある、地方自治体での適正な利活用についてはどこが主ですか",
            "総務省",
            "第3章第1節(1)③",
            id="item-of-the-same-group",
        ),
        pytest.param(WEATHER, "では、令和2年度の目標は何件か", "12件", "02-08", id="target-of-a-year"),
        pytest.param(WEATHER, "そのデータ自体のダウンロード量は", "930TB", "02-08", id="the-thing-itself"),
    ],
)
def test_answers_in_a_conversation(
    history: tuple[str, ...], text: str, said: str, place: str, bundled: Application
) -> None:
    found = bundled.engine.answer(text, turns(*history))
    assert found.checks["problems"] == []
    assert said in found.text
    assert place in {c.locator for c in found.citations}
    assert found.question == text


def test_several_turns_keep_the_frame(bundled: Application) -> None:
    history = (*WEATHER, "02-09は？", "02-09の主担当は総務省です。")
    assert read(bundled, history, "じゃあ02-10は").shown == "02-10の主担当は?"


def test_no_history_changes_nothing(bundled: Application) -> None:
    assert bundled.engine.analyse("それはいつまでですか", []) == bundled.engine.analyse(
        "それはいつまでですか"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("では効果のKPIは？", "効果のKPIは?"), ("じゃあ02-09は？", "02-09は?"), ("あと、担当も", "担当も"),
        ("いや、進捗じゃなくて効果のほう", "効果のほう"), ("And the lead ministry?", "the lead ministry?"),
        ("すみません、聞きたかったのは目標値でした。", "目標値でした。"), ("担当は？", "担当は?"), ("では", "では"),
    ],
)  # fmt: skip
def test_openings_and_corrections_are_taken_off(text: str, left: str, tokenizer: Tokenizer) -> None:
    assert plain(analyse(text, tokenizer), turn_words()) == left


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("02-09は？", True), ("農水省だとどれになりますか？", True), ("令和3年度は？", True), ("骨子案ではどう？", True),
        ("09番台は", True), ("②は？", True), ("02-09のKPIは？", False), ("担当は？", False), ("農業は？", False),
    ],
)  # fmt: skip
def test_bare_questions_name_one_part_only(text: str, is_bare: bool, tokenizer: Tokenizer) -> None:
    assert bare(analyse(text, tokenizer), tokenizer) is is_bare


def test_parts_of_a_question_are_exchanged(tokenizer: Tokenizer) -> None:
    def of(text: str) -> Question:
        return analyse(text, tokenizer)

    assert swap_place(("02-05",), of("02-04の主担当は？")) == "02-05の主担当は?"
    assert swap_place(("02-05",), of("オープンデータの取組はいつから？")) == "02-05はいつから?"
    assert swap_agency(of("厚労省は"), of("総務省が主担当の施策は")) == "厚労省が主担当の施策は"
    assert swap_agency(of("厚労省は"), of("主担当の施策は")) is None
    assert swap_date(of("令和3年度は"), of("令和2年度の目標は何件")) == "令和3年度の目標は何件"
    assert swap_date(of("担当は"), of("令和2年度の目標は何件")) is None
    assert (
        swap_topic(of("審査支払のほうです"), of("オンライン資格確認はいつから？"), [])
        == "審査支払はいつから?"
    )
    assert attribute(of("富岳")) == ""


def test_words_that_name_no_topic(tokenizer: Tokenizer) -> None:
    assert own(analyse("一緒にやる省の名前も", tokenizer)) == ()
    assert own(analyse("なぜ必要なの？", tokenizer)) == ()
    assert own(analyse("じゃあ農業は？", tokenizer)) == ("農業",)


def test_records_that_a_message_names(bundled: Application) -> None:
    def named(message: str) -> list[str]:
        return [r.locator for r in records_in(message, bundled.library)]

    assert named("02-17と02-04のKPI、10-08はない") == ["02-17", "02-04"]
    assert named("第3章第1節(1)①の主担当") == ["第3章第1節(1)①"]
    assert named("「気象情報の利活用の促進」の担当は国土交通省です") == ["02-08"]
    assert named("令和2年12-31まで") == []


@pytest.mark.parametrize(
    ("history", "text", "said"),
    [
        (("02-35の主担当は", "国土交通省です。"), "連携している省庁も教えて", "経済産業省"),
        (("農地ナビって何", "農地情報公開システムのことです。"), "いつ運用が始まったんですか", "平成27年4月"),
        (("スマートホームのルール整備は何を指標にしている", "連携創出数です。"), "何件を目指すの？", "100件"),
        (
            ("犯罪発生情報のオープンデータ化はどこの担当", "警察庁です。"),
            "その省は骨子案ではどの取組の主担当？",
            "第3章第3節(1)③",
        ),
        (("骨子案第3章第4節(1)の内容は", "産業構造の構築です。"), "(2)は何が書かれている", "民事責任"),
        (
            ("進捗も効果も未設定の施策は？", "01-01、08-05の2件などです。"),
            "全部の主担当を教えて",
            "主担当(◎): 内閣官房",
        ),
        (("総務省が主担当の施策を全部", "49件あります。"), "一番多いのは何番台？", "06番台で、14件"),
    ],
)
def test_what_nothing_answers_as_it_stands_is_asked_of_what_was_talked_about(
    history: tuple[str, ...], text: str, said: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text, turns(*history))
    assert answer.status == "answered"
    assert said in answer.text
    assert answer.interpretations


def test_another_topic_is_not_asked_of_what_was_talked_about(bundled: Application) -> None:
    answer = bundled.engine.answer("量子テレポーテーションの実験は？", turns(*WEATHER))
    assert answer.status == "not_found"


DX = ("マテリアルDXの基盤整備の担当は", "09-37「マテリアルDXプラットフォーム構想実現のための基盤整備」の主担当は文部科学省など2府省です。")  # fmt: skip
PORT = (
    "サイバーポート関係の施策の主担当",
    "08-20「港湾の完全電子化と港湾関連データ連携基盤の構築」、主担当は国土交通省です。",
)
CHIP = ("骨子で半導体の研究開発はどこに書いてありますか", "第3章第2節(4)②です。")
PHYSICAL = ("骨子でフィジカルAIの先導導入支援はどこの担当？", "第3章第1節(3)①「フィジカルAIの先導導入支援」で、担当は経産省です。")  # fmt: skip
WIFI = ("防災拠点のWi-Fi整備の目標を教えてください", "06-11のKPI(進捗)は新規整備件数です。")
SENT = ("地域情報化アドバイザーの派遣の施策は", "10-02「地域のデータ活用推進のための地域人材の育成」です。")


@pytest.mark.parametrize(
    ("history", "text", "said"),
    [
        pytest.param(DX, "もう一方の主担当は？", "文部科学省、経済産業省", id="the-other-lead"),
        pytest.param(PORT, "ほかに入っている省はありますか", "財務省", id="who-else"),
        pytest.param(PORT, "どこと組んでいるのですか", "内閣官房", id="with-whom"),
        pytest.param(DX, "共同で主担当になってるのはどこ？", "経済産業省", id="jointly"),
        pytest.param(PORT, "残りの省庁は？", "内閣官房", id="the-rest"),
        pytest.param(CHIP, "同じ節で、電力の話はどこ？", "ワット・ビット", id="in-the-same-section"),
        pytest.param(CHIP, "同じ節の(1)は？", "日本国内のAI開発力の強化", id="a-group-of-the-same-section"),
        pytest.param(PHYSICAL, "開発・実証の促進のほうだと、主な府省庁はどこになる?", "第3章第2節(2)①", id="the-other-by-its-name"),
        pytest.param(WIFI, "ありがとうございます。今のは進捗のほうですよね。効果のほうの数字もあわせて伺えますでしょうか。", "約3万箇所", id="behind-thanks"),
        pytest.param(WIFI, "進捗は分かった。効果として数えるのは何?", "整備済箇所数", id="by-what-is-counted"),
        pytest.param(SENT, "去年は何団体に行ったの", "347団体", id="last-year"),
        pytest.param(SENT, "去年はいくつの団体に派遣したの？", "347団体", id="last-year-with-its-words"),
    ],
)  # fmt: skip
def test_a_few_words_are_asked_of_the_record_talked_about(
    history: tuple[str, ...], text: str, said: str, bundled: Application
) -> None:
    assert said in bundled.engine.answer(text, turns(*history)).text.splitlines()[0]


@pytest.mark.parametrize(
    "text",
    [
        "民泊の施策の効果は何で測る？",
        "空き家バンクの参加自治体の目標は？",
        "ほかに総務省が担当する施策は何件ありますか",
        "じゃあ民事責任のあり方のほうは、どこが主担当?",
        "それでは小型無人機の目視外飛行の方は、いつごろ実現するの",
    ],
)
def test_a_question_with_a_topic_of_its_own_is_not_asked_of_it(text: str, bundled: Application) -> None:
    assert not any("前の話題" in note for note in read(bundled, PORT, text).interpretations)
