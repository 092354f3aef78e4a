"""A figure of a text with what it is told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.amounts import Amount
from rag.support.clauses import Clause
from rag.support.piece import Piece
from rag.support.structure import STRUCTURE
from rag.support.times import Time

_STOP = regex(r"[。;\n]")
_BREAK = regex(r"[。、;:\n]")
_IDLE = STRUCTURE | frozenset(
    [
        "数",
        "率",
        "値",
        "件数",
        "総数",
        "万",
        "件",
        "回",
        "人",
        "社",
        "団体",
        "箇所",
        "台",
        "枚",
        "者",
        "取り組み",
        "全体",
        "合計",
    ]
)
_ENDING = regex(r"(?<=[^ぁ-ん])[ぁ-ん]+$")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what it is told of: the words, and of a number the years, on its side of others of its kind."""

    piece: Piece
    fact: Amount | Time
    near: frozenset[str]
    times: tuple[Time, ...]
    every: frozenset[str]


@lru_cache(maxsize=8192)
def told_numbers(piece: Piece) -> tuple[Told, ...]:
    """The numbers of a text."""
    return tuple(told_of(piece, a, piece.amounts) for a in piece.amounts)


@lru_cache(maxsize=8192)
def told_dates(piece: Piece) -> tuple[Told, ...]:
    """The dates of a text."""
    return tuple(told_of(piece, t, piece.times) for t in piece.times)


def told_of(piece: Piece, fact: Amount | Time, others: Sequence[Amount | Time]) -> Told:
    """From the figure before (or the sentence's beginning) up to the next comma or figure.

    What stands in brackets behind a figure belongs to the figure in them: 100Gbps(東京-大阪間400Gbps).
    """
    text = piece.reading.text
    begin = max([m.end() for m in _STOP.finditer(text, 0, fact.start)] or [0])
    begin = max([begin, *(o.end for o in others if o.end <= fact.start)])
    stop = _BREAK.search(text, fact.end)
    end = min([stop.start() if stop else len(text), *(o.start for o in others if o.start >= fact.end)])
    if text[fact.end : fact.end + 1] == "(" and end < text.find(")", fact.end):
        end = fact.end
    a, b = piece.reading.span(begin, end) if end > begin else (0, 0)
    own = piece.reading.span(fact.start, fact.end)
    near = frozenset(
        stem(lemma) for lemma, s, e in piece.words if a <= s and e <= b and not (own[0] <= s and e <= own[1])
    )
    times = tuple(t for t in piece.times if begin <= t.start and t.end <= end and t.year is not None)
    return Told(piece, fact, _no_figures(near - _IDLE), times, frozenset(map(stem, piece.lemmas)))


def within(told: Told, own: Sequence[Clause], common: frozenset[str]) -> Told:
    """A figure with the words of its own clause only, without those that belong to all of them."""
    clause = around(told, own)
    near = told.near & frozenset(map(stem, clause.words)) if clause else told.near
    return replace(told, near=near - common)


def topic(said: Piece) -> frozenset[str]:
    """The words of what all of a statement is about (…について、): they tell none of its figures apart."""
    match = _TOPIC.match(said.reading.text)
    if match is None:
        return frozenset()
    end = said.reading.span(0, match.end())[1]
    return frozenset(stem(lemma) for lemma, _, e in said.words if e <= end)


_TOPIC = regex(r"[^、。]{2,60}?(?:について|に関して|をめぐって|は|では|においては)(?:は|も)?、")


def stem(lemma: str) -> str:
    """呼び掛ける and 呼び掛け → 呼び掛."""
    return _ENDING.sub("", lemma)


def _no_figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if not w[0].isdecimal())


def around(told: Told, clauses: Sequence[Clause]) -> Clause | None:
    """The clause in which a figure stands."""
    start, end = told.piece.reading.span(told.fact.start, told.fact.end)
    return next((c for c in clauses if c.start <= start and end <= c.end), None)
