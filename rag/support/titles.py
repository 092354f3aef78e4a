"""Names of records and quotations in a text."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from rag.lazy_regex import regex
from rag.records import Library
from rag.support.piece import Piece
from rag.support.reading import Fact, squashed
from rag.text import folded

QUOTE = 12
"""Characters from which on a 「…」 is a quotation and must stand verbatim in the documents."""
LIKE = 0.6
"""How similar two names are from which on one is meant for the other."""
_SHORTEST_TITLE = 7
_SHORTEST_HEADING = 10
"""Headings above plain text are ordinary words more often than names of measures are."""
_OPENING, _CLOSING = "「『", "」』"
_ELLIPSIS = regex(r"…+|\.{3,}|\(略\)|\(中略\)|\(後略\)|\(前略\)|〔略〕|\[略\]")


def torn(quote: str, texts: Iterable[str]) -> str:
    """The piece of one of the squashed texts that a short quotation nearly is; empty where none is near."""
    wanted = squashed(quote)
    best, found = LIKE + 0.15, ""
    for text in texts:
        at = 0
        for at in range(max(1, len(text) - len(wanted) + 1)):
            piece = text[at : at + len(wanted) + 2]
            if wanted[:1] != piece[:1]:
                continue
            ratio = SequenceMatcher(None, wanted, piece, autojunk=False).ratio()
            if ratio > best:
                best, found = ratio, piece
    return found


def quotations(said: Piece) -> tuple[Fact, ...]:
    """The outermost 「…」 and 『…』, without their brackets; unclosed ones are none.

    Their texts are the statement's own characters, markers such as ※2 included.
    """
    found: list[Fact] = []
    depth = start = 0
    for i, char in enumerate(said.reading.text):
        if char in _OPENING:
            if depth == 0:
                start = i + 1
            depth += 1
        elif char in _CLOSING and depth:
            depth -= 1
            if depth == 0 and i > start:
                a, b = said.reading.span(start, i)
                found.append(Fact(said.text[a:b], start, i))
    return tuple(found)


def stands_in(quote: str, texts: Iterable[str]) -> bool:
    """Whether the quotation stands in one of the squashed texts, piece by piece around … ."""
    pieces = [p for piece in _ELLIPSIS.split(quote) if (p := squashed(piece).strip("。、"))]
    return bool(pieces) and any(all(p in text for p in pieces) for text in texts)


def alike(left: str, right: str) -> float:
    """Similarity of two names, 0..1."""
    matcher = SequenceMatcher(None, squashed(left), squashed(right), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= 0.4 else 0.0


class Titles:
    """The names of all records, found in texts."""

    def __init__(self, library: Library) -> None:
        pages = {squashed(t) for s in library.sources.values() for t in (s.title, s.short_title)}
        names = {
            squashed(r.title): r.title
            for r in library.records
            if len(squashed(r.title)) >= (_SHORTEST_TITLE if r.ministries else _SHORTEST_HEADING)
            and squashed(r.title) not in pages
        }
        self._names = dict(sorted(names.items(), key=lambda item: -len(item[0])))
        self._folded = tuple((title, folded(title)) for title in self._names.values())

    def known(self, text: str) -> str | None:
        """The record name that the text is, or None."""
        return self._names.get(squashed(text))

    def named(self, text: str) -> tuple[Fact, ...]:
        """Record names that stand in the folded text as they are, the longest first, none in another."""
        found: list[Fact] = []
        for title, written in self._folded:
            at = text.find(written)
            end = at + len(written)
            if at >= 0 and not any(f.start < end and at < f.end for f in found):
                found.append(Fact(title, at, end))
        return tuple(sorted(found, key=lambda f: f.start))
