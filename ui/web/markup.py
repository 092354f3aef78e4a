"""Text of documents, questions and models as HTML: everything is escaped, highlights are computed.

Highlights are ranges of the source file, so what is marked is exactly what was cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

# Characters that act on a page's layout rather than show: controls and bidirectional overrides.
_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Span:
    """``source[start:end]`` is cited by the citation ``number``."""

    start: int
    end: int
    number: int


def text(value: object) -> str:
    """Untrusted text for an element or a quoted attribute; acting characters become visible."""
    return escape(_ACTING.sub("\ufffd", str(value)))


def screen_reader(value: str) -> str:
    """Text that only a screen reader says."""
    return f'<span class="sr">{text(value)}</span>'


def highlighted(source: str, start: int, spans: Iterable[Span]) -> str:
    """``source``, which begins at the file's offset ``start``, with each span in ``<mark>``.

    Where spans overlap, a piece names all of its citations: ``data-cite="1 3"``. The text of a
    citation's marks, put together, is its quote. Spans reaching outside are cut to ``source``.
    """
    end = start + len(source)
    inside = [s for s in spans if s.start < end and s.end > start]
    edges = sorted({start, end, *(max(s.start, start) for s in inside), *(min(s.end, end) for s in inside)})
    pieces = []
    for left, right in pairwise(edges):
        piece = text(source[left - start : right - start])
        numbers = sorted({s.number for s in inside if s.start <= left and right <= s.end})
        if numbers:
            piece = f'<mark data-cite="{" ".join(map(str, numbers))}">{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)


def blocks(source: str, start: int, ranges: Sequence[tuple[int, int]], spans: Sequence[Span]) -> str:
    """``source`` with each of ``ranges`` (file offsets, in order, apart) on a line of its own.

    What stands between them (bullet signs, blanks, HTML debris) stays, dimmed, at the head of the
    line that follows it: the characters are the source's, all of them and in order.
    """
    parts = []
    at = start
    for left, right in ranges:
        before = _between(source[at - start : left - start], at, spans)
        line = highlighted(source[left - start : right - start], left, spans)
        parts.append(f'<span class="line">{before}{line}</span>')
        at = right
    return "".join([*parts, _between(source[at - start :], at, spans)])


def _between(source: str, start: int, spans: Sequence[Span]) -> str:
    return f'<span class="between">{highlighted(source, start, spans)}</span>' if source else ""


def button(label: str, action: str, *, css: str = "", title: str = "", **data: str) -> str:
    """A button that the page's script acts on: ``data-action`` and further ``data-`` values."""
    values = "".join(f' data-{name.replace("_", "-")}="{text(value)}"' for name, value in data.items())
    hint = f' title="{text(title)}"' if title else ""
    return (
        f'<button type="button" class="{text(css or "plain")}" data-action="{text(action)}"{values}{hint}>'
        f"{text(label)}</button>"
    )
