"""Which single record or group a set question wants: the end of the numbers, the winner in each group."""

from __future__ import annotations

from typing import Literal

from rag.table_atoms import Reading
from rag.table_words import table_words

Edge = Literal["first", "last"]
PLACES = {"number", "chapter", "section", "group"}
"""What records are counted by that is no ministry."""


def read_edge(reading: Reading) -> Edge | None:
    """Which end of the numbers is asked for (番号が最も大きい施策); what says so is masked."""
    match = table_words().find("operations.edge", reading.text)
    if match is None:
        return None
    reading.hide(*match.span())
    last = any(said and name.startswith("l") for name, said in match.groupdict().items())
    return "last" if last else "first"


def asks_tops(reading: Reading) -> bool:
    """Whether the winner in each group is asked for (番台ごとに最多の府省), not the winner among the groups."""
    return bool(table_words().find("operations.tops", reading.text))
