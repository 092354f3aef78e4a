"""``shisaku cite``: the verbatim text of a measure or section, without index or model."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from rag.answer import Citation
from rag.draft import label
from rag.errors import InputError
from rag.locators import measure_references, section_references
from rag.records import NAME, Field, Library, Record
from rag.text import folded
from ui.console import write, write_json
from ui.render import citation_lines

HELP = """
施策番号や節を指定して、原文をそのまま引く。

出典の表示名、原文、文書ファイルの中の文字位置を出します。索引もモデルも使いません。

例:
  shisaku cite 02-04
  shisaku cite "第3章第1節(2)①"
  shisaku cite 02-04 --field "KPI(進捗)"
  shisaku cite 進捗状況の表/教育改革 --json
"""


def run(
    place: Annotated[str, typer.Argument(metavar="位置", help="施策番号(02-04)、節、スライドの位置")],
    field: Annotated[str, typer.Option("--field", metavar="欄", help="欄の名前。省くとすべての欄")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出す")] = False,
) -> None:
    """Print the citations of a record's fields."""
    from ui.compose import Application

    library = Application().library
    record = find(place, library)
    fields = [named(record, field)] if field else [f for f in record.fields if f.text]
    citations = [cite(library, record, cell, number) for number, cell in enumerate(fields, 1)]
    if as_json:
        write_json(
            {
                "document": record.document,
                "locator": record.locator,
                "label": label(library, record, NAME),
                "start": record.start,
                "end": record.end,
                "citations": [asdict(c) for c in citations],
            }
        )
        return
    for citation in citations:
        for line in citation_lines(citation, offsets=True):
            write(line)


def find(place: str, library: Library) -> Record:
    """The record at a place in any spelling.

    Raises:
        InputError: there is no such place; the message is the one the engine would give.
    """
    text = folded(place).strip()
    exact = [r for r in library.records if folded(r.locator) == text]
    if exact:
        return exact[0]
    named_places = [
        *(("kanmin", r.id) for r in measure_references(text)),
        *(("kihon", r.locator) for r in section_references(text)),
    ]
    if not named_places:
        raise InputError(
            f"「{place[:40]}」は施策番号・節・スライドの位置として読めません。",
            "02-04、第3章第1節(2)①、進捗状況の表/教育改革 のように指定してください。",
        )
    document, locator = named_places[0]
    record = next((r for r in library.records if r.document == document and r.locator == locator), None)
    if record is None:
        from rag.routes.place import absence

        raise InputError(absence(locator, library))
    return record


def named(record: Record, name: str) -> Field:
    """The field of that name, or the only one whose name contains it.

    Raises:
        InputError: there is none, or several.
    """
    wanted = folded(name).strip()
    fields = [f for f in record.fields if folded(f.name) == wanted]
    fields = fields or [f for f in record.fields if wanted and wanted in folded(f.name)]
    if len(fields) == 1:
        return fields[0]
    problem = f"に欄「{name[:40]}」はありません" if not fields else f"の欄「{name[:40]}」は一つに決まりません"
    raise InputError(
        f"{record.locator}{problem}。", f"あるのは {'、'.join(f.name for f in record.fields)} です。"
    )


def cite(library: Library, record: Record, cell: Field, number: int) -> Citation:
    """The citation of a whole field."""
    return Citation(
        number=number,
        document=record.document,
        locator=record.locator,
        field=cell.name,
        label=label(library, record, cell.name),
        quote=library.quote(record.document, cell.start, cell.end),
        start=cell.start,
        end=cell.end,
    )
