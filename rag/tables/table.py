"""Table queries: filters over all records of a kind, counted, grouped and ranked completely."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from rag.records import (
    KPI_EFFECT,
    KPI_PROGRESS,
    DocumentId,
    Library,
    Measure,
    Record,
    Section,
    Slide,
)
from rag.tables.as_written import mended_only
from rag.tables.condition import Condition, conjunction
from rag.tables.conditions import kpi_state
from rag.tables.ministry_counts import ministries_of

Universe = Literal["measures", "items", "groups", "sections", "chapters", "policies", "rows"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of records: its document, what one is called, all of them in words."""

    document: DocumentId
    noun: str
    scope: str


KINDS: dict[Universe, Kind] = {
    "measures": Kind("kanmin", "施策", "別表の施策"),
    "items": Kind("kihon", "取組", "骨子(案)の取組(①②…)"),
    "groups": Kind("kihon", "項((1)(2)…)", "骨子(案)の(1)(2)…の項"),
    "sections": Kind("kihon", "節", "骨子(案)の節"),
    "chapters": Kind("kihon", "章", "骨子(案)の章"),
    "policies": Kind("kihon", "基本的な方針", "骨子(案)第2章の基本的な方針"),
    "rows": Kind("senryaku", "分野", "進捗状況の表の分野(Totalを除く)"),
}
_SECTION_KINDS: dict[Universe, str] = {
    "items": "item",
    "groups": "group",
    "sections": "section",
    "chapters": "chapter",
    "policies": "policy",
}


@dataclass(frozen=True, slots=True)
class Query:
    """A filter over one kind of records: all conditions must hold."""

    universe: Universe
    conditions: tuple[Condition, ...] = ()

    @property
    def kind(self) -> Kind:
        """What the records are."""
        return KINDS[self.universe]

    @property
    def noun(self) -> str:
        """The records selected, with their rule: 国土交通省が主担当(◎)の施策."""
        return f"{conjunction(self.conditions)}{self.kind.noun}"

    def is_narrowed_to(self, narrowed: Query | None) -> bool:
        """Whether another query has all these conditions, as they are, and more."""
        theirs = {(c.kind, c.value) for c in narrowed.conditions} if narrowed else set()
        more = (
            narrowed is not None and self.universe == narrowed.universe and len(theirs) > len(self.conditions)
        )
        return more and all((c.kind, c.value) in theirs for c in self.conditions)

    def words(self, library: Library) -> str:
        """The filter with its matching rule, in Japanese."""
        scope = f"{self.kind.scope}全{len(universe(library, self.universe))}件"
        return f"{scope}のうち、{self.noun}" if self.conditions else scope


def universe(library: Library, kind: Universe) -> tuple[Record, ...]:
    """All records of that kind in source order."""
    if kind == "measures":
        return library.measures
    if kind == "rows":
        return tuple(s for s in library.slides if s.kind == "row" and not is_total(s))
    return tuple(s for s in library.sections if s.kind == _SECTION_KINDS[kind])


def is_total(row: Slide) -> bool:
    """Whether a table row sums the others up."""
    return row.title.strip().lower() in {"total", "合計", "計"}


def select(library: Library, query: Query) -> tuple[Record, ...]:
    """Every record for which all conditions hold, in source order; words as the source writes them."""
    found = matching(library, query)
    mended = [r.locator for r, _ in mended_only(found, query.conditions, library)]
    return tuple(r for r in found if r.locator not in mended) if mended else found


def matching(library: Library, query: Query) -> tuple[Record, ...]:
    """The same with those whose words are only there once a misprint is mended."""
    return tuple(r for r in universe(library, query.universe) if all(c.test(r) for c in query.conditions))


Dimension = Literal[
    "lead", "joint", "ministry", "number", "chapter", "section", "group", "in_body", "kpi", "leads", "bodies"
]
DIMENSION_WORDS: dict[Dimension, str] = {
    "lead": "主担当(◎)の府省庁",
    "joint": "連携(◎なし)の府省庁",
    "ministry": "記載された府省庁(主担当・連携を問わない)",
    "number": "番号(上2桁)",
    "chapter": "章",
    "section": "節",
    "group": "項",
    "in_body": "本文記載の有無",
    "kpi": "KPI(進捗/効果)の設定状況",
    "leads": "主担当(◎)の府省庁の数",
    "bodies": "記載された府省庁の数",
}


def keys(record: Record, dimension: Dimension, by_name: bool = False) -> tuple[str, ...]:
    """The groups a record falls into; a measure with two leads counts for both.

    In the outline an office is a group of its own (内閣府(AI室) beside 内閣府(規制室)), unless ``by_name``.
    """
    if dimension in ("leads", "bodies"):
        return (f"{ministries_of(record, 'lead' if dimension == 'leads' else 'all')}府省庁",)
    if dimension == "number":
        return (record.locator.split("-")[0],)
    if dimension == "in_body":
        return ("本文記載○" if isinstance(record, Measure) and record.in_body else "本文記載なし(空欄)",)
    if dimension == "kpi":
        states = [kpi_state(record.field(n)) or "設定済み" for n in (KPI_PROGRESS, KPI_EFFECT)]
        return ("/".join(states),)
    if dimension in ("chapter", "section", "group"):
        end = {"chapter": "章", "section": "節", "group": ")"}[dimension]
        at = record.locator.find(end)
        return (record.locator[: at + 1],) if at >= 0 else ()
    chosen = {"lead": record.leads, "joint": record.joint}.get(dimension, record.ministries)
    by_office = isinstance(record, Section) and not by_name
    leads = {m.name for m in record.leads}
    return tuple(
        dict.fromkeys(
            m.label if by_office else m.name
            for m in chosen
            if dimension != "joint" or by_office or m.name not in leads
        )
    )


def group(
    records: tuple[Record, ...], dimension: Dimension, by_name: bool = False
) -> dict[str, tuple[Record, ...]]:
    """Records by group: numbers and places in their own order, others largest first.

    Ties stand in order of first appearance.
    """
    found = [(r, keys(r, dimension, by_name)) for r in records]
    counts = Counter(key for _, of in found for key in of)
    order = [key for key, _ in sorted(counts.items(), key=lambda item: -item[1])]
    if dimension in ("number", "chapter", "section", "group"):
        order = list(counts)
    if dimension in ("leads", "bodies"):
        order.sort(key=lambda key: int(key.removesuffix("府省庁")))
    return {key: tuple(r for r, of in found if key in of) for key in order}


Groups = dict[str, tuple[Record, ...]]
"""Records by group, in the order to show them."""


def group_name(key: str, dimension: Dimension) -> str:
    """A group as answers call it."""
    return f"{key}番台" if dimension == "number" else key
