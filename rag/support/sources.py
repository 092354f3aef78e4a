"""What a set of passages says: its sentences with their facts, its records with their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.records import (
    DIRECTION,
    HEADING,
    KPI_EFFECT,
    KPI_PROGRESS,
    NAME,
    PROGRESS,
    Library,
    Record,
    Source,
)
from rag.support.clauses import Clause, clauses
from rag.support.piece import Piece
from rag.support.reading import read, squashed
from rag.support.standing import Frame
from rag.support.statement import Passage
from rag.support.telling import Told, tell
from rag.support.times import times
from rag.tokens import Tokenizer

_PLANS = ("kihon",)
"""Documents whose bare nouns are all still to be done."""

_SITUATION = "第1章"
"""The chapter of the plan that tells how things are."""
_GOALS = (KPI_PROGRESS, KPI_EFFECT, DIRECTION)
"""Fields whose bare nouns are still to be done."""


@dataclass(frozen=True)
class Sources:
    """The evidence of one statement."""

    records: tuple[Record, ...]
    pieces: tuple[Piece, ...]
    names: tuple[Piece, ...]
    """Titles, numbers and ministry cells of the records, and the names of their documents."""
    raw: tuple[str, ...]
    """The passages in the source's own characters, squashed: a quotation may follow either."""
    sentences: tuple[tuple[Passage, str], ...]
    reader: SourceReader

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The sentences with their acts."""
        return tuple(self.reader.tell(passage, text) for passage, text in self.sentences)

    @cached_property
    def clauses(self) -> tuple[tuple[str, tuple[Clause, ...]], ...]:
        """The sentences other than names, each with its clauses."""
        told = [(p, text) for p, text in self.sentences if p.field not in (NAME, HEADING)]
        return tuple((text, self.reader.cut(passage, text)) for passage, text in told)

    @cached_property
    def everything(self) -> tuple[Piece, ...]:
        return (*self.pieces, *self.names)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All content lemmas."""
        return frozenset().union(*(p.lemmas for p in self.everything))

    @cached_property
    def shown(self) -> str:
        """All texts, squashed, a line each."""
        return "\n".join(p.squashed for p in self.everything)

    @cached_property
    def siblings(self) -> tuple[str, ...]:
        """The titles of what stands beside the records below the same heading, squashed."""
        return self.reader.beside(self.records)

    @cached_property
    def joined(self) -> str:
        """The same without の: 我が国事業者 stands there for 我が国の事業者."""
        return self.shown.replace("の", "")


_REMEMBERED = 1024
"""Sets of passages that are kept as read."""


class SourceReader:
    """Reads passages; what a sentence says is remembered."""

    def __init__(self, library: Library, tokenizer: Tokenizer) -> None:
        self._library = library
        self._tokenizer = tokenizer
        self._pieces: dict[tuple[str, str], Piece] = {}
        self._told: dict[tuple[str, str, Frame], Told] = {}
        self._clauses: dict[tuple[str, Frame], tuple[Clause, ...]] = {}
        self._editions = {s.id: _edition(s) for s in library.sources.values()}
        self._gathered: dict[tuple[tuple[str, str, str, int, int], ...], Sources] = {}

    def gather(self, passages: Sequence[Passage]) -> Sources:
        """What these passages and the heads of their records say."""
        key = tuple((p.record.document, p.record.locator, p.field, p.start, p.end) for p in passages)
        if key not in self._gathered:
            if len(self._gathered) >= _REMEMBERED:
                self._gathered.clear()
            self._gathered[key] = self._read(passages)
        return self._gathered[key]

    def _read(self, passages: Sequence[Passage]) -> Sources:
        records = tuple({(p.record.document, p.record.locator): p.record for p in passages}.values())
        pieces: dict[tuple[str, str], Piece] = {}
        raw: list[str] = []
        sentences: list[tuple[Passage, str]] = []
        for passage in passages:
            raw.append(squashed(self._library.quote(passage.record.document, passage.start, passage.end)))
            for text in self._texts(passage):
                if (text, passage.field) in pieces:
                    continue
                pieces[text, passage.field] = self._piece(text, passage.field)
                sentences.append((passage, text))
        names = [self._piece(text, "") for record in records for text in self._heads(record)]
        return Sources(records, tuple(pieces.values()), tuple(names), tuple(raw), tuple(sentences), self)

    def _texts(self, passage: Passage) -> Iterable[str]:
        """The display of the sentences that the passage touches."""
        cell = passage.record.field(passage.field)
        if cell is None or not cell.sentences:
            yield (
                cell.display
                if cell
                else self._library.quote(passage.record.document, passage.start, passage.end)
            )
            return
        touched = [s for s in cell.sentences if s.start < passage.end and passage.start < s.end]
        for sentence in touched:
            yield sentence.display
            if sentence.text != sentence.display and len(sentence.text) == len(sentence.display):
                yield sentence.text

    def _heads(self, record: Record) -> Iterable[str]:
        source = self._library.sources[record.document]
        yield source.issuer
        yield from (f"{s.title} {s.short_title}" for s in self._library.sources.values())
        at: Record | None = record
        while at is not None:
            yield at.locator
            yield "Total 合計 全体 総計" if at.title == "Total" else at.title
            at = self._library.get(at.document, at.parent) if at.parent else None
        yield "、".join(("◎" if m.lead else "") + m.label for m in record.ministries)

    def beside(self, records: Sequence[Record]) -> tuple[str, ...]:
        """The titles of all that stands below the headings of these records, squashed."""
        above = {(r.document, r.parent): r for r in records if r.parent}
        parents = [self._library.get(r.document, r.parent) for r in above.values()]
        children = [(p.document, c) for p in parents if p is not None for c in getattr(p, "children", ())]
        found = (self._library.get(document, locator) for document, locator in children)
        return tuple(squashed(r.title) for r in found if r is not None)

    def _piece(self, text: str, label: str) -> Piece:
        key = (text, label)
        if key not in self._pieces:
            self._pieces[key] = Piece(text, self._tokenizer, label)
        return self._pieces[key]

    def tell(self, passage: Passage, text: str) -> Told:
        """A sentence of a passage with its acts."""
        frame = self._frame(passage)
        key = (text, passage.field, frame)
        if key not in self._told:
            plan = passage.record.document in _PLANS
            self._told[key] = tell(text, self._tokenizer, plan, frame.edition, passage.field, frame.results)
        return self._told[key]

    def cut(self, passage: Passage, text: str) -> tuple[Clause, ...]:
        """The clauses of a sentence of a passage."""
        frame = self._frame(passage)
        if (text, frame) not in self._clauses:
            self._clauses[text, frame] = clauses(text, self._tokenizer, frame)
        return self._clauses[text, frame]

    def _frame(self, passage: Passage) -> Frame:
        """What the field and the page of a passage say of its bare nouns."""
        document, field, title = passage.record.document, passage.field, passage.record.title
        planned = document in _PLANS and not passage.record.locator.startswith(_SITUATION)
        goals = planned or field in _GOALS or "実施する" in title
        results = not goals and (field == PROGRESS or "の進捗" in title or "総括" in title)
        return Frame(goals, results, self._editions[document])


def _edition(source: Source) -> tuple[int, int]:
    """(year, month) of a document; December where only the year is known."""
    found = times(read(source.date))
    return (found[0].year or 0, found[0].month or 12) if found else (0, 0)
