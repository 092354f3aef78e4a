"""Numbers in English questions have the counters of the documents."""

from __future__ import annotations

import pytest

from rag.english.figures import english_quantities
from rag.premises.claims import comparator


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("robots should reach 50,000 units", 50000, "台"),
        ("more than 100 institutions had joined", 100, "機関"),
        ("27 countries' leaders took part", 27, "か国"),
        ("cyder trains 3,000 people a year", 3000, "人"),
        ("5.2 million cases", 5200000, "人"),
        ("a rate of 87% was reached", 87, "%"),
        ("90 percent of roads", 90, "%"),
        ("a target of 10 was set", 10, ""),
        ("is the kpi 3x leverage", 3, "倍"),
        ("a 10-fold gain", 10, "倍"),
        ("is it 3 times the investment", 3, "倍"),
        ("held 3 times a year", 3, "回"),
    ],
)
def test_a_number_has_its_counter(text: str, value: int, unit: str) -> None:
    assert [(q.value, q.unit) for q in english_quantities(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "in chapter 3 of it",
        "ai strategy 2019 follow-up",
        "measure 02-04",
        "article 13 of the act",
        "in fy2020",
    ],
)
def test_places_and_years_are_no_numbers(text: str) -> None:
    assert english_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("are there more than 100 institutions", "≥"),
        ("at least 100 institutions", "≥"),
        ("fewer than 100 institutions", "≤"),
        ("exactly 100 institutions", "="),
    ],
)
def test_a_bound_stands_before_its_number(text: str, sign: str) -> None:
    assert comparator(text, english_quantities(text)[0]) == sign
