"""Rows of the progress table that a claim compares or ranks: 社会実装の進捗率は研究開発を上回る, 最も低いのは研究開発."""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.records import Library, Slide
from rag.support.statement import Difference
from rag.support.wordings import COLUMNS
from rag.tables.areas import area_of
from rag.text import fold, folded

_HIGH, _LOW = "高|多|大き|上回", "低|少な|小さ|下回"
_COMPARED = (
    regex(
        rf"(?P<other>[^、。は]{{2,24}}?)より(?:も)?、?(?P<one>[^、。は]{{2,24}}?)の(?:方|ほう)が、?[^、。]{{0,8}}?(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))"
    ),
    regex(
        rf"(?P<one>[^、。は]{{2,24}})の(?:方|ほう)が、?(?P<other>[^、。]{{2,24}}?)より(?:も)?(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))"
    ),
    regex(
        rf"(?P<one>[^、。]{{2,24}}?)は、?(?P<other>[^、。はが]{{2,24}}?)(?:より(?:も)?|を)(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))"
    ),
)
_RANKED = (
    regex(
        rf"(?:最も|一番|最)(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))[^、。]{{0,10}}?(?:のは|のが|分野は|領域は)、?(?P<one>[^、。]{{2,24}})"
    ),
    regex(rf"(?P<one>[^、。]{{2,24}}?)(?:が|は)、?(?:最も|一番|最)(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))"),
)


def ranked_rows(text: str, library: Library) -> tuple[tuple[Slide, ...], tuple[Difference, ...]]:
    """The rows that a claim compares or ranks by a column, and what is wrong in that; no rows where it does not."""
    mapped = fold(text)
    rows = {s.title: s for s in library.slides if s.kind == "row" and area_of(folded(s.title))}
    for pattern in (*_COMPARED, *_RANKED):
        match = pattern.search(mapped.text)
        if match is None:
            continue
        column = _column(mapped.text, match.start("high") if match["high"] else match.start("low"))
        mine = rows.get(area_of(match["one"]) or "")
        named = match.groupdict().get("other")
        others = [
            r
            for t, r in rows.items()
            if mine is not None and t != mine.title and (named is None or t == area_of(named))
        ]
        if not column or mine is None or not others:
            continue
        own = _value(mine, column)
        rest = [_value(r, column) for r in others]
        holds = own > max(rest) if match["high"] else own < min(rest)
        if named is None:
            holds = own >= max(rest) if match["high"] else own <= min(rest)
        start, end = mapped.span(*match.span())
        source = "、".join(f"{r.title}{_value(r, column)}{_unit(r, column)}" for r in (mine, *others))
        wrong = () if holds else (Difference("number", text[start:end], source, start, end),)
        return (mine, *others), wrong
    return (), ()


def _column(text: str, at: int) -> str:
    """The column that a text names last before here, else first behind."""
    named = [(m.start(), name) for name in COLUMNS for m in re.finditer(name.partition("/")[0], text)]
    before = [n for n in named if n[0] < at]
    return max(before)[1] if before else min(named, default=(0, ""))[1]


def _value(row: Slide, column: str) -> int:
    return next((value for name, value, _ in row.values if name == column), 0)


def _unit(row: Slide, column: str) -> str:
    return next((unit for name, _, unit in row.values if name == column), "")
