"""The evidence a model is shown: passages of the documents under plain numbers, within a budget.

Whole records come before fragments: a model that sees a record's KPI but not its outline
writes around the gap. The numbers are the only names a passage has: they say nothing of where
it stands, so a model can only cite what it was shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.answer import Answer
from rag.draft import label
from rag.evidence.finder import Evidence
from rag.records import ARTICLES, HEADING, IN_BODY, NAME, Library, Measure, Record

RECORDS = 6
"""Records shown whole, at most: those the engine's answer cites, then those of the best evidence."""

FRAGMENTS = 8
"""Sentences of further records."""

_NOT_SHOWN = frozenset({NAME, HEADING, IN_BODY, ARTICLES})
"""Names stand in the heading of their record; the marks of the articles cannot be trusted."""


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence or short field under its number. ``source[start:end]`` is what it quotes."""

    id: int
    record: Record
    field: str
    start: int
    end: int
    text: str

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands."""
        return self.record.document, self.start, self.end


def tokens(text: str) -> int:
    """Tokens of a text, guessed on the safe side without any model's vocabulary.

    Vocabularies of multilingual models spend 0.6 to 1.2 tokens on a Japanese character and
    about a quarter on a Latin one.
    """
    latin = sum(c.isascii() for c in text)
    return math.ceil(1.2 * (len(text) - latin) + 0.4 * latin)


def pack(
    answer: Answer,
    evidence: Sequence[Evidence],
    library: Library,
    budget: int,
    whole_section: bool = False,
) -> tuple[Item, ...]:
    """The passages to show, in the order of their numbers, worth at most ``budget`` tokens.

    ``whole_section`` shows everything of the place the answer cites first, and nothing else.
    """
    records = _records(answer, evidence, library)
    shown = _Shown(library, budget)
    if whole_section:
        for record in _section(records[:1], library):
            shown.add(cells(record))
        return shown.passages()
    for record in records:
        whole = [cell for r in (record, *_below(record, library)) for cell in cells(r)]
        if not shown.add_all(whole):
            cited = {(c.start, c.end) for c in answer.citations if c.locator == record.locator}
            shown.add(cell for cell in whole if (cell[2], cell[3]) in cited)
            shown.add(_cell(e) for e in evidence if e.record is record)
    rest = [e for e in evidence if e.record not in records]
    shown.add(_cell(e) for e in rest[:FRAGMENTS])
    return shown.passages()


_Cell = tuple[Record, str, int, int, str]


class _Shown:
    """Cells chosen so far, each once, and what is left of the budget."""

    def __init__(self, library: Library, budget: int) -> None:
        self._library = library
        self._left = budget
        self._cells: dict[tuple[str, int, int], _Cell] = {}
        self._headed: set[str] = set()

    def add(self, new: Iterable[_Cell]) -> None:
        """Add cells as long as they fit."""
        for cell in new:
            self.add_all([cell])

    def add_all(self, wanted: Sequence[_Cell]) -> bool:
        """Add all of the cells or, where they do not fit, none; whether they did."""
        new = [c for c in wanted if (c[0].document, c[2], c[3]) not in self._cells and c[4].strip()]
        headings = {_heading_key(c[0]): heading(self._library, c[0]) for c in new}
        price = sum(tokens(c[4]) + tokens(c[1]) + 6 for c in new)
        price += sum(tokens(text) + 4 for key, text in headings.items() if key not in self._headed)
        if price > self._left:
            return False
        self._left -= price
        self._headed |= set(headings)
        self._cells |= {(c[0].document, c[2], c[3]): c for c in new}
        return True

    def passages(self) -> tuple[Item, ...]:
        """Numbered, those of a record together, in the order in which the records came."""
        order = {
            key: n for n, key in enumerate(dict.fromkeys(_heading_key(c[0]) for c in self._cells.values()))
        }
        ordered = sorted(self._cells.values(), key=lambda c: (order[_heading_key(c[0])], c[2]))
        return tuple(Item(n, *cell) for n, cell in enumerate(ordered, 1))


def _heading_key(record: Record) -> str:
    return f"{record.document} {record.locator}"


def heading(library: Library, record: Record) -> str:
    """The line above a record's passages: where it stands and what it is called."""
    title = "" if record.document == "kanmin" or record.title in record.locator else f"「{record.title}」"
    return f"{label(library, record, NAME)}{title}"


def _records(answer: Answer, evidence: Sequence[Evidence], library: Library) -> list[Record]:
    """What the answer cites, then what the best evidence stands in."""
    cited = (r for c in answer.citations if (r := library.get(c.document, c.locator)) is not None)  # type: ignore[arg-type]
    found = (e.record for e in evidence)
    unique = {_heading_key(r): r for r in (*cited, *found)}
    return list(unique.values())[:RECORDS]


def cells(record: Record) -> Iterator[_Cell]:
    """The sentences and short fields of a record that a model may be shown."""
    for field in record.fields:
        if field.name in _NOT_SHOWN and (isinstance(record, Measure) or field.name != HEADING):
            continue
        if field.sentences:
            yield from ((record, field.name, s.start, s.end, s.display.strip()) for s in field.sentences)
        elif field.start < field.end:
            yield record, field.name, field.start, field.end, field.display.strip()


def _cell(evidence: Evidence) -> _Cell:
    sentence = evidence.sentence
    return evidence.record, evidence.field.name, sentence.start, sentence.end, sentence.display.strip()


def _below(record: Record, library: Library) -> list[Record]:
    """The records inside this one, in the order of the source."""
    children: tuple[str, ...] = getattr(record, "children", ())
    found = (library.get(record.document, child) for child in children)
    return [r for child in found if child is not None for r in (child, *_below(child, library))]


def _section(records: Sequence[Record], library: Library) -> list[Record]:
    """All of the section a record stands in: its parent with everything inside; a measure alone."""
    if not records:
        return []
    record = records[0]
    above = library.get(record.document, record.parent) if record.parent else None
    top = above or record
    return [top, *_below(top, library)]
