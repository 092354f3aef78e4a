"""A number said of one KPI of a measure, or of both, against those very cells: 効果の目標は25団体 is wrong where 25団体 is the progress's."""

from __future__ import annotations

from rag.attributes import KPIS
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.polar.figures import Bound, bounds
from rag.premises.claims import agrees
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Measure
from rag.text import folded

_KPI = r"(?:kpi|指標|目標(?:値|数|件数)?|数値)"
_WAY = r"(?:の?(?:ほう|方|面|側|欄))?"
_SIDE = {
    KPI_PROGRESS: regex(
        rf"進捗{_WAY}(?:の|を(?:測|計|見)る)?{_KPI}|{_KPI}\(進捗\)|{_KPI}の?進捗{_WAY}[はがも]"
    ),
    KPI_EFFECT: regex(
        rf"効果{_WAY}(?:の|を(?:測|計|見)る)?{_KPI}|{_KPI}\(効果\)|{_KPI}の?効果{_WAY}[はがも]"
    ),
}
_BOTH = regex(
    rf"(?:進捗{_WAY}(?:と|も|、|・)効果|効果{_WAY}(?:と|も|、|・)進捗)|{_KPI}[^。?]{{0,8}}(?:どちらも|どっちも|両方とも?|双方とも?|[2二]つとも)"
)
_NOT = regex(r"(?:では|じゃ)なく")


def side_value(question: Question, record: Measure) -> tuple[bool, tuple[str, ...]] | None:
    """Whether the number is that of the cell named (of both, where both are), and the cells; None where they leave it open."""
    names = _sides(question.text)
    asked = [b for b in bounds(question) if b.unit]
    if not names or len(asked) != 1:
        return None
    told = [_holds(question, record, name, asked[0]) for name in names]
    if False in told:
        return False, names
    if all(told):
        return True, names
    other = next((n for n in KPIS if n not in names), None)
    crossed = other is not None and _holds(question, record, other, asked[0])
    return (False, names) if crossed else None  # 進捗の目標は12件, which the effect has


def _sides(text: str) -> tuple[str, ...]:
    if _BOTH.search(text):
        return KPIS
    named = tuple(name for name, side in _SIDE.items() if side.search(text))
    return () if len(named) > 1 and _NOT.search(text) else named


def _holds(question: Question, record: Measure, name: str, bound: Bound) -> bool | None:
    """Whether the one number of that unit in a cell is the one said, at the time said; None where it has none or several."""
    cell = record.field(name)
    text = folded(cell.display) if cell else ""
    told = [q for q in quantities(text) if q.unit == bound.unit]
    days = dates(text)
    if len(told) != 1 or (
        question.dates and days and not any(agrees(a, d) for a in question.dates for d in days)
    ):
        return None
    return bound.holds(told[0], text)
