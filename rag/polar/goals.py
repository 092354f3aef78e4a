"""Whether what a record tells as done comes up to its goal: the number of a sentence against that of a cell of KPIs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.attributes import KPIS
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.polar.proposition import LIGHT
from rag.premises.claims import agrees
from rag.question import Question
from rag.records import NAME
from rag.support.clauses import Clause, clauses
from rag.support.standing import last_month
from rag.text import folded
from rag.tokens import is_content

_REACHED = regex(
    r"(?:kpi|目標|指標)(?:の?(?:値|数|件数|水準|ライン))?(?:の|に掲げた|とされた|である)?(?:\d[^、。?]{0,8}?)?(?:に|を|は|より|まで)(?:は|も|既に|すでに|もう|、)*"
    r"(?:[^、。?]{0,4}?)(?P<how>達し|達成|到達|届|並[んび]|追い?つ[いき]|上回|超え|クリア|満た|及ん|下回|割り込)(?!し?(?:た|て(?:い)?る)[一-鿿ァ-ヺ])"
)
_TOLD = regex(r"(?:目標|計画|想定)(?:値)?(?:を|に)(?:大きく|大幅に|既に)?(?:上回|下回|超え|達し|届|到達)")
_REACHES = regex(r"達成|到達|目標")
_AHEAD = regex(r"予定|見込|見通|計画$")


@dataclass(frozen=True, slots=True)
class Goal:
    """Whether the goal is reached (None where nothing tells), the sentence that tells and the cell with the goal."""

    holds: bool | None
    evidence: Evidence
    cell: Evidence


def reached(text: str, question: Question, mine: Sequence[Evidence], context: Context) -> Goal | None:
    """Whether a folded statement holds that a number comes up to a goal of the same unit; None where it says no such thing."""
    match = _REACHED.search(text)
    if match is None or _AHEAD.search(text):
        return None
    how = match["how"]
    asked = {(q.value, q.unit) for q in question.quantities if q.unit}
    goals = [
        (e, q)
        for e in mine
        if e.field.name in KPIS
        for q in quantities(folded(e.sentence.display))
        if counts(q) and (not asked or (q.value, q.unit) in asked)
    ]
    reads = _TOLD if goals or how != "達成" else _REACHES
    if any(reads.search(folded(e.sentence.display)) for e in mine):
        return None  # a sentence says so, or may, without any number
    title = folded(context.finder.heading(mine[0].record))
    own = [t for t in question.terms if t not in title]
    found: dict[tuple[int, int], Goal] = {}
    for evidence, clause, told in _done(mine, context):
        for cell, goal in goals:
            common = sum(w in clause.text for w in words_of(folded(cell.sentence.display), context))
            if goal.unit == told.unit and common:
                holds = _comes_up(told, goal, how)
                short = told.value < goal.value
                timed = _is_of_time(question, cell, clause)
                sure = short or timed or goal.unit == "%" or (bool(asked) and not dates(clause.text))
                fit = (sum(t in clause.text for t in own), common)
                found.setdefault(fit, Goal(holds if sure else None, evidence, cell))
    if not found:
        open_by = goals[0][0] if goals else mine[0]
        return Goal(None, open_by, open_by)
    return found[max(found)]


def words_of(text: str, context: Context) -> frozenset[str]:
    """The content words of folded text that say what is spoken of."""
    words = context.tokenizer.words(text)
    return frozenset(folded(w.surface) for w in words if is_content(w) and w.lemma not in LIGHT)


def counts(quantity: Quantity) -> bool:
    """Whether a number counts or measures something: 5G is a name."""
    return quantity.unit not in ("", "g")


def _comes_up(told: Quantity, goal: Quantity, how: str) -> bool:
    if how in ("上回", "超え"):
        return told.value > goal.value
    return told.value < goal.value if how in ("下回", "割り込") else told.value >= goal.value


def _is_of_time(question: Question, cell: Evidence, clause: Clause) -> bool:
    """Whether the goal is of the time that the clause tells, or else the question: 14 in three years are no 6 in the next."""
    goal = dates(folded(cell.sentence.display))
    named = dates(clause.text) or question.dates
    return not goal or any(agrees(a, d) for a in named for d in goal)


def _done(mine: Sequence[Evidence], context: Context) -> Iterator[tuple[Evidence, Clause, Quantity]]:
    """The numbers that the sentences beside the cells tell of what is done, with their clauses."""
    edition = dates(folded(context.library.sources[mine[0].record.document].date))[0]
    now = (edition.year, edition.month or 12)
    for evidence in mine:
        if evidence.field.name in KPIS or evidence.field.name == NAME:
            continue
        for clause in clauses(evidence.sentence.display, context.tokenizer):
            ahead = any(last_month(d) >= now for d in dates(clause.text))
            if not ahead and clause.standing not in ("planned", "ahead"):
                yield from ((evidence, clause, q) for q in quantities(clause.text) if counts(q))
