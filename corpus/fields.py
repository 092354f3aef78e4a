"""Fields of records, built from ranges of the source."""

from __future__ import annotations

import re

from corpus.errata import Mender
from corpus.sentences import split, trim
from rag.records import Field, Sentence

WHOLE = re.compile(r"(?!)")
"""Divides nothing: the field is one bullet."""


def field(
    name: str,
    source: str,
    start: int,
    end: int,
    *,
    locator: str,
    mend: Mender,
    breaks: re.Pattern[str] = WHOLE,
) -> Field:
    """The field ``source[start:end]``, trimmed, with its bullets and sentences.

    An empty range makes an empty field without sentences. Its display has one line a
    bullet, marked ・ where there are several.
    """
    start, end = trim(source, start, end)
    text = source[start:end]
    sentences: list[Sentence] = []
    bullets: list[tuple[int, int]] = []
    for spans in split(text, breaks):
        first = len(sentences)
        for a, b in spans:
            sentences.append(Sentence(start + a, start + b, text[a:b], mend(locator, text[a:b])))
        bullets.append((first, len(sentences)))
    lines = ["".join(s.display for s in sentences[a:b]) for a, b in bullets]
    display = lines[0] if len(lines) == 1 else "\n".join(f"・{line}" for line in lines)
    return Field(name, start, end, text, display, tuple(sentences), tuple(bullets))


def value(name: str, source: str, start: int, end: int, display: str) -> Field:
    """A field that is no sentence: a mark, a number of a table."""
    return Field(name, start, end, source[start:end], display)
