"""Where a record stands: a section in its outline with the neighbours, a row in its table."""

from __future__ import annotations

from rag.records import Library, Record, Section, Slide
from ui.web.markup import text

_NEIGHBOURS = 2
"""Sections shown before and after the cited one."""


def outline(library: Library, section: Section) -> str:
    """The sections above, then the neighbours with the section itself among them."""
    above: list[Record] = []
    at: Record = section
    while at.parent and (parent := library.get(at.document, at.parent)):
        above.insert(0, parent)
        at = parent
    siblings = [s for s in library.sections if s.parent == section.parent and s.document == section.document]
    place = next((i for i, s in enumerate(siblings) if s.locator == section.locator), 0)
    shown = siblings[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
    path = "".join(f"<li>{_name(r)}</li>" for r in above)
    near = "".join(
        f'<li aria-current="location">{_name(s)}</li>'
        if s.locator == section.locator
        else f"<li>{_name(s)}</li>"
        for s in shown
    )
    return (
        f'<nav class="outline" aria-label="この節の位置"><ol class="path">{path}</ol>'
        f'<ol class="near">{near}</ol></nav>'
    )


def _name(record: Record) -> str:
    last = record.locator.removeprefix(record.parent) if record.parent else record.locator
    title = record.title if record.title not in last else ""
    return f'<span class="locator">{text(last or record.locator)}</span> {text(title)}'


def progress_table(library: Library, slide: Slide) -> str:
    """The table that a row belongs to, with the row marked; a block's page; else nothing."""
    table = slide if slide.kind == "table" else library.get(slide.document, slide.parent)
    if not isinstance(table, Slide) or table.kind != "table":
        page = library.get(slide.document, slide.parent) if slide.parent else None
        where = f"{page.title} の一部" if page else ""
        return f'<p class="page">{text(where)}</p>' if where else ""
    rows = [r for child in table.children if isinstance(r := library.get(table.document, child), Slide)]
    header = "".join(f'<th scope="col">{text(name)}</th>' for name, _, _ in rows[0].values) if rows else ""
    body = "".join(_row(row, row.locator == slide.locator) for row in rows)
    return (
        f'<table class="progress"><caption>{text(table.title)}</caption>'
        f'<thead><tr><th scope="col">分野</th>{header}</tr></thead><tbody>{body}</tbody></table>'
    )


def _row(row: Slide, current: bool) -> str:
    cells = "".join(f"<td>{value}{'%' if unit == '%' else ''}</td>" for _, value, unit in row.values)
    mark = ' class="cited"' if current else ""
    return f'<tr{mark}><th scope="row">{text(row.title)}</th>{cells}</tr>'
