"""What a question takes for granted, compared with the record; what it does not speak of decides nothing."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import dates
from rag.polar.opposites import contradicts
from rag.premises.claims import agrees, amount_claims, date_claims, is_assertion
from rag.premises.ministry_claims import ministry_claims
from rag.question import Question, analyse
from rag.records import Record
from rag.text import folded
from ui.compose import Application


def measure(context: Context, number: str) -> Record:
    record = context.library.get("kanmin", number)
    assert record is not None
    return record


def evidence(context: Context, text: str, number: str) -> tuple[Question, list[Evidence]]:
    question = analyse(text, context.tokenizer)
    return question, context.finder.find(question, records=(measure(context, number),))


@pytest.mark.parametrize(
    "text",
    [
        "02-08は総務省の担当とのことですが、目標は？",
        "目標は500TBだそうですね",
        "総務省が担当しているのはなぜですか",
        "令和5年度までに達成するという目標の根拠は？",
        "50回のはずですよね",
    ],
)
def test_questions_that_state_something_first(text: str, context: Context) -> None:
    assert is_assertion(analyse(text, context.tokenizer))


@pytest.mark.parametrize("text", ["02-08のKPIは？", "担当はどこですか", "ISUTとは何ですか", "オープンデータ"])
def test_questions_that_only_ask(text: str, context: Context) -> None:
    assert not is_assertion(analyse(text, context.tokenizer))


# 02-04: ◎内閣官房、総務省; 02-08: ◎国土交通省; 02-36: ◎内閣府、◎国土交通省
@pytest.mark.parametrize(
    ("number", "text", "holds"),
    [
        pytest.param("02-08", "主担当は国土交通省ですか", [True], id="lead-true"),
        pytest.param("02-08", "主担当は総務省ですか", [False], id="lead-false"),
        pytest.param("02-08", "主担当は国交省ですか", [True], id="alias"),
        pytest.param("02-04", "総務省が主担当ですか", [False], id="joint-is-no-lead"),
        pytest.param("02-04", "総務省が連携していますか", [True], id="joint-true"),
        pytest.param("02-04", "内閣官房が連携していますか", [False], id="lead-is-no-joint"),
        pytest.param("02-04", "総務省が関わっていますか", [True], id="any-role"),
        pytest.param("02-04", "経済産業省が関わっていますか", [False], id="not-named"),
        pytest.param("02-08", "主担当は気象庁ですか", [True], id="bureau-of-the-lead"),
        pytest.param("02-36", "内閣府だけが主担当ですか", [False], id="not-alone"),
        pytest.param("02-08", "国土交通省が主担当ではないのですか", [False], id="denied"),
        pytest.param("02-08", "総務省の事業ですが、目標は", [False], id="owner"),
        pytest.param("02-08", "目標は何ですか", [], id="no-ministry-in-the-question"),
    ],
)
def test_ministries_said_of_a_record(number: str, text: str, holds: list[bool], context: Context) -> None:
    claims = ministry_claims(analyse(text, context.tokenizer), measure(context, number))
    assert [c.holds for c in claims] == holds
    assert all(c.kind == "ministry" and c.truth is None for c in claims)


def test_a_ministry_that_is_merely_a_topic_is_no_claim(context: Context) -> None:
    question = analyse("総務省統計局のデータはどう使われますか", context.tokenizer)
    assert ministry_claims(question, measure(context, "02-08")) == ()


def test_a_record_without_ministries_contradicts_none(context: Context) -> None:
    chapter = context.library.get("kihon", "第1章")
    assert chapter is not None
    assert ministry_claims(analyse("総務省が主担当ですか", context.tokenizer), chapter) == ()


@pytest.mark.parametrize(
    ("number", "text", "holds"),
    [
        pytest.param("02-08", "ダウンロード量の目標は930TBですか", [True], id="equal"),
        pytest.param("02-08", "ダウンロード量の目標は９３０ＴＢですか", [True], id="full-width"),
        pytest.param("02-08", "ダウンロード量の目標は500TBですか", [False], id="another"),
        pytest.param("02-08", "ダウンロード量の目標は900TB以上ですか", [True], id="at-least"),
        pytest.param("02-08", "ダウンロード量の目標は900TB以下ですか", [False], id="at-most"),
        pytest.param("02-04", "研修の開催回数は四十回ですか", [True], id="kanji-number"),
        pytest.param("02-08", "ダウンロード量の目標を3点でまとめて", [], id="how-to-answer"),
        pytest.param("02-08", "ダウンロード量の目標は5億円ですか", [], id="unit-the-record-lacks"),
    ],
)
def test_amounts_said_of_a_record(number: str, text: str, holds: list[bool], context: Context) -> None:
    question, found = evidence(context, text, number)
    claims = amount_claims(question, found)
    assert [c.holds for c in claims] == holds
    for claim in claims:
        assert claim.truth is not None
        assert claim.truth.record.locator == number


@pytest.mark.parametrize(
    ("number", "text", "holds"),
    [
        pytest.param("02-08", "ダウンロード量930TBの目標は令和2年度ですか", True, id="equal"),
        pytest.param("02-08", "ダウンロード量の目標は2020年度ですか", True, id="western"),
        pytest.param("02-08", "ダウンロード量の目標は令和5年度ですか", False, id="another"),
    ],
)
def test_dates_said_of_a_record(number: str, text: str, holds: bool, context: Context) -> None:
    question, found = evidence(context, text, number)
    assert [c.holds for c in date_claims(question, found)] == [holds]


def test_without_evidence_nothing_is_claimed(context: Context) -> None:
    question = analyse("目標は令和5年度の500TBですよね", context.tokenizer)
    assert amount_claims(question, []) == date_claims(question, []) == ()


@pytest.mark.parametrize(
    ("asked", "found", "fits"),
    [
        ("令和2年", "令和2年", True), ("令和2年", "令和2年度", True), ("2020年", "令和2年8月", True),
        ("令和2年8月", "令和2年8月31日", True), ("令和2年8月", "令和2年3月", False),
        ("令和2年8月", "令和2年", False), ("令和3年", "令和2年", False),
    ],
)  # fmt: skip
def test_dates_agree_in_the_parts_that_both_give(asked: str, found: str, fits: bool) -> None:
    (left,), (right,) = dates(folded(asked)), dates(folded(found))
    assert agrees(left, right) is fits


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        ("登録は義務ですか", "各府省庁の任意で行う。"),
        ("手作業で集計しているのですか", "集計を自動化する。"),
        ("有料で提供されますか", "無償で提供する。"),
        ("目標を下回った原因は", "目標を上回る実績となった。"),
        ("件数は減ったのですか", "件数は増加した。"),
        ("事業は終了しましたか", "引き続き実施する。"),
    ],
)
def test_opposites_contradict_both_ways(asks: str, text: str) -> None:
    assert contradicts(folded(asks), folded(text))
    assert contradicts(folded(text), folded(asks))


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        ("無償で提供されますか", "無償で提供する。"),
        ("目標は何ですか", "無償で提供する。"),
        ("有料ですか", "有料のものと無料のものがある。"),
        ("", "無償で提供する。"),
    ],
)
def test_no_contradiction_where_the_word_itself_stands_or_none(asks: str, text: str) -> None:
    assert not contradicts(folded(asks), folded(text))


def corrected(bundled: Application, text: str) -> Answer:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert answer.checks["problems"] == []
    return answer


@pytest.mark.parametrize(
    ("text", "truth", "locator", "field"),
    [
        pytest.param("総務省が主担当の02-08の目標は？", "国土交通省", "02-08", "府省庁名", id="ministry"),
        pytest.param(
            "気象庁ホームページのダウンロード量の目標は500TBですよね？", "930TB", "02-08", "KPI(進捗)", id="amount"
        ),
        pytest.param(
            "02-08のダウンロード量の目標は令和5年度ですよね", "令和2年度", "02-08", "KPI(進捗)", id="date"
        ),
    ],
)  # fmt: skip
def test_a_false_premise_is_corrected_first(
    text: str, truth: str, locator: str, field: str, bundled: Application
) -> None:
    answer = corrected(bundled, text)
    first = answer.sentences[0]
    assert truth in first.text
    cited = [c for c in answer.citations if c.number in first.citations]
    assert (locator, field) in {(c.locator, c.field) for c in cited}


@pytest.mark.parametrize(
    "text",
    ["国交省が主担当の02-08の目標は？", "02-08のダウンロード量の目標は930TBだそうですが、いつまでですか？"],
)
def test_a_true_premise_needs_no_correction(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status == "answered"


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("平成20年に始まった制度の目的は？", True),
        ("平成20年から始まった経緯を教えてください", True),
        ("平成20年に始まった制度の参加者は何人ですか", False),
        ("平成20年に始まりますか", False),
    ],
)
def test_the_time_of_what_is_past_is_taken_for_granted(text: str, asserts: bool, context: Context) -> None:
    assert is_assertion(analyse(text, context.tokenizer)) is asserts


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("通学路情報がすでに体系的に整理されているのなら、どこで見られますか", "整理されておらず"),
        ("地盤情報がすべての機関で公開されているとのことですが、形式は?", "一部"),
        ("不動産登記情報の公開の在り方がすでに決定されたとのことですが、内容は?", "検討"),
        ("全国AEDマップがオープンデータで提供されていますが、提供元はどこですか", "なされていない"),
    ],
)
def test_what_a_question_has_heard_is_corrected(text: str, says: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert says in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "犯罪発生情報をウェブサイトで公開しているとのことですが、誰が把握していますか",
        "筆ポリゴンというのが分からないんですけど、要するに何のデータですか",
        "CYDERというのを聞いたことがないのですが、年に何回やる演習ですか",
        "電子レシートの標準フォーマットは策定されたそうですが、いつですか",
        "大阪トラックは我が国が主導したとのことですが、何を進めるものですか",
    ],
)
def test_what_is_so_is_not_corrected(text: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).status != "corrected"
