"""Answers that a record's own fields give, each sentence with the cell it came from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.library import load_library
from rag.answer import Answer
from rag.attributes import (
    join,
    roles,
    say_articles,
    say_in_body,
    say_kpi,
    say_ministries,
    say_name,
    say_whole,
    subject,
    target,
)
from rag.draft import Draft
from rag.records import KPI_EFFECT, KPI_PROGRESS, DocumentId, Measure, Record
from rag.settings import PROJECT
from ui.compose import Application

LIBRARY = load_library(PROJECT / "corpus" / "documents")


def record(locator: str, document: DocumentId = "kanmin") -> Record:
    found = LIBRARY.get(document, locator)
    assert found is not None
    return found


def measure(locator: str) -> Measure:
    found = record(locator)
    assert isinstance(found, Measure)
    return found


def said(say: Callable[[Draft], None]) -> Answer:
    draft = Draft(LIBRARY, "")
    say(draft)
    answer = draft.build("", "")
    assert answer.checks["problems"] == []
    assert all(s.citations for s in answer.sentences)
    return answer


def fields(answer: Answer) -> list[str]:
    return [c.field for c in answer.citations]


@pytest.mark.parametrize(
    ("locator", "only", "expected"),
    [
        pytest.param("02-04", "", ("内閣官房", "総務省"), id="both"),
        pytest.param("02-04", "lead", ("内閣官房",), id="lead"),
        pytest.param("02-04", "joint", ("総務省",), id="joint"),
        pytest.param("02-08", "", ("国土交通省",), id="one-only"),
        pytest.param("02-36", "lead", ("内閣府", "国土交通省"), id="two-leads"),
        pytest.param("02-21", "", (), id="lead-not-first"),
    ],
)
def test_ministries_with_lead_and_joint_apart(locator: str, only: str, expected: tuple[str, ...]) -> None:
    answer = said(lambda draft: say_ministries(draft, record(locator), only))
    wanted = expected or tuple(m.name for m in record(locator).ministries)
    assert all(name in answer.text for name in wanted)
    assert fields(answer) == ["府省庁名"]


def test_a_ministry_named_before_the_lead_is_not_called_lead() -> None:
    found = record("02-21")
    assert not found.ministries[0].lead
    text = said(lambda draft: say_ministries(draft, found)).text
    assert f"主担当(◎)は{join(found.leads)}" in text
    assert text.index(found.leads[0].name) < text.index(found.joint[0].name)


def test_ministries_of_a_section_keep_their_office() -> None:
    answer = said(lambda draft: say_ministries(draft, record("第3章第1節(2)①", "kihon")))
    assert "内閣府(AI室)" in answer.text
    assert set(fields(answer)) == {"府省庁", "取組"}


def test_a_record_without_ministries_says_so() -> None:
    answer = said(lambda draft: say_ministries(draft, record("第1章", "kihon")))
    assert "記載がありません" in answer.text


@pytest.mark.parametrize(
    ("locator", "name", "expected", "cited"),
    [
        pytest.param("02-08", KPI_PROGRESS, "令和2年度930TB", KPI_PROGRESS, id="set"),
        pytest.param("12-01", KPI_PROGRESS, "空欄", "施策名", id="blank-cell-cites-the-name"),
        pytest.param("12-03", KPI_PROGRESS, "「-」", KPI_PROGRESS, id="dash"),
        pytest.param("10-05", KPI_EFFECT, "KPIの設定はない", KPI_EFFECT, id="said-in-words"),
    ],
)
def test_a_kpi_or_how_the_cell_says_there_is_none(locator: str, name: str, expected: str, cited: str) -> None:
    answer = said(lambda draft: say_kpi(draft, record(locator), (name,)))
    assert expected in answer.text
    assert fields(answer) == [cited]


def test_unset_is_not_blank() -> None:
    unset = next(m for m in LIBRARY.measures if (f := m.field(KPI_PROGRESS)) and f.text.startswith("未設定"))
    assert "未設定です" in said(lambda draft: say_kpi(draft, unset, (KPI_PROGRESS,))).text
    assert "未設定" not in said(lambda draft: say_kpi(draft, measure("12-01"))).text


def test_every_kpi_cell_of_the_annex_is_said_from_its_own_characters() -> None:
    for found in LIBRARY.measures:
        for name in (KPI_PROGRESS, KPI_EFFECT):
            (sentence,) = said(lambda draft, m=found, n=name: say_kpi(draft, m, (n,))).sentences
            assert found.locator in sentence.text
            assert name in sentence.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "ダウンロード量(令和2年度930TB)", ("ダウンロード量", "令和2年度930TB"), id="year-and-value"
        ),
        pytest.param("・研修開催回数(令和2年度40回)", ("研修開催回数", "令和2年度40回"), id="bullet"),
        pytest.param("取組率（令和２年度100%）", ("取組率", "令和２年度100%"), id="full-width"),
        pytest.param("未設定", None, id="unset"),
        pytest.param("オープンデータ取組対象情報システム数", None, id="no-value"),
        pytest.param("(令和2年度)", None, id="no-name"),
        pytest.param("説明(詳細)", None, id="no-number"),
        pytest.param("件数(令和2年度)を増やす。", None, id="value-not-at-the-end"),
        pytest.param("", None, id="empty"),
    ],
)
def test_what_is_measured_and_its_value(text: str, expected: tuple[str, str] | None) -> None:
    assert target(text) == expected


def test_name_and_number() -> None:
    answer = said(lambda draft: say_name(draft, record("02-04")))
    assert "地方におけるオープンデータの促進" in answer.text
    assert "02-04" in answer.text
    assert fields(answer) == ["施策名"]


def test_in_body_is_told_from_the_mark() -> None:
    marked = next(m for m in LIBRARY.measures if m.in_body)
    plain = next(m for m in LIBRARY.measures if not m.in_body)
    assert "○" in said(lambda draft: say_in_body(draft, marked)).text
    assert "空欄" in said(lambda draft: say_in_body(draft, plain)).text


def test_article_marks_are_shown_but_never_mapped_to_an_article() -> None:
    marked = next(m for m in LIBRARY.measures if m.marks)
    answer = said(lambda draft: say_articles(draft, marked))
    assert answer.status == "partial"
    assert "確定できません" in answer.text
    assert [c.quote for c in answer.citations] == [m.mark for m in marked.marks[:3]]
    without = next(m for m in LIBRARY.measures if not m.marks)
    assert "ありません" in said(lambda draft: say_articles(draft, without)).text


@pytest.mark.parametrize(
    "found", [r for r in LIBRARY.records if r.fields], ids=lambda r: f"{r.document} {r.locator}"
)
def test_every_record_can_be_shown_whole(found: Record) -> None:
    answer = said(lambda draft: say_whole(draft, found))
    assert answer.sentences
    assert {c.document for c in answer.citations} == {found.document}
    inside = [c for c in answer.citations if found.start <= c.start and c.end <= found.end]
    children = [c for c in answer.citations if c.locator.startswith(found.locator)]
    assert {c.number for c in inside} | {c.number for c in children} == {c.number for c in answer.citations}


def test_a_whole_measure_holds_all_its_cells() -> None:
    answer = said(lambda draft: say_whole(draft, record("02-04")))
    assert {"府省庁名", "本文記載", KPI_PROGRESS, KPI_EFFECT, "課題・取組概要"} <= set(fields(answer))


def test_subject_and_roles_name_the_record_as_answers_do() -> None:
    assert subject(record("02-08")) == "「気象情報の利活用の促進」(02-08)"
    assert subject(record("第3章第1節", "kihon")).startswith("第3章第1節「")
    assert roles(record("02-04")) == "主担当◎ 内閣官房、連携 総務省"
    assert roles(record("第1章", "kihon")) == ""


@pytest.mark.parametrize(
    "text",
    ["02-33はどんな施策ですか", "02の33番は何という名前の施策で、どちらの省が持っているものでしょうか"],
)
def test_the_name_that_is_told_is_cited(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert "官民連携でのETC2.0データの活用" in answer.text
    assert "施策名" in {c.field for c in answer.citations}
