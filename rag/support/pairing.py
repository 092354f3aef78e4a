"""Figures told of another subject or year than the evidence tells them of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.support.amounts import Amount
from rag.support.sources import Piece
from rag.support.statement import Difference
from rag.support.times import Time

Weight = Callable[[str], float]
_TELLING = 0.35
"""Weight of the words from which on they tell another figure's subject from this one's."""
_STOP = re.compile(r"[。;\n]")
_BREAK = re.compile(r"[。、;:\n]")


@dataclass(frozen=True, slots=True)
class Told:
    """A number with what it is told of: the words and years on its side of the other numbers."""

    piece: Piece
    amount: Amount
    near: frozenset[str]
    times: tuple[Time, ...]


def told(piece: Piece) -> tuple[Told, ...]:
    """The numbers of a text, each with its subject."""
    return tuple(_told(piece, amount) for amount in piece.amounts)


def _told(piece: Piece, amount: Amount) -> Told:
    """From the number before (or the sentence's beginning) up to the next comma or number."""
    text = piece.reading.text
    begin = max([m.end() for m in _STOP.finditer(text, 0, amount.start)] or [0])
    begin = max([begin, *(a.end for a in piece.amounts if a.end <= amount.start)])
    stop = _BREAK.search(text, amount.end)
    end = min(
        [stop.start() if stop else len(text), *(a.start for a in piece.amounts if a.start >= amount.end)]
    )
    a, b = piece.reading.span(begin, end) if end > begin else (0, 0)
    near = frozenset(lemma for lemma, s, e in piece.words if a <= s and e <= b and not lemma.isdecimal())
    times = tuple(t for t in piece.times if begin <= t.start and t.end <= end and t.year is not None)
    return Told(piece, amount, near, times)


def compare_pairs(said: Piece, pieces: Sequence[Piece], weight: Weight) -> list[Difference]:
    """The numbers of a statement that the evidence has only beside another subject or another year."""
    pool = [t for piece in pieces for t in told(piece)]
    found = []
    for own in told(said):
        same = [t for t in pool if _is(own.amount, t.amount)]
        if not same:
            continue
        rivals = [t for t in pool if t.amount.unit == own.amount.unit and not _is(own.amount, t.amount)]
        rival = next((r for r in rivals if all(_closer(own, r, s, weight) for s in same)), None)
        if rival is not None:
            start, end = said.reading.span(own.amount.start, own.amount.end)
            found.append(Difference("number", said.text[start:end], rival.amount.text, start, end))
    return found


def _is(said: Amount, other: Amount) -> bool:
    return said.value == other.value and said.same_unit(other)


def _closer(own: Told, rival: Told, same: Told, weight: Weight) -> bool:
    """Whether the words (or years) around the statement's number are those of another number."""
    together = rival.piece is same.piece
    theirs = own.near & rival.near - (same.near if together else same.piece.lemmas)
    ours = own.near & same.near - (rival.near if together else rival.piece.lemmas)
    lead = _sum(theirs, weight) - _sum(ours, weight)
    if own.times and rival.times and same.times and _agree(own, rival) != _agree(own, same):
        lead += 1.0 if _agree(own, rival) else -1.0
    return lead >= _TELLING


def _agree(own: Told, other: Told) -> bool:
    return any(t.fits(o) for t in own.times for o in other.times)


def _sum(words: frozenset[str], weight: Weight) -> float:
    return sum(weight(w) for w in words)
