"""From a question to a table query: is it about a set of records at all, which one, what of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Library
from rag.tables.atoms import MASK, Reading, joined, read_in_body, read_places, read_years
from rag.tables.condition import Condition, any_of
from rag.tables.conditions import Role
from rag.tables.counts import read_alone, read_closed, read_counts, read_led
from rag.tables.coverage import Known, complete, unexplained
from rag.tables.edges import PLACES, Edge, asks_tops, read_edges, read_every, read_uniform
from rag.tables.gloss import hide_glosses
from rag.tables.heeded import heeded
from rag.tables.items import are_branches, parts_ranked, unmarked
from rag.tables.kpi import read_figures, read_kpi, read_same
from rag.tables.literals import in_names, read_topic, read_words
from rag.tables.ministries import Ministries, read_ministries
from rag.tables.ministry_counts import Counted
from rag.tables.numeric import every_group, read_numbers
from rag.tables.operation import (
    BY_MINISTRY,
    BY_NUMBER,
    Operation,
    Order,
    Parts,
    dimension_of,
    hide_classes,
    operation_of,
    part_counted,
    read_besides,
    read_order,
)
from rag.tables.other import is_other, is_ranged
from rag.tables.remarks import NO_REMARKS, Remarks, without_remarks
from rag.tables.rows import column_of
from rag.tables.several_groups import groups_compared, several_groups
from rag.tables.splits import hide_parts, read_split
from rag.tables.subtraction import subtract
from rag.tables.supposed import read_supposed
from rag.tables.table import Dimension, Query, Universe
from rag.tables.universe import universe_of
from rag.tables.values import read_values
from rag.tables.words import table_words
from rag.tokens import Tokenizer

__all__ = ["Order", "SetQuestion", "column_of", "parse", "unexplained"]

_WORDED = {"word", "affix", "amount"}
_MEASURES_ONLY = {"group", "range", "number", "in_body", "kpi", "year", "amount", "figure"}


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question about a set of records.

    ``named`` are the ministries compared with one another (それぞれ, どちらが多い), ``excluded``
    groups left out, ``either`` the filter read with または instead of と, ``role_said`` whether
    the part of the ministry was said, ``notes`` how something was read, ``besides`` the fields to show with
    each row, ``by_name`` whether the offices of a ministry are counted as one,
    ``split`` the condition by which the set is split in two, ``edges`` the ends of an order of the records asked for,
    ``inner`` what is counted within each group, the winner of each being asked for,
    ``concrete`` whether general expressions (関係府省庁) are left out where ministries are counted,
    ``beyond`` the set with its topic in any field where the names alone are looked through.
    """

    query: Query
    operation: Operation
    dimension: Dimension | None = None
    order: Order = field(default_factory=Order)
    named: tuple[tuple[str, str], ...] = ()
    excluded: tuple[str, ...] = ()
    either: Query | None = None
    role: Role = "lead"
    role_said: bool = True
    document_said: bool = False
    notes: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    by_name: bool = False
    split: Condition | None = None
    edges: tuple[Edge, ...] = ()
    inner: Dimension | None = None
    concrete: bool = False
    beyond: Query | None = None


@lru_cache(maxsize=16)  # several routes ask for the same question
def parse(question: Question, library: Library, tokenizer: Tokenizer) -> SetQuestion | None:
    """The table query that a question puts, or None where it asks for something else."""
    question, remarks = without_remarks(question)
    if is_other(question, library):
        return None
    kind = universe_of(question, library)
    known = Known(tokenizer)
    parts = _read(question, library, kind, known, remarks)
    atoms = parts.reading.atoms
    if any(a.condition.kind.removeprefix("not ") in _MEASURES_ONLY for a in atoms):
        kind = "measures"
    places = [place for a in atoms if a.condition.kind == "under" for place in a.condition.values]
    if places and not are_branches(places, kind, library):
        return None
    conditions = (*joined(parts.reading), *remarks.conditions(kind))
    if parts.dimension == "number":
        conditions = tuple(c for c in conditions if not every_group(c, library))
    grouped = parts.dimension and conditions  # 担当省庁を全部, asked of a measure: not of all
    if question.measures and not (grouped or is_ranged(question, conditions, library)):
        return None
    if kind == "items":
        conditions = unmarked(parts, conditions, library, question.text)
    operation = operation_of(parts)
    if operation is None or not complete(parts.reading, known, operation in ("group", "rank")):
        return None
    stated = (
        conditions
        or parts.dimension
        or parts.shared
        or parts.split
        or parts.edges
        or _whole(question, operation, kind)
    )
    if not (stated and heeded(parts, conditions, operation)) or _comes_to_itself(parts, conditions):
        return None
    query, beyond = in_names(Query(kind, conditions), parts.reading)
    result = SetQuestion(
        query,
        operation,
        dimension=parts.dimension,
        order=replace(parts.order, after=parts.reading.after),
        role=parts.ministries.role,
        role_said=parts.ministries.role_said,
        document_said=bool(question.documents) or bool(places),
        notes=tuple(parts.reading.notes),
        besides=parts.besides,
        by_name=remarks.by_name,
        split=parts.split,
        edges=parts.edges,
        inner=parts.inner,
        concrete=remarks.concrete,
        beyond=beyond,
    )
    return _with_ministries(result, parts.ministries, conditions)


