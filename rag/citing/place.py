"""Places in documents that are cited."""

from __future__ import annotations

from dataclasses import dataclass

from rag.records import Field, Library, Record


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a document: where they stand and in which field (empty: the record as such).

    ``mended`` tells that they were asked for in the corrected spelling, which is not the source's.
    """

    record: Record
    field: str
    start: int
    end: int
    mended: bool = False

    def text(self, library: Library) -> str:
        """The source's own characters."""
        return library.quote(self.record.document, self.start, self.end)


def heading(record: Record) -> Field:
    """The field that names the record: 施策名 of a measure, the first of other records."""
    return record.field("施策名") or record.fields[0]
