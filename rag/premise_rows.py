"""Figures that a question states of a row of the progress table, each against the column it is said of.

取組は全部で77件 is wrong of a row of 89 of which 77 went as planned: the number alone is in the row.
"""

from __future__ import annotations

import re

from rag.records import Slide
from rag.text import folded

_N = r"(?P<said>(?P<n>\d+)(?!\d|以上|以下|年|月|%|割|位)(?:件|個|つ|項目)?)"
_PLANNED = r"(?:計画|予定)(?:通り|どおり)"
_LATE = r"(?:一部)?(?:未了|遅れ|積み残し)"
_ALL = r"(?:全部で|全体で|合計で?|ちょうど|計)"
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("取組数", re.compile(rf"{_ALL}(?:は|が)?{_N}(?!.{{0,6}}(?:{_PLANNED}|{_LATE}))")),
    (
        "取組数",
        re.compile(rf"取り?組み?(?:数)?(?:は|が)?{_ALL}?{_N}(?:の?うち|あ[っり]|だっ|でし|です|で、)"),
    ),
    ("計画通り", re.compile(rf"{_PLANNED}(?:に)?(?:進んだ|だった|終わった|いった)?(?:の)?(?:は|が)?{_N}")),
    ("計画通り", re.compile(rf"{_N}(?:は|が){_PLANNED}")),
    ("未了/一部未了", re.compile(rf"{_LATE}(?:の)?(?:は|が)?{_N}")),
    ("未了/一部未了", re.compile(rf"{_N}(?:は|が){_LATE}")),
)


def row_claims(shown: str, row: Slide) -> tuple[str, ...]:
    """The figures, as said, that are another in the column of the row they are said of; none of other slides."""
    values = {column: value for column, value, _ in row.values}
    stated = [
        (column, m) for column, pattern in _SAID for m in pattern.finditer(folded(shown)) if column in values
    ]
    right = {m["n"] for column, m in stated if int(m["n"]) == values[column]}
    return tuple(dict.fromkeys(m["said"] for _, m in stated if m["n"] not in right))
