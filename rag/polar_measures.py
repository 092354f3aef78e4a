"""What a question says an effect or progress is measured by, against the cells of KPIs."""

from __future__ import annotations

import re

from rag.conditions import kpi_state
from rag.context import Context
from rag.proposition import statement
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Measure
from rag.support.synonyms import meanings
from rag.text import folded
from rag.tokens import is_content

_MEASURED = re.compile(
    r"(?P<what>効果|成果|進捗|進み具合|達成度)(?:の(?:ほう|方|面|kpi|指標))?(?:は|って|を|が)、?(?:(?P<by>[^。?]{2,40}?)(?:で|により|によって|をもとに|を(?:指標|kpi|物差し|ものさし|目安)(?:に|と(?:して)?))(?:測|計|はか|評価|把握|見|判断|捉え|確認))"
)
_SURE, _OTHER = 0.75, 0.2
"""Share of the words told that the cell has: it is the indicator, or it is another."""


def measured_by(question: Question, record: Measure, context: Context) -> tuple[bool | None, str] | None:
    """Whether the indicator is the one said, and its cell; None where the question says none."""
    match = _MEASURED.search(folded(statement(question.shown)))
    if match is None:
        return None
    name = KPI_PROGRESS if match["what"].startswith(("進", "達")) else KPI_EFFECT
    cell = record.field(name)
    if kpi_state(cell) is not None or cell is None:
        return False, name
    shown = folded(cell.display)
    words = [w for w in context.tokenizer.words(match["by"]) if is_content(w)]
    if not words:
        return None
    told = sum(any(p in shown for p in (w.surface, *meanings(w.lemma))) for w in words) / len(words)
    return (True if told >= _SURE else False if told <= _OTHER else None), name
