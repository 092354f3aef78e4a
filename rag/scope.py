"""What the reader has narrowed the documents to: documents, ministries, a range of measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.records import DocumentId, Library, Measure, Record

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Scope:
    """Filters that all apply at once; an empty one narrows nothing.

    ``ministries`` are canonical names (``rag.ministries.canonical``): a record passes when one
    of them is in charge of it, ◎ or not. ``first`` and ``last`` are measure numbers (02-01),
    both included, either may be empty; a range leaves only measures.
    """

    documents: tuple[DocumentId, ...] = ()
    ministries: tuple[str, ...] = ()
    first: str = ""
    last: str = ""

    @property
    def selects_records(self) -> bool:
        """Whether it looks into records rather than only choosing documents."""
        return bool(self.ministries or self.first or self.last)

    def allows(self, record: Record) -> bool:
        """Whether the record passes every filter."""
        if self.documents and record.document not in self.documents:
            return False
        if self.ministries and not any(m.name in self.ministries for m in record.ministries):
            return False
        if not (self.first or self.last):
            return True
        return isinstance(record, Measure) and self.first <= record.locator <= (self.last or record.locator)

    def narrowed(self, library: Library) -> Library:
        """The library with only the records that pass, their order and the sources kept."""
        return Library(library.sources, tuple(filter(self.allows, library.records)), library.errata)

    def describe(self, titles: Mapping[DocumentId, str]) -> str:
        """The filters in Japanese, 「別表、総務省、02-01〜02-37」; empty when nothing is narrowed."""
        span = f"{self.first}〜{self.last}" if self.first or self.last else ""
        return "、".join(
            [*(titles.get(d, d) for d in self.documents), *self.ministries, *filter(None, [span])]
        )
