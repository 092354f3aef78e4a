"""A party of a statement (市町村, 重要インフラ事業者) in whose place the sentence that it repeats has another.

Unlike ``doers``, which asks who acts, this asks who is told of the same: 地方公共団体に対応 for 事業者に対応,
大半の農業委員会 for 大半の市町村. That the party stands elsewhere in the record bears nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rag.ministries import mentions
from rag.support.contrasts import HEADS
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.terms import Term, tells, terms_of
from rag.support.wordings import ACTORS, PARTY
from rag.tokens import Word, is_content

_ENOUGH = 0.5
"""Share of a clause's other words that a sentence must have to be what it repeats."""
_REACH = 4
"""Words behind a party, or before it, within which stands what is told of it."""
_JOINING = frozenset(
    {"対する", "於く", "おく", "向ける", "依る", "因る", "関する", "とる", "為る", "等", "各", "全"}
)


def compare_parties(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    for term in terms_of(said):
        if not PARTY.search(term.text) or mentions(term.text):
            continue
        clause = next((c for c in said.clauses if c.start <= term.start and term.end <= c.end), None)
        if clause is None:
            continue
        home = homes.of(clause, without=term.lemmas)
        if home.share < _ENOUGH or any(_has(p, term) for p in (*home.pieces, *homes.sources.names)):
            continue
        source = home.pieces[0]
        around = _around(said, term)
        others = [t for t in terms_of(source) if PARTY.search(t.text)]
        if any(_alike(term, other) for other in others):
            continue
        for rival in (t for t in others if not _has(said, t)):
            if any(
                not wordings(w).isdisjoint({o})
                for w, o in zip(around, _around(source, rival), strict=True)
                if w and o
            ):
                yield Difference("agent", said.text[term.start : term.end], source.text, term.start, term.end)
                break


def _has(piece: Piece, term: Term) -> bool:
    """Whether a text names a party, in any wording."""
    name = term.text.rstrip("等")
    if name in piece.squashed:
        return True
    alike = next((g for g in ACTORS if name in g), frozenset())
    if any(a in piece.squashed for a in alike):
        return True
    own = [w for w in term.lemmas if tells(w) or w in HEADS] or term.lemmas
    return all(not wordings(w).isdisjoint(piece.lemmas) for w in own)


def _alike(term: Term, rival: Term) -> bool:
    """Whether two parties may be of one kind (自治体職員, 地方公共団体担当者)."""
    groups = any(any(a in term.text for a in g) and any(a in rival.text for a in g) for g in ACTORS)
    kinds = (*term.lemmas[: term.head not in HEADS], *(w for w in term.lemmas[-1:] if len(w) > 1))
    return groups or any(not wordings(w).isdisjoint(rival.lemmas) for w in kinds)


@lru_cache(maxsize=8192)
def _around(piece: Piece, term: Term) -> tuple[str, str]:
    """The content words next to a party: behind it, and before it where の joins them; empty where there are none."""
    words = piece.tokens
    first = next(i for i, w in enumerate(words) if w.start >= term.start)
    last = next((i for i, w in enumerate(words) if w.start >= term.end), len(words))
    behind = next((w.lemma for w in words[last : last + _REACH] if _is_told(w)), "")
    joined = first > 1 and words[first - 1].surface == "の" and _is_told(words[first - 2])
    return behind, words[first - 2].lemma if joined else ""


def _is_told(word: Word) -> bool:
    return is_content(word) and word.lemma not in _JOINING and len(word.surface) > 1
