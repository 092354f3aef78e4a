"""A list of a statement with a member that the list it repeats has not, though the record names it elsewhere.

産総研、理研及び農研機構 for (産総研、理研、NICT).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.terms import Term, tells, terms_of
from rag.text import folded

_SOME = 2
"""Members that two lists must share to be the same one."""
_JOINT = regex(r"(?:等|など)?(?:、|・|,|及び|並びに|と|や|または|又は)(?:、)?")


def compare_membership(said: Piece, homes: Homes) -> Iterator[Difference]:
    """Members of a list that stand in no list of the evidence which shares others with it."""
    for mine in _lists(said):
        lists = [(p, theirs) for p in homes.sources.pieces for theirs in _lists(p)]
        alike = [(p, theirs) for p, theirs in lists if sum(_has(theirs, m) for m in mine) >= _SOME]
        if not alike:
            continue
        for member in mine:
            if not tells(member.head) or any(_has(theirs, member) for _, theirs in alike):
                continue
            if any(_stands(member, p) for p, _ in alike) or not any(
                _stands(member, p) for p in homes.sources.pieces
            ):
                continue
            yield Difference(
                "name", said.text[member.start : member.end], alike[0][0].text, member.start, member.end
            )


@lru_cache(maxsize=8192)
def _lists(piece: Piece) -> tuple[tuple[Term, ...], ...]:
    """The runs of terms that only joints stand between, of three or more."""
    found: list[tuple[Term, ...]] = []
    run: list[Term] = []
    for term in terms_of(piece):
        if run and _JOINT.fullmatch(folded(piece.text[run[-1].end : term.start])):
            run.append(term)
            continue
        found.append(tuple(run))
        run = [term]
    return tuple(r for r in (*found, tuple(run)) if len(r) > _SOME)


def _has(members: tuple[Term, ...], term: Term) -> bool:
    return any(_same(m, term) for m in members)


def _same(left: Term, right: Term) -> bool:
    """Whether two terms may name the same: one within the other, or the head in other words."""
    if left.text in right.text or right.text in left.text:
        return True
    return not wordings(left.head).isdisjoint(right.lemmas) or not wordings(right.head).isdisjoint(
        left.lemmas
    )


def _stands(term: Term, piece: Piece) -> bool:
    return term.text in folded(piece.text)
