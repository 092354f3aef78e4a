"""One topic through the documents: what is named present, what absent, and the passages quoted."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.context import Context
from rag.question import analyse
from rag.records import DOCUMENT_IDS, DocumentId
from rag.routes.cross import answer
from rag.routes.cross_scope import scope
from rag.text import folded
from rag.topics.passages import divided, find
from rag.topics.topic import Topic
from rag.topics.topic_reading import topic_of
from ui.compose import Application

TITLES: dict[DocumentId, str] = {
    "kanmin": "官民データ活用推進基本計画 別表",
    "kihon": "人工知能基本計画骨子(案)",
    "senryaku": "AI戦略2019フォローアップ",
}


def asked(bundled: Application, text: str) -> Answer:
    found = bundled.engine.answer(text)
    assert found.checks["problems"] == []
    return found


def read(context: Context, text: str) -> Topic:
    question = analyse(text, context.tokenizer)
    return topic_of(question, context.tokenizer, context.finder.vocabulary, context.finder.stands)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        pytest.param("GIGAスクール構想は3つの文書でどう扱われていますか", "「GIGAスクール構想」", id="compound"),
        pytest.param("5Gについて別表とフォローアップを比べたい", "「5G」", id="letters-and-digits"),
        pytest.param("中小企業に触れているのはどの文書ですか", "「中小企業」", id="one-kanji-in-front"),
        pytest.param("医療でのAI活用、三資料の温度差を見たい", "「医療」「AI活用」", id="words-behind-left-out"),
        pytest.param("農業について、2019年の戦略から今の骨子案まで", "「農業」", id="dates-and-documents-left-out"),
        pytest.param("介護で使うAIやロボットはどの文書に", "「介護」「AI・ロボット」", id="alternatives"),
        pytest.param("中小企業のAI導入と自治体のAI導入はどの文書に", "「中小企業」「AI導入」と「自治体」「AI導入」", id="branches"),
        pytest.param("「人間中心」という言葉、どの文書に書いてあります？", "「人間中心」", id="quoted"),
        pytest.param("プライバシーへの言及を三文書で拾って。無ければ「無い」で", "「プライバシー」", id="a-quoted-answer-is-no-topic"),
        pytest.param("数理・データサイエンス・AI教育はどの文書に", "「数理・データサイエンス・AI教育」", id="a-chain-that-stands-so"),
        pytest.param("デジタル庁はどの文書に登場する？", "「デジタル庁」", id="a-ministry"),
        pytest.param("Which documents mention blockchain?", "「ブロックチェーン」", id="english"),
    ],
)  # fmt: skip
def test_the_topic_is_what_the_question_names(text: str, topic: str, context: Context) -> None:
    assert read(context, text).shown == topic


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("GIGAスクールは3文書でどう扱われていますか", DOCUMENT_IDS),
        ("別表とAI戦略フォローアップの記述を比べて、5G", ("kanmin", "senryaku")),
        ("2019年の戦略から今の骨子案まで農業はどう変化した", ("senryaku", "kanmin", "kihon")),
        ("令和2年の別表と今の骨子案で、AI人材の扱いはどう変わった？", ("kanmin", "kihon")),
        ("暗黙知の話、どこに載っていますか", DOCUMENT_IDS),
        ("骨子案にGIGAスクールは出てきますか", ("kihon", "kanmin", "senryaku")),
        ("別表の02-04と骨子案を比べて", ()),
        ("RPAに触れている施策はどれ", ()),
        ("「災害」という語が出てくる別表の施策は何件ですか", ()),
        ("フォローアップで交通・物流はどこまで進んだと書かれているか", ()),
        ("気象データのダウンロード量の目標は？", ()),
    ],
)
def test_which_documents_are_meant(text: str, meant: tuple[DocumentId, ...], context: Context) -> None:
    assert scope(analyse(text, context.tokenizer), context) == meant


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        pytest.param("GIGAスクールは3つの文書のどれに出てきますか", ("kanmin", "senryaku"), ("kihon",), id="giga"),
        pytest.param("RPAに触れているのはどれか。逆に触れていないのはどれか。", ("senryaku",), ("kanmin", "kihon"), id="rpa"),
        pytest.param("偽・誤情報を取り上げているのはどの資料ですか", ("kihon",), ("kanmin", "senryaku"), id="misinformation"),
        pytest.param("自動運転って、3つの資料のうちどれに出てきますか", ("kanmin", "kihon"), ("senryaku",), id="driving"),
        pytest.param("フィジカルAIは3つの文書のどれに出てくる?", ("kihon",), ("kanmin", "senryaku"), id="a-compound-is-not-found-in-pieces"),
        pytest.param("創薬AIはどの文書に出てきますか", ("kihon",), ("kanmin", "senryaku"), id="nor-by-its-core"),
        pytest.param("データ駆動社会という考え方はどの文書に?", ("kanmin",), ("kihon", "senryaku"), id="words-with-little-between"),
        pytest.param("地方創生という文言はどの資料で使われていますか", ("kihon",), ("kanmin", "senryaku"), id="as-written"),
        pytest.param("Is GPAI mentioned in the annex?", ("kihon", "senryaku"), ("kanmin",), id="english"),
    ],
)  # fmt: skip
def test_documents_without_the_topic_are_named(
    text: str, present: tuple[DocumentId, ...], absent: tuple[DocumentId, ...], bundled: Application
) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert {c.document for c in found.citations} >= set(present)
    head, _, tail = found.text.partition("記載がありません")
    assert tail
    head = head.rpartition("です。")[2] if "です。" in head else head.partition("Not mentioned in ")[2]
    assert {d for d in DOCUMENT_IDS if TITLES[d] in head} == set(absent)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("マイナンバーカードの話が出るのは別表だけ、という理解で合ってる？", "はい。"),
        ("防衛に言及しているのは骨子案だけ？", "はい。"),
        ("5Gの話が出るのは別表だけですか", "いいえ。"),
        ("新型コロナは骨子案で触れられていますか", "いいえ。"),
        ("自動運転は骨子案にも出てくる？", "はい。"),
        ("GIGAスクールは別表と骨子案の両方に出てくる？", "いいえ。"),
        ("骨子案の「人間力」は他の2文書にも出てきますか", "いいえ。"),
        ("「ベース・レジストリ」は別表以外にも出てきますか", "はい。"),
    ],
)
def test_yes_or_no_comes_first(text: str, opening: str, bundled: Application) -> None:
    assert asked(bundled, text).sentences[0].text.startswith(opening)


@pytest.mark.parametrize(
    "text",
    ["量子コンピュータは三つの文書のどこかで扱われていますか", "テレワークはどこに書いてある？", "カーボンニュートラルについて三文書を横断して探して"],
)  # fmt: skip
def test_a_topic_of_no_document_is_not_found(text: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "not_found"
    assert found.searched is not None
    assert set(found.searched.documents) == set(DOCUMENT_IDS)
    assert all(title in found.text for title in TITLES.values())


@pytest.mark.parametrize(
    "text",
    ["国際ルールについての記載は骨子案にありますか", "国際ルールは骨子案で触れられていますか"],
)
def test_another_word_for_the_topic_is_shown_and_no_yes(text: str, bundled: Application) -> None:
    first = asked(bundled, text).sentences[0].text
    assert "(「国際ルール」の語はなし)" in first
    assert not first.startswith(("はい", "いいえ"))


@pytest.mark.parametrize(
    ("text", "cited", "not_cited"),
    [
        ("データ連携基盤の話は別表と骨子案とフォローアップでどう違う?", {"第3章第2節(1)①", "第3章第1節(4)②"}, {"第3章第2節(4)①"}),
        ("骨子案のスタートアップ支援の取組と、別表のスタートアップへの言及を比べて", {"02-01", "第3章第1節(3)③"}, set()),
        ("医療分野について2020年のフォローアップと骨子案を比べたい", {"第3章第1節(2)①", "第3章第1節(4)②"}, set()),
        ("3つの文書それぞれで人材育成についてどう書いてあるか整理して", {"方向性②/進捗", "10-01"}, set()),
    ],
)  # fmt: skip
def test_what_has_the_topic_is_cited_or_named_and_nothing_else(
    text: str, cited: set[str], not_cited: set[str], bundled: Application
) -> None:
    places = {c.locator for c in asked(bundled, text).citations}
    assert cited <= places
    assert not not_cited & places


def test_parts_of_a_topic_are_shown_as_parts(bundled: Application) -> None:
    found = asked(bundled, "障害者の住宅の気象に触れた文書は")
    assert found.status == "partial"
    assert "ともに含む記載はありません" in found.sentences[0].text
    cited = {c.locator for c in found.citations}
    assert "02-08" in cited  # 気象
    assert cited & {"06-12", "11-02"}  # 障害者


def test_words_that_the_passages_lack_are_said(bundled: Application) -> None:
    found = asked(bundled, "災害時のドローン活用に触れた文書は")
    assert "(「災害時」の語はなし)" in found.sentences[0].text
    assert "09-15" in {c.locator for c in found.citations}


def test_a_change_is_told_in_the_order_of_the_documents(bundled: Application) -> None:
    text = "2019年の戦略から今の骨子案まで、データ連携基盤の書きぶりはどう変化した？"
    order = list(dict.fromkeys(c.document for c in asked(bundled, text).citations))
    assert order == ["senryaku", "kanmin", "kihon"]


def test_passages_hold_the_topic_one_a_measure(context: Context) -> None:
    topic = read(context, "オープンデータはどの文書に")
    findings = find(topic, "kanmin", {}, context)
    locators = [e.record.locator for e in findings.passages]
    assert len(locators) == len(set(locators)) == 3
    assert not set(locators) & {e.record.locator for e in findings.further}
    for evidence in findings.passages:
        heading = context.finder.heading(evidence.record)
        assert "オープンデータ" in folded(f"{heading}{evidence.sentence.display}")


def test_letters_within_a_word_are_no_find(context: Context) -> None:
    topic = read(context, "AIはどの文書に")
    assert topic.share(folded("ＡＩを使う")) == 1.0
    assert topic.share(folded("e-mailとRAID")) == 0.0


def test_a_phrase_over_a_word_boundary_is_no_find(context: Context) -> None:
    phrases = [p for g in read(context, "防災はどの文書に").groups for p in g]
    assert divided(phrases, "消防災害対策", context.tokenizer)
    assert not divided(phrases, "地域防災計画", context.tokenizer)
    phrases = [p for g in read(context, "標準化はどの文書に").groups for p in g]
    assert not divided(phrases, "国際標準化活動への参画", context.tokenizer)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("ISO/IEC JTC1は別表の10番台と骨子の両方に登場しますが、それぞれ何の標準化のために出てくるのでしょうか。", {"10-19", "第3章第3節(2)②"}),
        ("ISO/IEC JTC1の議長について、別表と骨子はどう書いていますか", {"10-19", "第3章第3節(2)②"}),
        ("富岳とその後継について、別表と基本計画骨子がどう述べているか整理してほしい", {"09-23", "第3章第2節(4)②"}),
        ("AIに関する国際ルールについて三文書はそれぞれ何と書いていますか", {"12-01", "第3章第3節", "2019年度の進捗"}),
    ],
)  # fmt: skip
def test_a_document_that_has_the_topic_is_not_said_to_lack_it(
    text: str, cited: set[str], bundled: Application
) -> None:
    found = bundled.engine.answer(text)
    assert "記載がありません" not in found.text
    assert cited <= {c.locator for c in found.citations}


@pytest.mark.parametrize(
    "text", ["ITU-T SG17は別表と骨子の両方に出てきますか", "ルールという語は別表と骨子の両方に出てきますか"]
)
def test_a_name_that_is_not_there_is_said_to_be_missing(text: str, bundled: Application) -> None:
    assert "人工知能基本計画骨子(案)には記載がありません" in bundled.engine.answer(text).text


def test_a_question_about_one_document_passes(context: Context) -> None:
    assert answer(analyse("骨子案の第3章の内容は", context.tokenizer), context) is None


def test_a_single_character_of_a_name_is_not_found_in_other_words(bundled: Application) -> None:
    text = asked(bundled, "AI法の記載は3文書のどれにありますか").text
    assert text.startswith("「AI法」の記載があるのは人工知能基本計画骨子(案)です")
    assert "官民データ活用推進基本計画 別表、AI戦略2019フォローアップには記載がありません" in text


def test_what_one_document_says_is_no_question_of_being_there(bundled: Application) -> None:
    found = asked(bundled, "骨子でAIガバナンスについてなんて書いてる？")
    assert not found.text.startswith("はい")
    assert {c.document for c in found.citations} == {"kihon"}


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        pytest.param("子どもへの一人一台端末について、別表ではいつまでに実現するとされ、フォローアップでは実施のペースをどう書いていますか", ("令和2年までに", "前倒し"), {"09-19", "方向性①/教育改革"}, id="a-date-of-one-a-pace-of-the-other"),
        pytest.param("自動運転について、別表ではいつ実現するとし、骨子ではどこの省が担当か", ("令和2年度", "内閣府(AI室)"), {"09-14", "第3章第2節(2)①"}, id="a-date-and-a-ministry"),
        pytest.param("個人情報保護法の改正は、別表と骨子でどう扱われていますか", ("ガイドラインの策定", "本人同意"), {"04-02", "第3章第1節(4)③"}, id="a-law-by-its-full-name"),
        pytest.param("フォローアップと別表で人工知能研究開発ネットワークの参加機関数は同じ？", ("国内の104の大学", "104の機関"), {"07-09"}, id="the-sentence-behind-has-the-number"),
        pytest.param("別表だと5Gの基地局はいつまで、フォローアップだと5Gはどう扱う？", ("ネットワーク基盤の高度化",), {"2020年度に実施する主な取組"}, id="a-word-of-one-document-is-aside"),
        pytest.param("海上・船舶の話題、別表と骨子ではそれぞれ何をするの", ("造船",), {"08-22", "第3章第1節(2)①"}, id="in-other-words"),
        pytest.param("「人間力」の向上はどこに書いてある？", ("(4)「AI時代における人間力の向上支援」の第3章第4節(4)①",), {"第3章第4節(4)"}, id="the-heading-alone-has-it"),
    ],
)  # fmt: skip
def test_the_sentence_tells_what_is_asked_of_its_document(
    text: str, said: tuple[str, ...], cited: set[str], bundled: Application
) -> None:
    found = asked(bundled, text)
    assert [s for s in said if s not in found.text] == []
    assert cited <= {c.locator for c in found.citations}


@pytest.mark.parametrize(
    ("text", "said", "cited"),
    [
        ("法務省が絡む仕事を、別表と骨子それぞれから挙げてください", "5件", {"02-06", "第3章第4節(2)②"}),
        ("個人情報保護委員会は別表の04番台では何を、骨子では何を受け持つのですか", "1件", {"04-02", "第3章第1節(4)③"}),
        ("防衛省が関わる項目、3つの文書から拾って", "防衛省を府省庁に挙げる記載がありません", {"第3章第1節(2)③"}),
        ("厚労省が主担当の取組を骨子と別表で比べたい", "主担当のものから6件", {"02-22", "第3章第2節(2)③"}),
        ("Which measures does the Ministry of Foreign Affairs handle in the annex and the outline?", "3件", {"02-28"}),
    ],
)  # fmt: skip
def test_a_ministry_is_followed_by_what_it_has_to_do(
    text: str, said: str, cited: set[str], bundled: Application
) -> None:
    found = asked(bundled, text)
    assert said in found.text
    assert cited <= {c.locator for c in found.citations}


@pytest.mark.parametrize(
    "text",
    [
        "総務省のデータ連携は別表と骨子でどう",
        "文科省の人材育成は別表と骨子でどう書いてある",
        "デジタル庁はどの文書に登場する？",
    ],
)
def test_a_topic_beside_a_ministry_is_the_topic(text: str, bundled: Application) -> None:
    assert "担うか関わる" not in asked(bundled, text).text


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "AI研究機関のネットワークに何機関が入ったか、官民計画とAI戦略フォローアップで数字は一致しますか？",
            {"07-09", "2019年度の進捗"},
            id="a-number",
        ),
        pytest.param(
            "光通信ネットワークの研究開発に当たるものを、別表・骨子案の両方から示してください。",
            {"09-29", "第3章第2節(4)①"},
            id="other-words",
        ),
    ],
)
def test_a_document_answers_in_other_words(text: str, places: set[str], bundled: Application) -> None:
    """No document has all the words, but what is meant stands in both."""
    found = asked(bundled, text)
    assert found.status == "answered"
    assert places <= {c.locator for c in found.citations}


@pytest.mark.parametrize(
    "text",
    [
        "月面基地について別表と骨子案ではどう書いているか",
        "宇宙ごみ対策は、官民計画と骨子でそれぞれどう扱われていますか",
    ],
)
def test_what_no_document_means_is_not_found(text: str, bundled: Application) -> None:
    """Not asked whether: no いいえ in front of it."""
    found = asked(bundled, text)
    assert found.status == "not_found"
    assert not found.text.startswith("いいえ")


def test_more_of_the_measure_that_is_most_on_the_topic_is_told(bundled: Application) -> None:
    answer = bundled.engine.answer("ドローンについて、別表と骨子案の書きぶりを比べてください")
    told = [c for c in answer.citations if c.locator == "09-15"]
    assert len(told) == 3
    assert len({c.start for c in told}) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5Gは骨子には出てこないと思うけど、残りの2つではどう扱われている？", "「5G」の記載があるのは官民データ活用推進基本計画 別表、AI戦略2019フォローアップです"),
        ("人間中心のAI社会原則と書いてある文書はどれ。フォローアップにも似た言い方があれば", "AI戦略2019フォローアップで、一部の語を含む記載"),
        ("農林水産省のデータ・AIの仕事は別表と骨子案でどう違う？", "別表で農林水産省が担うか関わる施策は15件"),
    ],
)  # fmt: skip
def test_the_other_documents_and_what_is_worded_alike(text: str, said: str, bundled: Application) -> None:
    assert said in asked(bundled, text).text


@pytest.mark.parametrize(
    ("text", "start"),
    [
        # 財産権, リカレント and チップ are akin to what is asked for: that they stand there is no はい.
        ("骨子案に著作権の話は出てきますか", "「著作権」の記載があるのは人工知能基本計画骨子(案)(「著作権」の語はなし)"),
        ("フォローアップにコロナの話は出てきますか", "はい。"),
        ("別表に自治体の話は載っていますか", "はい。"),
        ("骨子案に人工知能の話は出てきますか", "はい。"),
        # The document named comes first.
        ("富岳の後継機の話は骨子案に載ってますでしょうか。", "「富岳」「後継機」の記載があるのは人工知能基本計画骨子(案)(「後継機」の語はなし)"),
    ],
)  # fmt: skip
def test_another_thing_that_is_akin_is_no_yes(text: str, start: str, bundled: Application) -> None:
    assert asked(bundled, text).text.startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "高校についてはどこかに書いてないですか",
        "高校はどの文書に出てくる？",
        "高校についてフォローアップに書いてありますか",
    ],
)
def test_a_shortened_word_is_found_in_full(text: str, bundled: Application) -> None:
    found = asked(bundled, text)
    assert found.status == "answered"
    assert "高等学校" in found.text


def test_the_words_of_a_compound_apart_are_no_further_place(bundled: Application) -> None:
    found = asked(bundled, "データ連携基盤について、3つの資料で何を言っているか比べたい")
    located = {c.locator for c in found.citations}
    assert {"02-11", "08-01", "08-04", "08-10", "08-11", "08-19", "08-20"} <= located
    assert "08-02" not in located


@pytest.mark.parametrize("text", ["外為法はどの文書に", "特区についてはどの文書に書いてある？"])
def test_what_no_document_has_in_any_form(text: str, bundled: Application) -> None:
    assert asked(bundled, text).status == "not_found"
