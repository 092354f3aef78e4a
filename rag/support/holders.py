"""Whose each item is, where a cell or a set of records has several items with ministries of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.records import ITEM_MINISTRIES, MINISTRIES, Record
from rag.support.piece import Piece
from rag.support.reading import squashed
from rag.support.roles import Part, listed
from rag.support.sources import Sources
from rag.support.structure import STRUCTURE
from rag.text import folded

_GROUP = regex(r"(?P<label>[^【】]*)【(?P<cell>[^【】]*)】")
_MOST = 0.6
"""Share of the words of a record's name that stand before a ministry, for it to be meant."""
_CLEARLY = 0.2


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a record (介護) with the names of its ministries and the cell as written."""

    label: str
    names: frozenset[str]
    cell: str


def items(record: Record) -> tuple[Item, ...]:
    """The parts of a record whose cell gives each its own ministries; empty for all other records.

    The first has no label in the cell: it is what the record's name has before the second.
    """
    cell = record.field(ITEM_MINISTRIES)
    groups = list(_GROUP.finditer(cell.display)) if cell else []
    if len(groups) < 2:
        return ()
    labels = [m["label"].strip("、 ") for m in groups]
    labels[0] = labels[0] or record.title.split(labels[1])[0].strip("、 ")
    return tuple(
        Item(label, frozenset(m.name for m in mentions(folded(g["cell"]))), f"{label}【{g['cell']}】")
        for label, g in zip(labels, groups, strict=True)
    )


def not_of_item(said: Piece, part: Part, sources: Sources) -> str:
    """The cell of the item that the statement names before a ministry which is not that item's; empty if right."""
    found = [item for record in sources.records for item in items(record) if not item.label.startswith("等")]
    words = _before(said, part)
    ranked = [(_share(said, item.label, words), item) for item in found]
    best = max((share for share, _ in ranked), default=0.0)
    meant = [item for share, item in ranked if share >= max(best, _MOST)]
    own = any(part.name in item.names for item in found)
    wanted = part.name if own else part.parent
    if not meant or any(wanted in item.names or part.name in item.names for item in meant):
        return ""
    return meant[0].cell


def not_of_record(said: Piece, part: Part, sources: Sources) -> str:
    """The ministries of the record whose name stands before a ministry that it does not have; empty if right."""
    words = _before(said, part)
    holding = [r for r in sources.records if r.ministries and not items(r)]
    ranked = sorted(((_share(said, r.title, words), r) for r in holding), key=lambda item: -item[0])
    clearly = len(ranked) > 1 and ranked[0][0] >= _MOST and ranked[0][0] - ranked[1][0] >= _CLEARLY
    record = ranked[0][1] if clearly else _told_of(said, part, words, holding, sources)
    names = {m.name for m in record.ministries} if record else {part.name}
    told = ranked[0][1] if clearly else _most_told(said, words, holding)
    other = bool(part.role and told and told.leads and not _plays(part, told))
    record = told if other else record
    if record is None or ((part.name in names or part.parent in names) and not other):
        return ""
    return "、".join(("◎" if m.lead else "") + m.label for m in record.ministries)


def _most_told(said: Piece, words: frozenset[str], holding: Sequence[Record]) -> Record | None:
    """The only record whose name has most of the words before a ministry, if these are at least half of them."""
    told = (words & said.wording) - STRUCTURE
    had = sorted(((len(said.beside(r.title).lemmas & told), n) for n, r in enumerate(holding)), reverse=True)
    only = len(had) > 1 and had[0][0] > had[1][0]
    return holding[had[0][1]] if only and had[0][0] >= max(_SEVERAL, len(told) / 2) else None


def _plays(part: Part, record: Record) -> bool:
    """Whether a ministry has the role in a record that it is said to have."""
    return part.role in listed(record, part, {part.name})


def _told_of(
    said: Piece, part: Part, words: frozenset[str], holding: Sequence[Record], sources: Sources
) -> Record | None:
    """The record whose name has most of what is told before a ministry, and clearly more than that of its own records."""
    told = (words & said.wording) - STRUCTURE
    had = [(len(said.beside(r.title).lemmas & told), r) for r in holding]
    most, record = max(had, key=lambda item: item[0], default=(0, None))
    own = {part.name, part.parent} - {""}
    mine = max((n for n, r in had if not own.isdisjoint(m.name for m in r.ministries)), default=0)
    named = any(own & {p.name, p.parent} for piece in sources.pieces for p in _told_in(piece))
    if record is None or named or 2 * most < len(told) or most - mine < _SEVERAL:
        return None
    return record


def _told_in(piece: Piece) -> Sequence[Part]:
    """The ministries that a sentence names; a cell of ministries tells of none."""
    return () if piece.label in (MINISTRIES, ITEM_MINISTRIES) else piece.parts


_SEVERAL = 2
"""Words by which a name must have more of what is told than another."""


def _before(said: Piece, part: Part) -> frozenset[str]:
    """The words between the ministries before, other than those of the same list, and this one."""
    list_start = part.start
    for other in reversed([p for p in said.parts if p.end <= part.start]):
        if _apart(said, other.end, list_start):
            break
        list_start = other.start
    before = max([p.end for p in said.parts if p.end <= list_start] or [0])
    if list_start <= before:
        return frozenset()
    start, end = said.reading.span(before, list_start)
    return frozenset(lemma for lemma, s, e in said.words if start <= s and e <= end)


def _share(said: Piece, name: str, words: frozenset[str]) -> float:
    """The share of a name's words that stand among these."""
    own = said.beside(name).lemmas
    return len(own & words) / len(own) if own else 0.0


def _apart(said: Piece, end: int, start: int) -> bool:
    """Whether more than a list stands between two ministries."""
    between = squashed(said.reading.text[end:start])
    return len(between) > 4 or bool(_PARTICLE.search(between))


_PARTICLE = regex("[をはが]")
