"""Which of the sentences found fits the kind of value asked for, and which contradicts it."""

from __future__ import annotations

import re

from rag.evidence.answertype import asked_units
from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.frequency import asks_frequency, tells_frequency
from rag.records import KPI_EFFECT, KPI_PROGRESS
from rag.text import folded

_PLANNED = regex(r"予定|見込|いつまで|これから|今後|先(?!端|進|導)|早い|早く")
_SO_FAR = regex(r"(?:これ|今|現在)まで|(?:今|いま)のところ|現時点で|現在、?(?:何|いくつ)|もう何")
_UNTIL = regex(r"いつまで")
_SINCE = regex(r"(?:から|より|以降)(?!も)")
_NOW = regex(r"(?:今|いま)(?:は|の|、|何)|現在(?:は|の|、|何)|現状")
_AIM = regex(r"目指|目標")
_RESULT = regex(r"時点|公表の|現在で?は")
_WHOM = regex(r"(?:誰|だれ|どんな人|どういう人)を(?P<done>[一-鿿]{2})")
_PERSON = r"(?:者|員|家|師|士|人|人材|アドバイザー?|リーダー)(?:等|など)?"
_DONE = regex(r"(?:完了|した|済み?)。?$")


class _Wanted:
    """The kind of value that a question asks for."""

    def __init__(self, question: Question) -> None:
        text = question.text
        self.units = asked_units(text)
        self.often = asks_frequency(text)
        self.date = question.has("date")
        self.target = question.has("target")
        self.now = bool(_NOW.search(text))
        self.valued = bool(self.often or self.date or self.units or _WHOM.search(text))
        self._whom = _WHOM.search(text)
        self._planned, self._until = bool(_PLANNED.search(text)), bool(_UNTIL.search(text))
        self._reached = self.now or (bool(_SO_FAR.search(text)) and not self.target)
        self._years = {d.year for d in question.dates}

    def is_in(self, evidence: Evidence) -> bool:
        """Whether the sentence has it."""
        text = folded(evidence.sentence.display)
        if self.often:
            return tells_frequency(text)
        if self._whom:
            return bool(re.search(rf"{_PERSON}[をの]?{self._whom['done']}", text))
        if self.date:
            return self._is_dated(text)
        if self.target and self._years:  # the target of a year, or what was reached in it
            return not self._years.isdisjoint(d.year for d in dates(text))
        aimed, result = bool(_AIM.search(text)), bool(_RESULT.search(text))
        if (self.now and aimed) or (self.target and result and not aimed):
            return False
        if self._reached and not result and evidence.field.name in (KPI_PROGRESS, KPI_EFFECT):
            return False  # これまでに何か所: a target is no result
        return any(q.unit in self.units for q in quantities(text)) if self.units else True

    def _is_dated(self, text: str) -> bool:
        """Whether a time is told; いつまで asks for none from which something is done, nor for what is done."""
        ends = [d.end for d in dates(text) if not (self._until and _SINCE.match(text[d.end :]))]
        return bool(ends) and not (self._planned and _DONE.search(text))


def fitting_first(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Evidence with a sentence of the best record that has the date or unit asked for in front.

    Only where the best sentence itself has none and another covers at least half as much. A
    few words that were told before (いつまで, 何人) ask of the sentence told, if that has it.
    """
    best, wanted = found[0], _Wanted(question)
    if not (wanted.valued or wanted.target):
        return found
    if wanted.valued and (told := _told(question, found, wanted)):
        return [told, *(e for e in found if e is not told)]
    if wanted.is_in(best):
        return found
    least = 0.0 if question.measures and not question.terms else 0.5 * best.features["coverage"]
    if wanted.units and not quantities(folded(best.sentence.display)):
        least /= 2  # a sentence without any number answers less than one of other words
    for evidence in found[1:8]:
        same = evidence.record.locator == best.record.locator
        note = wanted.now and evidence.sentence.display.startswith("※")  # on what stands before it
        if same and wanted.is_in(evidence) and (note or evidence.features["coverage"] >= least):
            return [evidence, *(e for e in found if e is not evidence)]
    return found


def _told(question: Question, found: list[Evidence], wanted: _Wanted) -> Evidence | None:
    """The sentence with the value asked for that the answer before quoted first."""
    of_text = {folded(e.sentence.display): e for e in found if wanted.is_in(e)} if question.told else {}
    return next((of_text[said] for said in question.told if said in of_text), None)


def conflicting(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Sentences of the best one's record that give another value for the same thing.

    The same thing: both cover the question's topic equally well and give a date or an amount of
    the unit asked for; another value: none of the best one's.
    """
    best = found[0]
    units = asked_units(question.text)
    want_date = question.has("date")

    def values(evidence: Evidence) -> set[tuple[object, ...]]:
        text = folded(evidence.sentence.display)
        if want_date:
            return {d.key for d in dates(text)}
        return {q.key for q in quantities(text) if q.unit in units}

    result = []
    for other in found[1:8] if want_date or units else []:
        if other.record.locator != best.record.locator or other.field.name == best.field.name:
            continue
        if other.features["coverage"] < min(0.95, best.features["coverage"]):
            continue
        mine, theirs = values(best), values(other)
        if mine and theirs and not mine & theirs and _same_event(best, other, want_date, units):
            result.append(other)
    return result[:1]


def _same_event(one: Evidence, other: Evidence, want_date: bool, units: frozenset[str]) -> bool:
    """Whether both values are said of the same thing and, amounts, not of different years.

    A word of two characters (公開, 採択) must stand in the clause of both values.
    """
    words, years = [], []
    for text in (folded(e.sentence.display) for e in (one, other)):
        found = dates(text)
        places = found if want_date else [q for q in quantities(text) if q.unit in units]
        around = " ".join(_clause_of(text, p.start, p.end) for p in places)
        words.append({m.group(1) for m in re.finditer(r"(?=([一-鿿]{2}))", around)} - _NO_EVENT)
        years.append({d.year for d in found})
    agree = want_date or not all(years) or years[0] == years[1]
    return agree and bool(words[0] & words[1])


_NO_EVENT = frozenset(("令和", "平成", "年度", "予定", "以上", "時点", "実施", "件数", "目標", "現在"))


def _clause_of(text: str, start: int, end: int) -> str:
    """What stands just before and behind a value, within its clause."""
    before, behind = text[max(0, start - 6) : start], text[end : end + 24]
    return re.split(r"[、。()]", before)[-1] + " " + re.split(r"[、。()]", behind)[0]
