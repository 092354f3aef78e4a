"""Two things of one record that a yes/no question weighs against each other: when, how many, the goal and what was reached.

Each side is looked for by itself, its date or number is read, and the two are compared:
薬剤情報は特定健診情報と同時か, 令和2年度より令和3年度のほうが多いか, 認定はKPIに届いたか.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rag.asking import asking
from rag.attributes import KPIS
from rag.claims import agrees
from rag.context import Context
from rag.evidence import Evidence
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.polar_figures import first_month
from rag.polar_wording import proposition
from rag.proposition import LIGHT, Proposition, statement, wording
from rag.question import Question
from rag.support.clauses import Clause, clauses
from rag.support.standing import last_month
from rag.text import folded
from rag.tokens import is_content

_PLAN = ("planned", "ahead")
_FAR = 40
"""Characters between a thing and its date or number, at most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Whether what is asked holds, and the sentences of the two sides, the first the one to be quoted."""

    yes: bool
    evidence: Evidence
    other: Evidence


@dataclass(frozen=True, slots=True)
class _Value:
    """A date or number told of a side; ``fit`` orders: words of the side before it, then how near they stand."""

    told: Date | Quantity
    fit: tuple[int, float]
    evidence: Evidence


def paired(question: Question, mine: Sequence[Evidence], context: Context) -> Pair | None:
    """What the two sides of a comparison decide; None where nothing is compared or a side is not told."""
    if question.english or not _COMPARES.search(question.text):
        return None
    said = proposition(question, context)
    text = folded(statement(asking(question)))
    if _REACHED.search(text):
        return _reached(text, said, question, mine, context)
    match = next((m for p in _SIDES if (m := p.search(text)) is not None), None)
    if match is None:
        return None
    how = match["how"]
    timely = bool(_TIMELY.search(how))
    first, second = _values(match["a"], match["b"], timely, text, mine, context)
    if first is None or second is None:
        return None
    holds = _compared(first.told, second.told, how)
    return None if holds is None else Pair(holds != said.denied, first.evidence, second.evidence)


_COMPARES = regex(r"より|同(?:じ|時|一|年)|(?:kpi|目標|指標)(?:値|の|に|を|は|で)")
_HOW = r"(?P<how>同じ(?:時期|日|月|年度?|頃|タイミング|期限|数|件数|目標|値|割合|人数)|同時(?:期)?|同(?:年度?|月|数|一時期))"
_MORE = r"(?P<how>多|少な|大き|小さ|高|低|早|遅|先|後|あと)"
_SIDE = r"[^、。?]{2,40}?"
_SIDES = (
    regex(rf"(?:^|(?<=、))(?P<a>{_SIDE})(?:は|が|も|って)、?(?P<b>{_SIDE})と(?:は|も)?{_HOW}"),
    regex(rf"(?:^|(?<=[、はが]))(?P<a>{_SIDE})と(?P<b>{_SIDE})(?:は|が)、?(?:どちらも|ともに)?{_HOW}"),
    regex(rf"(?:^|(?<=[、はが]))(?P<b>{_SIDE})より(?:も|は)?、?(?P<a>{_SIDE})の?(?:ほう|方)が、?{_MORE}"),
    regex(rf"(?:^|(?<=[、は]))(?P<a>{_SIDE})の?(?:ほう|方)が、?(?P<b>{_SIDE})より(?:も|は)?、?{_MORE}"),
    regex(rf"(?:^|(?<=、))(?P<a>{_SIDE})(?:は|が)、?(?P<b>{_SIDE})より(?:も|は)?、?{_MORE}"),
)
_TIMELY = regex(r"時|日|月|年|頃|タイミング|期限|早|遅|先|後|あと")


def _compared(first: Date | Quantity, second: Date | Quantity, how: str) -> bool | None:
    """Whether the first is to the second as is said; None where dates of different grain leave it open."""
    if isinstance(first, Date) and isinstance(second, Date):
        before, behind = last_month(first) < first_month(second), last_month(second) < first_month(first)
        if how.startswith("同"):
            same = (first.year, first.month) == (second.year, second.month)
            return True if same else False if before or behind else None
        if not (before or behind) and (first.year, first.month) != (second.year, second.month):
            return None
        return before if how in ("早", "先") else behind
    if isinstance(first, Quantity) and isinstance(second, Quantity) and first.unit == second.unit:
        if how.startswith("同"):
            return first.value == second.value
        return first.value < second.value if how in ("少な", "小さ", "低") else first.value > second.value
    return None


def _values(
    a: str, b: str, timely: bool, text: str, mine: Sequence[Evidence], context: Context
) -> tuple[_Value | None, _Value | None]:
    """The date or number of either side: each by the words that the other has not."""
    if not timely and dates(a) and dates(b):
        topic = _words(text.replace(a, "").replace(b, ""), context)
        return _of_year(dates(a)[0], topic, mine), _of_year(dates(b)[0], topic, mine)
    ours, theirs = _words(a, context), _words(b, context)
    return (
        _nearest(ours - theirs, timely, mine, theirs - ours),
        _nearest(theirs - ours, timely, mine, ours - theirs),
    )


def _words(text: str, context: Context) -> frozenset[str]:
    return frozenset(
        folded(w.surface) for w in context.tokenizer.words(text) if is_content(w) and w.lemma not in LIGHT
    )


def _of_year(year: Date, topic: frozenset[str], mine: Sequence[Evidence]) -> _Value | None:
    """The number that stands right behind the year, in the sentence with most words of the topic."""
    found = []
    for evidence in mine:
        text = folded(evidence.sentence.display)
        days, numbers = dates(text), quantities(text)
        for day in (d for d in days if agrees(year, d)):
            told = next((q for q in numbers if q.unit and day.end <= q.start), None)
            between = told and any(day.end <= d.start < told.start for d in days)
            if told is not None and not between and told.start - day.end <= _FAR:
                near = day.end - told.start
                found.append(_Value(told, (sum(w in text for w in topic), near), evidence))
    return max(found, key=lambda v: v.fit, default=None)


def _nearest(
    words: frozenset[str], timely: bool, mine: Sequence[Evidence], others: frozenset[str]
) -> _Value | None:
    """The date or number behind the words of a side, with no other date or number between."""
    found = []
    for evidence in mine:
        text = folded(evidence.sentence.display)
        told: Sequence[Date | Quantity] = dates(text) if timely else [q for q in quantities(text) if q.unit]
        start = 0
        for value in told:
            before = text[start : value.start]
            start = value.end
            at = [p + len(w) for w in words if (p := before.rfind(w)) >= 0]
            rival = max((before.rfind(w) for w in others), default=-1)
            if at and max(at) > rival and len(before) - max(at) <= _FAR:
                found.append(_Value(value, (len(at), max(at) - len(before)), evidence))
    return max(found, key=lambda v: v.fit, default=None)


_REACHED = regex(
    r"(?:kpi|目標|指標)(?:の?値)?(?:の|に掲げた|とされた|である)?(?:\d[^、。?]{0,8}?)?(?:に|を|は|より|まで)(?:は|も|既に|すでに|もう|、)*"
    r"(?:[^、。?]{0,4}?)(?P<how>達し|達成|到達|届|上回|超え|クリア|満た|及ん|下回|割り込)"
)


def _reached(
    text: str, said: Proposition, question: Question, mine: Sequence[Evidence], context: Context
) -> Pair | None:
    """Whether the number that a sentence tells as done comes up to the goal of the same unit in a cell of KPIs."""
    match = _REACHED.search(text)
    goals = [(e, q) for e in mine if e.field.name in KPIS for q in _numbers(e)]
    if match is None or not goals or "予定" in text:
        return None
    found: list[tuple[int, float, Evidence, Evidence, Decimal, Decimal]] = []
    for evidence in (e for e in mine if e.field.name not in KPIS):
        for clause in clauses(evidence.sentence.display, context.tokenizer):
            if _is_plan(clause, context, evidence):
                continue
            for told in (q for q in quantities(clause.text) if q.unit):
                for cell, goal in goals:
                    common = sum(w in clause.text for w in _words(folded(cell.sentence.display), context))
                    if goal.unit == told.unit and common:
                        days = dates(clause.text)
                        dated = any(agrees(a, d) for a in question.dates for d in days)
                        found.append(
                            (common + dated, evidence.score, evidence, cell, told.value, goal.value)
                        )
    if not found:
        return None
    _, _, evidence, cell, told, goal = max(found, key=lambda f: f[:2])
    how = match["how"]
    holds = (
        told > goal if how in ("上回", "超え") else told < goal if how in ("下回", "割り込") else told >= goal
    )
    return Pair(holds != said.denied, evidence, cell)


def _numbers(evidence: Evidence) -> list[Quantity]:
    return [q for q in quantities(folded(evidence.sentence.display)) if q.unit]


def _is_plan(clause: Clause, context: Context, evidence: Evidence) -> bool:
    """Whether the clause tells what is still to be."""
    edition = dates(folded(context.library.sources[evidence.record.document].date))[0]
    now = (edition.year, edition.month or 12)
    ahead = any(last_month(d) > now for d in dates(clause.text))
    return clause.standing in _PLAN and (ahead or bool(wording("stage", "planned").search(clause.text)))
