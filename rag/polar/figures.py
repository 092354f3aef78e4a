"""The figures and dates of a yes/no question against those of the very clause that says the act.

A number somewhere else in the record proves nothing: the clause that has the question's words must
have a number of the same unit, or a date, and one that does not fit what is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rag.attributes import KPIS
from rag.evidence.finder import Evidence
from rag.figures import Date, Quantity, dates, integer, quantities
from rag.lazy_regex import regex
from rag.polar.nearest import Near
from rag.polar.proposition import Proposition, wording
from rag.premises.claims import agrees, is_goal, is_instruction
from rag.question import Question
from rag.support.standing import last_month
from rag.text import folded

_SHARE = 0.7
"""Share of the words asked that a sentence must have for its figures to be those of the act."""
_DATED_SHARE = 0.5
"""The same where the clause has the date asked for."""
_BEHIND_BEST = 0.75
"""The same of what the best sentence has."""
_CONSIDERED = 4
_ROUGH = Decimal("0.15")
"""How far a number may lie from one that is said about (くらい)."""
_REIWA = (2019, 5)
_PLAIN = frozenset({"つ", "章", "節", "条", "項", "文書", "点", "名前", "時点", ""})
Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bound:
    """A number asked: its unit and how it bounds what is (≥, ≤, ~ or =)."""

    value: Decimal
    unit: str
    sign: str
    goal: bool = False

    def holds(self, told: Quantity, text: str) -> bool:
        """Whether a number told fits: a goal of 以上 is no other goal of 以上."""
        value = told.value
        if self.goal and wording("bounds", "least").search(text[told.end : told.end + 14]):
            return value == self.value
        if self.sign == "~":
            return abs(value - self.value) <= self.value * _ROUGH
        return {"≥": value >= self.value, "≤": value <= self.value, "=": value == self.value}[self.sign]


@dataclass(frozen=True, slots=True)
class Span:
    """The months between which what is asked must lie; None where open."""

    first: Month | None
    last: Month | None

    def has(self, date: Date) -> bool | None:
        """Whether a date told lies within; None where it may or may not."""
        first, last = first_month(date), last_month(date)
        if (self.first is None or first >= self.first) and (self.last is None or last <= self.last):
            return True
        outside = (self.first is not None and last < self.first) or (
            self.last is not None and first > self.last
        )
        return False if outside else None


def first_month(date: Date) -> Month:
    """(year, month) in which what a date names begins."""
    return date.year, date.month or (4 if date.fiscal else 1)


def figured(
    question: Question, said: Proposition, near: Sequence[Near]
) -> tuple[bool | None, Evidence | None, str]:
    """What the figures and dates of the clause that says the act decide, its sentence, or the name of its cell."""
    least = max(_SHARE, _BEHIND_BEST * near[0].share)
    close = [n for n in near[:_CONSIDERED] if n.share >= (_DATED_SHARE if _of_date(question, n) else least)]
    return (
        _bounded_number(question, said, close)
        or _within_span(question, said, close)
        or (*_dated(question, said, close), "")
    )


Told = tuple[bool | None, Evidence | None, str]


def _bounded_number(question: Question, said: Proposition, close: Sequence[Near]) -> Told | None:
    """A number of the clause that does not fit what is asked; of a rank also one that does."""
    asked = bounds(question)
    for bound in asked:
        ranked = next((r for n in close if (r := _ranked(bound, n))), None) if bound.unit == "位" else None
        if ranked is not None:
            return ranked[0] != said.denied, None, ranked[1]
        for one in sorted(close, key=lambda n: not _of_no_other_date(question, n)):
            text = one.clause.text
            told = [q for q in quantities(text) if q.unit == bound.unit]
            if told and _same_time(question, one):
                if not any(b.holds(q, text) for b in asked if b.unit == bound.unit for q in told):
                    done = said.stage == "done" and _fits_done(bound, one, close)
                    return None if done else (said.denied, one.reading.evidence, "")
                break
    return None


def _ranked(bound: Bound, one: Near) -> tuple[bool, str] | None:
    """Whether a KPI of the record has the rank that is asked, and its name: the sentence's own, unless only the other has it."""
    if one.reading.evidence.field.name not in KPIS:
        return None
    own, found = one.reading.evidence.field.name, []
    for name in (own, *(KPIS if bound.sign == "=" else ())):
        cell = one.reading.evidence.record.field(name)
        text = folded(cell.display) if cell else ""
        told = [q for q in quantities(text) if q.unit == bound.unit]
        if told:
            found.append((any(bound.holds(q, text) for q in told), name))
    return next((f for f in found if f[0]), found[0] if found else None)


