"""Two things of one record that a yes/no question weighs against each other: when, how many, the goal and what was reached.

Each side is looked for by itself, its date or number is read, and the two are compared:
薬剤情報は特定健診情報と同時か, 令和2年度より令和3年度のほうが多いか; a goal and what was reached: rag/polar/goals.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.polar.figures import act_of, first_month
from rag.polar.goals import counts, reached, words_of
from rag.polar.proposition import Proposition, statement
from rag.polar.sides_told import TOPIC, Value, told_apart
from rag.polar.wording import proposition
from rag.premises.claims import agrees
from rag.question import Question
from rag.reading.asking import asking
from rag.support.clauses import clauses
from rag.support.standing import last_month
from rag.text import folded

_FAR = 40
"""Characters between a thing and its date or number, at most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Whether what is asked holds (None where a side is not told), and the sentences of the two sides."""

    yes: bool | None
    evidence: Evidence
    other: Evidence


def paired(question: Question, mine: Sequence[Evidence], context: Context) -> Pair | None:
    """What the two sides of a comparison decide; None where nothing is compared.

    What is compared is decided by nothing but its two sides: the wording of one sentence says nothing of it.
    """
    if question.english or not mine or not _COMPARES.search(question.text):
        return None
    said = proposition(question, context)
    text = folded(statement(asking(question)))
    if (goal := reached(text, question, mine, context)) is not None:
        holds = goal.holds
        return Pair(None if holds is None else holds != said.denied, goal.evidence, goal.cell)
    match = next((m for p in _SIDES if (m := p.search(text)) is not None), None)
    if match is None:
        return None
    how = match["how"]
    first, second = _values(match["a"], match["b"], bool(_TIMELY.search(how)), text, mine, context)
    if (first is None or second is None) and "同時に" in text:
        return None  # 開業と同時に利用できる: a sentence may say so in words
    if first is None or second is None or _is_one(first, second):
        return Pair(None, mine[0], mine[0])
    holds = _compared(first.told, second.told, how)
    return Pair(None if holds is None else holds != said.denied, first.evidence, second.evidence)


_COMPARES = regex(
    r"より|の(?:前|後|あと)に|先(?:で)?、|同(?:じ|時|一|年)|年度?(?:とで|で|の)[^。?]{0,40}(?:違|異な)|(?:kpi|目標|指標)(?:値|数|件数|水準|の|に|を|は|で|\d)"
)
_HOW = r"(?P<how>同じ(?:時期|日|月|年度?|頃|タイミング|期限|数|件数|目標|値|割合|人数)|同時(?:期)?|同(?:年度?|月|数|一時期))"
_MORE = r"(?P<how>前|多|少な|大き|小さ|高|低|早|遅|先|後|あと)"
_SIDE = r"[^、。?]{2,40}?"
_YEAR = r"(?:令和|平成)?(?:\d+|元)年度?"
_SIDES = (
    regex(rf"(?P<a>{_YEAR})と(?P<b>{_YEAR})(?:とで|で|の)[^。?]{{0,40}}?(?P<how>同じ|違[うい]|異な)"),
    regex(rf"(?:^|(?<=、))(?P<a>{_SIDE})(?:は|が|も|って)、?(?P<b>{_SIDE})と(?:は|も)?{_HOW}"),
    regex(rf"(?:^|(?<=[、はが]))(?P<a>{_SIDE})と(?P<b>{_SIDE})(?:は|が)、?(?:どちらも|ともに)?{_HOW}"),
    regex(rf"(?:^|(?<=[、はが]))(?P<b>{_SIDE})より(?:も|は)?、?(?P<a>{_SIDE})の?(?:ほう|方)が、?{_MORE}"),
    regex(rf"(?:^|(?<=[、は]))(?P<a>{_SIDE})の?(?:ほう|方)が、?(?P<b>{_SIDE})より(?:も|は)?、?{_MORE}"),
    regex(rf"(?:^|(?<=[、の]))(?P<a>{_SIDE})(?:は|が)、?(?P<b>{_SIDE})の(?P<how>前|後|あと)に"),
    regex(
        rf"(?:^|(?<=[、は]))(?P<a>[^、。?はを]{{2,40}}?)を、?(?P<b>[^、。?は]{{2,40}}?)より(?:も|は)?、?{_MORE}(?=に|く)"
    ),
    regex(rf"(?:^|(?<=、))(?P<a>{_SIDE})(?:は|が)、?(?P<b>{_SIDE})より(?:も|は)?、?{_MORE}"),
    regex(
        rf"(?:^|(?<=[、は]))(?P<a>{_SIDE})が(?P<how>先)(?:で)?、(?P<b>{_SIDE})(?:が|は)(?:その)?(?:後|あと)"
    ),
)
_TIMELY = regex(r"前|時|日|月|年|頃|タイミング|期限|早|遅|先|後|あと")


def _is_one(first: Value, second: Value) -> bool:
    """Whether both sides are read off one place, so that nothing tells them apart (同年10月 is no date to be read)."""
    return first.evidence is second.evidence and first.told == second.told


def _compared(first: Date | Quantity, second: Date | Quantity, how: str) -> bool | None:
    """Whether the first is to the second as is said; None where dates of different grain leave it open."""
    if isinstance(first, Date) and isinstance(second, Date):
        before, behind = last_month(first) < first_month(second), last_month(second) < first_month(first)
        if how.startswith("同"):
            same = (first.year, first.month) == (second.year, second.month)
            return True if same else False if before or behind else None
        if not (before or behind) and (first.year, first.month) != (second.year, second.month):
            return None
        return before if how in ("早", "先", "前") else behind
    if isinstance(first, Quantity) and isinstance(second, Quantity) and first.unit == second.unit:
        if how.startswith(("同", "違", "異")):
            return (first.value == second.value) == how.startswith("同")
        return first.value < second.value if how in ("少な", "小さ", "低") else first.value > second.value
    return None


def _values(
    a: str, b: str, timely: bool, text: str, mine: Sequence[Evidence], context: Context
) -> tuple[Value | None, Value | None]:
    """The date or number of either side: each by the words that the other has not."""
    behind = dates(b) or (dates(f"令和{b}") if re.fullmatch(_YEAR, b) else ())
    if not timely and dates(a) and behind:
        topic = words_of(text.replace(a, "").replace(b, ""), context)
        early, late = dates(a)[0], behind[0]  # 令和2年度と3年度: the second takes its era from the first
        return _of_year(early, topic, mine), _of_year(late, topic, mine)
    return told_apart(a, b, timely, mine, context)


def _of_year(year: Date, topic: frozenset[str], mine: Sequence[Evidence]) -> Value | None:
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
                found.append(Value(told, evidence, (sum(w in text for w in topic), near)))
    return max(found, key=lambda v: v.fit, default=None)


def _nearest(
    words: frozenset[str], timely: bool, mine: Sequence[Evidence], others: frozenset[str]
) -> Value | None:
    """The date or number told of the words of a side: behind a topic (特定健診情報は令和3年3月), else a date before it."""
    found = []
    for evidence in mine:
        text = folded(evidence.sentence.display)
        told: Sequence[Date | Quantity] = (
            dates(text) if timely else [q for q in quantities(text) if counts(q)]
        )
        ends = (*(t.start for t in told[1:]), len(text))
        stated = max(1, sum(w in text for w in words))
        start = 0
        for value, end in zip(told, ends, strict=False):
            before, behind = text[start : value.start], text[value.end : end]
            start = value.end
            if timely:
                before = before[before.rfind("、", 0, -1) + 1 :]
            topic = _had(words, before) if not timely or TOPIC.search(before) else {}
            if topic and max(topic.values()) > max(_had(others, before).values(), default=-1):
                far = max(topic.values()) - len(before)
                if far >= -_FAR:
                    found.append(Value(value, evidence, (len(topic) / stated, far)))
            elif timely and not TOPIC.search(behind) and (acts := _had(words, behind)):
                found.append(Value(value, evidence, (len(acts) / stated, -min(acts.values()))))
    best = max(found, key=lambda v: v.fit, default=None)
    return best if best is not None and best.fit[0] >= _MOST else None


_MOST = 0.5
"""Share of the words of a side in a sentence that must stand by its date or number."""


def _had(words: frozenset[str], text: str) -> dict[str, int]:
    """Where the words of a side that a text has stand last."""
    return {w: at for w in words if (at := text.rfind(w)) >= 0}


def is_dated_otherwise(question: Question, said: Proposition, evidence: Evidence, context: Context) -> bool:
    """Whether a sentence of several dates has another than the one asked in the clause of the act, or right behind its topic."""
    days = dates(folded(evidence.sentence.display))
    if len(question.dates) != 1 or len(days) < 2:
        return False
    asked = question.dates[0]
    words = words_of(folded(said.text).replace(asked.text, ""), context)
    found = _nearest(words, True, [evidence], frozenset())
    before = folded(evidence.sentence.display)[: found.told.start] if found else ""
    topic = before[before.rfind("、", 0, -1) + 1 :]
    if found and isinstance(found.told, Date) and TOPIC.search(topic) and _had(words, topic):
        return not agrees(asked, found.told)
    act = act_of(said)
    told = clauses(evidence.sentence.display, context.tokenizer) if act else ()
    own = [d for c in told if act in c.text for d in _dates_of(act, c.text)]
    return bool(own) and not any(agrees(asked, d) for d in own)


def _dates_of(act: str, text: str) -> list[Date]:
    """The dates of a clause that stand next before an act, a range as a whole; else all that the clause has."""
    days = dates(text)
    before = [d for d in days if d.end <= text.rfind(act)]
    found = before[-1:]
    for day in reversed(before[:-1]):
        if found[0].start - day.end > _RANGE:
            break
        found.insert(0, day)
    return found or list(days)


_RANGE = 4
"""Characters between the dates of one range or list: 令和元年度から令和3年度まで."""
