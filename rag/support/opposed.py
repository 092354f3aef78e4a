"""A word of a statement in whose place the evidence has its opposite, beside the same words.

Unlike ``rivals``, which asks whether a sentence has the opposite at all, this asks what is told of the
same: 種類を減らす where the evidence has 種類を増やす, whatever else it has 減らす of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.clauses import Clause
from rag.support.contrasts import OPPOSED, SAME_SIDE
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.text import folded

_NEAR = 14
"""Characters within which a word is told of another."""
_ENOUGH = 0.5
"""Share of a clause's other words that a sentence must have, and of the best one's, to tell of the same."""
_DENIED = regex(r"[^、。]{0,9}(?:な(?:い|く|か)|ず(?!に)|ません|にくい|づらい)|(?:だけ|のみ)?で(?:は)?な")
_PREFIXED = regex(r"[非不未無脱反]$")


def compare_opposed(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    for clause in said.clauses:
        words = [w for w in said.words if clause.start <= w[1] and w[2] <= clause.end]
        for at, (lemma, start, end) in enumerate(words):
            others = OPPOSED.get(lemma)
            if not others or not others.isdisjoint(said.lemmas) or _denied(said, start, end):
                continue
            beside = [
                w
                for w, s, e in (*words[max(0, at - 2) : at], *words[at + 1 : at + 2])
                if w not in STRUCTURE and not w[0].isdecimal() and abs(s - start) <= _NEAR
            ]
            source = _source(lemma, others, beside, clause, homes)
            if source is not None:
                yield Difference("negation", said.text[start:end], source.text, start, end)


def _source(
    lemma: str, others: Collection[str], beside: Collection[str], clause: Clause, homes: Homes
) -> Piece | None:
    """The sentence that has the opposite beside one of these words, where none has the word itself there."""
    home = homes.of(clause, without=(lemma,))
    if home.share < _ENOUGH:
        return None
    near = [p for p, share in home.scored if share >= _ENOUGH * home.share]
    own = SAME_SIDE.get(lemma, frozenset()) | wordings(lemma) - frozenset(others)
    for word in beside:
        forms = wordings(word)
        if any(_together(p, forms, own) for p in (*near, *homes.sources.names)):
            return None
    return next((p for p in near for w in beside if _together(p, wordings(w), frozenset(others))), None)


@lru_cache(maxsize=65536)
def _together(piece: Piece, words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of these words is told of one of the others."""
    if words.isdisjoint(piece.lemmas) or others.isdisjoint(piece.lemmas):
        return False
    places = [(s, e) for w, s, e in piece.words if w in words]
    return any(
        w in others and not _denied(piece, s, e) and any(abs(s - a) <= _NEAR for a, _ in places)
        for w, s, e in piece.words
    )


def _denied(piece: Piece, start: int, end: int) -> bool:
    text = folded(piece.text[max(0, start - 1) : end + 16])
    return bool(_PREFIXED.match(text) or _DENIED.match(text, min(start, 1) + end - start))
