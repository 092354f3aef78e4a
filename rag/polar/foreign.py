"""はい or いいえ to a question in English: its numbers and its act against the sentence of the record that is nearest.

There is no predicate to compare word by word. A number that the sentence has another in place of denies;
an act that the sentence has no word for (abolished, banned), or an office it does not name, leaves the
question open.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.english.words import english_words
from rag.evidence.finder import Evidence
from rag.figures import Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.premises.claims import agrees, comparator
from rag.question import Question
from rag.support.clauses import Clause
from rag.text import folded

_SURE = 0.6
"""Share of the words of an English question that its sentence must have to decide."""
_HEARD = regex(r"\b(?:i|we)(?:'ve| have| had)? (?:been )?(?:heard|read|seen|told|understood)\b(?: that)?")
_ASKS_DONE = regex(
    r"^(?:[^,?]{1,60}, )?(?:has|have|had|did|was|were)\b|\b(?:already|yet)\b|\b(?:has|have|had|was|were) (?:been |already |\w+ed\b)"
)
_STATE = regex(
    r"^(?:[^,?]{1,60}, )?(?:is|are)\b(?!.*\b(?:to|will|plan\w*|aim\w*|expect\w*|schedul\w*|target\w*|goals?|going)\b)"
)
"""How things are, not how they are to be: Is Japan first in the G20?"""
_AIMED = regex(r"目指|予定|目標|までに")
_OFFICE = regex(r"\bminister (?:of|for)\b|\b(?<!prime )minister\b(?!s)")
_PAST = regex(r"(?:した|された|った)(?=[一-鿿])")
"""What is done, told by the way: …を主導した日本として."""


def foreign(question: Question, best: Evidence, told: Sequence[Clause]) -> bool | None:
    """Whether the sentence bears the question out; None where it does not decide.

    ``told`` are the clauses of the sentence; the last says how things stand. What it says of a ministry
    no sentence decides. Of what is only planned a plan says はい unless it is asked whether it is done.
    """
    last = told[-1]
    if question.agencies or _OFFICE.search(question.text) or best.features["coverage"] < _SURE or last.study:
        return None
    text = folded(best.sentence.display)
    if not _acts(question.text, text):
        return None
    asked = [q for q in question.quantities if q.unit or q.value > 1]
    done = _ASKS_DONE.search(_HEARD.sub("", question.text).strip())
    planned = last.standing in ("planned", "ahead")
    if asked:
        numbers = [_has(question, q, text) for q in asked]
        if None in numbers or not all(numbers):
            return None if None in numbers else False
    elif question.dates and dates(text):
        if not all(any(agrees(d, t) for t in dates(text)) for d in question.dates):
            return None
        return None if done and planned else True
    if _AIMED.search(text) and _STATE.search(question.text):
        return None
    if done and not asked and planned and _PAST.search(text):
        return None
    return not (last.negated or (done and not asked and planned))


def _acts(question: str, text: str) -> bool:
    """Whether the sentence has words for every act or bound of the question that must be told, not inferred."""
    return all(told.search(text) for asked, told in english_words().told_acts if asked.search(question))


def _has(question: Question, asked: Quantity, text: str) -> bool | None:
    """Whether folded text has the number as it is asked; None where it counts nothing of the kind."""
    sign = comparator(question.text, asked)
    told = [q for q in quantities(text) if q.unit == asked.unit or not (asked.unit and q.unit)]
    if not told:
        return None
    return any(
        {"≥": q.value >= asked.value, "≤": q.value <= asked.value, "=": q.value == asked.value}[sign]
        for q in told
    )
