"""What a comparison compares: two or more records, by number, by row of a table or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rag.context import Context
from rag.locators import measure_references, section_references
from rag.question import Question
from rag.records import Record
from rag.routes.place import measures, sections
from rag.routes.slides import area_of
from rag.table import is_total
from rag.text import folded

_TOTAL = re.compile(r"合計(?!す|で)|全体|総計|トータル|\btotal\b|全分野|overall")


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its record and the words that name it."""

    record: Record
    part: str


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides in the order of the question, and what is left of it: what they are compared in.

    ``missing`` is a description that no record fits, where the other side's record is clear.
    """

    sides: tuple[Side, ...]
    rest: str
    kind: Literal["named", "rows", "described"]
    missing: str = ""


def places_named(question: Question, context: Context) -> Sides | None:
    """Numbers and sections; 第3章第3節(2)の①と④ names two items of one group."""
    library = context.library
    records: list[Record | None] = [
        r for _, r in (*measures(question, library), *sections(question, library))
    ]
    found = [r for r in records if r is not None]
    if len(found) == 1:
        base = re.sub(r"[①-⑳]$", "", found[0].locator)
        more = [library.get(found[0].document, base + c) for c in re.findall(r"[①-⑳]", question.text)]
        found = [r for r in more if r is not None] or found
    rest = question.text
    spans = [(r.start, r.end) for r in measure_references(rest)]
    spans += [(r.start, r.end) for r in section_references(rest)]
    for start, end in sorted(spans, reverse=True):
        rest = f"{rest[:start]}、{rest[end:]}"
    return Sides(tuple(Side(r, r.title) for r in dict.fromkeys(found)), rest, "named")


def rows_named(question: Question, context: Context) -> Sides | None:
    """Rows of the progress table, 全体 being its total."""
    rows = [s for s in context.library.slides if s.kind == "row"]
    text = question.text
    named = [(text.find(folded(r.title)), r) for r in rows if folded(r.title) in text]
    for piece in re.finditer(r"(?:(?!と|、|より|に比べ| or | and | vs).)+", text):
        if (title := area_of(piece.group())) and all(r.title != title for _, r in named):
            named += [(piece.start(), r) for r in rows if r.title == title]
    if named and (match := _TOTAL.search(text)) and not any(is_total(r) for _, r in named):
        named += [(match.start(), r) for r in rows if is_total(r)]
    sides = tuple(Side(r, r.title) for _, r in sorted(named, key=lambda item: item[0]))
    return (
        Sides(sides, text, "rows") if question.documents in ((), ("senryaku",)) and len(sides) >= 2 else None
    )
