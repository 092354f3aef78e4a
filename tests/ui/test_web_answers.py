"""Answers, evidence and follow-ups as HTML, over the real documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from rag.answer import Answer, AnswerSentence, Citation
from rag.errors import InputError
from rag.records import ARTICLES
from ui.compose import Application
from ui.web.conversation import Desk
from ui.web.evidence import considered, panel
from ui.web.requests import read_answer, read_ask
from ui.web.suggestions import EXAMPLES, MOST, follow_ups
from ui.web.turns import Shown, lines, turn


class Marks(HTMLParser):
    """Collects what is marked for a citation in the source's wording."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self._open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        cited = tag == "mark" and self._number in (given.get("data-cite") or "").split()
        self._open.append("marked" if cited else given.get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "marked" in self._open and "corrected" not in self._open:
            self.text += data


def marked(html: str, number: int) -> str:
    marks = Marks(number)
    marks.feed(html)
    return marks.text


def ask(application: Application, question: str) -> Answer:
    return application.engine.answer(question)


@pytest.mark.parametrize("kind_and_question", EXAMPLES, ids=[kind for kind, _ in EXAMPLES])
def test_every_citation_of_every_kind_is_on_the_panel(
    application: Application, kind_and_question: tuple[str, str]
) -> None:
    answer = ask(application, kind_and_question[1])
    for citation in answer.citations[:40]:
        html = panel(application.library, answer, application.engine.corpus, citation.number)
        assert marked(html, citation.number) == citation.quote
        assert "unplaced" not in html


def test_a_quote_that_is_not_the_source_is_not_highlighted(application: Application) -> None:
    answer = ask(application, "02-04の担当は？")
    false = replace(answer, citations=(replace(answer.citations[0], quote="◎総務省"),))
    html = panel(application.library, false, application.engine.corpus)
    assert "<mark" not in html
    assert "原文と一致しない" in html


def test_a_quote_in_no_known_field_is_shown_without_a_highlight(application: Application) -> None:
    answer = ask(application, "02-04の担当は？")
    odd = replace(answer, citations=(replace(answer.citations[0], field="どこか"),))
    html = panel(application.library, odd, application.engine.corpus)
    assert "<mark" not in html
    assert "位置を特定できない" in html


def test_an_answer_from_another_edition_says_so(application: Application) -> None:
    answer = ask(application, "02-04の担当は？")
    assert "違う版" in panel(application.library, answer, "another")
    assert "違う版" not in panel(application.library, answer, answer.corpus)


def test_misprints_and_unreliable_marks_are_said(application: Application) -> None:
    html = panel(application.library, ask(application, "02-04のKPIは？"), application.engine.corpus)
    assert "「全国を取組率」は「全国の取組率」の誤り" in html
    assert f"「{ARTICLES}」の印" in html


def test_a_section_stands_in_its_outline(application: Application) -> None:
    html = panel(application.library, ask(application, "第3章第1節(2)②の担当は？"), application.engine.corpus)
    outline = html[html.index('<nav class="outline"') : html.index("</nav>")]
    assert '<li aria-current="location"><span class="locator">②</span>' in outline
    assert '<span class="locator">①</span>' in outline
    assert "第3章" in outline


def test_a_row_of_the_slides_stands_in_its_table(application: Application) -> None:
    html = panel(application.library, ask(application, "教育改革の進捗率は？"), application.engine.corpus)
    assert (
        '<tr class="cited"><th scope="row">教育改革</th><td>31</td><td>27</td><td>4</td><td>87%</td></tr>'
        in html
    )


def test_long_answers_show_the_records_around_the_one_asked_for(application: Application) -> None:
    answer = ask(application, "全施策を挙げて")
    html = panel(application.library, answer, application.engine.corpus, 100)
    assert 'data-locator="' + answer.citations[99].locator in html
    assert html.count("<article") == 12
    assert "前の出典を表示(ほか96件)" in html


def test_what_a_model_writes_is_text_and_false_markers_stay_text(application: Application) -> None:
    citation = Citation(1, "kanmin", "02-04", "施策名", '"><script>', "<b>引用</b>", 0, 1)
    html = lines(["<img src=x onerror=alert(1)>[1][7] **太字** [1](javascript:x)"], {1: citation})
    assert "<img" not in html
    assert "<script" not in html
    assert "<b>" not in html
    assert "[7]" in html
    assert html.count("<button") == 2


def test_a_growing_answer_has_no_actions_yet(application: Application) -> None:
    answer = Answer("a", "q", "answered", "文です。", (AnswerSentence("文です。"),))
    assert "actions" not in turn(application.library, Shown(answer, finished=False))
    assert "actions" in turn(application.library, Shown(answer))


def test_follow_ups_can_be_answered_and_are_not_what_was_asked(application: Application) -> None:
    for _, question in EXAMPLES:
        found = follow_ups(
            application.library, ask(application, question), question, application.engine.answer
        )
        assert len(found) <= MOST
        assert question not in found
        assert {ask(application, f).status for f in found} <= {"answered"}


def test_what_was_cited_is_not_listed_as_unused(application: Application) -> None:
    explanation = application.engine.explain("気象データのダウンロード量の目標は？")
    html = considered(application.library, explanation.answer, explanation.evidence)
    assert html.count("<li>") >= 1
    assert explanation.answer.citations[0].quote not in html


def test_an_answer_survives_the_way_to_the_browser_and_back(application: Application) -> None:
    answer = ask(application, "総務省が主担当の施策をすべて挙げて")
    assert read_answer(answer.to_dict()) == answer


@pytest.mark.parametrize(
    "value",
    [None, 3, "x", {}, {"id": "a"}, {"id": "a" * 65, "question": "x"}, {"id": "a", "question": ["x"]}],
    ids=repr,
)
def test_what_the_page_never_sends_is_refused(value: object) -> None:
    with pytest.raises(InputError):
        read_ask(value)


@pytest.fixture
def desk(application: Application) -> Iterator[Desk]:
    yield Desk(application)
    application.events.close()


def test_the_last_reply_is_done_and_carries_the_record(desk: Desk) -> None:
    replies = list(desk.ask({"id": "t1", "question": "02-04の担当は？"}))
    assert [r["done"] for r in replies] == [False, True]
    assert replies[-1]["record"]["id"] == "t1"
    assert replies[-1]["record"]["status"] == "answered"


@pytest.mark.parametrize("payload", [None, {"id": "t1", "question": 5}, {"id": "t1", "scope": "x"}], ids=repr)
def test_a_bad_request_is_answered_with_an_error(desk: Desk, payload: Any) -> None:
    (reply,) = desk.ask(payload)
    assert reply["record"]["status"] == "error"
    assert reply["done"]
