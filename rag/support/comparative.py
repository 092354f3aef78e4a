"""Which of two is more, or earlier: BよりAの方が早い is held against the dates and numbers that the evidence has of both."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rag.lazy_regex import regex
from rag.records import ROW
from rag.support.amounts import Amount
from rag.support.figure_places import Told, stem, told_dates, told_numbers
from rag.support.homes import Homes
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.times import Time
from rag.support.wordings import COLUMNS

_HOW = "(?P<how>多|少な|高|低|大き|小さ|早|速|遅|先|後|上回|下回)"
_COMPARED = (
    regex(rf"(?P<one>[^、。は]{{2,30}})の(?:方|ほう)が、?(?P<other>[^、。]{{2,30}}?)より(?:も)?、?{_HOW}"),
    regex(rf"(?P<one>[^、。]{{2,30}}?)は、?(?P<other>[^、。はが]{{2,30}}?)(?:より(?:も)?|を){_HOW}"),
)
_ALONE = regex(rf"(?P<one>[^、。は]{{2,30}})の(?:方|ほう)が、?(?!より){_HOW}[いくか]")
"""One side alone: 薬剤情報の方が早い is held against what its sentence has beside it."""
_DENIED = regex(r"[^、。]{0,10}(?:ない|なかった|ず(?!に)|ません|とは(?:言|い)え|わけで)")
_NUMERIC = ("多", "少な", "高", "低", "大き", "小さ", "上回", "下回")
_GREATER = ("多", "高", "大き", "上回", "遅", "後")
_LEAST = 0.3
"""Weight of the words by which a figure must be told of the one rather than of the other."""
_BESIDE = 0.3
"""What a word counts that both have in common: 地域課題の数は、AよりBの方が多い."""


def compare_comparative(said: Piece, homes: Homes) -> Iterator[Difference]:
    """A comparison that the figures of the evidence deny."""
    yield from _weighted(said, homes)
    match = next((m for p in (*_COMPARED, _ALONE) if (m := p.search(said.reading.text))), None)
    if match is None or _DENIED.match(said.reading.text, match.end()):
        return
    alone = "other" not in match.re.groupindex
    one = _words(said, *match.span("one"))
    other = frozenset[str]() if alone else _words(said, *match.span("other"))
    numeric = match["how"] in _NUMERIC
    # rows of the progress table are compared by their columns: rag/drafting/ranks.py
    pieces = [p for p in homes.sources.pieces if p.label != ROW and p.label not in COLUMNS]
    pool = [t for p in pieces for t in (told_numbers(p) if numeric else told_dates(p))]
    rest = frozenset(map(stem, said.lemmas)) - one - other - STRUCTURE
    if alone:
        mine = _most_of(one, pool, homes)
        theirs = _beside(mine, pool)
    else:
        mine, theirs = (_of(a, b, rest, pool, homes) for a, b in ((one - other, other), (other - one, one)))
    if mine is None or theirs is None or not _comparable(mine, theirs):
        return
    left, right = _value(mine), _value(theirs)
    if left is None or right is None or left == right:
        return
    if (left > right) != (match["how"] in _GREATER):
        start, end = said.reading.span(*match.span())
        kind = "number" if numeric else "date"
        yield Difference(kind, said.text[start:end], mine.piece.text, start, end)  # type: ignore[arg-type]


def _weighted(said: Piece, homes: Homes) -> Iterator[Difference]:
    """What is put before something else (AよりもBを重視), where the evidence has both side by side."""
    match = _PUT_BEFORE.search(said.reading.text)
    if match is None:
        return
    one, other = _words(said, *match.span("one")), _words(said, *match.span("other"))
    for piece in homes.sources.pieces:
        stems = frozenset(map(stem, piece.lemmas))
        if one - other <= stems and other - one <= stems and not _PREFERS.search(piece.reading.text):
            start, end = said.reading.span(*match.span())
            yield Difference("scope", said.text[start:end], piece.text, start, end)
            return


_PUT_BEFORE = regex(
    r"(?P<one>[^、。はが]{2,20}?)より(?:も)?(?P<other>[^、。はが]{2,20}?)(?:の観点)?を(?:重[くん]|重視|優先|先に|上位)"
)
_PREFERS = regex("より|優先|重視|重き|まず")


def _words(piece: Piece, start: int, end: int) -> frozenset[str]:
    """Stems of the content words in a range of the reading, figures left out."""
    a, b = piece.reading.span(start, end)
    own = (w for w, s, e in piece.words if a <= s and e <= b)
    return frozenset(stem(w) for w in own if w not in STRUCTURE and not w[0].isdecimal())


def _of(
    own: Collection[str], other: Collection[str], rest: Collection[str], pool: Sequence[Told], homes: Homes
) -> Told | None:
    """The figure that is told of the one rather than of the other; None where none is, or several that differ."""

    def weight(words: Collection[str], told: Told) -> float:
        return sum(homes.weight(w) for w in words if w in told.near)

    scored = [
        (weight(own, t) - weight(set(other) - set(own), t) / 2 + _BESIDE * weight(rest, t), t)
        for t in pool
        if weight(own, t) >= _LEAST
    ]
    best = max((score for score, _ in scored), default=0.0)
    kept = [t for score, t in scored if score == best]
    return kept[0] if len({_value(t) for t in kept}) == 1 else None


def _most_of(own: Collection[str], pool: Sequence[Told], homes: Homes) -> Told | None:
    """The figure that is told of little else; None where none is told of it."""
    scored = [
        (sum(homes.weight(w) for w in own if w in t.near) / max(1.0, sum(map(homes.weight, t.near))), t)
        for t in pool
        if sum(homes.weight(w) for w in own if w in t.near) >= _LEAST
    ]
    return max(scored, key=lambda s: s[0], default=(0.0, None))[1]


def _beside(mine: Told | None, pool: Sequence[Told]) -> Told | None:
    """The only other figure in the sentence of one; None where there is none, or there are several."""
    others = [t for t in pool if mine is not None and t.piece is mine.piece and _value(t) != _value(mine)]
    return others[0] if len(others) == 1 else None


def _comparable(mine: Told, theirs: Told) -> bool:
    left, right = mine.fact, theirs.fact
    return not isinstance(left, Amount) or not isinstance(right, Amount) or left.unit == right.unit


def _value(told: Told) -> float | None:
    """The number; of a date the months since the year 0."""
    fact = told.fact
    if isinstance(fact, Time):
        return None if fact.year is None else 12 * fact.year + (fact.month or (4 if fact.fiscal else 1))
    return float(fact.value)
