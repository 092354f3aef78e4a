"""The records every package shares: documents, measures, sections, slides, chunks, hits.

All offsets are characters of the document's source file as Python reads it with
``encoding="utf-8", newline=""``. For every object with ``start``, ``end`` and ``text``::

    source[start:end] == text

``display`` is the same piece for people and for search: HTML debris, broken words and
known OCR errors are mended there, never in ``text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

DocumentId = Literal["kanmin", "kihon", "senryaku"]
DOCUMENT_IDS: tuple[DocumentId, ...] = ("kanmin", "kihon", "senryaku")

NAME = "施策名"
IN_BODY = "本文記載"
KPI_PROGRESS = "KPI(進捗)"
KPI_EFFECT = "KPI(効果)"
OUTLINE = "課題・取組概要"
ARTICLES = "第3章基本的施策の条"
MINISTRIES = "府省庁名"
ROW = "行"
HEADING = "見出し"
BODY = "本文"
ITEM = "取組"
ITEM_MINISTRIES = "府省庁"
CAPTION = "表題"
PROGRESS = "進捗"
DIRECTION = "方向性"
"""Names of fields as citations show them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or one bullet that has no full stop) of a field."""

    start: int
    end: int
    text: str
    display: str


@dataclass(frozen=True, slots=True)
class Field:
    """A named part of a record: a table cell, a heading, a paragraph.

    ``bullets`` holds the ranges of the field's bullets as indices into ``sentences``
    (half open), so that a bullet of several sentences can be shown whole.
    An empty cell is a field with ``start == end``.
    """

    name: str
    start: int
    end: int
    text: str
    display: str
    sentences: tuple[Sentence, ...] = ()
    bullets: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry named in a record.

    ``name`` is the full canonical name (経産省 → 経済産業省), ``office`` the part in
    parentheses (内閣府(AI室) → AI室) or empty, ``written`` the source's own characters
    without the ◎, ``lead`` whether ◎ stands directly before it.
    """

    name: str
    office: str
    lead: bool
    written: str
    start: int
    end: int

    @property
    def label(self) -> str:
        """The name with its office, as answers print it."""
        return f"{self.name}({self.office})" if self.office else self.name


@dataclass(frozen=True, slots=True)
class ArticleMark:
    """A ◎ or ○ under the article columns of the 別表.

    ``column`` is the raw cell index in the row; ``reliable`` is false where the
    extraction does not let the column be mapped to an article.
    """

    mark: str
    column: int
    reliable: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """What all records have in common: a place in a document, a title, fields.

    ``parent`` is the locator of the record above it, or empty.
    """

    document: DocumentId
    locator: str
    title: str
    start: int
    end: int
    fields: tuple[Field, ...]
    ministries: tuple[Ministry, ...] = ()
    parent: str = ""

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)

    @property
    def leads(self) -> tuple[Ministry, ...]:
        """The ministries marked ◎."""
        return tuple(m for m in self.ministries if m.lead)

    @property
    def joint(self) -> tuple[Ministry, ...]:
        """The ministries without ◎."""
        return tuple(m for m in self.ministries if not m.lead)


@dataclass(frozen=True, slots=True)
class Measure(Record):
    """A row of the 別表: one of the 180 measures. Its locator is its number (02-04)."""

    in_body: bool = False
    marks: tuple[ArticleMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Section(Record):
    """A node of an outline (kihon).

    kind: chapter 第1章 | heading (AIイノベーション) | policy 1.〜4. | section 第1節 |
    group (1) | item ①.
    """

    kind: Literal["chapter", "heading", "policy", "section", "group", "item"] = "section"
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide(Record):
    """A block of the slides (senryaku): a page, the progress table, one of its rows, an area.

    ``values`` holds a table row's cells in the order of the header as (column, integer,
    unit), the unit being 件 or %.
    """

    kind: Literal["page", "table", "row", "block", "area"] = "block"
    values: tuple[tuple[str, int, str], ...] = ()
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is indexed: a sentence or a short field.

    ``id`` is ``document#start-end`` and so stays the same across rebuilds.
    ``context`` is the record's name, put in front of ``display`` when embedding.
    """

    document: DocumentId
    locator: str
    field: str
    start: int
    end: int
    text: str
    display: str
    context: str

    @property
    def id(self) -> str:
        return f"{self.document}#{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found by a retriever; ``score`` is the fused one, in 0..1 within one query."""

    chunk: Chunk
    score: float
    lexical: float = 0.0
    dense: float = 0.0


@dataclass(frozen=True, slots=True)
class Erratum:
    """A reviewed correction of an OCR error, for search and display only."""

    document: DocumentId
    locator: str
    wrong: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Naming:
    """How citations name a document.

    ``work`` is the title in full, ``abbreviation`` the one for short and repeated citations, ``place``
    holds ``{}`` for the locator (別表No.{}), ``decided`` is the date with what was decided or who issued
    it (令和2年7月17日閣議決定), ``issued`` the date as ISO 8601, as exact as it is known, ``author`` the
    body that lists of references begin with.
    """

    work: str = ""
    abbreviation: str = ""
    place: str = "{}"
    decided: str = ""
    issued: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One source document: its text and what is known about its edition.

    ``date_stated`` is false where the date does not stand in the text itself.
    """

    id: DocumentId
    title: str
    short_title: str
    issuer: str
    date: str
    date_stated: bool
    sha256: str
    text: str = field(repr=False)
    naming: Naming = Naming()


@dataclass(frozen=True, eq=False)
class Library:
    """All documents with their records, in source order. Built by corpus, used by all.

    Equal only to itself, so that what was read with its help can be remembered by it.
    """

    sources: dict[DocumentId, Source]
    records: tuple[Record, ...]
    errata: tuple[Erratum, ...] = ()

    @cached_property
    def by_locator(self) -> dict[tuple[DocumentId, str], Record]:
        """(document, locator) → record."""
        return {(r.document, r.locator): r for r in self.records}

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(r for r in self.records if isinstance(r, Measure))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return tuple(r for r in self.records if isinstance(r, Section))

    @cached_property
    def slides(self) -> tuple[Slide, ...]:
        return tuple(r for r in self.records if isinstance(r, Slide))

    def get(self, document: DocumentId, locator: str) -> Record | None:
        """The record at that place, or None."""
        return self.by_locator.get((document, locator))

    def with_below(self, record: Record) -> tuple[Record, ...]:
        """The record and everything below it, in source order."""
        children = (self.get(record.document, c) for c in getattr(record, "children", ()))
        return (record, *(r for c in children if c is not None for r in self.with_below(c)))

    def quote(self, document: DocumentId, start: int, end: int) -> str:
        """The source's own characters."""
        return self.sources[document].text[start:end]
