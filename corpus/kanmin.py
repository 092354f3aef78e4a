"""The 別表 of the 官民データ活用推進基本計画: 180 measures in tab-separated rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.errata import Mender
from corpus.fields import WHOLE, field, value
from corpus.ministries import parse_ministries
from corpus.sentences import CELL, Span, kpi_breaks, trim
from rag.records import (
    ARTICLES,
    IN_BODY,
    KPI_EFFECT,
    KPI_PROGRESS,
    MINISTRIES,
    NAME,
    OUTLINE,
    ArticleMark,
    Erratum,
    Field,
    Measure,
)

_HEADER = re.compile(r"No\.\t")
_ROW = re.compile(r"\d\d-\d\d\t")
_FIRST_ARTICLE = "10条"
_LAST_ARTICLE = "市町村"
_SPILLED = re.compile(r"([◎○])\s+")
_TAGS_BEFORE = re.compile(r"(?:\s*</?[A-Za-z][^<>]*>)+\s*")
_TAGS_AFTER = re.compile(r"(?:\s*</?[A-Za-z][^<>]*>)+\s*\Z")

_BODY_CELL, _NAME_CELL, _PROGRESS_CELL, _EFFECT_CELL, _OUTLINE_CELL = range(1, 6)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the table: its article columns (first, last) and its rows, cell by cell."""

    articles: tuple[int, int]
    rows: tuple[tuple[Span, ...], ...]

    def columns_kept(self, source: str) -> bool:
        """Whether the extraction kept the page's columns.

        The rows of a page are as wide as its header, but the 府省庁名 must then stand in one
        column, the one behind the last article. Where it wanders, cells were dropped before
        it, and a mark's column says nothing about its article.
        """
        return {_ministry_column(source, row) for row in self.rows} == {self.articles[1] + 1}


def parse_kanmin(source: str, errata: Iterable[Erratum]) -> tuple[Measure, ...]:
    """Every measure of the table, in source order.

    The header repeats on every page; rows have 22 to 38 cells. The ministries are the last
    cell that is not empty, since the number of cells before it varies.
    """
    mend = Mender("kanmin", errata)
    measures: list[Measure] = []
    for page in _pages(source):
        kept = page.columns_kept(source)
        measures += (_measure(source, row, page.articles, kept, mend) for row in page.rows)
    return tuple(measures)


def _pages(source: str) -> list[_Page]:
    pages: list[_Page] = []
    rows: list[tuple[Span, ...]] = []
    articles = (0, 0)
    offset = 0
    for line in source.splitlines(keepends=True):
        cells = _cells(line, offset)
        if _HEADER.match(line):
            if rows:
                pages.append(_Page(articles, tuple(rows)))
            rows = []
        elif _ROW.match(line):
            rows.append(cells)
        elif _FIRST_ARTICLE in line:
            names = [source[a:b] for a, b in cells]
            articles = (names.index(_FIRST_ARTICLE), names.index(_LAST_ARTICLE))
        offset += len(line)
    if rows:
        pages.append(_Page(articles, tuple(rows)))
    return pages


def _cells(line: str, offset: int) -> tuple[Span, ...]:
    """The range of every cell, without the blanks around it."""
    cells: list[Span] = []
    at = 0
    for cell in line.rstrip("\n").split("\t"):
        start, end = trim(line, at, at + len(cell))
        cells.append((offset + start, offset + end))
        at += len(cell) + 1
    return tuple(cells)


def _ministry_column(source: str, row: tuple[Span, ...]) -> int:
    return max(i for i, (a, b) in enumerate(row) if a < b)


def _measure(
    source: str, row: tuple[Span, ...], articles: tuple[int, int], kept: bool, mend: Mender
) -> Measure:
    locator = source[slice(*row[0])]
    last = _ministry_column(source, row)
    marks = [
        ArticleMark(source[a:b], i, kept and articles[0] <= i <= articles[1], a, b)
        for i, (a, b) in enumerate(row)
        if _OUTLINE_CELL < i < last and a < b
    ]
    start, end = row[last]
    while spilled := _SPILLED.match(source, start, end):
        marks.append(ArticleMark(spilled[1], last, False, start, start + 1))
        start = spilled.end()

    def part(name: str, span: Span, breaks: re.Pattern[str] = WHOLE) -> Field:
        return field(name, source, *span, locator=locator, mend=mend, breaks=breaks)

    name = part(NAME, row[_NAME_CELL])
    progress, effect, outline = (
        _without_tags(source, *row[i]) for i in (_PROGRESS_CELL, _EFFECT_CELL, _OUTLINE_CELL)
    )
    in_body = row[_BODY_CELL]
    fields = (
        value(IN_BODY, source, *in_body, source[slice(*in_body)]),
        name,
        part(KPI_PROGRESS, progress, kpi_breaks(source[slice(*progress)])),
        part(KPI_EFFECT, effect, kpi_breaks(source[slice(*effect)])),
        part(OUTLINE, outline, CELL),
        _article_field(source, marks, outline[1]),
        part(MINISTRIES, (start, end)),
    )
    return Measure(
        document="kanmin",
        locator=locator,
        title=name.display,
        start=row[0][0],
        end=end,
        fields=fields,
        ministries=parse_ministries(source, start, end),
        in_body=in_body[0] < in_body[1],
        marks=tuple(marks),
    )


def _without_tags(source: str, start: int, end: int) -> Span:
    """The range without the HTML debris at its ends."""
    if before := _TAGS_BEFORE.match(source, start, end):
        start = before.end()
    if after := _TAGS_AFTER.search(source, start, end):
        end = after.start()
    return start, end


def _article_field(source: str, marks: list[ArticleMark], fallback: int) -> Field:
    """All marks of the row, from the first to the last, or an empty range behind the outline."""
    if not marks:
        return value(ARTICLES, source, fallback, fallback, "")
    return value(ARTICLES, source, marks[0].start, marks[-1].end, "".join(m.mark for m in marks))
