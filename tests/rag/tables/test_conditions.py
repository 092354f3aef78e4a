"""Conditions hold for exactly the rows that a plain reading of the source's cells gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rag.records import KPI_EFFECT, KPI_PROGRESS, NAME, Library
from rag.tables import conditions as on
from rag.tables.condition import Condition, any_of, conjunction, proof
from rag.tables.ministry_counts import ministry_count

KPIS = (KPI_PROGRESS, KPI_EFFECT)


@pytest.fixture(scope="module")
def rows(documents: Path) -> list[list[str]]:
    """The 180 rows as cells, split here once more: the ministry cell is the last that is not empty."""
    text = (documents / "kanmin.txt").read_text(encoding="utf-8")
    found = [
        line.split("\t")
        for line in text.split("\n")
        if line[:5].replace("-", "").isdigit() and line[5:6] == "\t"
    ]
    assert len(found) == 180
    return found


def ids(library: Library, condition: Condition) -> list[str]:
    return [m.locator for m in library.measures if condition.test(m)]


def cells(rows: list[list[str]], test: Callable[[list[str]], bool]) -> list[str]:
    return [row[0] for row in rows if test(row)]


def ministries(row: list[str]) -> str:
    return [cell for cell in row if cell.strip()][-1]


@pytest.mark.parametrize(
    "name", ["総務省", "経済産業省", "国土交通省", "警察庁", "法務省", "個人情報保護委員会"]
)
def test_a_lead_has_its_mark_directly_before_its_name(
    library: Library, rows: list[list[str]], name: str
) -> None:
    assert ids(library, on.ministry(name, "", "lead")) == cells(rows, lambda r: f"◎{name}" in ministries(r))


@pytest.mark.parametrize("name", ["総務省", "内閣官房", "農林水産省", "財務省"])
def test_joint_is_named_without_any_mark(library: Library, rows: list[list[str]], name: str) -> None:
    named = cells(rows, lambda r: name in ministries(r))
    joint = ids(library, on.ministry(name, "", "joint"))
    lead = ids(library, on.ministry(name, "", "lead"))
    assert sorted(joint + lead) == named == ids(library, on.ministry(name, "", "any"))


def test_an_agency_with_marked_and_unmarked_offices_leads(library: Library) -> None:
    assert "09-15" in ids(library, on.ministry("内閣官房", "", "lead"))
    assert "09-15" not in ids(library, on.ministry("内閣官房", "", "joint"))


def test_alone_and_sole_lead_differ(library: Library) -> None:
    assert ids(library, on.ministry("金融庁", "", "sole lead")) == ["05-07"]
    assert ids(library, on.ministry("金融庁", "", "alone")) == []


def test_counts_of_ministries(library: Library) -> None:
    assert ids(library, ministry_count(3, 3, "lead")) == ["05-11", "09-02"]
    assert ids(library, ministry_count(10, None, "all")) == ["09-15"]
    assert len(ids(library, ministry_count(2, None, "lead"))) == 9


def test_in_body(library: Library, rows: list[list[str]]) -> None:
    assert ids(library, on.in_body(True)) == cells(rows, lambda r: "○" in r[1])
    assert len(ids(library, on.in_body(False))) == 63


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (on.kpi((KPI_PROGRESS,), ("未設定",)), "01-01 06-03 08-05 08-07 09-20 09-37 11-01"),
        (on.kpi(KPIS, ("未設定",), "all"), "01-01 08-05 08-07 09-37"),
        (on.kpi(KPIS, ("空欄",), "all"), "12-01 12-02"),
        (on.kpi(KPIS, ("「-」",)), "12-03 12-04"),
        (on.kpi(KPIS, ("「-」",), "one"), "12-04"),
        (on.kpi(KPIS, ("設定なし",)), "10-05"),
        (on.number_range("10-04", "10-18"), "10-04 10-05 10-17 10-18"),
        (on.word("マイナンバーカード", (NAME,), "施策名"), "05-03 05-04 05-06 05-07 05-12"),
        (on.word("ﾏｲﾅﾎﾟｰﾀﾙ", (), "いずれかの欄"), "01-04 05-08 05-10 05-11"),
        (on.amount("930TB", KPIS, "KPI"), "02-08"),
        (on.year("令和12年", KPIS, "KPI"), "01-04"),
        (on.year("令和9年度", KPIS, "KPI", "≥"), "01-04 08-15 09-36"),
    ],
)
def test_rows_of_a_condition(library: Library, condition: Condition, expected: str) -> None:
    assert " ".join(ids(library, condition)) == expected


def test_a_fiscal_year_is_not_a_year(library: Library) -> None:
    fiscal = set(ids(library, on.year("令和3年度", KPIS, "KPI")))
    assert "06-06" not in fiscal
    assert ids(library, on.year("令和3年", KPIS, "KPI")) == ["02-24", "06-06", "07-04"]
    assert {"02-07", "10-19"} < fiscal


def test_the_opposite_is_the_complement(library: Library) -> None:
    for condition in (
        on.ministry("総務省", "", "lead"),
        on.in_body(True),
        on.word("推進", (NAME,), "施策名"),
    ):
        assert sorted(ids(library, condition) + ids(library, condition.negated())) == [
            m.locator for m in library.measures
        ]


@pytest.mark.parametrize(
    ("condition", "words", "opposite"),
    [
        (on.ministry("総務省", "", "lead"), "総務省が主担当(◎)の", "総務省が主担当(◎)でない"),
        (
            on.ministry("総務省", "", "any"),
            "府省庁名に総務省が記載された",
            "府省庁名に総務省が記載されていない",
        ),
        (on.word("AI", (NAME,), "施策名"), "施策名に「AI」を含む", "施策名に「AI」を含まない"),
        (on.number_group(2), "施策番号が02-で始まる", "施策番号が02-で始まらない"),
        (on.year("令和3年度", KPIS, "KPI"), "KPIに令和3年度の記載がある", "KPIに令和3年度の記載がない"),
    ],
)
def test_the_rule_in_words(condition: Condition, words: str, opposite: str) -> None:
    assert condition.words == words
    assert condition.negated().words == opposite


def test_rules_joined() -> None:
    lead, group = on.ministry("総務省", "", "lead"), on.number_group(2)
    assert conjunction((lead, group)) == "総務省が主担当(◎)で、かつ施策番号が02-で始まる"
    assert any_of((lead, group)).words == "総務省が主担当(◎)の、または施策番号が02-で始まる"


@pytest.mark.parametrize(
    ("locator", "condition", "field"),
    [
        ("02-04", on.ministry("総務省", "", "joint"), "府省庁名"),
        ("01-01", on.kpi(KPIS, ("未設定",)), KPI_PROGRESS),
        ("02-07", on.kpi(KPIS, ("未設定",)), KPI_EFFECT),
        ("12-01", on.kpi(KPIS, ("空欄",)), NAME),
        ("02-04", on.number_group(2), NAME),
    ],
)
def test_what_proves_a_row(library: Library, locator: str, condition: Condition, field: str) -> None:
    record = library.get("kanmin", locator)
    assert record is not None
    found, start, end = proof(record, (condition,))
    assert found.name == field
    assert library.quote("kanmin", start, end) == found.text


def test_a_word_in_a_long_cell_is_proved_by_its_sentence(library: Library) -> None:
    record = library.get("kanmin", "05-08")
    assert record is not None
    field, start, end = proof(record, (on.word("マイナポータル", (), "いずれかの欄"),))
    quote = library.quote("kanmin", start, end)
    assert "マイナポータル" in quote
    assert len(quote) < len(field.text)
