"""Who is said in passing to have made what is named: 総務省がつくった「…ガイドライン」, which 経済産業省 made.

That the ministry takes part in the measure bears nothing out where the sentence with the name says who acted.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.ministries import Mention, mentions
from rag.premises.claims import Claim
from rag.premises.ministry_claims import names_of
from rag.question import Question
from rag.text import folded

_MADE = regex(
    r"が、?(?:[^、。「」がはを]{0,14}に)?[^、。「」がはをに]{1,8}?た(?:「(?P<quoted>[^「」]{4,60})」|(?P<bare>[一-鿿ァ-ヺーa-z0-9・]{5,30}))"
)
_ACTS = regex(r"(?:は|が|において|により)、?")


def maker_claims(question: Question, mine: Sequence[Evidence]) -> tuple[Claim, ...]:
    """The ministries that the question has make what the record says another one did."""
    found = []
    for mention in question.agencies:
        match = _MADE.match(question.text, mention.end)
        name = (match["quoted"] or match["bare"]) if match else ""
        for evidence in mine if name else ():
            text = folded(evidence.sentence.display)
            at = text.find(name)
            doers = [m for m in mentions(text) if m.end <= at and _ACTS.match(text, m.end)]
            if doers and not any(_is_same(mention, d) for d in doers):
                found.append(Claim("ministry", mention.label, False, evidence))
                break
    return tuple(found)


def _is_same(said: Mention, told: Mention) -> bool:
    """Whether one is the other or a bureau of it."""
    return told.name in names_of(said) or said.name in names_of(told)
