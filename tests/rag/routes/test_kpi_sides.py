"""Which of the two KPIs is told first, and whether both are asked for."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.records import KPI_EFFECT, KPI_PROGRESS, Library, Measure
from rag.routes.kpi_sides import first_asked, names_both
from rag.tokens import Tokenizer

BOTH = (KPI_PROGRESS, KPI_EFFECT)


@pytest.mark.parametrize(
    ("number", "text", "first"),
    [
        ("04-07", "電子レシートの流通の検討のKPI、進捗と効果の両方", KPI_PROGRESS),
        ("04-07", "電子レシートのKPI、効果と進捗の両方", KPI_EFFECT),
        ("04-06", "匿名加工医療情報の利活用がどこまで進んだかは、何で測りますか", KPI_PROGRESS),
        ("04-06", "匿名加工医療情報の件、最終的な物差しは何ですか", KPI_EFFECT),
        ("05-05", "コンビニ交付、効果のほうじゃなくて進み具合は何の数で見ますか", KPI_PROGRESS),
        ("05-05", "コンビニ交付の証明書の通数のKPI", KPI_EFFECT),
        ("05-05", "コンビニ交付の指標は何ですか", KPI_PROGRESS),
    ],
)
def test_the_side_asked_for_comes_first(
    number: str, text: str, first: str, library: Library, tokenizer: Tokenizer
) -> None:
    record = library.get("kanmin", number)
    assert isinstance(record, Measure)
    assert first_asked(record, BOTH, analyse(text, tokenizer))[0] == first


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("進み具合は同じもので測っていますか。効果の指標はどう違いますか", True),
        ("効果のほうじゃなくて進捗の指標", False),
        ("効果の指標の違い", False),
    ],
)
def test_both_sides(text: str, both: bool) -> None:
    assert names_both(text) is both
