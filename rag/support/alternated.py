"""Two topics of a statement, each told what the evidence tells of the other: Xはb、Yはa for Xはa、Yはb.

Unlike ``crossed`` and ``swaps``, which go by figures and by words as they stand, this goes by the sentences in
which the evidence tells what is told of each, or within one sentence by which topic stands nearer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from rag.lazy_regex import regex
from rag.support.bunsetsu import tree_of
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL

_ENOUGH = 0.6
"""Share of the words of a topic, or of what is told of it, that a text must have to tell of it."""
_HARDLY = 0.4
"""Share up to which it does not."""
_TOPIC = regex(
    r"(?:^|(?<=[、。]))(?:一方(?:で)?、|また、|他方、)?(?P<topic>[^、。]{2,40}?)(?P<mark>については|に関しては|においては|では|には|は|が)(?:、|(?=[^、。]))"
)
_BASED = regex(r"「?(?P<of>[^、。「」や]{2,30}?)」?に基づく(?P<what>[^、。]{4})")
"""A pair told without a topic: Xに基づくAや、Yに基づくB."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A topic with what is told of it: lemmas, and where it stands in the statement."""

    topic: frozenset[str]
    rest: frozenset[str]
    start: int
    end: int
    mark: str


def compare_alternated(said: Piece, homes: Homes) -> Iterator[Difference]:
    """The first two that are told crosswise."""
    for left, right in pairwise(_told(said)):
        one, other = _apart(left, right), _apart(right, left)
        if left.mark != right.mark or not (one.topic and one.rest and other.topic and other.rest):
            continue
        source = _across(one, other, homes) or _within(one, other, homes)
        if source is not None:
            yield Difference("name", said.text[left.start : right.end], source.text, left.start, right.end)
            return
    yield from _based(said, homes)
    yield from _acts_crossed(said, homes)


def _based(said: Piece, homes: Homes) -> Iterator[Difference]:
    """Two things that rest on two others, each on the other's."""
    for left, right in combinations(_BASED.finditer(said.reading.text), 2):
        for piece in homes.sources.pieces:
            told = {m["of"]: m["what"] for m in _BASED.finditer(piece.reading.text)}
            if (told.get(left["of"]), told.get(right["of"])) == (right["what"], left["what"]):
                start, end = said.reading.span(left.start(), right.end())
                yield Difference("name", said.text[start:end], piece.text, start, end)
                return


def _acts_crossed(said: Piece, homes: Homes) -> Iterator[Difference]:
    """Two acts of which each is told of what the other is done to: AIを創り、技術を使う for AIを使い、技術を創る."""
    for (thing, act, start, _), (other, rival, _, stop) in combinations(_objects(said), 2):
        if not _disjoint(act, rival) or thing == other:
            continue
        for piece in homes.sources.pieces:
            told = [(t, a) for t, a, _, _ in _objects(piece)]
            if ((thing, rival) in told and (other, act) in told) and not (
                (thing, act) in told or (other, rival) in told
            ):
                yield Difference("name", said.text[start:stop], piece.text, start, stop)
                return


def _disjoint(act: str, other: str) -> bool:
    return wordings(act).isdisjoint(wordings(other))


@lru_cache(maxsize=8192)
def _objects(piece: Piece) -> tuple[tuple[str, str, int, int], ...]:
    """Each verb with the last word of its object (…技術を創る), and where both stand."""
    tree = tree_of(piece)
    found = []
    for phrase in tree.phrases:
        if not phrase.tail.startswith("を"):
            continue
        things = [w for w, s, e in piece.words if phrase.start <= s and e <= phrase.end]
        for k in phrase.heads:
            verb = tree.phrases[k]
            acts = [w for w, s, e in piece.words if verb.start <= s and e <= verb.end]
            if things and acts and verb.verbal:
                found.append((things[-1], acts[-1], phrase.start, verb.end))
    return tuple(found)


def _told(said: Piece) -> list[_Told]:
    text = said.reading.text
    matches = list(_TOPIC.finditer(text))
    found = []
    for n, match in enumerate(matches):
        full = text.find("。", match.end())
        stop = min(
            [
                matches[n + 1].start() if n + 1 < len(matches) else len(text),
                full if full >= 0 else len(text),
            ]
        )
        if stop <= match.end():
            continue
        (a, b), (c, d) = said.reading.span(*match.span("topic")), said.reading.span(match.end(), stop)
        found.append(_Told(_words(said, a, b), _words(said, c, d), a, d, match["mark"]))
    return found


def _words(piece: Piece, start: int, end: int) -> frozenset[str]:
    idle = STRUCTURE | GENERAL
    return frozenset(
        w for w, s, e in piece.words if start <= s and e <= end and w not in idle and not w[0].isdecimal()
    )


def _apart(one: _Told, other: _Told) -> _Told:
    """One of two with the words only that tell it from the other."""
    theirs = frozenset().union(*map(wordings, other.topic | other.rest))
    return _Told(one.topic - theirs, one.rest - theirs, one.start, one.end, one.mark)


def _across(one: _Told, other: _Told, homes: Homes) -> Piece | None:
    """The sentence that tells of the other topic what is said of this one, where the reverse holds, too."""
    first, second = _home(one.rest, homes), _home(other.rest, homes)
    if first is None or second is None or first is second:
        return None
    turned = _tells(first, other.topic, one.topic, homes) and _tells(second, one.topic, other.topic, homes)
    return first if turned else None


def _tells(piece: Piece, of: Collection[str], but_not: Collection[str], homes: Homes) -> bool:
    return homes.covered(of, piece.lemmas) >= _ENOUGH and homes.covered(but_not, piece.lemmas) <= _HARDLY


def _home(words: Collection[str], homes: Homes) -> Piece | None:
    """The sentence that has most of these words, if it has enough of them and no other has as many."""
    scored = [(homes.covered(words, p.lemmas), p) for p in homes.sources.pieces]
    best = max((share for share, _ in scored), default=0.0)
    kept = {p.squashed.replace("：", ":"): p for share, p in scored if share == best}
    return next(iter(kept.values())) if best >= _ENOUGH and len(kept) == 1 else None


def _within(one: _Told, other: _Told, homes: Homes) -> Piece | None:
    """A sentence that has both topics, each nearer to what is said of the other."""
    for piece in homes.sources.pieces:
        groups = (one.topic, one.rest, other.topic, other.rest)
        if any(homes.covered(g, piece.lemmas) < _ENOUGH for g in groups):
            continue
        a, p, b, q = (_place(piece, g) for g in groups)
        if abs(p - b) < abs(p - a) and abs(q - a) < abs(q - b):
            return piece
    return None


def _place(piece: Piece, words: Collection[str]) -> float:
    """Where a text has these words, on the average, in characters."""
    forms = frozenset().union(*map(wordings, words))
    places = [(s + e) / 2 for w, s, e in piece.words if w in forms]
    return sum(places) / len(places)
