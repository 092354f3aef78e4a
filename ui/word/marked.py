"""Text with [1] markers, written as a paragraph whose markers are footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ui.word.footnotes import add_footnote
from ui.word.text import writable

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_MARKER = re.compile(r"\[(\d{1,4})\]")


def add_marked_text(paragraph: Paragraph, text: str, notes: Mapping[int, str]) -> None:
    """Append the text; each ``[n]`` with a note becomes a footnote, others stay as they are written."""
    last = 0
    for match in _MARKER.finditer(text):
        note = notes.get(int(match[1]))
        if note is None:
            continue
        run = paragraph.add_run(writable(text[last : match.start()]))
        add_footnote(paragraph, note, after=run)
        last = match.end()
    if last < len(text):
        paragraph.add_run(writable(text[last:]))
