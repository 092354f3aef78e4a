"""Whose something is and who does it, by the sentence's tree: 国の自主的な取組 for 民間の自主的取組.

A party of a statement must stand in the sentence that it repeats where it is said to act, and must not stand
beside a word that the evidence has beside another party only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.bunsetsu import Tree, tree_of
from rag.support.frames import Frame, frames_of
from rag.support.homes import Homes, wordings
from rag.support.party_names import is_party, is_same, is_vague, ministries_of, name_of
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL
from rag.support.terms import Term, terms_of

_ENOUGH = 0.5
"""Share of a clause's other words that a sentence must have to be what it repeats."""
_NEAR = 0.8
"""… and of the best sentence's."""
_IDLE = STRUCTURE | GENERAL


def compare_bound_parties(said: Piece, homes: Homes) -> Iterator[Difference]:
    """One difference for each party that is out of its place."""
    acting = {f.start: f for f in frames_of(said) if f.role == "does" and not f.place}
    for term, at in _parties(said):
        if is_vague(name_of(term)) or said.text.endswith("我が", 0, term.start):
            continue
        source = _elsewhere(said, homes, term, at)
        if source is None and term.start in acting:
            source = _missing(said, homes, term, acting[term.start])
        if source is not None:
            yield Difference("agent", said.text[term.start : term.end], source.text, term.start, term.end)


@lru_cache(maxsize=8192)
def _parties(piece: Piece) -> tuple[tuple[Term, int], ...]:
    """The parties of a text, each with its phrase."""
    tree = tree_of(piece)
    found = [(t, tree.at(t.start)) for t in terms_of(piece) if is_party(t)]
    return tuple((t, k) for t, k in found if k is not None)


def _elsewhere(said: Piece, homes: Homes, term: Term, at: int) -> Piece | None:
    """The sentence that has another party beside what this one stands beside, if none has this one there."""
    name, tree = name_of(term), tree_of(said)
    if name not in _STATE and not any(name in p.squashed for p in homes.sources.everything):
        return None
    for head in tree.phrases[at].heads:
        words = tree.phrases[head].words
        forms = frozenset().union(*map(wordings, words - _IDLE or words))
        beside = tree.around(head, 1) - _IDLE - homes.named - {*term.lemmas}
        with_it = [name_of(t) for t, k in _parties(said) if k in tree.within(head, 1)]
        source = _beside_another(homes, name, forms, beside, with_it)
        if source is not None:
            return source
    return None


_STATE = frozenset(["国", "政府"])
"""Parties that every record may speak of without naming them."""


def _beside_another(
    homes: Homes, name: str, forms: frozenset[str], beside: frozenset[str], with_it: list[str]
) -> Piece | None:
    best, source = 0.0, None
    for piece in homes.sources.pieces:
        if forms.isdisjoint(piece.lemmas):
            continue
        tree, parties = tree_of(piece), _parties(piece)
        for k, phrase in enumerate(tree.phrases):
            if forms.isdisjoint(phrase.words):
                continue
            if any(is_same(name_of(t), name) for t, n in parties if n in tree.within(k, 3)):
                return None
            rivals = [name_of(t) for t, n in parties if _belongs(tree, n, k)]
            around = tree.around(k, 1)
            like = homes.likeness(beside, around)
            other = rivals and not any(map(is_vague, rivals))
            if other and like > best and not any(_may_be(rivals[0], n) for n in (name, *with_it)):
                best, source = like, piece
    return source


def _belongs(tree: Tree, party: int, to: int) -> bool:
    """Whether a party stands in a phrase, belongs to it, or is the noun that it tells of."""
    phrase = tree.phrases[to]
    return party == to or to in tree.phrases[party].heads or (phrase.adnominal and party in phrase.heads)


def _may_be(rival: str, name: str) -> bool:
    """Whether the evidence may mean the party of the statement by another name (市町村, 地方公共団体職員)."""
    local = _STAFF.search(rival) and _LOCAL.search(rival + name)
    return is_same(rival, name) or name in rival or rival in name or bool(local)


_STAFF = regex(r"(?:職員|者)$")
_LOCAL = regex("市町村|自治体|地方公共団体")


def _missing(said: Piece, homes: Homes, term: Term, frame: Frame) -> Piece | None:
    """The sentence that a clause repeats, if it does not have who is said to act there."""
    name = name_of(term)
    held = {m.name for r in homes.sources.records for m in r.ministries}
    clause = next((c for c in said.clauses if c.start <= term.start and term.end <= c.end), None)
    if clause is None or _PUBLIC.search(name) or not held.isdisjoint(ministries_of(name)):
        return None
    home = homes.of(clause, without=term.lemmas)
    near = [p for p, share in home.scored if share >= _NEAR * home.share]
    if home.share < _ENOUGH or any(_names(p, term) for p in (*near, *homes.sources.names)):
        return None
    does = frozenset().union(*map(wordings, frame.acts))
    if any(_names(p, term) and not does.isdisjoint(p.lemmas) for p in homes.sources.pieces):
        return None
    return home.pieces[0]


_PUBLIC = regex("国|政府|日本|府省|省庁|行政|関係")
"""Who acts where a record does not say who."""


def _names(piece: Piece, term: Term) -> bool:
    name = name_of(term)
    told = [name_of(t) for t, _ in _parties(piece)]
    whole = all(not wordings(w).isdisjoint(piece.lemmas) for w in term.lemmas)
    return name.rstrip("等") in piece.squashed or whole or any(is_same(t, name) or t in name for t in told)
