"""The engine as a whole: one question in, one answer record out."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from rag.answer import STATUS_LABELS, Answer, Status
from rag.engine import MAX_QUESTION, Turn
from rag.reading.reader import mended
from rag.routing import ROUTES
from rag.scope import Scope
from ui.compose import Application


def asked(bundled: Application, text: str) -> Answer:
    answer = bundled.engine.answer(text)
    assert answer.checks["problems"] == []
    return answer


@pytest.mark.parametrize(
    ("text", "route", "status"),
    [
        pytest.param("こんにちは", "outside", "out_of_scope", id="outside"),
        pytest.param("02-08のKPIは？", "place", "answered", id="place"),
        pytest.param("10-08のKPIは？", "place", "not_found", id="missing-place"),
        pytest.param("総務省が主担当の施策は何件？", "table", "answered", id="table"),
        pytest.param("AI戦略2019フォローアップで、教育改革の進捗率は？", "slides", "answered", id="slides"),
        pytest.param("気象庁ホームページのダウンロード量の目標は？", "passage", "answered", id="passage"),
        pytest.param("月面基地の建設計画は？", "passage", "not_found", id="nothing"),
    ],
)
def test_each_kind_of_question_takes_its_route(
    text: str, route: str, status: Status, bundled: Application
) -> None:
    explanation = bundled.engine.explain(text)
    assert (explanation.route, explanation.answer.status) == (route, status)


@pytest.mark.parametrize(
    "text", ["02-08のKPIは？", "気象庁ホームページのダウンロード量の目標は？", "10-08は？", ""]
)
def test_the_explanation_explains_the_very_answer(text: str, bundled: Application) -> None:
    explanation = bundled.engine.explain(text)
    answer = bundled.engine.answer(text)
    assert explanation.answer.text == answer.text
    assert explanation.answer.citations == answer.citations
    assert (explanation.question is None) == (answer.status == "error")
    scores = [e.score for e in explanation.evidence]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "02-08のKPIは？",
        "総務省が主担当の施策を全部",
        "気象庁ホームページのダウンロード量の目標は？",
        "02-04と05-09の違いは？",
        "What is the KPI of 02-08?",
        "月面基地の建設計画は？",
    ],
)
def test_the_same_question_gets_the_same_answer(text: str, bundled: Application) -> None:
    first, second = (bundled.engine.answer(text).to_dict() for _ in range(2))
    assert first.pop("timings_ms")["total"] > 0
    second.pop("timings_ms")
    assert first == second


def test_the_answer_is_a_record_for_json(bundled: Application) -> None:
    answer = bundled.engine.answer("経産省が主担当の施策は何件？", id="q-1")
    record = json.loads(json.dumps(answer.to_dict(), ensure_ascii=False))
    assert record["id"] == "q-1"
    assert record["question"] == "経産省が主担当の施策は何件？"
    assert record["mode"] == "extractive"
    assert record["rows"]["total"] == len(record["rows"]["ids"])
    assert record["interpretations"] == ["『経産省』→経済産業省"]
    assert len(record["corpus"]) == 64
    assert record["index"] == bundled.index.manifest.id


def test_every_status_has_a_label() -> None:
    assert set(STATUS_LABELS) == set(get_args(Status))


def test_markers_in_the_text_are_those_of_the_sentences(bundled: Application) -> None:
    for text in ("02-04", "総務省が主担当の施策を全部", "第5回NDBオープンデータはいつ公開されますか"):
        answer = asked(bundled, text)
        numbers = [n for s in answer.sentences for n in s.citations]
        assert {c.number for c in answer.citations} == set(numbers)
        assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))
        assert all(f"[{n}]" in answer.text for n in numbers)
        assert all(s.text in answer.text for s in answer.sentences)


def test_a_question_at_the_limit_is_read_and_one_beyond_is_refused(bundled: Application) -> None:
    question = "02-08のKPI(進捗)は？"
    padded = question + " " * (MAX_QUESTION - len(question))
    assert "930TB" in asked(bundled, padded).text
    refused = asked(bundled, padded + " ")
    assert refused.status == "error"
    assert f"{MAX_QUESTION:,}字以内" in refused.text
    assert len(refused.question) <= 200


@pytest.mark.parametrize(
    ("history", "text", "said"),
    [
        pytest.param((Turn("user", "02-08のKPIは？"),), "その担当は？", "国土交通省", id="reference"),
        pytest.param((Turn("user", "02-08の担当は？"),), "02-04の担当は？", "内閣官房", id="new-topic"),
        pytest.param(
            (Turn("user", ""), Turn("assistant", "")), "02-08の担当は？", "国土交通省", id="empty-turns"
        ),
    ],
)
def test_earlier_turns(history: tuple[Turn, ...], text: str, said: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text, history)
    assert answer.status == "answered"
    assert said in answer.text
    assert answer.question == text


@pytest.mark.parametrize(
    "history", [(Turn("user", "\ud800" * 50),), (Turn("user", "あ" * 10000),), (Turn("assistant", "02-08"),)]
)
def test_odd_turns_break_nothing(history: tuple[Turn, ...], bundled: Application) -> None:
    assert bundled.engine.answer("02-08の担当は？", history).status == "answered"


def test_documents_restrict_the_search(bundled: Application) -> None:
    answer = bundled.engine.answer("人材育成の取組は？", scope=Scope(("senryaku",)))
    assert {c.document for c in answer.citations} <= {"senryaku"}


def test_misprints_of_the_source_are_read_as_what_they_stand_for(bundled: Application) -> None:
    errata = [e for e in bundled.library.errata if len(e.wrong) >= 4 and e.wrong.isascii()]
    assert errata
    for erratum in errata:
        question, notes = mended(f"{erratum.wrong}とは？", bundled.library)
        assert erratum.right in question
        assert any(erratum.wrong in note and erratum.right in note for note in notes)
    assert mended("オープンデータとは？", bundled.library) == ("オープンデータとは？", ())


def test_the_last_route_always_answers(bundled: Application) -> None:
    assert ROUTES[-1].__module__ == "rag.routes.passage"
    assert bundled.engine.answer("に").status in STATUS_LABELS
