"""Anything may be typed: a clear Japanese reply, every quote verbatim, every citation existing."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.cases import load_cases
from rag.answer import STATUS_LABELS, Answer
from rag.engine import Turn
from rag.records import Library
from ui.compose import Application

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿]")

BAD = {
    "empty": "",
    "blank": " \u3000\n\t",
    "zero-width": "\u200b\ufeff\u2060",
    "100-thousand": "あ" * 100_000,
    "100-thousand-real": "02-04のKPIは？" * 10_000,
    "controls": "\x00\x01\x1b[31m\x07",
    "emoji": "😀🎉",
    "emoji-joined": "👨‍👩‍👧‍👦",
    "lone-surrogate": "\ud800",
    "surrogates": "\udfff\ud800" * 20,
    "unassigned": "\U0010ffff\U000e0001",
    "script": "<script>alert(1)</script>",
    "tag": "<p>",
    "sql": "'; DROP TABLE measures; --",
    "template": "{{7*7}} ${jndi:ldap://x} %s%n",
    "path": "../../etc/passwd",
    "markdown": "[1](javascript:alert(1)) **太字** | 表 |",
    "marks": "？！。、",
    "brackets": "「" * 300 + "」" * 300,
    "parentheses": "(" * 2000,
    "one-letter": "a",
    "one-kana": "の",
    "combining": "か\u3099" * 500 + "\u0301" * 500,
    "expanding": "﷽" * 200,
    "right-to-left": "\u202e\u05d0\u05d1",
    "katakana-run": "ア" * 4000,
    "katakana-cycle": "アイウエオカキク" * 500,
    "hiragana-run": "おーぷんでーたの" * 500,
    "kanji-run": "鬱" * 4000,
    "digits": "1" * 4000,
    "spaces-inside": "A " * 2000,
    "ministries": "総務省、" * 900,
    "dates": "令和2年度" * 700,
    "numbers": "02-04、" * 600,
    "ranges": "01-01~12-99、" * 300,
    "sections": "第3章第1節(2)①" * 350,
}


def checked(answer: Answer, library: Library) -> Answer:
    """What must hold of every answer, whatever was asked."""
    assert answer.status in STATUS_LABELS
    assert JAPANESE.search(answer.text)
    assert answer.checks["problems"] == []
    for citation in answer.citations:
        assert citation.quote != ""
        assert library.get(citation.document, citation.locator) is not None
        assert library.sources[citation.document].text[citation.start : citation.end] == citation.quote
    numbers = {c.number for c in answer.citations}
    assert {n for s in answer.sentences for n in s.citations} <= numbers
    return answer


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_a_clear_reply(text: str, bundled: Application) -> None:
    answer = checked(bundled.engine.answer(text), bundled.library)
    assert len(answer.text) < 5000
    assert "Traceback" not in answer.text
    assert "None" not in answer.text
    assert not re.search(r"<[a-z]|\x00|\x1b|[\ud800-\udfff]", answer.text)
    json.dumps(answer.to_dict(), ensure_ascii=True)


@pytest.mark.parametrize(
    "name", ["empty", "blank", "zero-width", "100-thousand", "lone-surrogate", "unassigned"]
)
def test_input_that_is_no_text_is_an_error_that_says_why(name: str, bundled: Application) -> None:
    answer = bundled.engine.answer(BAD[name])
    assert answer.status == "error"
    assert re.search(r"空です|長すぎます", answer.text)
    assert re.search(r"入力してください|縮めて", answer.text)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param("02-08\x00の\x1bKPI(進捗)\x07は？", id="controls"),
        pytest.param("02-08の\ud800KPI(進捗)は？", id="surrogate"),
        pytest.param("😀02-08のKPI(進捗)は？🎉", id="emoji"),
        pytest.param("<b>02-08</b>の<i>KPI(進捗)</i>は？", id="html"),
        pytest.param("\u202e02-08\u200bのKPI(進捗)は？", id="invisible"),
        pytest.param("02-08\nの\nKPI(進捗)\nは？", id="line-breaks"),
        pytest.param("０２－０８　の　ＫＰＩ（進捗）　は？", id="full-width"),
        pytest.param("٠٢-٠٨のKPI(進捗)は？", id="arabic-indic-digits"),
        pytest.param("\t02-08 の KPI ( 進捗 ) は ？ ", id="spaced"),
    ],
)
def test_a_question_is_read_through_what_surrounds_it(damage: str, bundled: Application) -> None:
    answer = checked(bundled.engine.answer(damage), bundled.library)
    assert answer.status == "answered"
    assert "930TB" in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("10-08", "10-05の次は10-17", id="gap"),
        pytest.param("13-01", "13-01は別表にありません", id="no-such-group"),
        pytest.param("99-99の担当は？", "99-99は別表にありません", id="far"),
        pytest.param("00-00", "00-00は別表にありません", id="zero"),
        pytest.param("第9章", "第9章", id="chapter"),
        pytest.param("第3章第99節", "第3章第99節", id="section"),
        pytest.param("第3章第1節(2)丸99", "第3章第1節(2)", id="item"),
        pytest.param("方向性⑨", "方向性⑨", id="page"),
    ],
)
def test_unknown_places_are_said_to_be_unknown(text: str, said: str, bundled: Application) -> None:
    answer = checked(bundled.engine.answer(text), bundled.library)
    assert said in answer.text
    if "丸" not in text:
        assert answer.status == "not_found"


SIGNS = st.sampled_from(
    ["02-04", "10-08", "第3章", "第1節(2)①", "総務省", "経産省", "KPI", "進捗", "令和2年度", "40回", "件", "は", "の", "と",
     "？", "「", "」", "(", ")", "一覧", "何件", "主担当", "以外", "まで", "いつ", "とは", "骨子案", "別表", "方向性②", "最も多い",
     "\n", "\ud800", "😀", "\u200b", "<b>", "①", "〜", "〇", "㈱", "AI", "オープンデータ", "気象", "なぜ", "ですか"]
)  # fmt: skip


@given(st.lists(st.one_of(SIGNS, st.characters()), max_size=12).map("".join))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_random_questions_break_nothing(bundled: Application, text: str) -> None:
    checked(bundled.engine.answer(text), bundled.library)


@given(st.lists(SIGNS, max_size=6).map("".join), st.lists(SIGNS, max_size=6).map("".join))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_random_conversations_break_nothing(bundled: Application, before: str, text: str) -> None:
    history = (Turn("user", before), Turn("assistant", bundled.engine.answer(before).text))
    checked(bundled.engine.answer(text, history), bundled.library)


def test_questions_of_every_type_are_answered_verbatim_and_alike_twice(bundled: Application) -> None:
    # Every sixth: the evaluation looks at quotes of all, and two answers of each take minutes.
    cases = load_cases(splits=("dev",))[::6]
    assert {case.type for case in cases} == {case.type for case in load_cases(splits=("dev",))}
    for case in cases:
        history = tuple(Turn(t.role, t.content) for t in case.history)
        first, second = (bundled.engine.answer(case.question, history) for _ in range(2))
        assert replace(first, timings_ms={}) == replace(second, timings_ms={}), case.id
        assert checked(first, bundled.library).status != "error", case.id
