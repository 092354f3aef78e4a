"""Whether the words of a statement that stand side by side stand together in the evidence, too.

A word that only another sentence has bears nothing out: of 1,159人の保険者 the record may have both words,
yet tell of 1,159人の被験者 in one sentence and of 保険者 in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rag.support.homes import wordings
from rag.support.piece import Piece
from rag.support.sources import Sources
from rag.support.terms import tells

_FAR = 40
"""Characters from which on two words of a sentence are as good as apart."""


@dataclass(frozen=True)
class Bonds:
    """The neighbouring words of a statement against the sentences of its evidence."""

    said: Piece
    sources: Sources

    @cached_property
    def apart(self) -> int:
        """How many neighbours no sentence has both of."""
        return sum(d is None for d in self._distances)

    @cached_property
    def distance(self) -> float:
        """How far apart neighbours stand in the evidence, 0..1 on the average."""
        found = [1.0 if d is None else min(d, _FAR) / _FAR for d in self._distances]
        return sum(found) / len(found) if found else 0.0

    @cached_property
    def _distances(self) -> tuple[int | None, ...]:
        return tuple(self._measure())

    def _measure(self) -> Iterator[int | None]:
        pieces = self.sources.pieces
        named = frozenset().union(*(p.lemmas for p in self.sources.names))
        places = {}
        for lemma, _, _ in self.said.words:
            if tells(lemma) and not lemma[0].isdecimal() and wordings(lemma).isdisjoint(named):
                places[lemma] = [_places(p, lemma) for p in pieces]
        known = [w for w, _, _ in self.said.words if w in places and any(places[w])]
        for left, right in pairwise(known):
            if left != right:
                yield _nearest(places[left], places[right])


def _nearest(left: Sequence[tuple[int, ...]], right: Sequence[tuple[int, ...]]) -> int | None:
    return min(
        (abs(a - b) for mine, theirs in zip(left, right, strict=True) for a in mine for b in theirs),
        default=None,
    )


@lru_cache(maxsize=65536)
def _places(piece: Piece, lemma: str) -> tuple[int, ...]:
    """Where a text has a lemma, as it is or in other words."""
    forms = wordings(lemma)
    if forms.isdisjoint(piece.lemmas):
        at = next((piece.squashed.find(f) for f in forms if len(f) > 2 and f in piece.squashed), -1)
        return (at,) if at >= 0 else ()
    return tuple(start for w, start, _ in piece.words if w in forms)
