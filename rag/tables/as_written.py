"""Words matched in the source as it is written: a row that has one only where a misprint is mended is told, not counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.records import Erratum, Library, Record
from rag.tables.condition import Condition


def mended_only(
    found: Sequence[Record], conditions: Sequence[Condition], library: Library
) -> tuple[tuple[Record, Erratum], ...]:
    """The rows that meet the conditions only by a corrected misprint, with it; none where no row meets them as written.

    Where the source has a word in no other way (ぴったりサービス, printed びったりサービス), the correction counts.
    """
    words = [c for c in conditions if c.kind == "word"]
    marked = [(r, e) for r in found for e in library.errata if _is_of(e, r)] if words else []
    only = {r.locator: (r, e) for r, e in marked if not all(c.test(_unmended(r, library)) for c in words)}
    return tuple(only.values()) if len(only) < len(found) else ()


def _is_of(erratum: Erratum, record: Record) -> bool:
    return (erratum.document, erratum.locator) == (record.document, record.locator)


def _unmended(record: Record, library: Library) -> Record:
    """The record with the misprints of its source."""
    fields = record.fields
    for erratum in (e for e in library.errata if _is_of(e, record)):
        fields = tuple(replace(f, display=f.display.replace(erratum.right, erratum.wrong)) for f in fields)
    return replace(record, fields=fields)
