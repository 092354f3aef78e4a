"""The verdict on a claim, from how it stands to the records it was weighed against."""

from __future__ import annotations

from dataclasses import dataclass

from rag.drafting.report import Verdict
from rag.drafting.subject import Subject
from rag.drafting.weighing import Option
from rag.support.statement import Support

ENOUGH = 0.5
"""Share of a claim's words that a record must have for it to be about the record."""
ENOUGH_KNOWN = 0.4
"""The same where the claim names the record, or goes on about it, and its figures are right."""
ENOUGH_SURE = 0.42
"""The same where this many figures and names were compared and all are right."""
ENOUGH_EXPLAINED = 0.42
"""The same where every word is accounted for: the claim is a paraphrase."""
ENOUGH_ALTERED = 0.44
"""The same of one that differs from the records in a single point."""
_SURE = 2
_OWN_PROOF = frozenset({"negation", "modality"})
"""Differences that need no counterpart in the source to be shown."""
ALMOST_ALL = 0.62
"""Share that bears out a claim which has no figure, name or ministry to compare."""
SOME = 0.25
"""Share that even a claim of a few words must have."""
FEW = 4
"""Words besides figures and names up to which a claim is of its figures and names alone."""
_FIGURES = frozenset({"number", "unit", "date"})
MANY = 2
"""Unexplained words from which on a claim speaks of something else, if they are this share of its words."""
MUCH = 0.2
NEARLY_ALL = 0.8
"""Share from which on a claim with a figure of its own is the record's, altered, rather than invented."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The records a claim is about, and others that bear it out where these do not.

    ``known``: the claim names the records, or the sentences before it were about them.
    """

    base: Option | None
    other: Option | None = None
    known: bool = False


def verdict_of(subject: Subject, weighed: Weighed) -> Verdict:
    """What to say of a claim: 一致 only where no word is left that the records do not account for."""
    if subject.missing or weighed.other is not None:
        return "相違"
    if weighed.base is None:
        return "裏付けなし"
    support = weighed.base.support
    if weighed.known and subject.named and any(d.kind == "role" for d in support.differences):
        return "相違"
    if not (_is_of_few_words(weighed, support) or support.share >= _enough(weighed.known, support)):
        return "相違" if _is_altered(support) else "裏付けなし"
    if support.differences:
        return "裏付けなし" if _is_invented(support) else "相違"
    if not support.unexplained:
        return "一致"
    return "裏付けなし" if _is_of_something_else(support) else "相違"


def _is_of_few_words(weighed: Weighed, support: Support) -> bool:
    """Whether a claim about known records is of its figures, names and ministries alone, and they decide."""
    roles = any(d.kind in ("role", "ministry") for d in support.differences)
    told = any(d.source or d.kind in _OWN_PROOF for d in support.differences)
    return (
        weighed.known
        and support.wording <= FEW
        and (roles or support.share >= SOME)
        and (told or bool(support.checked and not support.differences))
    )


def _enough(known: bool, support: Support) -> float:
    """The share of a claim's words that its records must have."""
    right = not support.differences
    if known and support.checked and right:
        enough = ENOUGH_KNOWN
    else:
        enough = ENOUGH if known or support.differences or support.checked else ALMOST_ALL
    if support.checked >= _SURE and right:
        enough = min(enough, ENOUGH_SURE)
    return min(enough, ENOUGH_EXPLAINED) if right and not support.unexplained else enough


def _is_altered(support: Support) -> bool:
    """Whether a claim with few words of its records is one of them put otherwise: in a single point."""
    if support.share < ENOUGH_ALTERED:
        return False
    if support.differences:
        return all(d.kind in _OWN_PROOF for d in support.differences)
    return _own_words(support) == 1


def _own_words(support: Support) -> int:
    """How many words are unexplained, those of one compound (独立行政法人) counted once."""
    ends = {d.end for d in support.unexplained}
    return sum(d.start not in ends for d in support.unexplained)


def _is_invented(support: Support) -> bool:
    """Whether a claim's figures have no counterpart at all, and it has other words of its own, too."""
    own = all(d.kind in _FIGURES and not d.source for d in support.differences)
    return own and bool(support.unexplained) and support.share < NEARLY_ALL


def _is_of_something_else(support: Support) -> bool:
    """Whether so many words are unexplained that nothing in the records was altered into them."""
    count = _own_words(support)
    return count >= MANY and count >= MUCH * support.wording
