"""Filters of the reader: what passes, and what the engine says inside them."""

from __future__ import annotations

import pytest

from rag.answer import Answer
from rag.records import DocumentId
from rag.responder import Extractive
from rag.scope import Scope
from ui.compose import Application

TITLES: dict[DocumentId, str] = {"kanmin": "別表", "kihon": "骨子(案)", "senryaku": "AI戦略2019"}


@pytest.mark.parametrize(
    ("scope", "described"),
    [
        (Scope(), ""),
        (Scope(("kanmin",)), "別表"),
        (Scope(ministries=("総務省", "環境省")), "総務省、環境省"),
        (Scope(("kanmin",), ("総務省",), "02-01", "02-37"), "別表、総務省、02-01〜02-37"),
        (Scope(first="12-01"), "12-01〜"),
    ],
)
def test_filters_in_words(scope: Scope, described: str) -> None:
    assert scope.describe(TITLES) == described


@pytest.mark.parametrize(
    ("scope", "passing"),
    [
        (Scope(), 180),
        (Scope(first="02-01", last="02-37"), 37),
        (Scope(first="12-01"), 4),
        (Scope(last="01-04"), 4),
        (Scope(("kihon",)), 0),
        (Scope(("kihon",), first="01-01"), 0),
    ],
)
def test_measures_that_pass(scope: Scope, passing: int, bundled: Application) -> None:
    narrowed = scope.narrowed(bundled.library)
    assert len(narrowed.measures) == passing
    assert scope.selects_records is bool(scope.first or scope.last)


def test_a_ministry_passes_whether_it_leads_or_not(bundled: Application) -> None:
    passing = Scope(ministries=("環境省",)).narrowed(bundled.library).records
    assert {r.document for r in passing} == {"kanmin", "kihon"}
    assert {any(m.lead for m in r.ministries if m.name == "環境省") for r in passing} == {True, False}


def narrowed(bundled: Application, question: str, scope: Scope) -> Answer:
    answer = bundled.engine.answer(question, scope=scope)
    assert answer.checks["problems"] == []
    places = [bundled.library.get(c.document, c.locator) for c in answer.citations]  # type: ignore[arg-type]
    assert all(place is not None and scope.allows(place) for place in places)
    return answer


def test_passages_come_from_inside_the_filters(bundled: Application) -> None:
    answer = narrowed(bundled, "オープンデータの取組は？", Scope(ministries=("国土交通省",)))
    assert answer.citations
    assert (
        "国土交通省" in bundled.library.by_locator[("kanmin", answer.citations[0].locator)].fields[-1].display
    )


def test_sets_are_counted_inside_the_filters(bundled: Application) -> None:
    everywhere = bundled.engine.answer("総務省が主担当の施策は何件？").rows
    within = narrowed(bundled, "総務省が主担当の施策は何件？", Scope(first="02-01", last="02-37")).rows
    assert everywhere is not None
    assert within is not None
    assert set(within.ids) == {i for i in everywhere.ids if i.startswith("02-")}


@pytest.mark.parametrize(
    ("question", "scope", "said"),
    [
        ("02-08のKPIは？", Scope(first="05-01", last="05-12"), "02-08は、いまの絞り込み(05-01〜05-12)の外"),
        ("02-08のKPIは？", Scope(("kihon",)), "の外にあります"),
        ("目標は？", Scope(("kihon",), first="01-01"), "に当てはまる施策・取組はありません"),
    ],
)
def test_what_the_filters_hide_is_not_called_absent(
    question: str, scope: Scope, said: str, bundled: Application
) -> None:
    answer = narrowed(bundled, question, scope)
    assert answer.status == "not_found"
    assert said in answer.text
    assert "別表にありません" not in answer.text


def test_the_extractive_responder_is_the_engine(bundled: Application) -> None:
    responder = bundled.responder()
    assert isinstance(responder, Extractive)
    whole = responder.answer("02-08の主担当は？", id="a")
    *_, streamed = responder.stream("02-08の主担当は？", id="a")
    assert (whole.id, whole.text, whole.mode) == (streamed.id, streamed.text, responder.mode)
