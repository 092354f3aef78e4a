"""Who a statement says acts, against the sentence that tells of the act: it names another one.

人工知能戦略専門調査会がフォローアップを行う, where the sentence on フォローアップ names only 人工知能戦略本部; and what is
said to be done without something (参加を求めずに) that the sentence has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.wordings import ACTORS, actor_pattern
from rag.text import folded

_ENOUGH = 0.6
"""Share of a clause's other words that a sentence must have to be what it repeats."""
_ACTOR = regex(r"(?P<actor>[一-鿿ァ-ヺーa-z]{2,16})(?:が(?!必要|課題)|において|により|によって|の手で)")
_DOER = regex(
    r"(?:主体|担い手|機関|組織|会議体|場|(?:る|た)の|(?:る|た)者)は、?(?P<actor>[一-鿿ァ-ヺーa-z]{3,16})(?:である|です|だ|とされ|。|$)"
)
_WITHOUT = regex(
    r"(?P<word>[一-鿿ァ-ヺー]{2,8})(?:[をはもの][^、。]{0,6}?)?(?:せ|さ|め|わ|け|え|れ|経)?(?:ずに|ないまま)|(?P<noun>[一-鿿ァ-ヺー]{2,8})(?:なし|抜き)(?:に|で)"
)
_ACTS = r"(?:等|など)?(?:自ら|自身)?(?:が|は|では|において|により|によって|を|と|に)"
_DENIED = regex(r"な(?:い|く|か)|ず(?=に|、|$)|ません|不要|省略|廃止|(?<![一-鿿])[未非]")


def compare_doers(said: Piece, homes: Homes) -> Iterator[Difference]:
    """The doers that the evidence does not have, and what it has that the statement leaves out."""
    text = said.reading.text
    for match in (*_doers(text), *_DOER.finditer(text)):
        start, end = said.reading.span(*match.span("actor"))
        actor = match["actor"]
        clause = next((c for c in said.clauses if c.start <= start and end <= c.end), None)
        if clause is None or mentions(actor):
            continue
        own = frozenset(w for w, s, e in said.words if start <= s and e <= end)
        home = homes.of(clause, without=own)
        if home.share < _ENOUGH or not own or _names(actor, own, homes, home.pieces):
            continue
        others = [m["actor"] for m in actor_pattern().finditer(home.pieces[0].reading.text)]
        if others and not any(re.search(re.escape(folded(o)) + _ACTS, text) for o in others):
            yield Difference("agent", said.text[start:end], home.pieces[0].text, start, end)
    for match in _WITHOUT.finditer(text):
        name = "word" if match["word"] else "noun"
        start, end = said.reading.span(*match.span(name))
        clause = next((c for c in said.clauses if c.start <= start and end <= c.end), None)
        own = frozenset(w for w, s, e in said.words if start <= s and e <= end)
        if clause is None or not own:
            continue
        home = homes.of(clause)
        told = [p for p in home.pieces if all(not wordings(w).isdisjoint(p.lemmas) for w in own)]
        if home.share >= _ENOUGH and told and not any(_DENIED.search(p.text) for p in told):
            yield Difference("negation", said.text[start:end], told[0].text, start, end)


def _doers(text: str) -> Iterator[re.Match[str]]:
    """Who acts by the particle behind, of those that can be told for actors by their names."""
    actors = {m.end("actor") for m in actor_pattern().finditer(text)}
    return (m for m in _ACTOR.finditer(text) if m.end("actor") in actors)


def _names(actor: str, own: frozenset[str], homes: Homes, pieces: tuple[Piece, ...]) -> bool:
    """Whether the sentences or the records' names have who acts, in any wording."""
    alike = next((g for g in ACTORS if actor in g), frozenset({actor}))
    told = (*pieces, *homes.sources.names)
    return any(a in p.squashed for a in alike for p in told) or any(
        all(not wordings(w).isdisjoint(p.lemmas) for w in own) for p in told
    )
