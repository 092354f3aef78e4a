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
    words = _WORD.findall(question.text.replace(asked.text, " "))
    for evidence in mine:
        listed = _listed(folded(evidence.sentence.display))
        if len(listed) < 2:
            continue
        meant = [(date, text) for date, text in listed if any(_names(w, text, listed) for w in words)]
        if len(meant) == 1:
            return _at(question.text[asked.end :], asked, meant[0][0]) != said.denied, evidence
    return None


_BY = regex(r"(?:末|中)?(?:までに?|に?は(?:もう|すでに|既に)?|(?:の)?時点(?:で|に)|以前)")
_SINCE = regex(r"(?:末|中)?(?:以降|以後|から|より(?:も)?(?:後|あと))")
_BEFORE = regex(r"(?:末|中)?(?:より(?:も)?)?(?:前|まえ)")


def _at(behind: str, asked: Date, told: Date) -> bool:
    """Whether what is dated so was, or is to be, done at, by or since the date asked (令和2年度までに)."""
    if _BEFORE.match(behind):
        return told.year < asked.year
    if _BY.match(behind):
        return told.year < asked.year or agrees(asked, told)
    if _SINCE.match(behind):
        return told.year > asked.year or agrees(asked, told)
    return agrees(asked, told)


def _listed(text: str) -> list[tuple[Date, str]]:
    """The dates that head something, each with what stands under it."""
    found = dates(text)
    ends = [*(d.start for d in found[1:]), len(text)]
    heads = ((d, _OWN.match(text[d.end : end])) for d, end in zip(found, ends, strict=False))
    return [(d, match["said"]) for d, match in heads if match]


def _names(word: str, text: str, listed: Sequence[tuple[Date, str]]) -> bool:
    """Whether a word of the question stands with one thing of the list alone."""
    return word in text and sum(word in other for _, other in listed) == 1
