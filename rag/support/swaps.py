"""What a statement says of two things crosswise: each stands in the evidence beside the other's.

Two things are swapped where the evidence has each of them together with what the statement says of
the other, and neither with what it says of itself. What is said is a figure with the noun before it,
or the terms (compound nouns, names) of a segment with its topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rag.lazy_regex import regex
from rag.support.piece import Piece
from rag.support.reading import squashed
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL

Key = tuple[object, ...]

_STOP = regex(r"[。;\n]|(?<!ついては)(?<!ついて)(?<!関しては)(?<!おいては)(?<!では)(?<![はがも])、")
"""Where a segment ends: a comma behind its topic (…については、) does not end it."""
_TOPIC = regex(r"^[^、。]{0,40}?(?=については|について|に関しては|では|は|が|を|も)")
_TERM = regex(r"[一-鿿々ァ-ヺーa-z]{2,}")
_SUFFIX = regex(r"(?<=..)(?:等|数)$")
_TOLD_ALREADY = regex(r"[をに][一-鿿]*[ぁ-ん]?[いきぎしちにびみりえけげせてでべめれ]、$")
"""The end of a clause that is told before a figure: what stands in it has no part in that."""
_WAY = regex(
    r"(?P<first>[一-鿿々ァ-ヺーa-z]{2,12})から(?P<second>[一-鿿々ァ-ヺーa-z]{2,12})(?:へ|に(?!つい|関|対|よ|お))"
)


@dataclass(frozen=True, slots=True)
class _Segment:
    """A piece of a text with its topic, its other terms, and the figures in it."""

    start: int
    end: int
    plain: str
    topic: str
    terms: tuple[str, ...]
    keys: frozenset[Key]


def compare_swaps(said: Piece, pieces: Sequence[Piece]) -> list[Difference]:
    """Two things of a statement told crosswise, and a way told in reverse (AからBへ for BからAへ)."""
    places = [s for p in pieces for s in _segments(p)]
    labels = [(label, key) for p in pieces for label, key, _, _ in _labelled(p)]
    acts = [(act, key) for p in pieces for act, key, _, _ in _acts(p)]
    for (act, key, start, end), (other, rival, begin, stop) in combinations(_acts(said), 2):
        if (act, key) not in acts and (act, rival) in acts and (other, key) in acts and act != other:
            return [_differ(said, min(start, begin), max(end, stop), places, act)]
    for (label, key, start, end), (other, rival, begin, stop) in combinations(_labelled(said), 2):
        if key[0] != rival[0] or key == rival or _alike(label, other):
            continue

        def near(name: str, figure: Key) -> bool:
            return any(name in p.plain and figure in p.keys for p in places)

        def right_before(name: str, figure: Key) -> bool:
            return any(name in term and figure == k for term, k in labels)

        if any(
            has(label, rival) and has(other, key) and not has(label, key) and not has(other, rival)
            for has in (near, right_before)
        ):
            return [_differ(said, min(start, begin), max(end, stop), places, label)]
    for left, right in combinations([s for s in _segments(said) if s.topic], 2):
        if _is_crossed(left, right, places):
            return [_differ(said, left.start, right.end, places, left.topic)]
    return _reversed(said, pieces)


def _labelled(said: Piece) -> Iterator[tuple[str, Key, int, int]]:
    """Every figure of a statement with the term before it in its sentence, behind the figure before."""
    text = said.reading.text
    facts = sorted([*said.amounts, *said.times], key=lambda f: f.start)
    end = 0
    for fact in facts:
        begin = max(end, text.rfind("。", 0, fact.start) + 1)
        terms = _terms(text[begin : fact.start])
        end = fact.end
        if _TOLD_ALREADY.search(text[begin : fact.start]):
            continue  # 平成29年度までに実証実験を行い、平成30年度に…
        if terms:
            yield terms[-1], _key(fact), fact.start, fact.end


def _acts(piece: Piece) -> Iterator[tuple[str, Key, int, int]]:
    """Every date of a text with the terms behind it up to the next date: what was done then."""
    text = piece.reading.text
    times = sorted(piece.times, key=lambda t: t.start)
    for at, time in enumerate(times):
        stop = times[at + 1].start if at + 1 < len(times) else len(text)
        full = text.find("。", time.end)
        for term in _terms(text[time.end : min(stop, full if full >= 0 else stop)])[:_FEW]:
            yield term, _key(time), time.start, time.end


_FEW = 4
"""Terms behind a date that may be what was done then."""


def _key(fact: object) -> Key:
    value, year = getattr(fact, "value", None), getattr(fact, "year", None)
    if value is not None:
        return "number", value
    return "date", year, getattr(fact, "month", None), getattr(fact, "fiscal", False)


def _alike(left: str, right: str) -> bool:
    return left in right or right in left


def _is_crossed(left: _Segment, right: _Segment, places: Sequence[_Segment]) -> bool:
    """Whether the evidence has each topic beside a term of the other, and not beside that of its own."""
    if _alike(left.topic, right.topic):
        return False
    mine = [t for t in left.terms if t not in right.plain]
    theirs = [t for t in right.terms if t not in left.plain]

    def beside(topic: str, term: str) -> bool:
        return any(topic in p.plain and term in p.plain for p in places)

    return any(
        beside(left.topic, theirs_term)
        and beside(right.topic, own)
        and not beside(left.topic, own)
        and not beside(right.topic, theirs_term)
        for own in mine
        for theirs_term in theirs
    )


def _reversed(said: Piece, pieces: Sequence[Piece]) -> list[Difference]:
    """Ways that the evidence has only in the other direction."""
    sentences = [_plain(p.reading.text) for p in pieces]
    for match in _WAY.finditer(_plain(said.reading.text)):
        first, second = re.escape(match["first"]), re.escape(match["second"])
        right = re.compile(f"{first}[^、。]{{0,4}}から[^、。]{{0,4}}{second}")
        turned = re.compile(f"{second}[^、。]{{0,4}}から[^、。]{{0,4}}{first}")
        found = next((i for i, s in enumerate(sentences) if turned.search(s)), None)
        if found is None or any(right.search(s) for s in sentences):
            continue
        start, end = said.text.find(match["first"]), said.text.rfind(match["second"]) + len(match["second"])
        if 0 <= start < end:
            return [Difference("name", said.text[start:end], pieces[found].text, start, end)]
    return []


@lru_cache(maxsize=8192)
def _segments(piece: Piece) -> tuple[_Segment, ...]:
    text = piece.reading.text
    facts = [*piece.amounts, *piece.times]
    found = []
    for start, end in _cut(text):
        body = text[start:end]
        match = _TOPIC.match(body)
        topics = _terms(match.group()) if match else []
        rest = body[match.end() :] if match else body
        keys = frozenset(_key(f) for f in facts if start <= f.start and f.end <= end)
        topic = topics[-1] if topics else ""
        found.append(_Segment(start, end, _plain(body), topic, tuple(_terms(rest)), keys))
    return tuple(found)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _STOP.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _terms(text: str) -> list[str]:
    terms = (_SUFFIX.sub("", t) for t in _TERM.findall(_plain(text)))
    return [t for t in terms if t not in GENERAL and t not in STRUCTURE]


def _plain(text: str) -> str:
    return re.sub(r"[「」『』\s]", "", squashed(text))


def _differ(said: Piece, start: int, end: int, places: Sequence[_Segment], label: str) -> Difference:
    a, b = said.reading.span(start, end)
    source = next((p.plain for p in places if label in p.plain), "")
    return Difference("name", said.text[a:b], source, a, b)
