"""A figure told of one thing where the evidence tells it of another of the same name.

特定健診情報は令和3年3月、薬剤情報は令和3年10月: 薬剤の情報は令和3年3月 is told of the wrong one, though the record
has the date. Things are of the same name where their last word is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.amounts import Amount
from rag.support.piece import Piece
from rag.support.statement import Difference, Kind
from rag.support.terms import terms_of
from rag.support.times import Time
from rag.text import folded

_REACH = 60
"""Characters before a figure within which stands what it is told of."""


def compare_labels(said: Piece, pieces: Sequence[Piece]) -> Iterator[Difference]:
    """The figures that the evidence has only for another thing of the same name."""
    facts: tuple[Amount | Time, ...] = (*said.amounts, *said.times)
    for fact in facts:
        for head, label in _labels(said, fact):
            places = [(p, f, _nearest(p, f, head)) for p in pieces for f in _alike(p, fact)]
            mine = [own | _behind(p, f, label) for p, f, own in places if _same(fact, f)]
            other = next((p for p, f, own in places if not _same(fact, f) and own >= label), None)
            if other is None or not mine or not all(own - label and not own >= label for own in mine):
                continue
            start, end = said.reading.span(fact.start, fact.end)
            kind: Kind = "number" if isinstance(fact, Amount) else "date"
            yield Difference(kind, said.text[start:end], other.text, start, end)
            break


def _labels(said: Piece, fact: Amount | Time) -> Iterator[tuple[str, frozenset[str]]]:
    """The names before a figure in its sentence, of each head the nearest, shorter and longer."""
    text = said.reading.text
    begin = max(text.rfind("。", 0, fact.start) + 1, fact.start - _REACH, 0)
    start = said.reading.span(begin, begin + 1)[0]
    end = said.reading.span(fact.start, fact.end)[0]
    before = [n for n in _names(said) if start <= n.start and n.end <= end]
    heads: set[str] = set()
    for name in before[:-_CLOSE:-1]:
        if name.head not in heads:
            yield from ((name.head, c) for c in name.chains if len(c) > 1)
        heads.add(name.head)


def _nearest(piece: Piece, fact: Amount | Time, head: str) -> frozenset[str]:
    """The lemmas of the nearest name before a figure that has this word; empty where there is none."""
    end = piece.reading.span(fact.start, fact.end)[0]
    return next((n.chains[-1] for n in reversed(_names(piece)) if n.end <= end and head in n.last), _NONE)


def _behind(piece: Piece, fact: Amount | Time, label: frozenset[str]) -> frozenset[str]:
    """The label, if it stands behind a figure: up to where another thing is told of."""
    text, number = piece.reading.text, isinstance(fact, Amount)
    if _NAMED_RIGHT_BEFORE.search(text, max(0, fact.start - 8), fact.start):
        return _NONE
    stop = (_PART if number else _SENTENCE).search(text, fact.end)
    others = [o.start for o in (piece.amounts if number else piece.times) if o.start >= fact.end]
    last = min([stop.start() if stop else len(text), *others])
    start, end = piece.reading.span(fact.end, last) if last > fact.end else (0, 0)
    named = (n for n in _names(piece) if start <= n.start and n.end <= end)
    return label if any(n.chains[-1] >= label for n in named) else _NONE


_NAMED_RIGHT_BEFORE = regex(r"[一-鿿ァ-ヺーa-z][」』]?(?:(?:は|が|では|については|に関しては)、?|\()$")
"""A name that a figure follows at once: ガイドライン(平成30年6月), 特定健診情報は令和3年3月."""
_PART = regex("[、。]|及び|並びに")
_SENTENCE = regex("。")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with its last word and the last two; ``chains`` are the lemmas of its last term, with the one before, and so on."""

    start: int
    end: int
    head: str
    last: tuple[str, ...]
    chains: tuple[frozenset[str], ...]


@lru_cache(maxsize=8192)
def _names(piece: Piece) -> tuple[_Name, ...]:
    """The names of a text: terms that の and the like join."""
    found: list[_Name] = []
    chains: tuple[frozenset[str], ...] = ()
    end = 0
    for term in terms_of(piece):
        joined = chains and _JOIN.fullmatch(folded(piece.text[end : term.start]))
        own = frozenset(term.lemmas)
        chains = (own, *(own | c for c in chains[:_LONGEST])) if joined else (own,)
        end = term.end
        found.append(_Name(term.start, term.end, term.head, term.lemmas[-2:], chains))
    return tuple(found)


_JOIN = regex(r"(?:等)?(?:の|における|のための|に関する|に係る|・)")
_LONGEST = 3
_CLOSE = 3
"""One more than the names before a figure that it may be told of."""
_NONE: frozenset[str] = frozenset()


def _alike(piece: Piece, fact: Amount | Time) -> Iterator[Amount | Time]:
    """The figures of a text that are of the same kind."""
    if isinstance(fact, Amount):
        yield from (a for a in piece.amounts if a.unit == fact.unit and fact.unit)
    else:
        yield from (t for t in piece.times if t.year is not None)


def _same(said: Amount | Time, other: Amount | Time) -> bool:
    if isinstance(said, Amount):
        return isinstance(other, Amount) and said.value == other.value
    return isinstance(other, Time) and said.fits(other)
