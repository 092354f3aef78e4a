"""はい or いいえ: recognised as such, and said only where the evidence decides."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.polar.verdict import Polar, decide
from rag.question import analyse
from rag.reading.asking import is_polar
from rag.records import DocumentId
from ui.compose import Application


@pytest.mark.parametrize(
    "text",
    [
        "02-08の主担当は国土交通省ですか？",
        "もう公開されていますか",
        "この取組は義務なのか",
        "総務省が関わっているかどうか教えて",
        "KPIは設定されていますよね",
        "本文記載はある?",
        "Is the lead ministry of 02-08 MLIT?",
        "Does 02-04 have a KPI?",
        "自治体は対象になるのでしょうか",
        "毎年手を入れていくつもりなんですかね。",
        "誰のものか分からないように加工すれば、ほかの用途に回してもよいのですか",
        "すべて終わっていたと説明してよいですか",
        "内閣官房と内閣府がどちらも主担当という扱いになってますか?",
        "何も手を加えずに公表してもかまいませんか。",
        "民事責任をどう考えるか、この検討に消費者庁は参加しますか?",
    ],
)
def test_questions_for_yes_or_no(text: str, context: Context) -> None:
    assert is_polar(analyse(text, context.tokenizer))


@pytest.mark.parametrize(
    "text",
    [
        "02-08の主担当はどこですか？",
        "目標は何件ですか",
        "いつ公開されますか",
        "02-04のKPIを教えてもらえますか",
        "一覧にしていただけますか",
        "なぜ遅れているのですか",
        "02-04のKPI",
        "What is the KPI of 02-04?",
        "担当は誰ですか",
        "それは、なんですか",
        "目標はいくつですか",
        "",
    ],
)
def test_questions_for_something_else(text: str, context: Context) -> None:
    assert not is_polar(analyse(text, context.tokenizer))


def verdict(context: Context, text: str, locator: str, document: DocumentId = "kanmin") -> Polar:
    record = context.library.get(document, locator)
    assert record is not None
    question = analyse(text, context.tokenizer)
    return decide(question, record, context.finder.find(question, records=(record,)), context)


# 02-08 has both KPIs; 08-29 and others say 未設定; 12-01 has blank cells; 教育改革 31/27/4/87 %.
@pytest.mark.parametrize(
    ("locator", "text", "yes"),
    [
        pytest.param("02-08", "主担当は国土交通省ですか", True, id="lead"),
        pytest.param("02-08", "主担当は総務省ですか", False, id="not-lead"),
        pytest.param("02-08", "進捗のKPIは設定されていますか", True, id="kpi-set"),
        pytest.param("12-01", "KPIは設定されていますか", False, id="kpi-blank"),
        pytest.param("12-01", "KPIは設定されていないのですか", True, id="kpi-not-set-denied"),
        pytest.param("12-03", "進捗のKPIは設定されていますか", False, id="kpi-dash"),
        pytest.param("10-05", "KPIは設定されていますか", False, id="kpi-said-not-to-be-set"),
        pytest.param(
            "11-02", "高度化PICSを整備した交差点の数は、KPIとして挙がっていますか", True, id="listed"
        ),
        pytest.param("11-02", "信号機の更新基数は効果のKPIに入っていますか", False, id="not-listed"),
        pytest.param("08-31", "内閣官房と内閣府がどちらも主担当という扱いですか", True, id="leads-together"),
        pytest.param("05-08", "総務省と内閣府がともに主担当ですか", False, id="not-leads-together"),
        pytest.param(
            "09-05", "経済産業省と厚生労働省は介護ロボットの開発でともに主担当ですか", False, id="one-of-two"
        ),
        pytest.param(
            "06-10", "遠隔医療従事者研修の受講者数は効果のKPIに入っていますか", False, id="other-kpi"
        ),
        pytest.param(
            "04-08", "W3Cで標準化達成した、というのは文書で確認できる事実ですか", True, id="is-it-a-fact"
        ),
        pytest.param("02-08", "ダウンロード量の目標は930TBですか", True, id="amount"),
        pytest.param("02-08", "ダウンロード量の目標は500TBですか", False, id="another-amount"),
        pytest.param("02-08", "ダウンロード量の目標は令和5年度ですか", False, id="another-year"),
    ],
)
def test_measures_decide_by_their_cells(locator: str, text: str, yes: bool, context: Context) -> None:
    assert verdict(context, text, locator).yes is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        pytest.param("教育改革の進捗率は80%以上ですか", True, id="at-least"),
        pytest.param("教育改革の進捗率は90%以上ですか", False, id="more-than-it-is"),
        pytest.param("教育改革の進捗率は90%以下ですか", True, id="at-most"),
        pytest.param("教育改革はすべて計画どおりですか", False, id="all"),
        pytest.param("教育改革の取組は楽しいですか", None, id="undecided"),
    ],
)
def test_rows_of_the_table_decide_by_their_rate(text: str, yes: bool | None, context: Context) -> None:
    found = verdict(context, text, "進捗状況の表/教育改革", "senryaku")
    assert found.yes is yes
    assert found.field == "進捗率"


@pytest.mark.parametrize("text", ["犬は対象ですか", "令和2年度の研修は楽しいですか"])
def test_what_the_record_does_not_speak_of_is_not_decided_by_its_numbers(text: str, context: Context) -> None:
    found = verdict(context, text, "02-08")
    assert found.yes is None or found.evidence is not None


@pytest.mark.parametrize(
    ("text", "opening", "quoted"),
    [
        pytest.param("02-08の主担当は国土交通省ですか？", "はい。", "国土交通省", id="yes"),
        pytest.param("02-08の主担当は総務省ですか？", "いいえ。", "国土交通省", id="no"),
        pytest.param("02-08は本文記載がありますか？", "はい。", "○", id="in-body"),
        pytest.param("12-01のKPIは設定されていますか？", "いいえ。", "空欄", id="kpi"),
        pytest.param("教育改革の進捗率は90%以上ですか？", "いいえ。", "87%", id="row"),
    ],
)
def test_the_answer_opens_with_it_and_shows_why(
    text: str, opening: str, quoted: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.sentences[0].text.startswith(opening)
    assert quoted in answer.text
    assert answer.citations


def test_a_wrong_year_is_proved_by_the_sentence_that_dates_the_act(bundled: Application) -> None:
    text = "ITU-T SG17の勧告案は、令和3年度の確定をめざすスケジュールか。"
    assert "勧告案の確定は、令和2年度です" in bundled.engine.answer(text).sentences[0].text


def test_another_office_than_the_one_said_is_a_no(bundled: Application) -> None:
    answer = bundled.engine.answer("人工知能戦略本部の本部長はデジタル大臣か。")
    assert answer.text.startswith("いいえ。")
    assert "内閣総理大臣" in answer.text


def test_what_is_not_decided_is_not_said(bundled: Application) -> None:
    answer = bundled.engine.answer("10-08の主担当は総務省ですか？")
    assert answer.status == "not_found"
    assert not answer.text.startswith(("はい", "いいえ"))


@pytest.mark.parametrize(
    ("text", "opening", "says"),
    [
        # The verb itself in the negative; the sentence with the verb before one on the same topic.
        ("交通規制情報には緯度・経度が登録されていますか", "いいえ", "登録されていない"),
        ("海上活動情報は全面的に公開していますか", "いいえ", "一部を除き公開はしていない"),
        ("都道府県のオープンデータ取組率は100%を達成したのですか", "はい", "100%を達成"),
        # A target does not say that it is reached, a need is no state of affairs.
        ("ISUTの本格運用はもう始まっていますか", "はい", "本格運用を開始"),
    ],
)
def test_the_sentence_that_says_how_things_stand_decides(
    text: str, opening: str, says: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(opening), answer.text
    assert says in answer.text


def test_what_one_piece_costs_is_no_claim_of_one(bundled: Application) -> None:
    assert bundled.engine.answer("電子タグ1枚の値段はいくらですか").status == "not_found"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        # A plan to set it is what is asked.
        ("KPIを設定する予定はありますか、ベース・レジストリの", "はい"),
        ("ベース・レジストリの進捗KPIは未設定ではないですよね", "いいえ"),
        # The other cell has that indicator.
        ("効果のKPIは届出件数ですか、民泊で", "いいえ"),
        ("進捗のKPIは届出件数ですか、民泊で", "はい"),
        # Everyone or all needs a sentence that says as much; what is among others, its own word.
        ("誰でもオープンデータを使えるようになりますか", "「"),
        ("Did all municipalities open their data?", "The text says: 「"),
        ("Are all schools to be connected by fiber?", "The text says: 「"),
        ("2020年度に実施する主な取組に量子コンピュータは含まれていますか", "「"),
    ],
)
def test_yes_needs_what_is_asked_and_no_less(text: str, opening: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(opening)
