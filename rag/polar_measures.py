"""What a question says an effect or progress is measured by, against the cells of KPIs."""

from __future__ import annotations

from rag.conditions import kpi_state
from rag.context import Context
from rag.lazy_regex import regex
from rag.proposition import statement
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Field, Measure
from rag.support.synonyms import meanings
from rag.text import folded
from rag.tokens import is_content

_MEASURED = regex(
    r"(?P<what>効果|成果|進捗|進み具合|達成度)(?:の(?:ほう|方|面|kpi|指標))?(?:は|って|を|が)、?(?:(?P<by>[^。?]{2,40}?)(?:で|により|によって|をもとに|を(?:指標|kpi|物差し|ものさし|目安)(?:に|と(?:して)?))(?:測|計|はか|評価|把握|見|判断|捉え|確認))"
)
_LISTED = regex(
    r"(?P<by>[^。?、]{3,50}?)(?:は|が|も)、?(?:(?P<what>進捗|効果|成果)(?:の|を(?:測|見)る))?(?:kpi|指標)(?:\((?P<side>進捗|効果)\))?(?:として|に)(?:も|は)?"
    r"(?:挙が|挙げ|あが|あげ|設定|掲げ|使|用い|採用|入|含ま|置か|置い|定め|載|採ら|立て|なっ)"
)
_NAMED = regex(
    r"(?:(?P<what>進捗|効果|成果)の?(?:kpi|指標)|(?:kpi|指標)\((?P<side>進捗|効果)\))(?:は|が|って)、?(?P<by>[^。?、]{3,50})$"
    r"|(?P<by_first>[^。?、]{3,50}?)(?:は|が|って)、?(?:(?P<what_last>進捗|効果|成果)の?(?:kpi|指標)|(?:kpi|指標)\((?P<side_last>進捗|効果)\))$"
)
_INDICATOR = regex(r"(?:数|率|割合|比率|額|量|指数|値|度|時間|人口|シェア|順位|有無)$")
_SURE, _OTHER = 0.75, 0.2
"""Share of the words told that the cell has: it is the indicator, or it is another."""


def measured_by(question: Question, record: Measure, context: Context) -> tuple[bool | None, str] | None:
    """Whether the indicator is the one said, and its cell; None where the question says none."""
    said = folded(statement(question.shown))
    if (listed := _LISTED.search(said)) is not None:
        return _listed(listed["by"], listed["what"] or listed["side"] or "", record, context)
    if (named := _NAMED.search(said)) is not None:
        side = named["what"] or named["side"] or named["what_last"] or named["side_last"]
        return _listed(named["by"] or named["by_first"], side, record, context)
    match = _MEASURED.search(said)
    if match is None:
        return None
    name = KPI_PROGRESS if match["what"].startswith(("進", "達")) else KPI_EFFECT
    cell = record.field(name)
    if kpi_state(cell) is not None or cell is None:
        return False, name
    told = _told(match["by"], cell, context)
    if told is None:
        return None
    return (True if told >= _SURE else False if told <= _OTHER else None), name


def _listed(by: str, side: str, record: Measure, context: Context) -> tuple[bool | None, str] | None:
    """交差点の数はKPIとして挙がっているか: whether a cell (the one said, else either) has the indicator."""
    indicator = bool(_INDICATOR.search(by))  # 法人番号 is what an indicator is of
    names = (KPI_PROGRESS,) if side == "進捗" else (KPI_EFFECT,) if side else (KPI_PROGRESS, KPI_EFFECT)
    shares = {
        name: _told(by, cell, context) or 0.0
        for name in names
        if (cell := record.field(name)) is not None and kpi_state(cell) is None
    }
    other = KPI_EFFECT if names == (KPI_PROGRESS,) else KPI_PROGRESS
    if side and (cell := record.field(other)) is not None and (_told(by, cell, context) or 0) >= _SURE:
        return False, other
    if not shares:
        return (False, names[0]) if indicator else None
    best = max(shares, key=lambda name: shares[name])
    if not indicator and shares[best] < _SURE:
        return None
    return (True if shares[best] >= _SURE else False if shares[best] <= _OTHER else None), best


def _told(words_said: str, cell: Field, context: Context) -> float | None:
    """Share of the words that the cell has; None where no words are said."""
    shown = folded(cell.display)
    words = [w for w in context.tokenizer.words(words_said) if is_content(w)]
    if not words:
        return None
    return sum(any(p in shown for p in (w.surface, *meanings(w.lemma))) for w in words) / len(words)
