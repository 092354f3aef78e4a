"""Which records or groups a set question picks out: an end of an order, the first of each group, groups that meet something as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.tables.atoms import Reading
from rag.tables.fields import fields_named
from rag.tables.ministry_counts import ministry_count
from rag.tables.table import Dimension
from rag.tables.words import table_words

PLACES = {"number", "chapter", "section", "group"}
"""What records are counted by that is no ministry."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of an order of the records: by their numbers, or by the length of ``field``."""

    last: bool
    field: str = ""


def read_edges(reading: Reading) -> tuple[Edge, ...]:
    """The ends asked for (番号が最も大きい施策, 施策名が一番短いもの); what says so is masked."""
    words = table_words()
    if match := words.find("operations.edge", reading.text):
        reading.hide(*match.span())
        return (Edge(_is_last(match)),)
    first = words.find("operations.length", reading.text)
    place = fields_named(first.group()) if first else None
    if first is None or place is None or len(place.names) != 1:
        return ()
    reading.hide(*first.span())
    found = [Edge(_is_last(first), place.names[0])]
    for other in words["operations.length_too"].finditer(reading.text):  # 一番長いのは: of the same field
        reading.hide(*other.span())
        found.append(Edge(_is_last(other), place.names[0]))
    return tuple(dict.fromkeys(found))


def _is_last(match: re.Match[str]) -> bool:
    """Whether a part named for the last or longest matched."""
    return any(said and name.startswith("l") for name, said in match.groupdict().items())


def asks_tops(reading: Reading) -> bool:
    """Whether the winner in each group is asked for (番台ごとに最多の府省), not the winner among the groups."""
    return bool(table_words().find("operations.tops", reading.text))


def read_uniform(reading: Reading, dimension: Dimension | None) -> bool:
    """Whether number groups are asked for whose measures all have the same lead."""
    match = table_words().find("operations.uniform", reading.text) if dimension == "number" else None
    if match:
        reading.hide(*match.span())
    return match is not None


def read_every(reading: Reading, said: re.Match[str] | None) -> tuple[str, ...]:
    """すべての施策に…が付いている番台: what all records of a group must meet; what is said before chooses them."""
    if said is None:
        return ()
    if not reading.atoms and (mark := table_words().find("ministries.marked", reading.text)):
        reading.add(ministry_count(1, None, "lead"), *mark.span())
    own = [a for a in reading.atoms if a.condition.kind not in ("group", "under")]
    behind = [a for a in own if a.begins > said.start()]
    return tuple(a.condition.value for a in behind or own)
