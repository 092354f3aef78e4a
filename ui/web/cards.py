"""Records as cards: every field in the source's own characters and in the corrected display."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rag.answer import Citation
from rag.records import (
    ARTICLES,
    IN_BODY,
    KPI_EFFECT,
    KPI_PROGRESS,
    MINISTRIES,
    NAME,
    OUTLINE,
    Field,
    Library,
    Measure,
    Record,
    Section,
    Slide,
)
from ui.web.markup import Span, blocks, highlighted, text
from ui.web.surroundings import outline, progress_table

_MEASURE_FIELDS = (KPI_PROGRESS, KPI_EFFECT, OUTLINE)
_IN_HEADING = (NAME, MINISTRIES, IN_BODY, ARTICLES)
_EMPTY = '<span class="empty">(空欄)</span>'


def card(library: Library, record: Record, citations: Sequence[Citation], *, unused: bool = False) -> str:
    """One record with what is cited of it outlined and marked.

    ``citations`` are those of this record; their quotes must have been compared with the source.
    """
    numbers = "".join(f'<span class="number">{c.number}</span>' for c in citations)
    source = library.sources[record.document]
    return (
        f'<article class="card{" unused" if unused else ""}" data-locator="{text(record.locator)}" '
        f'data-document="{text(record.document)}" data-kind="{text(getattr(record, "kind", "measure"))}">'
        f'<header><p class="origin">{numbers}<span>{text(source.short_title)}</span></p>'
        f'<h3><span class="locator">{text(record.locator)}</span> {_title(record, citations)}</h3>'
        f"{_ministries(record, citations)}</header>"
        f"{_around(library, record)}"
        f'<dl class="fields">{_fields(record, citations)}</dl>'
        f"{_notes(library, record)}</article>"
    )


def _title(record: Record, citations: Sequence[Citation]) -> str:
    name = record.field(NAME)
    if name is None:
        return text(record.title) if record.title not in record.locator else ""
    return _both(record, name, citations, inline=True)


def _ministries(record: Record, citations: Sequence[Citation]) -> str:
    cell = record.field(MINISTRIES)
    if cell is None:
        return ""
    names = "".join(
        f'<li class="lead"><span aria-hidden="true">◎</span>{text(m.label)}<span class="sr">(主担当)</span></li>'
        if m.lead
        else f"<li>{text(m.label)}</li>"
        for m in record.ministries
    )
    quoted = ""
    if spans := _spans(cell, citations):
        quoted = (
            f'<p class="cell cited"><span class="label">{text(MINISTRIES)}の原文</span> '
            f"{highlighted(cell.text, cell.start, spans)}</p>"
        )
    return f'<ul class="ministries" aria-label="府省庁(◎は主担当)">{names}</ul>{quoted}'


def _around(library: Library, record: Record) -> str:
    if isinstance(record, Section):
        return outline(library, record)
    if isinstance(record, Slide):
        return progress_table(library, record)
    return ""


def _fields(record: Record, citations: Sequence[Citation]) -> str:
    if isinstance(record, Measure):
        cells = [f for name in _MEASURE_FIELDS if (f := record.field(name))]
        # Cells that the heading shows in words come again only when their characters are cited.
        cells += [f for n in (IN_BODY, ARTICLES) if (f := record.field(n)) and _spans(f, citations)]
    else:
        cells = [f for f in record.fields if f.name not in _IN_HEADING]
    return "".join(_cell(record, cell, citations) for cell in cells)


def _cell(record: Record, cell: Field, citations: Sequence[Citation]) -> str:
    cited = " cited" if _spans(cell, citations) else ""
    value = _both(record, cell, citations) if cell.text.strip() else _EMPTY
    return f'<div class="cell{cited}"><dt>{text(cell.name)}</dt><dd>{value}</dd></div>'


def _both(record: Record, cell: Field, citations: Sequence[Citation], *, inline: bool = False) -> str:
    """The source's characters and, for the other wording, the corrected display."""
    spans = _spans(cell, citations)
    ranges = [(cell.sentences[a].start, cell.sentences[b - 1].end) for a, b in cell.bullets if b > a]
    apart = not inline and len(ranges) > 1 and all(x[1] <= y[0] for x, y in pairwise(ranges))
    original = (
        blocks(cell.text, cell.start, ranges, spans) if apart else highlighted(cell.text, cell.start, spans)
    )
    return (
        f'<span class="original" lang="ja">{original}</span>'
        f'<span class="corrected" lang="ja">{_corrected(cell, spans, inline)}</span>'
    )


def _corrected(cell: Field, spans: Sequence[Span], inline: bool) -> str:
    """The display, sentence by sentence: one that a citation holds whole is marked.

    Displays carry no offsets, so a part of a sentence is not marked: its place would be a guess.
    """
    if not cell.sentences:
        return text(cell.display)
    shown = [_sentence(s.display, s.start, s.end, spans) for s in cell.sentences]
    bullets = cell.bullets or ((0, len(shown)),)
    if inline or len(bullets) == 1:
        return "".join(shown)
    return "".join(f'<span class="line bullet">{"".join(shown[a:b])}</span>' for a, b in bullets)


def _sentence(display: str, start: int, end: int, spans: Sequence[Span]) -> str:
    numbers = [s.number for s in spans if s.start <= start and end <= s.end]
    if not numbers:
        return text(display)
    return f'<mark data-cite="{" ".join(map(str, numbers))}">{text(display)}</mark>'


def _spans(cell: Field, citations: Sequence[Citation]) -> list[Span]:
    """The citations of this cell. Cells may overlap (a row and its values): the name decides."""
    return [
        Span(c.start, c.end, c.number)
        for c in citations
        if c.field == cell.name and cell.start <= c.start and c.end <= cell.end
    ]


def placed(record: Record, citation: Citation) -> bool:
    """Whether the card shows just where the citation stands."""
    return any(_spans(cell, (citation,)) for cell in record.fields)


def _notes(library: Library, record: Record) -> str:
    """What the source has wrong or the extraction lost: said, not hidden."""
    notes = [
        f"原文の「{e.wrong}」は「{e.right}」の誤りとみられます({e.reason})。引用は原文のままです。"
        for e in library.errata
        if e.document == record.document and e.locator == record.locator
    ]
    if isinstance(record, Measure):
        body = "記載があります(○)" if record.in_body else "記載の印がありません"
        notes.append(f"計画の本文に{body}。")
        if record.marks:
            marks = "".join(m.mark for m in record.marks)
            notes.append(
                f"「第3章基本的施策の条」の印({marks})は、テキスト化の際に列がずれており、どの条の印かは確かではありません。"
            )
    return f'<ul class="notes">{"".join(f"<li>{text(n)}</li>" for n in notes)}</ul>' if notes else ""
