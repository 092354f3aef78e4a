"""A date told of one thing where the evidence tells it of another of the same name.

特定健診情報は令和3年3月、薬剤情報は令和3年10月: 薬剤の情報は令和3年3月 is told of the wrong one, though the record
has the date. Things are of the same name where their last word is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.terms import terms_of
from rag.support.times import Time
from rag.text import folded

_REACH = 60
"""Characters before a date within which stands what it is told of."""


def compare_labels(said: Piece, pieces: Sequence[Piece]) -> Iterator[Difference]:
    """The dates that the evidence has only for another thing of the same name."""
    for time in said.times:
        for head, label in _labels(said, time):
            places = [
                (time.fits(t), _nearest(p, t, head), p, t)
                for p in pieces
                for t in p.times
                if t.year is not None
            ]
            mine = [own | _behind(p, t, label) for fits, own, p, t in places if fits]
            other = next((p for fits, own, p, _ in places if not fits and own >= label), None)
            if other is None or not mine or not all(own - label and not own >= label for own in mine):
                continue
            start, end = said.reading.span(time.start, time.end)
            yield Difference("date", said.text[start:end], other.text, start, end)
            break


def _labels(said: Piece, time: Time) -> Iterator[tuple[str, frozenset[str]]]:
    """The names before a date in its sentence, of each head the nearest, shorter and longer."""
    text = said.reading.text
    begin = max(text.rfind("。", 0, time.start) + 1, time.start - _REACH, 0)
    start = said.reading.span(begin, begin + 1)[0]
    end = said.reading.span(time.start, time.end)[0]
    before = [n for n in _names(said) if start <= n.start and n.end <= end]
    heads: set[str] = set()
    for name in before[:-_CLOSE:-1]:
        if name.head not in heads:
            yield from ((name.head, c) for c in name.chains if len(c) > 1)
        heads.add(name.head)


def _nearest(piece: Piece, time: Time, head: str) -> frozenset[str]:
    """The lemmas of the nearest name before a date that has this word; empty where there is none."""
    end = piece.reading.span(time.start, time.end)[0]
    return next((n.chains[-1] for n in reversed(_names(piece)) if n.end <= end and head in n.last), _NONE)


def _behind(piece: Piece, time: Time, label: frozenset[str]) -> frozenset[str]:
    """The label, if it stands behind a date: up to where another thing is told of."""
    text = piece.reading.text
    if _NAMED_RIGHT_BEFORE.search(text, max(0, time.start - 8), time.start):
        return _NONE
    stop = text.find("。", time.end)
    others = [t.start for t in piece.times if t.start >= time.end]
    last = min([stop if stop >= 0 else len(text), *others])
    start, end = piece.reading.span(time.end, last) if last > time.end else (0, 0)
    named = (n for n in _names(piece) if start <= n.start and n.end <= end)
    return label if any(n.chains[-1] >= label for n in named) else _NONE


_NAMED_RIGHT_BEFORE = regex(r"[一-鿿ァ-ヺーa-z][」』]?(?:(?:は|が|では|については|に関しては)、?|\()$")
"""A name that a date follows at once: ガイドライン(平成30年6月), 特定健診情報は令和3年3月."""


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
"""One more than the names before a date that it may be told of."""
_NONE: frozenset[str] = frozenset()
