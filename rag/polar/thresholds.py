"""Whether the one number a sentence tells passes the one that is asked: 104の機関 is over 100, 19都道府県警察 not over 20."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rag.attributes import KPIS
from rag.evidence.finder import Evidence
from rag.figures import Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.premises.claims import agrees, is_instruction
from rag.question import Question
from rag.text import folded

_PASSED = regex(
    r"(?:を|に|も|は|には|にも)?(?:(?P<above>超え|越え|上回)|(?P<reached>達[しさす]|届[いくか]|到達|満た|乗[っるら])|(?P<below>下回|割り込))"
    r"[^。?、]{0,24}(?:か|の|ん|っけ|でしょう?|よね|ね|た|る)?(?:[。?]|$)"
)
"""Behind a number, at the end: what the asker wants to know of it."""
_NOT = regex(r"(?:え|[回乗]ら|[しさ](?:て(?:い)?)?|か|って(?:い)?|いて(?:い)?|満た)(?:な(?:い|かっ|く)|ませ)")
_GOAL = regex(r"目標|計画|予定|kpi|見込")
_AHEAD = regex(r"目指|目標|予定|見込|(?:とする|すること)を(?:旨|目途)")
"""A sentence of what is to come: its number is no number reached."""
_SHARE = 0.5
"""Of the words asked, how many must stand in the record's name or the sentence."""
_CONSIDERED = 3
_MEASURES = frozenset({"%", "円", "年", "位", "つ", "条", "章", "節", "項", ""})
"""Units that a number asked without one is not of."""


def passed(question: Question, mine: Sequence[Evidence]) -> tuple[bool, Evidence] | None:
    """Yes or no, with the sentence that tells one number alone of the unit asked; None where none does.

    Whether a goal was passed one number does not tell.
    """
    numbers = [q for q in question.quantities if not is_instruction(question, q)]
    asked = [(q, m) for q in numbers if (m := _PASSED.match(question.text, q.end))]
    if question.english or len(asked) != 1 or _GOAL.search(question.text):
        return None
    bound, match = asked[0]
    for evidence in (
        e for e in mine[:_CONSIDERED] if e.field.name not in KPIS
    ):  # a goal is not what came about
        text = folded(evidence.sentence.display)
        told = [q for q in quantities(text) if _is_of(q, bound)]
        if _AHEAD.search(text):
            continue
        if len(told) == 1 and _same_time(question, text) and _names(question, bound, evidence):
            passes = _holds(match.lastgroup or "", told[0].value, bound.value)
            return passes != bool(_NOT.search(match[0])), evidence
    return None


def falls_short(question: Question) -> bool:
    """Whether it is asked if a number falls short of the one told (900に満たない), which nothing but a number decides."""
    numbers = [q for q in question.quantities if not is_instruction(question, q)]
    asked = [m for q in numbers if (m := _PASSED.match(question.text, q.end))]
    return not question.english and len(asked) == 1 and "満た" in asked[0].group()


def _is_of(told: Quantity, bound: Quantity) -> bool:
    return told.unit == bound.unit if bound.unit else told.unit not in _MEASURES


def _holds(word: str, told: Decimal, bound: Decimal) -> bool:
    return {"above": told > bound, "reached": told >= bound, "below": told < bound}[word]


def _same_time(question: Question, text: str) -> bool:
    told = dates(text)
    return not (question.dates and told) or any(agrees(a, d) for a in question.dates for d in told)


def _names(question: Question, bound: Quantity, evidence: Evidence) -> bool:
    """Whether most of what the number is asked of stands in the record's name or the sentence."""
    text = folded(evidence.record.title + evidence.sentence.display)
    words = [t for t in question.terms if t in question.text[: bound.start] and not t.isdigit()]
    return bool(words) and sum(w in text for w in words) >= _SHARE * len(words)
