"""A date said of a value or an aim that the record gives another date (3割を造る目標は令和10年まで against 令和7年までに30%)."""

from __future__ import annotations

from collections.abc import Sequence

from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.premises.claims import Claim, agrees, comparator, is_instruction
from rag.question import Question
from rag.reading.told import asks_at, tells
from rag.text import folded

_NEAREST = 4
"""Sentences among which the one with the value is looked for."""
_AIM = regex(r"(?:末)?(?:を|が|の)?(?:目途|目処|めど|目標)")
"""Behind a date by which something is aimed at: 令和4年度を目途に."""
_WEIGHTY = frozenset(
    {"%", "人", "件", "団体", "か所", "台", "枚", "社", "回", "倍", "か国", "機関", "tb", "gb"}
)
"""Counters of values that tell which target is meant, whatever the words around it."""


def anchored_claims(question: Question, mine: Sequence[Evidence], every: bool) -> tuple[Claim, ...]:
    """The one date of a question whose one value the best sentences have for one other date.

    The words may be all others: the value itself says what is meant. None where the record has the date anywhere.
    """
    if len(question.dates) != 1:
        return ()
    asked = question.dates[0]
    said = [q for q in question.quantities if q.unit in _WEIGHTY and not is_instruction(question, q)]
    aimed = not question.quantities and _AIM.match(question.text, asked.end)
    if not aimed and (len(said) != 1 or comparator(question.text, said[0]) != "="):
        return ()
    if asks_at(question, asked.end) or not (every or tells(question, asked.end)):
        return ()
    record = mine[0].record if mine else None
    if record is None or any(agrees(asked, d) for f in record.fields for d in dates(folded(f.display))):
        return ()
    keys = [q.key for q in said]
    for evidence in mine[: 1 if aimed else _NEAREST]:
        text = folded(evidence.sentence.display)
        told = dates(text)
        alike = _AIM.match(text, told[0].end) if aimed and told else [q.key for q in quantities(text)] == keys
        if len(told) == 1 and alike:
            return (Claim("date", question.shown[asked.start : asked.end], False, evidence),)
    return ()
