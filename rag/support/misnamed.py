"""A name of a statement in whose place the sentence that it repeats has another.

The other has the same head (合同会社 for 株式会社), or the same is told of it (大学生の端末 for 生徒の端末). Of words
that are no names only those count that stand in the record where nothing else of the clause does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rag.ministries import mentions
from rag.support.clauses import Clause
from rag.support.contrasts import HEADS
from rag.support.homes import Home, Homes, wordings
from rag.support.piece import Piece
from rag.support.reading import squashed
from rag.support.statement import Difference
from rag.support.terms import Term, tells, terms_of
from rag.support.titles import quotations

_ENOUGH = 0.5
"""Share of a clause's other words that a sentence must have to be what it repeats."""


def compare_misnamed(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    for clause in said.clauses:
        yield from _requoted(said, clause, homes)
        for term in terms_of(said):
            if clause.start <= term.start and term.end <= clause.end and _is_open(term, clause, homes):
                home = homes.of(clause, without=term.lemmas)
                if home.share >= _ENOUGH and (rival := _rival(said, term, home, homes)):
                    source = home.pieces[0].text
                    yield Difference("name", rival, source, term.start, term.end)


def _requoted(said: Piece, clause: Clause, homes: Homes) -> Iterator[Difference]:
    """A name in 「…」 that the sentence which has the rest of the clause does not have, but another of its kind.

    That another sentence has the name bears nothing out, if it has little of the rest.
    """
    for quote in quotations(said):
        start, end = said.reading.span(quote.start, quote.end)
        if not (clause.start <= start and end <= clause.end):
            continue
        own = frozenset(w for w, s, e in said.words if start <= s and e <= end)
        home = homes.of(clause, without=own)
        rest = clause.words - own
        if home.share < _ENOUGH or len(rest) < _SOME:
            continue
        name = squashed(quote.text)
        having = max((share for p, share in home.scored if name in p.squashed), default=0.0)
        rivals = [q.text for q in quotations(home.pieces[0]) if squashed(q.text) not in said.squashed]
        if 0 < having < _DISPLACED * home.share and rivals:
            yield Difference("name", quote.text, home.pieces[0].text, start, end)


_SOME = 3
"""Words besides a name that a clause needs to tell which is meant."""
_DISPLACED = 0.7
"""Of the best sentence's share, below which the one with the name tells of something else."""


def _is_open(term: Term, clause: Clause, homes: Homes) -> bool:
    """Whether the sentence that the clause repeats may not have the term."""
    if len(term.text) < 2 or mentions(term.text):
        return False
    first = homes.of(clause).pieces[:1]
    lost = any(wordings(w).isdisjoint(p.lemmas) for p in first for w in term.lemmas if tells(w))
    return lost or _is_name(term)


def _is_name(term: Term) -> bool:
    return term.head in HEADS and len(term.lemmas) > 1


def _rival(said: Piece, term: Term, home: Home, homes: Homes) -> str:
    """The term as the statement writes it, if its home has another in its place; otherwise empty."""
    texts = (*home.pieces, *homes.sources.names)
    if any(form in p.squashed for p in texts for form in wordings(term.text)):
        return ""
    named = _is_name(term)
    lost = [w for w in term.lemmas if tells(w) and w not in homes.named and not home.have(w)]
    elsewhere = home.elsewhere(lost) if lost else None
    displaced = elsewhere is not None and elsewhere < _ENOUGH
    if named:
        lost = [w for w in term.lemmas[:-1] if tells(w)]
    rivals = terms_of(home.pieces[0]) if named or displaced else ()
    taken = any(
        _in_its_place(term, rival, named, displaced) and _is_other(said, lost, rival, named)
        for rival in rivals
    )
    return said.text[term.start : term.end] if taken else ""


def _in_its_place(term: Term, rival: Term, named: bool, displaced: bool) -> bool:
    """Whether two terms have one head, or the same is told of both."""
    heads = len(rival.lemmas) > 1 and term.head == rival.head and (named or len(term.head) > 1)
    return heads or (displaced and bool(term.behind) and term.behind == rival.behind)


def _is_other(said: Piece, lost: Collection[str], rival: Term, named: bool) -> bool:
    """Whether a term is none that the statement has, in any wording; a name has one wording only."""
    own = [w for w in rival.lemmas if tells(w) and w not in said.lemmas]
    if not own or rival.text in said.squashed:
        return False
    return not _alike(lost, rival.lemmas, named) and not _alike(said.lemmas, own, named)


def _alike(words: Collection[str], others: Collection[str], named: bool) -> bool:
    return any(not (frozenset({w}) if named else wordings(w)).isdisjoint(others) for w in words)
