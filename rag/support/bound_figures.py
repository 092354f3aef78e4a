"""Figures of a statement that the evidence has for something else, by the sentence's tree.

サービスモデルの構築に向けた4つの研究事業及び情報連携技術モデルの構築に向けた2つの研究事業: each word is of the figure that is
nearest to it in the tree, whatever stands between.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.amounts import Amount
from rag.support.bunsetsu import tree_of
from rag.support.homes import Homes
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE

_LEAD, _ENOUGH, _MOST, _LITTLE = 0.3, 0.5, 0.6, 0.3
"""What another figure's words must have more, of the statement's, of the best; and the least that tells."""
_REACH = 5
_LIKE = 10
"""One part in which a figure may be rounded."""


def compare_bound_figures(said: Piece, homes: Homes) -> Iterator[Difference]:
    """The figures of which the evidence has another one of the same, and 以下 for 未満."""
    for amount in said.amounts:
        told = [(p, a) for p in homes.sources.pieces for a in p.amounts if amount.same_unit(a)]
        same = [(p, a) for p, a in told if a.value == amount.value]
        source = _of_another(said, homes, amount, [p for p, _ in same]) if same else None
        strict = _STRICT.match(amount.behind)
        if strict and same and all((m := _STRICT.match(a.behind)) and m[1] != strict[1] for _, a in same):
            source = same[0][0]
        if source is not None:
            start, end = said.reading.span(amount.start, amount.end)
            yield Difference("number", said.text[start:end], source.text, start, end)


_STRICT = regex("(?:程度)?(以下|未満)")


def _of_another(said: Piece, homes: Homes, amount: Amount, same: list[Piece]) -> Piece | None:
    own = _owned(said).get(amount.start, frozenset()) - STRUCTURE - homes.named
    need = sum(map(homes.weight, own))
    if need < _LITTLE or not amount.unit or amount.unit.startswith("第"):
        return None
    fit = other = 0.0
    source, rival = None, amount
    for piece in homes.sources.pieces:
        owned = _owned(piece)
        for a in piece.amounts if not _TABLE.search(piece.text) else ():
            like = homes.likeness(own, owned.get(a.start, ()))
            if a.value == amount.value and amount.same_unit(a):
                fit = max(fit, like)
            elif a.unit and amount.same_unit(a) and like > other and not _of_one_range(piece, amount, a):
                other, source, rival = like, piece, a
    if source is None or other < max(_ENOUGH * need, fit / _MOST, fit + _LEAD):
        return None
    rounded = abs(rival.value - amount.value) * _LIKE <= max(rival.value, amount.value)
    both = any(a.value == rival.value and a.same_unit(rival) for a in said.amounts)
    dated = any(t.fits(u) for t in said.times for p in same for u in p.times)
    if rounded or both or (dated and not any(t.fits(u) for t in said.times for u in source.times)):
        return None
    return source


def _of_one_range(piece: Piece, amount: Amount, rival: Amount) -> bool:
    """Whether a text has both as the ends of a range: 2万人以上8万人未満."""
    gaps = (max(rival.start - a.end, a.start - rival.end) for a in piece.amounts if a.value == amount.value)
    return any(gap <= _GAP for gap in gaps)


_GAP = 4
_TABLE = regex("取組数")
"""A row of a table, whose columns are told apart elsewhere."""


@lru_cache(maxsize=8192)
def _owned(piece: Piece) -> dict[int, frozenset[str]]:
    """The words that are nearer to each number (by its place) than to another of its kind."""
    tree = tree_of(piece)
    placed = [
        (a, k) for a in piece.amounts if (k := tree.at(piece.reading.span(a.start, a.end)[0])) is not None
    ]
    steps = [{k: s for s in range(_REACH, -1, -1) for k in tree.within(at, s)} for _, at in placed]
    found: dict[int, frozenset[str]] = {}
    for n, (amount, at) in enumerate(placed):
        rivals = [
            steps[m] for m, (a, k) in enumerate(placed) if k != at and (a.unit == amount.unit or not a.unit)
        ]
        near = [k for k, s in steps[n].items() if not any(r.get(k, _REACH + 1) < s for r in rivals)]
        words = (w for k in near for w in tree.phrases[k].words)
        found[amount.start] = frozenset(w for w in words if not w[0].isdecimal())
    return found
