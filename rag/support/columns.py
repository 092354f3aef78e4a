"""Numbers of a statement told of a column of a table (うち5件が計画通り), against the cells of that column.

A row counts many things in one unit: that a number stands in the row bears nothing out.
"""

from __future__ import annotations

from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.amounts import Amount
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.wordings import COLUMNS

_CELL = regex(r"[\d,.]+(?:件|%)")
"""All that a cell of a table has."""
_BEFORE = 28
_TOLD = regex(r"[はが](?:わずか|合計|計|そのうち|うち)?$")
_NONE = regex(r"も[^、。]{0,4}(?:な|ありませ)")
_CLAUSE = regex(r"[、。]")


@lru_cache(maxsize=64)
def told_in_columns(said: Piece, pieces: tuple[Piece, ...]) -> dict[int, Difference | None]:
    """The numbers that are told of a column, by where they start: with what the column has instead, or None."""
    cells = [p for p in pieces if p.label in COLUMNS and _CELL.fullmatch(p.text.strip())]
    found: dict[int, Difference | None] = {}
    for at, amount in enumerate(said.amounts if cells else ()):
        column = _column(said, at)
        if _NONE.match(amount.behind):
            continue
        own = [p for p in cells if p.label == column and _counts_alike(amount, p)]
        if not own:
            continue
        start, end = said.reading.span(amount.start, amount.end)
        holds = any(a.value == amount.value for p in own for a in p.amounts)
        source = f"{column}{own[0].text}"
        wrong = None if holds else Difference("number", said.text[start:end], source, start, end)
        found[amount.start] = wrong
    return found


def _counts_alike(amount: Amount, cell: Piece) -> bool:
    return ("%" in cell.text) == (amount.unit == "%") and not amount.bound


def _column(said: Piece, at: int) -> str:
    """What the number is told of: what stands right before it (未了は2件), else behind, else before it in its clause."""
    text, amount = said.reading.text, said.amounts[at]
    begin = max([amount.start - _BEFORE, *(a.end for a in said.amounts[:at])])
    before = _CLAUSE.split(text[max(0, begin) : amount.start])[-1]
    behind = text[amount.end : said.amounts[at + 1].start if at + 1 < len(said.amounts) else len(text)]
    behind = _CLAUSE.split(behind)[0]
    told = _TOLD.search(before)
    if told and (named := _named(before[: told.start()])):
        return max(named)[1]
    return min(_named(behind) or [(0, max(_named(before) or [(0, "")])[1])])[1]


def _named(text: str) -> list[tuple[int, str]]:
    """The columns that a text names, each with where."""
    return [(m.start(), name) for name, pattern in COLUMNS.items() for m in pattern.finditer(text)]