def _fits_done(bound: Bound, beside: Near, close: Sequence[Near]) -> bool:
    """Whether another sentence tells as done a number that fits: 14か所 are given, beside a goal of 6."""
    return any(
        bound.holds(q, n.clause.text)
        for n in close
        if n is not beside and n.clause.standing in ("done", "running", "")
        for q in quantities(n.clause.text)
        if q.unit == bound.unit
    )


def _within_span(question: Question, said: Proposition, close: Sequence[Near]) -> Told | None:
    """Whether the date of the clause lies within the time that is asked."""
    for span in spans(question, said):
        for one in close:
            found = [span.has(d) for d in dates(one.clause.text)]
            if found and _says(said, one):
                agreed = any(agrees(a, d) for a in question.dates for d in dates(one.clause.text))
                if None not in found and len(set(found)) == 1 and not agreed:
                    yes = bool(found[0]) != said.denied
                    return (yes if not found[0] or _borne(said, one) else None), one.reading.evidence, ""
                break
    return None


def _dated(
    question: Question, said: Proposition, close: Sequence[Near]
) -> tuple[bool | None, Evidence | None]:
    """Another date than the one asked, alone in the clause that says the act in the question's word."""
    saying = [n for n in close if _says(said, n) and dates(n.clause.text)]
    if len(question.dates) != 1 or not saying or quantities(said.last):
        return None, None
    acting = (c.text for n in saying for c in n.reading.clauses if act_of(said) in c.text)
    if any(agrees(question.dates[0], d) for text in acting for d in dates(text)):
        return None, None
    best = saying[0]
    told = dates(best.clause.text)
    return (said.denied, best.reading.evidence) if len(told) == 1 else (None, None)


def bounds(question: Question) -> tuple[Bound, ...]:
    """The numbers that the question says of the record, with how they bound it."""
    text = question.text
    ranks = [
        Bound(Decimal(n), "位", "≤")
        for m in wording("bounds", "rank").finditer(text)
        if (n := integer(m["n"])) is not None
    ]
    found = []
    for asked in question.quantities:
        if asked.unit in _PLAIN or is_instruction(question, asked):
            continue
        behind, before = text[asked.end : asked.end + 14], text[: asked.start]
        rough = wording("bounds", "about").search(behind) or wording("bounds", "roughly").search(before)
        sign = (
            "≤"
            if wording("bounds", "most").search(behind)
            else "≥"
            if wording("bounds", "least").search(behind)
            else "~"
            if rough
            else "="
        )
        found.append(Bound(asked.value, asked.unit, sign, bool(is_goal(question, asked))))
    return (*ranks, *found)


def spans(question: Question, said: Proposition) -> tuple[Span, ...]:
    """The times between which the question puts what is done (令和2年までに始まった, 平成のうちに).

    Of what is to come a date is the date itself: 令和6年度までに is wrong where 令和4年度までに is planned.
    """
    text = question.text
    found = []
    if wording("bounds", "era_before").search(text):
        found.append(Span(None, (_REIWA[0], _REIWA[1] - 1)))
    if wording("bounds", "era_after").search(text):
        found.append(Span(_REIWA, None))
    for date in question.dates if said.stage == "done" else ():
        behind = text[date.end : date.end + 10]
        if wording("bounds", "before").search(behind):
            found.append(Span(None, last_month(date)))
        elif wording("bounds", "after").search(behind):
            found.append(Span(first_month(date), None))
        elif wording("bounds", "within").search(behind):
            found.append(Span(first_month(date), last_month(date)))
    return tuple(found)


_PASSED = regex(r"超え|上回|下回|届|達し|(?<!で)足り")
"""A figure is compared with what came about, not told."""
_TOGETHER = 2
"""Figures of a statement that prove it where one sentence has them all."""


def all_figures(question: Question, mine: Sequence[Evidence]) -> Evidence | None:
    """The sentence that has every date and number of the question, of which there are two or more; None where none has."""
    numbers = [q for q in question.quantities if not is_instruction(question, q)]
    if len(numbers) + len(question.dates) < _TOGETHER or not numbers or _PASSED.search(question.text):
        return None
    if any(not q.unit for q in numbers):
        return None
    for evidence in mine:
        text = folded(evidence.sentence.display)
        days, told = dates(text), [q.key for q in quantities(text)]
        having = all(q.key in told for q in numbers)
        in_order = having and [told.index(q.key) for q in numbers] == sorted(
            told.index(q.key) for q in numbers
        )
        if in_order and all(any(agrees(d, t) for t in days) for d in question.dates):
            return evidence
    return None


