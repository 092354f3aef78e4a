"""From a question to a table query: is it about a set of records at all, which one, what of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from rag.condition import Condition, Sign, any_of
from rag.conditions import Role
from rag.figures import integer
from rag.question import Question
from rag.records import Library, Section
from rag.table import Dimension, Query, Universe
from rag.table_atoms import (
    Reading,
    joined,
    read_figures,
    read_in_body,
    read_kpi,
    read_numbers,
    read_places,
    read_years,
)
from rag.table_coverage import Known, complete, unexplained
from rag.table_literals import read_topic, read_words
from rag.table_ministries import Ministries, read_counts, read_ministries
from rag.table_rows import column_of
from rag.table_universe import universe_of
from rag.table_words import sign_of, table_words
from rag.text import folded
from rag.tokens import Tokenizer

__all__ = ["Order", "SetQuestion", "column_of", "parse", "unexplained"]

Operation = Literal["list", "count", "group", "rank", "shared"]
_MEASURES_ONLY = {"group", "range", "in_body", "kpi", "year", "amount", "figure"}


@dataclass(frozen=True, slots=True)
class Order:
    """How groups or rows are ranked: which end, how many, which place, under which bound."""

    most: bool = True
    ranked: bool = False
    top: int | None = None
    place: int | None = None
    bound: tuple[Sign, int] | None = None


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question about a set of records.

    ``named`` are the ministries compared with one another (それぞれ, どちらが多い), ``excluded``
    groups left out, ``either`` the filter read with または instead of と, ``role_said`` whether
    the part of the ministry was said, ``notes`` how something was read.
    """

    query: Query
    operation: Operation
    dimension: Dimension | None = None
    order: Order = Order()
    named: tuple[tuple[str, str], ...] = ()
    excluded: tuple[str, ...] = ()
    either: Query | None = None
    role: Role = "lead"
    role_said: bool = True
    document_said: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the steps of reading found. ``text`` is the question, its conditions masked, its ranks not."""

    reading: Reading
    dimension: Dimension | None
    shared: bool
    order: Order
    ministries: Ministries
    text: str


def parse(question: Question, library: Library, tokenizer: Tokenizer) -> SetQuestion | None:
    """The table query that a question puts, or None where it asks for something else."""
    if _is_other(question, library):
        return None
    kind = universe_of(question)
    known = Known(tokenizer)
    parts = _read(question, library, kind, known)
    atoms = parts.reading.atoms
    if any(a.condition.kind.removeprefix("not ") in _MEASURES_ONLY for a in atoms):
        kind = "measures"
    places = [a.condition.value for a in atoms if a.condition.kind == "under"]
    if places and not _are_branches(places, kind, library):
        return None
    conditions = joined(parts.reading)
    if question.measures and not (len(conditions) > 1 and any(c.kind == "range" for c in conditions)):
        return None
    operation = _operation(parts)
    if operation is None or not complete(parts.reading, known):
        return None
    if not (conditions or parts.dimension or parts.shared or _whole(question, operation, kind)):
        return None
    result = SetQuestion(
        Query(kind, conditions),
        operation,
        dimension=parts.dimension,
        order=parts.order,
        role=parts.ministries.role,
        role_said=parts.ministries.role_said,
        document_said=bool(question.documents) or bool(places),
        notes=tuple(parts.reading.notes),
    )
    return _with_ministries(result, parts.ministries, conditions)


def _is_other(question: Question, library: Library) -> bool:
    """Whether the words ask for something else than a set of measures or outline items."""
    text = question.text
    if len(question.documents) > 1 or "senryaku" in question.documents:
        return True
    if table_words().find("asks.other", text):
        return True
    titled = any(folded(q) in _titles(library) for q in question.quoted)
    return titled and not re.search(r"[」』]を?含", text)


def _are_branches(places: list[str], kind: Universe, library: Library) -> bool:
    found = [library.get("kihon", place) for place in places]
    return kind != "measures" and all(isinstance(r, Section) and r.children for r in found)


def _read(question: Question, library: Library, kind: Universe, known: Known) -> _Parts:
    words = table_words()
    reading = Reading(question, library, question.text)
    read_places(reading)
    read_words(reading, kind, known)
    dimension = _dimension(reading, kind)
    shared = bool(words.find("operations.shared", reading.text))
    if dimension != "in_body":
        read_in_body(reading)
    read_kpi(reading)
    read_numbers(reading)
    read_years(reading)
    read_figures(reading)
    text = reading.text
    order = _order(reading, dimension)
    if not shared:
        read_counts(reading)
    ministries = read_ministries(reading)
    if not reading.atoms and not dimension:
        read_topic(reading, kind, known)
    return _Parts(reading, dimension, shared, order, ministries, text)


def _titles(library: Library) -> frozenset[str]:
    return frozenset(folded(m.title) for m in library.measures if len(m.title) >= 8)


def _dimension(reading: Reading, kind: Universe) -> Dimension | None:
    found = next((d for p, d in table_words().dimensions if p.search(reading.text)), None)
    # 骨子案は何章 counts chapters, not records by chapter
    return None if found == kind.removesuffix("s") else found


def _order(reading: Reading, dimension: Dimension | None) -> Order:
    """Most or least, top n, n-th, and 5件以上 as a bound on groups; what is read is masked."""
    words = table_words()
    text = reading.text
    least, most = words.find("operations.least", text), words.find("operations.most", text)
    top = nth = None
    if match := words.find("operations.top", text):
        top = integer(next(g for g in match.groups() if g))
        reading.hide(*match.span())
    if match := words.find("operations.nth", text):
        nth = integer(next(g for g in match.groups() if g))
        reading.hide(*match.span())
    bound = None
    if dimension and (match := words.find("operations.bound", reading.text)):
        number = integer(match["n"])
        if number is not None and match["u"] in {"件", "つ", "施策", None}:
            bound = (sign_of(match["c"]), number)
            reading.hide(*match.span())
    ranked = bool(least or most or words.find("operations.sorted", text))
    return Order(not least or bool(most and most.start() < least.start()), ranked, top, nth, bound)


def _operation(parts: _Parts) -> Operation | None:
    """What is to be done with the set; None where a field of it is asked for, or nothing."""
    words = table_words()
    question, order = parts.reading.question.text, parts.order
    if parts.shared and (order.ranked or order.top):
        return "shared"
    counted = bool(words.find("operations.counted", parts.text))
    if parts.dimension:
        if order.ranked or order.top or order.place:
            return "rank"
        split = words.find("operations.per_group", question) or parts.ministries.excluded
        if order.bound or counted or split or parts.dimension != "lead":
            return "group"
        return None
    if parts.ministries.each:
        return "group"
    if counted:
        return "count"
    if words.find("asks.attribute", parts.reading.text) or not words.find("asks.noun", question):
        return None
    return "list" if _is_list(parts, question) else None


def _is_list(parts: _Parts, question: str) -> bool:
    """Whether rows are asked for: by a word for them, a word for listing, or keywords alone."""
    words = table_words()
    if words.find("asks.rows", parts.reading.text) or words.find("asks.listed", question):
        return True
    kinds = [a.condition.kind for a in parts.reading.atoms]
    return any(k not in {"ministry", "under"} for k in kinds) or len(kinds) > 1


def _whole(question: Question, operation: Operation, kind: Universe) -> bool:
    """Whether all records of a kind are meant, no condition being said."""
    said = bool(question.documents) or kind != "measures" or "180" in question.text
    return (said and operation == "count") or bool(table_words().find("asks.whole", question.text))


def _with_ministries(
    result: SetQuestion, ministries: Ministries, conditions: tuple[Condition, ...]
) -> SetQuestion:
    """Ministries as groups to compare, to leave out, or as the other reading of と."""
    query = result.query
    mine = {(c.kind, c.value) for c in ministries.condition}
    others = tuple(c for c in conditions if (c.kind, c.value) not in mine)
    by_ministry = result.dimension in ("lead", "joint", "ministry")
    compared = len(ministries.named) > 1 and (ministries.each or (by_ministry and result.operation == "rank"))
    if compared and not ministries.excluded:
        dimension: Dimension = "lead" if ministries.role == "lead" else "ministry"
        filtered = Query(query.universe, (*others, any_of(ministries.condition)))
        return replace(result, query=filtered, dimension=dimension, named=ministries.named)
    if by_ministry and ministries.excluded and result.operation in ("group", "rank"):
        return replace(result, query=Query(query.universe, others), excluded=ministries.excluded)
    if ministries.either is not None:
        return replace(result, either=Query(query.universe, (*others, ministries.either)))
    return result
