"""Quotes: the source's characters as a paper can print them, and back from a quote to its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.citing.place import Place as Place
from rag.lazy_regex import regex
from rag.records import Erratum, Field, Library, Record, Sentence
from rag.text import MappedText, fold, folded

SIC = "（原文ママ）"
"""Stands behind what the source misspells, inside a quote."""
_SIC = regex(r"[(（]\s*(?:原文のまま|原文ママ|ママ)\s*[)）]")
_OMITTED = regex(r"…+|\.{3,}|[(（]\s*[中前後以下]*略\s*[)）]")
_HTML = regex(r"</?[A-Za-z][^<>\n]{0,200}>")
# Line breaks of a page are no part of a text in Japanese; between Latin words they are a space.
_BREAK = regex(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_SPACES = regex(r"\s+")
_BULLET = regex(r"^(?:[-‐–−・·•○\uf0fc]\s*)+")
_ANY_SPACE = regex(r"\s")


def printed(place: Place, library: Library) -> str:
    """The quote for a paper: the source's characters without the marks of its layout.

    HTML debris, line breaks and a bullet in front go; nothing else changes, errors stay and are
    marked （原文ママ）.
    """
    text = place.text(library)
    for erratum in _errata(place.record, library.errata):
        text = text.replace(erratum.wrong, erratum.wrong + SIC)
    text = _HTML.sub("", text).strip()
    if place.record.document == "kanmin":
        text = _SPACES.sub(" ", text)
    else:
        text = _SPACES.sub(" ", _BREAK.sub("", text))
    return _BULLET.sub("", text)


def has_error(place: Place, library: Library) -> bool:
    """Whether the source misspells something in these characters."""
    text = place.text(library)
    return any(e.wrong in text for e in _errata(place.record, library.errata))


def mistakes(places: Iterable[Place], library: Library) -> list[Erratum]:
    """The known errors of the source in these characters, each once."""
    found = [e for p in places for e in _errata(p.record, library.errata) if e.wrong in p.text(library)]
    return list(dict.fromkeys(found))


def _errata(record: Record, errata: Iterable[Erratum]) -> list[Erratum]:
    return [e for e in errata if e.document == record.document and e.locator == record.locator]


def squeezed(text: str) -> str:
    """The form in which quotes are compared: folded, without any white space or （原文ママ）."""
    return _ANY_SPACE.sub("", folded(_SIC.sub("", text)))


def squeeze(source: str, offset: int) -> MappedText:
    """``squeezed`` of a source text, with the map to its characters."""
    return fold(source, offset).sub(_ANY_SPACE, "")


def find(quote: str, record: Record, library: Library, field: str = "") -> Place | None:
    """Where a quote stands in a record, in its field first; with omissions (…, (中略)) from end to end.

    Differences of width, dashes, white space and line breaks do not count. What is known to be
    misspelt may be written corrected.
    """
    named = record.field(field) if field else None
    parts = [squeezed(part) for part in _OMITTED.split(quote)]
    parts = [part for part in parts if part]
    if not parts:
        return None
    places = [*([named] if named else []), *(f for f in record.fields if f is not named and f.text)]
    for cell in places:
        for piece in _pieces(cell):
            if piece.text == quote:
                return Place(record, cell.name, piece.start, piece.end)
    for mended in (False, True):
        for cell in places:
            mapped = squeeze(cell.text, cell.start)
            if mended:
                mapped = _corrected(mapped, record, library)
            if (span := _span(parts, mapped)) is not None:
                start, end = _whole(span, record, cell.name)
                return Place(record, cell.name, start, end, mended)
    return None


def _pieces(cell: Field) -> tuple[Field | Sentence, ...]:
    return (cell, *cell.sentences)


def _corrected(mapped: MappedText, record: Record, library: Library) -> MappedText:
    for erratum in _errata(record, library.errata):
        wrong, right = squeezed(erratum.wrong), squeezed(erratum.right)
        if wrong:
            mapped = mapped.sub(re.compile(re.escape(wrong)), right)
    return mapped


def _span(parts: list[str], mapped: MappedText) -> tuple[int, int] | None:
    """The range from the first part to the last, found one behind the other."""
    first = at = mapped.text.find(parts[0])
    end = at + len(parts[0])
    for part in parts[1:]:
        at = mapped.text.find(part, end) if at >= 0 else at
        end = at + len(part)
    return None if at < 0 else mapped.span(first, end)


def _whole(span: tuple[int, int], record: Record, field: str) -> tuple[int, int]:
    """The sentence or field of which a quote left out nothing but layout (a bullet, a tag, a blank)."""
    cell = record.field(field)
    assert cell is not None, "found in this field"
    for piece in _pieces(cell):
        if piece.start <= span[0] and span[1] <= piece.end:
            before = piece.text[: span[0] - piece.start]
            behind = piece.text[len(piece.text) - (piece.end - span[1]) :]
            if not _BULLET.sub("", _HTML.sub("", before).strip()) and not _HTML.sub("", behind).strip():
                return piece.start, piece.end
    return span
