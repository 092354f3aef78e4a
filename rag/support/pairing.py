"""Figures and dates told of another subject or another year than the evidence tells them of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rag.lazy_regex import regex
from rag.support.amounts import Amount
from rag.support.clauses import Clause
from rag.support.figure_places import Told, around, stem, told_dates, told_numbers, told_of, topic, within
from rag.support.figures_compare import shares_number
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.times import Time

Weight = Callable[[str], float]
_TELLING = 0.35
"""Weight of the words from which on they tell another figure's subject from this one's."""
_TELLING_OF_DATES = 0.5
"""The same of dates: a sentence has more words for one date than for one number."""
_NOTHING = 0.2
_COUNTED = frozenset({"", "つ", "個", "点", "項目"})


def compare_pairs(
    said: Piece,
    pieces: Sequence[Piece],
    own: Sequence[Clause],
    evidence: Mapping[str, Sequence[Clause]],
    weight: Weight,
    titles: Sequence[Piece] = (),
) -> list[Difference]:
    """The figures of a statement that the evidence has only beside another subject or year, or still ahead.

    ``own`` are the clauses of the statement, ``evidence`` those of the sentences of the evidence.
    """
    pool = [t for p in pieces for t in told_numbers(p)]
    dates = [t for p in pieces for t in told_dates(p)]
    found = []
    own_numbers = [_own_number(said, amount, own) for amount in said.amounts]
    rivals = [_rival_number(told, pool, weight) for told in own_numbers]
    for told, rival in zip(own_numbers, rivals, strict=True):
        if rival is not None and _stands_alone(
            told, rival, zip(own_numbers, rivals, strict=True), _is_number
        ):
            found.append(_differ("number", told, _written(rival)))
        elif source := _still_ahead(told, [t for t in pool if _is_number(told, t)], own, evidence):
            found.append(_differ("modality", told, source))
    named = frozenset(stem(lemma) for title in titles for lemma in title.lemmas)
    own_dates = [within(told_of(said, time, said.times), own, named) for time in said.times]
    rival_dates = [_rival_date(told, dates, weight) for told in own_dates]
    for told, rival in zip(own_dates, rival_dates, strict=True):
        if rival is not None and _stands_alone(
            told, rival, zip(own_dates, rival_dates, strict=True), _is_date
        ):
            found.append(_differ("date", told, _written(rival)))
    return found


def _own_number(said: Piece, amount: Amount, own: Sequence[Clause]) -> Told:
    """A number of the statement; of several in one unit, with the words of its own clause only."""
    told = told_of(said, amount, said.amounts)
    several = sum(a.unit == amount.unit for a in said.amounts) > 1
    return within(told, own, topic(said)) if several else told


def _stands_alone(
    told: Told,
    rival: Told,
    others: Iterable[tuple[Told, Told | None]],
    same: Callable[[Told, Told], bool],
) -> bool:
    """Whether a rival counts: one that the statement tells, too, only where it is swapped with this one."""
    said = [theirs for other, theirs in others if other is not told and same(other, rival)]
    return not said or any(theirs is not None and same(told, theirs) for theirs in said)


def _is_number(said: Told, other: Told) -> bool:
    return isinstance(said.fact, Amount) and _is(said.fact, other.fact)


def _is_date(said: Told, other: Told) -> bool:
    return isinstance(said.fact, Time) and isinstance(other.fact, Time) and said.fact.fits(other.fact)


def _rival_number(told: Told, pool: Sequence[Told], weight: Weight) -> Told | None:
    amount = told.fact
    if not isinstance(amount, Amount):
        return None
    same = [t for t in pool if _is(amount, t.fact)]
    return _rival(told, same, [t for t in pool if _counts(amount, t.fact)], weight, _TELLING)


def _rival(
    told: Told, same: Sequence[Told], others: Sequence[Told], weight: Weight, telling: float
) -> Told | None:
    """Another figure of the evidence whose subject is the statement's, where that of the same figure is not."""
    if not same:
        return None
    return next((o for o in others if all(_lead(told, o, s, weight) >= telling for s in same)), None)


def _rival_date(told: Told, dates: Sequence[Told], weight: Weight) -> Told | None:
    """The same of dates: of other sentences only, and where nothing at all speaks for the date that is said.

    Within a sentence the act may stand before its date or behind it.
    """
    same = [t for t in dates if _is_date(told, t)]
    others = [t for t in dates if isinstance(t.fact, Time) and not _is_date(told, t) and t.fact.year]

    def owns(other: Told, mine: Told) -> bool:
        theirs = sum(map(weight, told.near & other.near - mine.every))
        ours = sum(map(weight, told.near & mine.near - other.every))
        return other.piece is not mine.piece and theirs >= _TELLING_OF_DATES and ours < _NOTHING

    if any(shares_number(told.piece, s.piece) for s in same):
        return None
    return next((o for o in others if same and all(owns(o, s) for s in same)), None)


def _is(said: Amount, other: Amount | Time) -> bool:
    return isinstance(other, Amount) and said.value == other.value and said.same_unit(other)


def _counts(said: Amount, other: Amount | Time) -> bool:
    """Whether it is another number of the same things."""
    if not isinstance(other, Amount) or said.unit in _COUNTED:
        return False
    return other.unit == said.unit and other.value != said.value


def _lead(own: Told, rival: Told, same: Told, weight: Weight) -> float:
    """How much more of the words (and years) around the statement's figure are those of another."""
    together = rival.piece is same.piece
    theirs = own.near & rival.near - (same.near if together else same.every)
    ours = own.near & same.near - (rival.near if together else rival.every)
    lead = sum(map(weight, theirs)) - sum(map(weight, ours))
    if own.times and rival.times and same.times and _agree(own, rival) != _agree(own, same):
        lead += 1.0 if _agree(own, rival) else -1.0
    return lead


def _agree(own: Told, other: Told) -> bool:
    return any(t.fits(o) for t in own.times for o in other.times)


def _still_ahead(
    told: Told, same: Sequence[Told], own: Sequence[Clause], evidence: Mapping[str, Sequence[Clause]]
) -> str:
    """The sentence that puts a number as ahead where the statement has it reached already; empty otherwise."""
    clause = around(told, own)
    if clause is None or not _ALREADY.search(clause.text):
        return ""
    stages = [(s, around(s, evidence.get(s.piece.text, ()))) for s in same]
    ahead = stages and all(c is not None and c.standing in ("planned", "ahead") for _, c in stages)
    return stages[0][0].piece.text if ahead else ""


_ALREADY = regex("既に|すでに")


def _written(told: Told) -> str:
    """A figure as the source writes it."""
    start, end = told.piece.reading.span(told.fact.start, told.fact.end)
    return told.piece.text[start:end]


def _differ(kind: str, told: Told, source: str) -> Difference:
    start, end = told.piece.reading.span(told.fact.start, told.fact.end)
    return Difference(kind, told.piece.text[start:end], source, start, end)  # type: ignore[arg-type]
