"""Table queries: filters over all records of a kind, counted, grouped and ranked completely."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from rag.conditions import Condition
from rag.records import DocumentId, Library, Record, Slide

Universe = Literal["measures", "items", "rows"]
UNIVERSE_WORDS: dict[Universe, tuple[DocumentId, str, str]] = {
    "measures": ("kanmin", "施策", "別表の180施策"),
    "items": ("kihon", "取組", "骨子案第3章の具体的な取組"),
    "rows": ("senryaku", "分野", "進捗状況の表の各分野"),
}
"""Universe → document, what a row is called, what is searched."""


@dataclass(frozen=True, slots=True)
class Query:
    """A filter over one kind of records: all conditions must hold."""

    universe: Universe
    conditions: tuple[Condition, ...]

    @property
    def words(self) -> str:
        """The filter with its matching rule, in Japanese."""
        rules = "、かつ".join(c.words for c in self.conditions) or "すべて"
        return f"{UNIVERSE_WORDS[self.universe][2]}のうち、{rules}"


def universe(library: Library, kind: Universe) -> tuple[Record, ...]:
    """All records of that kind in source order."""
    if kind == "measures":
        return library.measures
    if kind == "items":
        return tuple(s for s in library.sections if s.kind == "item")
    return tuple(s for s in library.slides if s.kind == "row" and not is_total(s))


def is_total(row: Slide) -> bool:
    """Whether a table row sums the others up."""
    return row.title.strip().lower() in {"total", "合計", "計"}


def select(library: Library, query: Query) -> tuple[Record, ...]:
    """Every record for which all conditions hold, in source order."""
    return tuple(r for r in universe(library, query.universe) if all(c.test(r) for c in query.conditions))


Dimension = Literal["lead", "ministry", "number"]
DIMENSION_WORDS: dict[Dimension, str] = {
    "lead": "主担当(◎)の府省庁",
    "ministry": "府省庁(主担当・連携を問わない)",
    "number": "施策番号の最初の2桁",
}


def keys(record: Record, dimension: Dimension) -> tuple[str, ...]:
    """The groups a record falls into; a measure with two leads counts for both."""
    if dimension == "number":
        return (record.locator.split("-")[0],)
    chosen = record.leads if dimension == "lead" else record.ministries
    return tuple(dict.fromkeys(m.name for m in chosen))


def group(records: tuple[Record, ...], dimension: Dimension) -> dict[str, tuple[Record, ...]]:
    """Records by group, largest group first, ties in order of first appearance."""
    counts = Counter(key for r in records for key in keys(r, dimension))
    return {
        key: tuple(r for r in records if key in keys(r, dimension))
        for key, _ in sorted(counts.items(), key=lambda item: -item[1])
    }
