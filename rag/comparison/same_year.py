"""A year told by another record: 「電子タグの出荷と同じ年を期限として、…にも目標があります」."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import dates
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.steps.described_sets import LONGEST
from rag.steps.record_described import record_described
from rag.text import folded

_SAME = regex(
    r"(?P<what>[^。?]{3,60}?)(?:と|に)同じ(?P<unit>年度|年|時期|期限)"
    r"(?:(?:を|に|が)?(?:期限|目標年度?|目途|目標)(?:と(?:して|し|する)|に|の)?|まで(?:に|の)?|に|の)、?(?P<rest>[^、。?].{5,})"
)
_CONSIDERED = 6
"""Sentences of the record in which its year is looked for."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The question with the year in its place, and the sentence that tells the year."""

    wording: str
    proof: Evidence


def same_year(question: Question, context: Context) -> Dated | None:
    """The question put of the year that a described record has; None where it has not just one."""
    match = _SAME.search(question.shown[:LONGEST]) if not question.english else None
    if match is None:
        return None
    anchor = record_described(match["what"], question, context)
    if anchor is None:
        return None
    asked = replace(analyse(match["what"], context.tokenizer), intents=frozenset(), attributes=frozenset())
    found = context.finder.find(asked, records=(anchor,))[:_CONSIDERED]
    proof = next((e for e in found if dates(folded(e.sentence.display))), None)
    if proof is None:
        return None
    told = {d.key: d for d in dates(folded(proof.sentence.display))}
    if len(told) != 1:
        return None
    date = next(iter(told.values()))
    year = re.match(r".*?年度?", date.text)
    if year is None:
        return None
    return Dated(f"{year.group()}を期限として、{match['rest']}", proof)
