"""What a comparison compares: two or more records, by number, by row of a table or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rag.context import Context
from rag.figures import integer
from rag.lazy_regex import regex
from rag.locators import measure_references, section_references
from rag.question import Question
from rag.records import Record, Section, Slide
from rag.routes.place import measures, sections, titled
from rag.tables.areas import area_in_table, area_of
from rag.tables.question import column_of
from rag.tables.table import is_total
from rag.text import folded

_TOTAL = regex(r"合計(?!す|で)|全体|総計|トータル|\btotal\b|全分野|overall")

_SUM_OF = regex(r"(?<![とや・、])(?:の|を)?合計")
"""Of rows that are named the sum is meant, not the row 「Total」: AとBの件数の合計."""
_OF_TABLE = regex(r"(?<!別)表(?!現|示|明|す|記)")

_ORDINALS = regex(
    r"(\d{1,2}|[一二三四五六七八九十])(?:つ目|つめ|番目|個目|項目目|点目|本目|番(?![台号地]))"
    r"|方針の?([1-9])(?![\dつ個点])|(?<=\dと)([1-9])(?!\d)(?=は|の|を|、|で|って|$)"
)


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
    rest = question.text
    if not question.measures and (counted := _counted(question, context)):
        return counted
    if len(found) == 1 and (quoted := _quoted_below(found[0], question, context)):
        return quoted
    if len(found) == 1:
        base = re.sub(r"[①-⑳]$", "", found[0].locator)
        more = [library.get(found[0].document, base + c) for c in re.findall(r"[①-⑳]", question.text)]
        found = [r for r in more if r is not None] or found
    spans = [(r.start, r.end) for r in measure_references(rest)]
    spans += [(r.start, r.end) for r in section_references(rest)]
    for start, end in sorted(spans, reverse=True):
        rest = f"{rest[:start]}、{rest[end:]}"
    return Sides(tuple(Side(r, r.title) for r in dict.fromkeys(found)), rest, "named")


def _counted(question: Question, context: Context) -> Sides | None:
    """Places of one heading by their numbers: 基本方針の1番と2番, 方針1と3, 四つの方針の一つ目と三つ目."""
    numbers = [integer(next(g for g in m.groups() if g)) for m in _ORDINALS.finditer(question.text)]
    if len(set(numbers)) < 2:
        return None
    named = sections(question, context.library) or titled(question, context.library)
    base = named[0][1] if named else None
    if base is None and "方針" in question.text:
        base = next((s for s in context.library.sections if s.kind == "heading" and "方針" in s.title), None)
    if isinstance(base, Section) and not base.children and base.parent:
        base = context.library.get(base.document, base.parent)
    if not isinstance(base, Section) or not base.children:
        return None
    below = [base.children[n - 1] for n in numbers if n and n <= len(base.children)]
    records = [r for loc in dict.fromkeys(below) if (r := context.library.get(base.document, loc))]
    rest = question.text[max(m.end() for m in _ORDINALS.finditer(question.text)) :]
    return Sides(tuple(Side(r, r.title) for r in records), rest, "named") if len(records) > 1 else None


def _quoted_below(base: Record, question: Question, context: Context) -> Sides | None:
    """The items of a group that two quotations name: (4)にある「AI時代の教育」と「AI時代の働き方」."""
    if not isinstance(base, Section) or not base.children or len(question.quoted) < 2:
        return None
    children = [r for c in base.children if (r := context.library.get(base.document, c))]
    sides: dict[str, Side] = {}
    for name in question.quoted:
        words = context.tokenizer.content(name)
        best = max(children, key=lambda r: sum(w in folded(r.title) for w in words))
        sides[best.locator] = Side(best, name)
    rest = question.text[question.text.rfind(question.quoted[-1]) + len(question.quoted[-1]) :]
    return Sides(tuple(sides.values()), rest.lstrip("」』"), "named") if len(sides) > 1 else None


def of_table(text: str) -> bool:
    """Whether the progress table is meant: 表, or one of its columns."""
    return bool(_OF_TABLE.search(text) or column_of(text))


def row_named(text: str, question: Question, context: Context) -> Slide | None:
    """The row of the progress table that a description names (参考の表に載る合計), or None."""
    if question.documents not in ((), ("senryaku",)) or not of_table(text):
        return None
    area = area_of(text)
    rows = [s for s in context.library.slides if s.kind == "row"]
    return next((r for r in rows if (r.title == area if area else _TOTAL.search(text) and is_total(r))), None)


def rows_named(question: Question, context: Context) -> Sides | None:
    """Rows of the progress table, 全体 being its total."""
    rows = [s for s in context.library.slides if s.kind == "row"]
    text = question.text
    named = [(text.find(folded(r.title)), r) for r in rows if folded(r.title) in text]
    spoken = _OF_TABLE.search(text) or "senryaku" in question.documents or column_of(text) != "取組数"
    called = area_in_table if column_of(text) and spoken else area_of
    for piece in re.finditer(r"(?:(?!と|、|より|に比べ| or | and | vs).)+", text):
        if (title := called(piece.group())) and all(r.title != title for _, r in named):
            named += [(piece.start(), r) for r in rows if r.title == title]
    summed = len(named) > 1 and _SUM_OF.search(text)
    if named and not summed and (match := _TOTAL.search(text)) and not any(is_total(r) for _, r in named):
        named += [(match.start(), r) for r in rows if is_total(r)]
    sides = tuple(Side(r, r.title) for _, r in sorted(named, key=lambda item: item[0]))
    return (
        Sides(sides, text, "rows") if question.documents in ((), ("senryaku",)) and len(sides) >= 2 else None
    )
