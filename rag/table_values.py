"""What a set question says that a field states: 効果KPIが訪日外国人旅行者数になっている施策."""

from __future__ import annotations

from rag.table import Query, Universe, select
from rag.table_atoms import MASK, Reading
from rag.table_literals import NO_WORD, fields_named, word_in
from rag.table_words import table_words


def read_values(reading: Reading, kind: Universe) -> None:
    """効果KPIが訪日外国人旅行者数になっている施策: what a field says, if any record's does."""
    match = table_words().find("literals.valued", reading.text)
    if match is None or MASK in match["v"] or NO_WORD.match(match["v"]):
        return
    place = fields_named(reading.text[match.start() : match.start("v")])
    if place is None or not place.names:
        return
    condition = word_in(reading.question.shown[match.start("v") : match.end("v")], place, kind)
    if select(reading.library, Query(kind, (condition,))):
        reading.add(condition, *match.span())
