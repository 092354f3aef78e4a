"""Rows of the progress table that a claim compares or ranks: 社会実装の進捗率は研究開発を上回る, 進捗率が最も低いのは研究開発."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Ranking:
    """The rows that a claim compares or ranks, where it does (``text[start:end]``), and whether that holds."""

    rows: tuple[Slide, ...]
    start: int
    end: int
    wrong: tuple[Difference, ...]


def ranking(text: str, library: Library) -> Ranking | None:
    """How a claim compares or ranks rows by a column; None where it does not, or denies or narrows what it says."""
    mapped = fold(text)
    rows = {s.title: s for s in library.slides if s.kind == "row" and area_of(folded(s.title))}
    for pattern in (*_COMPARED, *_RANKED):
        match = pattern.search(mapped.text)
        if match is None:
            continue
        if _NARROWED.search(mapped.text) or _DENIED.match(mapped.text, match.end()):
            return None
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
        own, rest = _value(mine, column), [_value(r, column) for r in others]
        best = max(rest) if match["high"] else min(rest)
        beyond = own > best if match["high"] else own < best
        holds = beyond or (named is None and own == best)
        start, end = mapped.span(*match.span())
        source = "、".join(f"{r.title}{_value(r, column)}{_unit(r, column)}" for r in (mine, *others))
        wrong = () if holds else (Difference("number", text[start:end], source, start, end),)
        return Ranking((mine, *others), start, end, wrong)
    return None


_NARROWED = regex(r"除(?:けば|いて|く|き)|以外|番目|に次いで|のうち、?[^、。]{2,12}と")
_DENIED = regex(r"[^、。]{0,16}(?:ない|なかった|ません|とは(?:言|い)え)")


def _column(text: str, at: int) -> str:
    """The column that a text names last before here, else first behind."""
    named = [(m.start(), name) for name in COLUMNS for m in re.finditer(name.partition("/")[0], text)]
    before = [n for n in named if n[0] < at]
    return max(before)[1] if before else min(named, default=(0, ""))[1]


def _value(row: Slide, column: str) -> int:
    return next((value for name, value, _ in row.values if name == column), 0)


def _unit(row: Slide, column: str) -> str:
    return next((unit for name, _, unit in row.values if name == column), "")
