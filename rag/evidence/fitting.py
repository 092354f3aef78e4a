"""Which of the sentences found fits the kind of value asked for, and which contradicts it."""

from __future__ import annotations

import re

from rag.evidence.answertype import asked_units
from rag.evidence.events import of_event
from rag.evidence.finder import Evidence
from rag.evidence.timing import AS_OF, asks_to_come, is_over, tells_when
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.reading.frequency import asks_frequency, tells_frequency
from rag.records import KPI_EFFECT, KPI_PROGRESS
from rag.text import folded
from rag.thesaurus import any_stands, paraphrases

_SO_FAR = regex(
    r"(?:これ|今|現在)まで|(?<![一-鿿])(?:今|いま)(?:の|は|何|いくつ|どの|どれ|、)|現時点|現在|現状|直近|もう(?:何|いくつ)|済み?(?:です|なの|の[^、。?]{0,8}(?:数|は)|[?。]|$)"
)
_PLANNED = regex(r"[るうくす](?:こと|予定|計画|見込み|つもり)(?:に(?:なっ|し)て|です|なの|は|$|[?。])")
"""認定することになっている."""
_AIM = regex(r"(?<!これ)(?<!今)(?<!現在)まで(?:に|の)|目指|目標|目途")
_RESULT = regex(r"時点|公表の|現在で?は")
UNTIL = regex(r"いつまで|期限")
_SINCE = regex(r"(?:から|より|以降)(?!も)")
_WHOM = regex(r"(?:誰|だれ|どんな人|どういう人)を(?P<done>[一-鿿]{2})")
_PERSON = r"(?:者|員|家|師|士|人|人材|アドバイザー?|リーダー)(?:等|など)?"


def of_all_words(found: list[Evidence]) -> list[Evidence]:
    """The evidence, a record that has all that is asked before one about as near that lacks some of it."""
    if not found or found[0].features["whole"] >= 1:
        return found
    near = (e.record for e in found if e.score >= _EVEN * found[0].score and e.features["whole"] >= 1)
    whole = next(near, None)
    return sorted(found, key=lambda e: e.record is not whole) if whole else found


_EVEN = 0.97
"""Share of the best score from which a record is as near."""


class _Wanted:
    """The kind of value that a question asks for."""

    def __init__(self, question: Question) -> None:
        text = question.text
        self.units = asked_units(text)
        self.often = asks_frequency(text)
        first = text.partition("?")[0]  # 何倍以上? それと見直し時期: the amount is asked for first
        amount = asked_units(first) and not lexicon().attributes["date"].search(first)
        self.date = question.has("date") and not amount
        self.target = question.has("target")
        self.so_far = bool(_SO_FAR.search(text)) and not self.target
        self._whom = _WHOM.search(text)
        self.valued = bool(self.often or self.date or self.units or self._whom)
        self._planned, self._until = bool(_PLANNED.search(text)), bool(UNTIL.search(text))
        self._to_come = asks_to_come(text)
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
        result = bool(_RESULT.search(text))
        kpi = evidence.field.name in (KPI_PROGRESS, KPI_EFFECT) and not result
        aimed = kpi or bool(_AIM.search(text))
        if (self.so_far and aimed) or (self._planned and not aimed) or (self.target and result and not aimed):
            return False  # これまでに何か所: a target is no result; 何件認定することになっているか: a result is no target
        return any(q.unit in self.units for q in quantities(text)) if self.units else True

    def _is_dated(self, text: str) -> bool:
        """Whether a time is told; いつまで asks for none from which something is done, nor for what is over."""
        found = dates(text)
        if (
            self._until
            and found
            and all(_SINCE.match(text, d.end) or AS_OF.match(text, d.end) for d in found)
        ):
            return False
        return tells_when(text) and not (self._to_come and is_over(text))


def fitting_first(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Evidence with a sentence of the best record that has the date or unit asked for in front.

    Only where the best sentence itself has none and another covers at least half as much. A
    few words that were told before (いつまで, 何人) ask of the sentence told, if that has it.
    """
    found, wanted = _doing_first(question, found), _Wanted(question)
    best = found[0]
    if not (wanted.valued or wanted.target):
        return found
    if wanted.valued and (told := _told(question, found, wanted)):
        return [told, *(e for e in found if e is not told)]
    fits = wanted.is_in(best)
    if (wanted.date and fits) or (wanted.units and not fits):
        told = of_event(question, found, wanted.is_in, wanted.date, wanted.units)
        if told is not None:
            return [told, *(e for e in found if e is not told)]
    if fits:
        return found
    least = 0.0 if question.measures and not question.terms else 0.5 * best.features["coverage"]
    if wanted.units and not quantities(folded(best.sentence.display)):
        least /= 2  # a sentence without any number answers less than one of other words
    for evidence in found[1:8]:
        same = evidence.record.locator == best.record.locator
        note = wanted.so_far and evidence.sentence.display.startswith("※")  # on what stands before it
        held = evidence.features["coverage"] >= least
        held = held or (evidence.features["meant"] >= least and evidence.score >= _EVEN * best.score)
        if same and wanted.is_in(evidence) and (note or held):
            beside = [e for e in found[1:8] if wanted.so_far and e.record is evidence.record]
            first = [evidence, *(e for e in beside if e is not evidence and wanted.is_in(e))]
            return [*first, *(e for e in found if e not in first)]
    return found


def _told(question: Question, found: list[Evidence], wanted: _Wanted) -> Evidence | None:
    """The sentence with the value asked for that the answer before quoted first."""
    of_text = {folded(e.sentence.display): e for e in found if wanted.is_in(e)} if question.told else {}
    return next((of_text[said] for said in question.told if said in of_text), None)


_ACT = regex(r"(?:何|なに|どこ|どれ)を(?:より|さらに|もっと)?(?P<act>[一-鿿]{1,2})")
_HELD = 0.6
"""Share of the best sentence's own words that another with the act asked for must have."""


def _doing_first(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Evidence with a sentence that tells of the act whose object is asked for (どこを急ぐ) before one that does not."""
    act = _ACT.search(question.text)
    term = next((t for t in question.terms if act and t.startswith(act["act"])), "")
    if not term or question.english:
        return found
    words = {term, *paraphrases(term)}

    def does(evidence: Evidence) -> bool:
        return any_stands(words, (), folded(evidence.sentence.display))

    if does(found[0]):
        return found
    least = _HELD * found[0].features["own"]
    other = next((e for e in found[1:8] if does(e) and e.features["own"] >= least), None)
    return [other, *(e for e in found if e is not other)] if other else found


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
        if want_date and any(d.key in mine for d in question.dates):
            continue  # 令和3年度に何を: the date is told, not asked
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
