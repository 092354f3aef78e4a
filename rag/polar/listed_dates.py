"""Things that a cell lists by their dates (平成30年度:実証配備可能型、令和2年度:改良型): each was, or is to be, done in its own."""

from __future__ import annotations

from collections.abc import Sequence

from rag.evidence.finder import Evidence
from rag.figures import Date, dates
from rag.lazy_regex import regex
from rag.polar.proposition import Proposition
from rag.premises.claims import agrees
from rag.question import Question
from rag.text import folded

_WORD = regex(r"[一-鿿々]{2,}|[ァ-ヺー]{2,}|[a-z0-9]{2,}")
_OWN = regex(r"^(?:末|中)?:(?P<said>[^。()\n]*)")
"""Behind a date that heads what is listed under it."""


def by_listed_dates(
    question: Question, said: Proposition, mine: Sequence[Evidence]
) -> tuple[bool, Evidence] | None:
    """Whether the one thing of a list that is asked about stands at the date asked, and the cell; None where no list tells."""
    if question.english or len(question.dates) != 1:
        return None
    asked = question.dates[0]
    words = [w for w in _WORD.findall(question.text.replace(asked.text, " ")) if len(w) > 1]
    for evidence in mine:
        listed = _listed(folded(evidence.sentence.display))
        if len(listed) < 2:
            continue
        meant = [(date, text) for date, text in listed if any(_names(w, text, listed) for w in words)]
        if len(meant) == 1:
            return agrees(asked, meant[0][0]) != said.denied, evidence
    return None


def _listed(text: str) -> list[tuple[Date, str]]:
    """The dates that head something, each with what stands under it."""
    found = dates(text)
    ends = [*(d.start for d in found[1:]), len(text)]
    heads = ((d, _OWN.match(text[d.end : end])) for d, end in zip(found, ends, strict=False))
    return [(d, match["said"]) for d, match in heads if match]


def _names(word: str, text: str, listed: Sequence[tuple[Date, str]]) -> bool:
    """Whether a word of the question stands with one thing of the list alone."""
    return word in text and sum(word in other for _, other in listed) == 1
