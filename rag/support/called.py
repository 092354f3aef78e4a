"""What a statement calls the records whose numbers it gives: オープンデータ化の推進(02-14)."""

from __future__ import annotations

from collections.abc import Sequence

from rag.lazy_regex import regex
from rag.records import Record
from rag.support.homes import wordings
from rag.support.piece import Piece
from rag.support.reading import Fact, squashed
from rag.support.sources import Sources
from rag.support.statement import Difference
from rag.support.titles import alike
from rag.text import folded

_TAIL = 4
"""Characters that may stand between a whole name and its number: の推進, 事業."""
_BEFORE_NUMBER = regex(r"(?<=\S)[((\[]\s*(?:別表|施策)?(?:番号|no\.?)?\s*$")
_CALLED = regex(r"[、。]|(?:こと|もの|の)?は、?")
"""What stands before the name of a record in its sentence: …することは、マイナンバーカードの多機能化(05-04)で."""


def compare_called(said: Piece, sources: Sources, quotes: Sequence[Fact]) -> list[Difference]:
    """A name written before its number in parentheses that is nearly, but not quite, the record's."""
    found = []
    text = said.reading.text
    for reference in said.reading.measures:
        opening = _BEFORE_NUMBER.search(text, 0, reference.start)
        record = next((r for r in sources.records if r.locator == reference.id), None)
        if opening is None or record is None or any(q.start <= opening.start() <= q.end + 1 for q in quotes):
            continue
        title = folded(record.title)
        start = max(0, opening.start() - len(title))
        written = text[start : opening.start()]
        if title in text[max(0, start - _TAIL) : opening.start()]:
            continue  # 放送分野におけるデータ利活用の推進(04-04): the whole name, and what is done
        if _shortened(said, start, opening.start(), record):
            continue
        if alike(written, title) >= 0.75:
            found.append(_differ(said, start, opening.start(), record.title))
    return found


def _shortened(said: Piece, start: int, end: int, record: Record) -> bool:
    """Whether what stands before a number calls the record by some of its name, with no word of another name."""
    name = said.beside(record.title)
    first, last = said.reading.span(start, end)
    words = [(w, s) for w, s, e in said.words if first <= s and e <= last]
    strange = [s for w, s in words if wordings(w).isdisjoint(name.lemmas)]
    begin = max([first, *(m.end() for m in _CALLED.finditer(said.text, first, last))])
    return squashed(said.text[begin:last]) in name.squashed or not any(s >= begin for s in strange)


def _differ(said: Piece, start: int, end: int, source: str) -> Difference:
    a, b = said.reading.span(start, end)
    return Difference("name", said.text[a:b], source, a, b)
