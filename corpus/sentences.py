"""Bullets and sentences of Japanese fields, as exact ranges.

A field is cut into bullets by a pattern of what stands between them (each document family
has its own), a bullet into sentences after 。！？. Neither is cut inside 「」 or ().
"""

from __future__ import annotations

import re
from bisect import bisect_right

Span = tuple[int, int]

_MARK = r"[-・·•○\uf0fc]"
_TAG = r"(?:\s*<[^<>]*>\s*)+"
_AFTER_STOP = r"(?<=[。！？])\s+"
_NUMBER = r"[①-⑳]"

CELL = re.compile(
    rf"{_TAG}(?:{_MARK}\s*)?|(?:^|\s+){_MARK}\s*(?=\S)|{_AFTER_STOP}|\s+(?=[①-⑳※【]|\(注\))",
)
"""Between the bullets of a 別表 cell: tags, marks after a blank, a blank after 。, notes."""

_KPI_OPENS_WITH_MARK = re.compile(rf"(?:{_TAG})?(?:{_MARK}\s*(?=\S)|{_NUMBER})")
_KPI_LIST = re.compile(rf"{_TAG}(?:{_MARK}\s*)?|(?:^|\s+){_MARK}\s*(?=\S)|\s+(?=[①-⑳※])|{_AFTER_STOP}")
# Nouns that end a KPI, so that a blank behind them opens the next one. A blank behind any
# other word (05-04 プラットフォームへの参加 地方公共団体数) is a wrapped line.
_KPI_NOUNS = ("数", "率", "量", "割合", "状況", "構築", "実施", "推進", "促進", "向上", "充実")
_KPI_PLAIN = re.compile(
    rf"{_TAG}|{_AFTER_STOP}|\s+(?=※)"
    + r"|(?:(?<=[)）])|"
    + "|".join(f"(?<={noun})" for noun in _KPI_NOUNS)
    + r")\s+(?=[^\s(（・①-⑳※-])"
    + r"|\s+(?=令和(?:元|\d+)年度(?:以降)?\s)",
)

LINES = re.compile(r"(?:^|\n)\s*(?:-\s*)?[・·•\uf0fc]\s*|(?:^|\n)\s*-\s+|\s*\n\s*\n\s*")
"""Between the bullets of running pages: marks that open a line, blank lines. Other line
breaks are wrapped lines."""

NOTES = re.compile(r"[、\s]*(?:^|\s)(?=※)")
"""Between the footnotes of a line."""

_STOP = re.compile(r"[。！？]+")
_BRACKET = re.compile(r"[「」『』()（）【】]")
_OPENING = dict(zip("」』)）】", "「『(（【", strict=True))


def kpi_breaks(text: str) -> re.Pattern[str]:
    """What stands between the KPIs of a cell.

    List marks divide KPIs only where the cell opens with one; behind a leading text they
    are that KPI's own items (06-11: 新規整備件数 ・令和2年度:… ・令和3年度:…).
    """
    return _KPI_LIST if _KPI_OPENS_WITH_MARK.match(text) else _KPI_PLAIN


def split(text: str, breaks: re.Pattern[str]) -> list[list[Span]]:
    """The bullets of ``text``, each a list of the ranges of its sentences."""
    enclosed = _enclosed(text)
    bullets: list[list[Span]] = []
    at = 0
    for match in breaks.finditer(text):
        if not _inside(enclosed, match.start()):
            _add(bullets, text, at, match.start(), enclosed)
            at = match.end()
    _add(bullets, text, at, len(text), enclosed)
    return bullets


def trim(text: str, start: int, end: int) -> Span:
    """The range without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _add(bullets: list[list[Span]], text: str, start: int, end: int, enclosed: list[Span]) -> None:
    sentences: list[Span] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if not _inside(enclosed, stop.start()):
            sentences.append(trim(text, at, stop.end()))
            at = stop.end()
    sentences.append(trim(text, at, end))
    sentences = [(a, b) for a, b in sentences if a < b]
    if sentences:
        bullets.append(sentences)


def _enclosed(text: str) -> list[Span]:
    """The outermost ranges inside matched brackets; a bracket without its mate counts not."""
    open_brackets: list[tuple[str, int]] = []
    ranges: list[Span] = []
    for match in _BRACKET.finditer(text):
        bracket = match.group()
        opening = _OPENING.get(bracket)
        if opening is None:
            open_brackets.append((bracket, match.start()))
            continue
        mate = next((i for i in reversed(range(len(open_brackets))) if open_brackets[i][0] == opening), None)
        if mate is None:
            continue
        start = open_brackets[mate][1]
        del open_brackets[mate:]
        while ranges and ranges[-1][0] > start:
            ranges.pop()
        ranges.append((start, match.start()))
    return ranges


def _inside(ranges: list[Span], position: int) -> bool:
    i = bisect_right(ranges, (position, 0)) - 1
    return i >= 0 and ranges[i][0] < position < ranges[i][1]
