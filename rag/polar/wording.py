"""How the sentences of a record bear out what is asked for はい or いいえ: the one about the act decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.attributes import KPIS
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import dates
from rag.lazy_regex import regex
from rag.polar.bearing import Dating, bear
from rag.polar.foreign import foreign
from rag.polar.proposition import Proposition, read, wording
from rag.premises.claims import agrees
from rag.question import Question
from rag.reading.asking import asking
from rag.support.clauses import Clause, clauses
from rag.support.standing import last_month
from rag.support.statement import Passage
from rag.text import folded

_CELLS = frozenset({"施策名", "見出し", "府省庁名", "府省庁", "本文記載"})
_EXPECTED = regex(
    r"^[-・\s]*(?:これ(?:ら)?|(?:このような|こうした|上記の?|以上の)[^、。]{0,12})(?:により|によって|を通じ|を通して)|期待。?$"
)
_TELLS = regex(r"。|予定|した|\(.*\)|中$|終了|完了|済|達成|開始")
_ORDINAL = regex(r"第\d+(?!条|期)[一-鿿]{0,2}")
_CONSIDERED = 12
"""Sentences of the record that are asked how they bear on the question."""
_ABOUT = 0.3
"""Share of the question's words that a sentence must have, with its record's heading."""
_CELL = 0.2
"""What a cell of KPIs counts less than a sentence of the outline."""
_SAME = 0.5
"""What a sentence must have, of the most any has, for its own words to decide."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with how it bears on the statement, put in the positive; ``chosen``: it decides by its words.

    ``holds`` and ``plain`` as in ``rag.polar.bearing.Bearing``.
    """

    evidence: Evidence
    clauses: tuple[Clause, ...]
    own: float
    holds: bool | None
    plain: float
    chosen: bool = False


def proposition(question: Question, context: Context) -> Proposition:
    """What the sentence of the question that asks for はい or いいえ states."""
    return read(asking(question), context.tokenizer)


def decided(
    question: Question, mine: Sequence[Evidence], context: Context, agreed: bool = False
) -> tuple[bool | None, Evidence]:
    """The best sentence that says whether what is asked is so; None with the nearest where none does.

    ``agreed``: no other sentence may say the contrary.
    """
    said = proposition(question, context)
    if question.english:
        return _foreign(question, mine, context)
    if not (said.head or said.object):
        return _figured(question, mine)
    readings = read_all(question, said, mine, context)
    best = next((r for r in readings if r.chosen), None)
    if best is None or (agreed and len({r.holds for r in readings if _decides(r, readings)}) > 1):
        return None, _nearest(mine)
    return best.holds != said.denied, best.evidence


def read_all(
    question: Question, said: Proposition, mine: Sequence[Evidence], context: Context
) -> list[Reading]:
    """How each sentence of the record bears on what is asked, the one that decides by its words chosen."""
    readings = []
    for evidence in mine[:_CONSIDERED]:
        if _silent(evidence, said):
            continue
        told = _clauses(evidence, context)
        dating = _dating(question, evidence, context)
        found = bear(said, evidence.sentence.display, told, question.terms, dating)
        other = _other(question, evidence)
        holds = None if other or not (said.head or said.object) else found.holds
        readings.append(Reading(evidence, told, evidence.features["own"], holds, found.plain))
    deciding = [i for i, r in enumerate(readings) if _decides(r, readings)]
    if deciding:
        best = max(deciding, key=lambda i: _fit(readings[i]))
        readings[best] = replace(readings[best], chosen=True)
    return readings


def _decides(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a sentence has enough of the question's words for its own words to decide."""
    most = (
        max(r.own for r in readings if r.evidence.features["coverage"] >= _ABOUT) if _about(reading) else 0.0
    )
    return reading.holds is not None and _about(reading) and reading.own >= _SAME * most


def _about(reading: Reading) -> bool:
    return reading.evidence.features["coverage"] >= _ABOUT


def _fit(reading: Reading) -> float:
    evidence = reading.evidence
    cell = _CELL * (evidence.field.name in KPIS)
    return reading.own + 0.5 * evidence.features["dated"] + 0.4 * reading.plain - cell


def _foreign(question: Question, mine: Sequence[Evidence], context: Context) -> tuple[bool | None, Evidence]:
    """A question in English has no predicate to compare: the nearest sentence decides, if it does."""
    best = _nearest(mine)
    return foreign(question, best, _clauses(best, context)), best


def _nearest(mine: Sequence[Evidence]) -> Evidence:
    return next((e for e in mine if e.field.name not in _CELLS), mine[0])


def _figured(question: Question, mine: Sequence[Evidence]) -> tuple[bool | None, Evidence]:
    """Where all that is asked is a date or a number (…は令和6年?): the sentence that has it decides."""
    if not (question.dates or question.quantities):
        return None, _nearest(mine)
    for evidence in mine[:_CONSIDERED]:
        text = folded(evidence.sentence.display)
        told = dates(text)
        dated = all(any(agrees(asked, d) for d in told) for asked in question.dates)
        numbered = all(_has(text, q.text) for q in question.quantities)
        if evidence.features["own"] >= _ABOUT and dated and numbered:
            return True, evidence
    return None, _nearest(mine)


def _has(text: str, figure: str) -> bool:
    return bool(re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d.,])", text))


def about_date(question: Question, mine: Sequence[Evidence], context: Context) -> Evidence | None:
    """The sentence with a date that says most of the act asked about."""
    said = proposition(question, context)
    having = [e for e in mine[:_CONSIDERED] if dates(folded(e.sentence.display))]

    def fitness(evidence: Evidence) -> float:
        text = folded(evidence.sentence.display)
        return evidence.features["own"] + 0.3 * any(part in text for part in said.head)

    return max(having, key=fitness, default=None)


def asks_not(question: Question, context: Context) -> bool:
    """Whether the question's own predicate is in the negative (まだ公開されていない?)."""
    return proposition(question, context).denied


def asks_all(text: str) -> bool:
    """Whether folded text asks about all of something."""
    return bool(wording("scope", "every").search(text))


def _clauses(evidence: Evidence, context: Context) -> tuple:
    passage = Passage(evidence.record, evidence.field.name, evidence.sentence.start, evidence.sentence.end)
    found = context.finder.comparer.clauses(passage)
    return found or clauses(evidence.sentence.display, context.tokenizer)


def _dating(question: Question, evidence: Evidence, context: Context) -> Dating:
    """Whether the sentence has a date that the question names, and that lay behind its document."""
    edition = dates(folded(context.library.sources[evidence.record.document].date))[0]
    told = dates(folded(evidence.sentence.display))
    same = [d for d in told if any(agrees(asked, d) for asked in question.dates)]
    now = (edition.year, edition.month or 12)
    if any(last_month(d) < now for d in same):
        return "past"
    if same:
        return "same"
    return "old" if told and all(last_month(d) < now for d in told) else ""


def _other(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence speaks of another of a series than the question does (第4回 for 第5回)."""
    asked = set(_ORDINAL.findall(question.text))
    told = set(_ORDINAL.findall(folded(evidence.sentence.display)))
    return bool(asked and told and not asked & told)


def _silent(evidence: Evidence, said: Proposition) -> bool:
    """Whether a sentence says nothing of how things stand: a name, a cell of ministries, a mere indicator."""
    text = folded(evidence.sentence.display)
    if evidence.field.name in _CELLS or (said.stage == "done" and _EXPECTED.search(text) and not dates(text)):
        return True
    return evidence.field.name in KPIS and not _TELLS.search(text)
