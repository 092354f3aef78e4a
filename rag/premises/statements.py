"""Statements of two cells of one record: which are about the same thing, and whether their figures agree."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass

from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.text import folded
from rag.tokens import Tokenizer

_PART = regex(r"(?:度|末|初頭|前半|後半|[春夏秋冬])?(?:頃|ごろ)?")
_LOOSE = regex(r"末|初頭|前半|後半|[春夏秋冬]|頃|ごろ|超|以上|以下|未満|程度|以内")
"""What makes a figure another one than the same without it."""
_BOUND = regex(r"を?(?:超え[るた]?|超|以上|以下|未満|程度|以内)")
_ORDINAL = regex(r"第\d+(?:回|期|版|次)")
_NO_SUBJECT = regex(r"[\d.,]+|令和|平成|年度?|月|日|等|予定|目標")
_COMMON, _SHARE = 3, 0.5
"""Words that two statements about the same thing have in common, and their share of those of the shorter."""
_SURE = 0.8
"""The share from which different figures are different ones of the same thing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement of the KPI and one of the outline; how their figures relate, empty where that is not sure."""

    kpi: Evidence
    outline: Evidence
    relation: str = ""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A date or an amount as written, what must be equal for another to say the same, and its year or unit."""

    written: str
    key: Hashable
    about: Hashable

    @property
    def exact(self) -> Hashable:
        return self.key, tuple(_LOOSE.findall(self.written))


def values(evidence: Evidence, on_dates: bool) -> tuple[str, ...]:
    """The dates or the amounts of a sentence, as written."""
    return tuple(f.written for f in _figures(evidence, on_dates))


def pairs(kpi: list[Evidence], outline: list[Evidence], on_dates: bool, tokenizer: Tokenizer) -> list[Pair]:
    """For each statement of the KPI the one of the outline on the same thing, the most alike first."""
    found = []
    for one in kpi:
        scored = [
            (share, other)
            for other in outline
            if _comparable(one, other, on_dates) and (share := _alike(one, other, tokenizer))
        ]
        if scored:
            share, other = max(scored, key=lambda item: item[0])
            found.append((share, Pair(one, other, _relation(one, other, share, on_dates))))
    return [pair for _, pair in sorted(found, key=lambda item: -item[0])]


def _relation(one: Evidence, other: Evidence, share: float, on_dates: bool) -> str:
    """Whether the figures of two statements are the same or differ, or what is on one side only; empty if unsure."""
    left, right = (_figures(e, on_dates) for e in (one, other))
    mine, theirs = ({f.exact for f in side} for side in (left, right))
    written = ["・".join(dict.fromkeys(f.written for f in side)) for side in (left, right)]
    if mine == theirs:
        return f"KPIも本文も「{written[0]}」で、同じです"
    if mine & theirs:
        common = [f.written for f in left if f.exact in theirs]
        alone = [
            f"「{'・'.join(dict.fromkeys(own))}」は{name}だけに"
            for name, side, others in (("KPI", left, theirs), ("本文", right, mine))
            if (own := [f.written for f in side if f.exact not in others])
        ]
        return f"「{'・'.join(dict.fromkeys(common))}」が両方にあり、{'、'.join(alone)}あります"
    near = {f.key for f in left} & {f.key for f in right}
    if near or share < _SURE or {f.about for f in left} != {f.about for f in right}:
        return ""
    return f"KPIの「{written[0]}」と本文の「{written[1]}」で、異なります"


def _figures(evidence: Evidence, on_dates: bool) -> list[_Figure]:
    """The dates or the amounts of a sentence; 5G is no weight."""
    text = folded(evidence.sentence.display)
    if on_dates:
        return [_Figure(d.text + _behind(_PART, text, d.end), d.key, d.year) for d in dates(text)]
    amounts = [q for q in quantities(text) if q.unit not in {"", "g"}]
    return [_Figure(q.text + _behind(_BOUND, text, q.end), q.key, q.unit) for q in amounts]


def _behind(pattern: re.Pattern[str], text: str, at: int) -> str:
    match = pattern.match(text, at)
    return match.group() if match else ""


def _comparable(one: Evidence, other: Evidence, on_dates: bool) -> bool:
    """Whether the figures of two sentences can be those of one thing: its edition, unit and year."""
    texts = [folded(e.sentence.display) for e in (one, other)]
    editions = [set(_ORDINAL.findall(t)) for t in texts]
    if all(editions) and not editions[0] & editions[1]:
        return False
    if on_dates:
        return True
    units = [{f.about for f in _figures(e, on_dates)} for e in (one, other)]
    years = [{d.year for d in dates(t)} for t in texts]
    return units[0] == units[1] and not (all(years) and not years[0] & years[1])


def _alike(one: Evidence, other: Evidence, tokenizer: Tokenizer) -> float:
    """The share of the shorter statement's words that both have; 0 where they are not about one thing."""
    left, right = (
        {w for w in tokenizer.content(e.sentence.display) if not _NO_SUBJECT.fullmatch(w)}
        for e in (one, other)
    )
    common = left & right
    share = len(common) / min(len(left), len(right)) if left and right else 0.0
    return share if len(common) >= _COMMON and share >= _SHARE else 0.0
