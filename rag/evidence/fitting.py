"""Which of the sentences found fits the kind of value asked for, and which contradicts it."""

from __future__ import annotations

import re

from rag.evidence.answertype import asked_units
from rag.evidence.finder import Evidence
from rag.evidence.timing import asks_to_come, is_over, tells_when
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.frequency import asks_frequency, tells_frequency
from rag.records import KPI_EFFECT, KPI_PROGRESS
from rag.text import folded
from rag.thesaurus import any_stands, paraphrases

_SO_FAR = regex(
    r"(?:これ|今|現在)まで|(?<![一-鿿])(?:今|いま)(?:の|は|何|いくつ|どの|どれ|、)|現時点|現在|もう(?:何|いくつ)|済み?(?:です|なの|の[^、。?]{0,8}(?:数|は)|[?。]|$)"
)
_PLANNED = regex(r"[るうくす](?:こと|予定|計画|見込み|つもり)(?:に(?:なっ|し)て|です|なの|は|$|[?。])")
"""認定することになっている."""
_AIM = regex(r"まで(?:に|の)|目指|目標|目途")


def of_all_words(found: list[Evidence]) -> list[Evidence]:
    """The evidence, a record that has all that is asked before one about as near that lacks some of it."""
    if not found or found[0].features["whole"] >= 1:
        return found
    near = (e.record for e in found if e.score >= _EVEN * found[0].score and e.features["whole"] >= 1)
    whole = next(near, None)
    return sorted(found, key=lambda e: e.record is not whole) if whole else found


_EVEN = 0.97
"""Share of the best score from which a record is as near."""


def fitting_first(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Evidence with a sentence of the best record that has the date or unit asked for in front.

    Only where the best sentence itself has none and another covers at least half as much.
    """
    found = _doing_first(question, found)
    best, units = found[0], asked_units(question.text)
    often = asks_frequency(question.text)
    so_far = bool(_SO_FAR.search(question.text)) and not question.has("target")
    planned = bool(_PLANNED.search(question.text))
    to_come = asks_to_come(question.text)

    def fits(evidence: Evidence) -> bool:
        text = folded(evidence.sentence.display)
        if often:
            return tells_frequency(text)
        if question.has("date"):
            return tells_when(text) and not (to_come and is_over(text))
        aimed = evidence.field.name in (KPI_PROGRESS, KPI_EFFECT) or bool(_AIM.search(text))
        if (so_far and aimed) or (planned and not aimed):
            return False  # これまでに何か所: a target is no result; 何件認定することになっているか: a result is no target
        return any(q.unit in units for q in quantities(text))

    if not (often or question.has("date") or units) or fits(best):
        return found
    least = 0.0 if question.measures and not question.terms else 0.5 * best.features["coverage"]
    if units and not quantities(folded(best.sentence.display)):
        least /= 2  # a sentence without any number answers less than one of other words
    for evidence in found[1:8]:
        same = evidence.record.locator == best.record.locator
        if same and fits(evidence) and evidence.features["coverage"] >= least:
            beside = [e for e in found[1:8] if so_far and e.record is evidence.record and fits(e)]
            first = [evidence, *(e for e in beside if e is not evidence)]
            return [*first, *(e for e in found if e not in first)]
    return found


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