def constraints(question: Question, library: Library, tokenizer: Tokenizer) -> tuple[Query, str] | None:
    """What a description states of records as conditions, and its other words; None without a condition."""
    kind = universe_of(question, library)
    parts = _read(question, library, kind, Known(tokenizer))
    if any(a.condition.kind.removeprefix("not ") in _MEASURES_ONLY for a in parts.reading.atoms):
        kind = "measures"
    conditions = joined(parts.reading)
    return (Query(kind, conditions), parts.reading.text.replace(MASK, "、")) if conditions else None


def _read(
    question: Question, library: Library, kind: Universe, known: Known, remarks: Remarks = NO_REMARKS
) -> Parts:
    words = table_words()
    signs = words["measures.double_circle"].sub(f"◎{MASK * 2}", question.text)
    reading = Reading(question, library, signs)
    for match in words["asides.ignored"].finditer(question.text):
        reading.hide(*match.span())
    if inclusive := words.find("ministries.inclusive", reading.text):
        reading.hide(*inclusive.span())
    besides = read_besides(reading)
    supposed = read_supposed(reading)
    read_places(reading, kind)
    read_same(reading)
    read_words(reading, kind, known)
    read_values(reading, kind, known)
    by_part = hide_parts(reading)
    read_led(reading)
    tops, edges = asks_tops(reading), read_edges(reading)
    what: Counted = "named" if remarks.concrete else "all"
    dimension = (
        None if by_part or edges else _dimension(reading, kind, what) or supposed or parts_ranked(reading)
    )
    shared = bool(not supposed and words.find("operations.shared", reading.text))
    read_in_body(reading, dimension == "in_body")
    read_kpi(reading)
    read_numbers(reading)
    read_years(reading)
    read_figures(reading)
    read_closed(reading)
    text = reading.text
    uniform = read_uniform(reading, dimension)
    every = words.find("operations.every", reading.text) if dimension in PLACES else None
    if dimension in BY_NUMBER:
        hide_classes(reading)
    elif not shared and dimension not in BY_MINISTRY:
        read_counts(reading, what)  # 主担当が二つ以上の施策が多い番台: a condition, no bound on groups
    order = replace(read_order(reading, dimension), uniform=uniform)
    if not shared and dimension in BY_MINISTRY:
        read_counts(reading, what)
    ministries = read_ministries(reading)
    dimension = dimension or several_groups(reading)
    if reading.after:
        dimension, shared, order = dimension or "lead", False, replace(order, ranked=True)
    split = None if dimension else read_split(reading, by_part, ministries)
    if dimension in (None, "lead") and (compared := groups_compared(reading)):
        dimension = compared
    if dimension in ("lead", "ministry"):
        only_left_out = len(ministries.excluded) == len(ministries.named) > 0
        dimension = part_counted(text if only_left_out else reading.text)
    inner = part_counted(reading.text) if tops and dimension in PLACES else None
    hide_glosses(reading, known)
    if not dimension and not any(a.condition.kind.removeprefix("not ") in _WORDED for a in reading.atoms):
        read_topic(reading, kind, known)
    order = replace(order, every=read_every(reading, every))
    subtract(reading)
    return Parts(reading, dimension, shared, order, ministries, text, besides, split, edges, inner)


def _dimension(reading: Reading, kind: Universe, what: Counted) -> Dimension | None:
    dimension = dimension_of(reading, kind)
    if dimension not in BY_MINISTRY:
        return dimension
    read_alone(reading, what)  # 連携先のない施策が最も多い省: not counted by that 連携先
    return dimension_of(reading, kind)


_BESIDES = regex(r"共同|一緒|ともに|共に|(?:ほか|他|別)の?(?:主担当|府省|省)")


def _comes_to_itself(parts: Parts, conditions: tuple[Condition, ...]) -> bool:
    """Whether what one ministry leads would be counted by who leads it: something else is asked, or it is a remark."""
    own = [c for c in conditions if c.kind == "ministry" and c.value.endswith(":lead")]
    return parts.dimension == "lead" and len(own) == 1 and not _BESIDES.search(parts.reading.question.text)


def _whole(question: Question, operation: Operation, kind: Universe) -> bool:
    """Whether all records of a kind are meant, no condition being said."""
    words = table_words()
    said = bool(question.documents) or kind != "measures" or "180" in question.text
    rows = words.find("asks.rows", question.text)
    return (said and operation == "count") or bool(rows and words.find("asks.whole", question.text))


def _with_ministries(
    result: SetQuestion, ministries: Ministries, conditions: tuple[Condition, ...]
) -> SetQuestion:
    """Ministries as groups to compare, to leave out, or as the other reading of と."""
    query = result.query
    mine = {(c.kind, c.value) for c in ministries.condition}
    others = tuple(c for c in conditions if (c.kind, c.value) not in mine)
    by_ministry = result.dimension in BY_MINISTRY
    compared = len(ministries.named) > 1 and (ministries.each or (by_ministry and result.operation == "rank"))
    if compared and not ministries.excluded:
        dimension: Dimension = "lead" if ministries.role == "lead" else "ministry"
        filtered = Query(query.universe, (*others, any_of(ministries.condition)))
        return replace(result, query=filtered, dimension=dimension, named=ministries.named)
    if by_ministry and ministries.excluded and result.operation in ("group", "rank"):
        order = replace(result.order, place=None) if result.order.next else result.order
        query = Query(query.universe, others)
        return replace(result, query=query, order=order, excluded=ministries.excluded)
    if ministries.either is not None:
        return replace(result, either=Query(query.universe, (*others, ministries.either)))
    return result
