"""The slides of the AI戦略2019 フォローアップ: progress table, pages, blocks, areas.

The text of a slide does not come in reading order. What stands where is stated here as
data, after reading the pages; the parser checks that the text still has that shape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.errata import Mender
from corpus.fields import field, value
from corpus.sentences import LINES, NOTES, Span, trim
from rag.errors import CorpusError
from rag.records import BODY, CAPTION, DIRECTION, HEADING, PROGRESS, ROW, Erratum, Field, Sentence, Slide

TABLE = "進捗状況の表"
SUMMARY = "総括"
NOTE = "注"
COLUMNS = (("取組数", "件"), ("計画通り", "件"), ("未了/一部未了", "件"), ("進捗率", "%"))

_PAGE = re.compile(r"^ (?P<title>.*(?:フォローアップ|方向性[①-⑳]))$", re.MULTILINE)
_PAGE_LOCATOR = re.compile(r"フォローアップ|方向性[①-⑳]")
_TABLE_ROW = re.compile(r"^(?P<name>\S+) (\d+) (\d+) (\d+) (\d+%)$", re.MULTILINE)
_CAPTION = re.compile(r"^（参考）(?P<title>.+)$", re.MULTILINE)
_COLUMN_HEADS = re.compile(r"^ ?進捗 \S*取組の方向性$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_BULLETS = frozenset("•・\uf0fc※")

# 方向性①: the extraction gives the cells of the two-column table as 教育改革 進捗, 教育改革
# 方向性, 研究開発 方向性, 研究開発 進捗, with this many bullets each; what the bullets say
# (研究開発工程表を策定 / の実行を推進) leaves no doubt.
_AREAS = {
    "方向性①": (
        ("教育改革", PROGRESS, 4),
        ("教育改革", DIRECTION, 5),
        ("研究開発", DIRECTION, 5),
        ("研究開発", PROGRESS, 4),
    ),
    # 方向性②: the whole 方向性 column, then the whole 進捗 column. The text names no area, and
    # some bullets would fit two (中小企業がAIを導入しやすい環境), so none is assigned.
    "方向性②": (("", DIRECTION, 11), ("", PROGRESS, 12)),
}


@dataclass(frozen=True, slots=True)
class _Run:
    """Paragraphs of one sort that follow one another; mark is their bullet or empty."""

    mark: str
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return self.spans[0][0], self.spans[-1][1]


class _Parser:
    def __init__(self, source: str, mend: Mender) -> None:
        self.source = source
        self.mend = mend

    def field(self, name: str, span: Span, locator: str, breaks: re.Pattern[str] = LINES) -> Field:
        return field(name, self.source, *span, locator=locator, mend=self.mend, breaks=breaks)

    def runs(self, start: int, end: int) -> list[_Run]:
        """The paragraphs of the range, grouped by their bullet; each heading is its own run."""
        runs: list[_Run] = []
        for match in _PARAGRAPH.finditer(self.source, start, end):
            span = trim(self.source, *match.span())
            mark = self.source[span[0]] if self.source[span[0]] in _BULLETS else ""
            if mark and runs and runs[-1].mark == mark:
                runs[-1] = _Run(mark, (*runs[-1].spans, span))
            else:
                runs.append(_Run(mark, (span,)))
        return runs

    def page(self, title: re.Match[str], end: int) -> list[Slide]:
        locator = _locator(title["title"])
        start = title.start("title")
        end = trim(self.source, start, end)[1]
        heading = self.field(HEADING, title.span("title"), locator)
        if locator in _AREAS:
            body, parts = self.two_columns(locator, title.end(), end)
            fields: tuple[Field, ...] = (heading, body)
        else:
            parts = [*self.table(locator, title.end(), end), *self.front(locator, title.end(), end)]
            fields = (heading,)
        children = tuple(p.locator for p in parts if p.parent == locator)
        page = Slide("senryaku", locator, heading.display, start, end, fields, kind="page", children=children)
        return [page, *parts]

    # The first page: a table, and blocks whose headings stand before or behind them.

    def table(self, page: str, start: int, end: int) -> list[Slide]:
        rows = list(_TABLE_ROW.finditer(self.source, start, end))
        caption = _CAPTION.search(self.source, start, end)
        head = trim(self.source, start, rows[0].start()) if rows else (start, start)
        columns = "".join(self.source[slice(*head)].split())
        if caption is None or columns != "".join(name for name, _ in COLUMNS):
            raise CorpusError("senryaku の進捗状況の表が見つかりません。")
        slides = [self.row(match) for match in rows]
        table = Slide(
            "senryaku",
            TABLE,
            caption["title"],
            head[0],
            caption.end(),
            (
                self.field(CAPTION, caption.span(), TABLE),
                value(HEADING, self.source, *head, "、".join(name for name, _ in COLUMNS)),
            ),
            parent=page,
            kind="table",
            children=tuple(s.locator for s in slides),
        )
        return [table, *slides]

    def row(self, match: re.Match[str]) -> Slide:
        name = match["name"]
        locator = f"{TABLE}/{name}"
        values = tuple(
            (column, int(match[i].rstrip("%")), unit) for i, (column, unit) in enumerate(COLUMNS, start=2)
        )
        display = f"{name}: " + "、".join(f"{column}{number}{unit}" for column, number, unit in values)
        start, end = match.span()
        sentence = Sentence(start, end, match.group(), display)
        cells = tuple(
            value(column, self.source, *match.span(i), f"{number}{unit}")
            for i, (column, number, unit) in enumerate(values, start=2)
        )
        whole = Field(ROW, start, end, match.group(), display, (sentence,), ((0, 1),))
        return Slide(
            "senryaku", locator, name, start, end, (whole, *cells), parent=TABLE, kind="row", values=values
        )

    def front(self, page: str, start: int, end: int) -> list[Slide]:
        """The blocks behind the table.

        The 2019 bullets stand before their heading. The 2020 heading is followed by the
        summary, then by its own bullets and the line that sums them up.
        """
        caption = _CAPTION.search(self.source, start, end)
        runs = self.runs(caption.end() if caption else start, end)
        if [run.mark for run in runs] != ["•", "", "", "\uf0fc", "•", "", "※"]:
            raise CorpusError("senryaku の1枚目の並びが登録された版と違います。")
        done, done_head, next_head, summary, plans, plans_end, notes = (run.span for run in runs)
        return [
            self.block(page, self.heading_locator(done_head), done_head, done),
            self.block(page, self.heading_locator(next_head), next_head, (plans[0], plans_end[1])),
            self.block(page, SUMMARY, None, summary),
            self.block(page, NOTE, None, notes, NOTES),
        ]

    def heading_locator(self, span: Span) -> str:
        """２０１９年度の進捗（進捗のあった主な取組） gives 2019年度の進捗."""
        return unicodedata.normalize("NFKC", self.source[slice(*span)]).split("(")[0]

    def block(
        self, page: str, locator: str, head: Span | None, body: Span, breaks: re.Pattern[str] = LINES
    ) -> Slide:
        content = self.field(BODY, body, locator, breaks)
        fields = (content,) if head is None else (self.field(HEADING, head, locator), content)
        title = fields[0].display if head else locator
        start = min(f.start for f in fields)
        end = max(f.end for f in fields)
        return Slide("senryaku", locator, title, start, end, fields, parent=page, kind="block")

    # The other pages: a lead and two columns.

    def two_columns(self, page: str, start: int, end: int) -> tuple[Field, list[Slide]]:
        heads = _COLUMN_HEADS.search(self.source, start, end)
        if heads is None:
            raise CorpusError(f"senryaku の{page}に欄の見出しがありません。")
        lead = self.field(BODY, (start, heads.start()), page)
        bullets = [
            span for run in self.runs(heads.end(), end) if run.mark in ("・", "\uf0fc") for span in run.spans
        ]
        cells = _AREAS[page]
        if len(bullets) != sum(count for _, _, count in cells):
            raise CorpusError(f"senryaku の{page}の項目の数が登録された版と違います。")
        at = 0
        parts: dict[str, list[Field]] = {}
        for area, name, count in cells:
            span = bullets[at][0], bullets[at + count - 1][1]
            at += count
            locator = f"{page}/{area or name}"
            parts.setdefault(locator, []).append(self.field(name, span, locator))
        return lead, [self.area(page, locator, fields) for locator, fields in parts.items()]

    def area(self, page: str, locator: str, fields: list[Field]) -> Slide:
        name = locator.removeprefix(f"{page}/")
        return Slide(
            "senryaku",
            locator,
            name,
            min(f.start for f in fields),
            max(f.end for f in fields),
            tuple(fields),
            parent=page,
            kind="block" if name in (PROGRESS, DIRECTION) else "area",
        )


def parse_senryaku(source: str, errata: Iterable[Erratum]) -> tuple[Slide, ...]:
    """Pages, table, rows, blocks and areas, each page before its parts.

    Raises:
        CorpusError: the text has not the shape that this module states.
    """
    parser = _Parser(source, Mender("senryaku", errata))
    titles = list(_PAGE.finditer(source))
    ends = [t.start() for t in titles[1:]] + [len(source)]
    return tuple(slide for title, end in zip(titles, ends, strict=True) for slide in parser.page(title, end))


def _locator(title: str) -> str:
    match = _PAGE_LOCATOR.search(title)
    return match.group() if match else title
