"""The texts that names are looked for in: as written, letters joined. Each is made when first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from rag.records import Library, Record
from rag.text import joined


class JoinedTexts:
    """The texts of one library; ``heading`` gives a record's title behind those of the records above it."""

    def __init__(self, library: Library, heading: Callable[[Record], str]) -> None:
        self._library = library
        self._heading = heading

    @cached_property
    def records(self) -> dict[tuple[str, str], str]:
        """(document, locator) → the record's text with its headings."""
        return {
            (r.document, r.locator): joined(self._heading(r) + "\n".join(f.display for f in r.fields))
            for r in self._library.records
        }

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The whole documents: headings of the table stand in no record."""
        return tuple(joined(source.text) for source in self._library.sources.values())