def other_date(question: Question, evidence: Evidence) -> bool:
    """Whether the one date of the question stands nowhere in the record, and the sentence has another one alone."""
    if (
        len(question.dates) != 1
        or question.quantities
        or not _BOUND_DATE.match(question.text, question.dates[0].end)
    ):
        return False
    asked = question.dates[0]
    own = dates(folded(evidence.sentence.display))
    every = (d for f in evidence.record.fields for d in dates(folded(f.display)))
    return len(own) == 1 and not any(agrees(asked, d) for d in every)


def other_number(question: Question, evidence: Evidence) -> bool:
    """Whether the one number of the question stands nowhere in the record, and the sentence has another of its unit alone."""
    numbers = [q for q in question.quantities if not is_instruction(question, q)]
    if len(numbers) != 1 or numbers[0].unit in _PLAIN or _PASSED.search(question.text):
        return False
    asked = numbers[0]
    if _LEFT.search(question.text[: asked.start]):
        return False
    text = folded(evidence.sentence.display)
    own = [q for q in quantities(text) if _counts_alike(q, asked, question, text)]
    every = {q.key for f in evidence.record.fields for q in quantities(folded(f.display))}
    dated = all(any(agrees(d, t) for t in dates(text)) for d in question.dates)
    exact = not wording("bounds", "most").search(question.text) and not wording("bounds", "least").search(
        question.text
    )
    had = any(q.value == asked.value for q in own)  # 100か所 of 消防本部数(100件)
    return exact and dated and len(own) == 1 and asked.key not in every and not had


COUNTERS = frozenset({"件", "か所", "個", "団体", "つ", ""})
"""Counters that may be used of the same: 消防本部300か所, 消防本部数(100件)."""
_COUNTED = regex(r"(?P<what>[一-鿿ァ-ヺー]{3,})(?:の?数)?(?:は|が|を|に|で)?、?$")


def _counts_alike(told: Quantity, asked: Quantity, question: Question, text: str) -> bool:
    """Whether a number has the counter asked, or one that may stand for it where what is counted is named in both."""
    if told.unit == asked.unit:
        return True
    counted = _COUNTED.search(question.text[: asked.start])
    alike = told.unit in COUNTERS and asked.unit in COUNTERS
    return bool(alike and counted and counted["what"] in text)


_LEFT = regex(r"(?:あと|残り|もう|さらに|ほかに|他に)(?:は|の)?$")
"""Before what the asker reckons: あと1件か."""
_BOUND_DATE = regex(
    r"(?:末|中|内|度)?(?:から|まで|に(?!おけ|係)|の(?:うち|間)|中|には|以降|より|を目途|ごろ|頃)"
)
"""Behind a date that says when something is: 令和3年度から."""


def dated_by_era(question: Question) -> bool:
    """Whether the question puts what it asks for into an era (平成のうちに)."""
    return any(wording("bounds", name).search(question.text) for name in ("era_before", "era_after"))


def _same_time(question: Question, one: Near) -> bool:
    """Whether a clause is of the time the question names, where both name one."""
    told = dates(one.clause.text) or dates(one.text)
    return not (question.dates and told) or any(agrees(a, d) for a in question.dates for d in told)


def _of_no_other_date(question: Question, one: Near) -> bool:
    """Whether a clause has dates, and none but those that the question names: 令和2年度, not 平成30年度~令和2年度."""
    told = dates(one.clause.text)
    return bool(told) and all(any(agrees(a, d) for a in question.dates) for d in told)


def _of_date(question: Question, one: Near) -> bool:
    """Whether a clause has a date that the question names."""
    return any(agrees(asked, told) for asked in question.dates for told in dates(one.clause.text))


def _says(said: Proposition, one: Near) -> bool:
    """Whether the clause says the act in the question's own word."""
    return bool(act_of(said)) and act_of(said) in one.clause.text and not one.clause.negated


def act_of(said: Proposition) -> str:
    """The word of the act; of what begins or ends that which does."""
    acts = said.object if said.part == "phase" else said.head
    return acts[0] if acts else folded(said.named)


def _borne(said: Proposition, one: Near) -> bool:
    """Whether the clause does not put as ahead or considered what is asked as done."""
    ahead = said.stage == "done" and one.clause.standing in ("planned", "ahead")
    return not (ahead or one.clause.study) and one.late >= _SHARE
