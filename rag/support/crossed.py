"""Two figures, dates or actors of a statement, each told what the evidence tells of the other.

Unlike ``swaps``, which goes by the noun beside a figure, this goes by all words around it, in other
words too: what a statement says of the one must fit the other's place in the evidence better than its
own, on both sides together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rag.lazy_regex import regex
from rag.support.amounts import Amount
from rag.support.contrasts import KINDS
from rag.support.figure_places import stem
from rag.support.piece import Piece
from rag.support.reading import Fact
from rag.support.statement import Difference, Kind
from rag.support.structure import STRUCTURE
from rag.support.synonyms import meanings
from rag.support.times import Time
from rag.support.wordings import ACTORS, actor_pattern
from rag.thesaurus import paraphrases

Weight = Callable[[str], float]
_LEAD = 0.6
"""By how much (weights of words) the other's place must fit better."""


@dataclass(frozen=True, slots=True)
class _Member(Fact):
    """A thing of a kind: ``text`` tells which, ``kind`` of which."""

    kind: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A fact with the words that are told of it."""

    fact: Fact
    words: frozenset[str]


_Read = Callable[[Piece], tuple[_Place, ...]]


def compare_crossed(said: Piece, pieces: Sequence[Piece], weight: Weight) -> list[Difference]:
    """The first two that are told crosswise."""
    # kind, how a statement is read, how the evidence is
    kinds: tuple[tuple[Kind, _Read, _Read], ...] = (
        ("number", _numbers, _numbers),
        ("date", _dates, _dates),
        ("date", _dates, _dated),
        ("agent", _actors, _actors),
        ("name", _kinds, _kinds),
    )
    for kind, read, told in kinds:
        mine = read(said)
        if len(mine) < 2:
            continue
        theirs = [place for piece in pieces for place in told(piece)]
        for left, right in combinations(mine, 2):
            if _same(left.fact, right.fact) or not _comparable(left.fact, right.fact):
                continue
            if _TOGETHER.match(said.reading.text, right.fact.end):
                continue
            if _is_crossed(left, right, theirs, weight):
                start, end = said.reading.span(left.fact.start, right.fact.end)
                return [Difference(kind, said.text[start:end], "", start, end)]
    return []


def _is_crossed(left: _Place, right: _Place, theirs: Sequence[_Place], weight: Weight) -> bool:
    of_left = [p.words for p in theirs if _same(left.fact, p.fact)]
    of_right = [p.words for p in theirs if _same(right.fact, p.fact)]
    if not of_left or not of_right:
        return False
    first, second = left.words - right.words, right.words - left.words
    own = _fit(first, of_left, weight), _fit(second, of_right, weight)
    crossed = _fit(first, of_right, weight), _fit(second, of_left, weight)
    return crossed[0] >= own[0] and crossed[1] >= own[1] and sum(crossed) - sum(own) >= _LEAD


def _fit(words: Collection[str], places: Sequence[frozenset[str]], weight: Weight) -> float:
    """The weight of the words that the best of the places has, as they are or in other words."""
    forms = [(w, _alike(w)) for w in words]
    return max(sum(weight(w) for w, alike in forms if not alike.isdisjoint(place)) for place in places)


@lru_cache(maxsize=4096)
def _alike(word: str) -> frozenset[str]:
    """The stems of a word and of those that it may stand for, itself a stem."""
    forms = (word, *(word + ending for ending in "うくすつぬむるぐぶけえきいり"))
    return frozenset({word}).union(*(map(stem, paraphrases(f) | meanings(f)) for f in forms))


def _same(left: Fact, right: Fact) -> bool:
    if isinstance(left, Time) and isinstance(right, Time):
        return left.fits(right)
    if isinstance(left, Amount) and isinstance(right, Amount):
        return left.value == right.value and left.same_unit(right)
    return left.text == right.text or any(left.text in g and right.text in g for g in ACTORS)


def _comparable(left: Fact, right: Fact) -> bool:
    if isinstance(left, _Member) and isinstance(right, _Member):
        return left.kind == right.kind
    return not isinstance(left, Amount) or not isinstance(right, Amount) or left.same_unit(right)


@lru_cache(maxsize=8192)
def _numbers(piece: Piece) -> tuple[_Place, ...]:
    return tuple(_Place(a, _around(piece, a, piece.amounts)) for a in piece.amounts)


@lru_cache(maxsize=8192)
def _dates(piece: Piece) -> tuple[_Place, ...]:
    return tuple(_Place(t, _around(piece, t, piece.times)) for t in piece.times)


@lru_cache(maxsize=8192)
def _dated(piece: Piece) -> tuple[_Place, ...]:
    """The dates of a text, each with all that stands behind it up to the next one or the end of its sentence."""
    return tuple(_Place(t, _around(piece, t, piece.times, whole=True)) for t in piece.times)


@lru_cache(maxsize=8192)
def _kinds(piece: Piece) -> tuple[_Place, ...]:
    """The things of a kind of which a text has two (国内, 海外), each with what is told of it."""
    text = piece.reading.text
    found: list[_Place] = []
    for number, kind in enumerate(KINDS):
        own = [
            _Member(str(n), *m.span(), number) for n, member in enumerate(kind) for m in member.finditer(text)
        ]
        if len({m.text for m in own}) > 1:
            own.sort(key=lambda m: m.start)
            found += [_Place(m, _around(piece, m, own)) for m in own]
    return tuple(found)


@lru_cache(maxsize=8192)
def _actors(piece: Piece) -> tuple[_Place, ...]:
    return tuple(_told(piece))


def _told(piece: Piece) -> Iterator[_Place]:
    """Who acts, each with what is told behind it, up to the next one or the end of the sentence."""
    text = piece.reading.text
    found = list(actor_pattern().finditer(text))
    before: frozenset[str] = frozenset()
    for at, match in enumerate(found):
        stops = [m.start() for m in found[at + 1 : at + 2]]
        full = text.find("。", match.end())
        end = min([*stops, full if full >= 0 else len(text)])
        topic = _LEADING.search(text, match.end(), end) if stops and end == stops[0] else None
        cut = topic.start() if topic else end
        start, stop = piece.reading.span(match.end(), cut) if cut > match.end() else (0, 0)
        own = _words(piece, start, stop) | before
        yield _Place(Fact(match["actor"], match.start("actor"), match.end("actor")), own)
        before = _words(piece, *piece.reading.span(topic.start(), topic.end())) if topic else frozenset()


def _around(piece: Piece, fact: Fact, others: Sequence[Fact], whole: bool = False) -> frozenset[str]:
    """The words before a figure and behind it, up to a break or another figure of its kind.

    A figure that is set off by a comma (令和元年度において、…) is told of what stands behind that; ``whole``: of
    all of its sentence.
    """
    text = piece.reading.text
    begin = max(
        [0]
        + [m.end() for m in _BREAK.finditer(text, 0, fact.start)]
        + [o.end for o in others if o.end <= fact.start]
    )
    limit = min([len(text), *(o.start for o in others if o.start >= fact.end)])
    found: frozenset[str] = frozenset()
    end = fact.end
    while (whole or len(found) < _FEW) and end < limit:
        stop = _BREAK.search(text, end, limit)
        end = stop.end() if stop else limit
        start, last = piece.reading.span(begin, end)
        found = _words(piece, start, last)
        if stop and stop.group() in "。;":
            break
    return found


def _words(piece: Piece, start: int, end: int) -> frozenset[str]:
    """Stems of the content words in a range, figures left out."""
    return frozenset(
        stem(lemma)
        for lemma, s, e in piece.words
        if start <= s and e <= end and lemma not in STRUCTURE and not lemma[0].isdecimal()
    )


_TOGETHER = regex(
    r"(?:の)?(?:ともに|いずれも|両方とも|とも(?!な)|の両)|(?:に|で|の)?(?:は|も)?、?それぞれ(?![^、。]{0,20}\d[^、。]{0,8}(?:と|、|・)[^。]{0,6}\d)"
)
"""Behind two of which the same is told: 令和2年度と令和3年度にそれぞれ約2,000か所, but not それぞれ100と200."""
_LEADING = regex(r"、[^、。]{2,24}は、?$")
"""What the next one is said to do, before it: …の把握は都道府県警察が."""
_BREAK = regex(r"[。、;:]|及び|並びに")
_FEW = 2
"""Words that a place needs to tell anything."""
