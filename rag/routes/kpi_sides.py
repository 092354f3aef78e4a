"""Which of a measure's two KPIs is told first: the side that is asked for, else the one that has the words asked about."""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Measure
from rag.text import folded

_SIDES = {
    KPI_PROGRESS: regex(
        r"進捗|進み(?:具合|ぐあい|方|よう)|進展|アウトプット|"
        r"(?:どこまで|どれ(?:くらい|ぐらい|ほど|だけ)|どの(?:程度|くらい|ぐらい))[^、。]{0,8}進[みむん]"
    ),
    KPI_EFFECT: regex(r"効果|効き(?:目|具合|ぐあい)|成果|アウトカム|最終的"),
}
_OTHER_THAN = regex(r"(?:の?(?:ほう|方|側|欄|kpi|指標))?(?:じゃ|では|で)(?:なく|ない)|以外")
"""Behind a side: it is the other one that is asked for (効果のほうじゃなくて)."""


def first_asked(record: Measure, names: tuple[str, ...], question: Question) -> tuple[str, ...]:
    """The names of KPI cells, the one to be told first in front.

    The side that the question names, in its order; else the cell with more of the words that
    the record's own name lacks (利活用件数 before 収集規模); else the order of the document.
    """
    said = {name: at for name, side in _SIDES.items() if (at := _said(side, question.text)) is not None}

    def rank(name: str) -> tuple[float, int]:
        text = folded(cell.display) if (cell := record.field(name)) else ""
        title = folded(record.title)
        return said.get(name, len(question.text)), -sum(t in text and t not in title for t in question.terms)

    return tuple(sorted(names, key=rank))


def names_both(text: str) -> bool:
    """Whether folded text asks for either side, one after the other: 進捗の指標は同じか、効果の指標は."""
    return all(_said(side, text) is not None for side in _SIDES.values())


def _said(side: re.Pattern[str], text: str) -> int | None:
    """Where a side is asked for; None where it is not, or only to be set aside."""
    found = (m for m in side.finditer(text) if not _OTHER_THAN.match(text, m.end()))
    return next((m.start() for m in found), None)
