"""What comes first of two, and what is at the heart of what: 標準を策定した後に実証 for 実証を踏まえて標準を策定."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE

_ENOUGH = 0.6
"""Share of the words of one side that the other side of the evidence must have."""
_HARDLY = 0.35
"""Share of them up to which its own side does not have them."""
_RELATIONS = (
    regex(
        r"を?(?:踏まえ|受けて|経て|もとに|基に)|に基づ(?:き|い)|(?:した|された|を終えた|の|終了|完了)(?:上|うえ|後|のち)(?:で|に|、)"
    ),
    regex(r"を(?:中核|核|軸|柱|中心)(?:とし|とする|に(?!つい))"),
)
"""Between what comes first, or is at the heart, and what is built on it."""
_BREAK = regex(r"[。、]|(?<=[一-鿿ァ-ヺー)])は")
_OWN = 44
"""Characters before the relation that may belong to what comes first."""


def compare_sequence(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All relations that the evidence has the other way round only."""
    for relation in _RELATIONS:
        told = [(a, b, p) for p in homes.sources.pieces for a, b, _, _ in _sides(p, relation)]
        mine = list(_sides(said, relation)) if told else []
        for before, behind, start, end in mine if len(mine) == 1 else ():
            first, then = _apart(before, behind), _apart(behind, before)
            if not first or not then:
                continue
            turned = [
                piece
                for theirs, built, piece in told
                if homes.covered(first, built) >= _ENOUGH
                and max(homes.covered(then, theirs), homes.covered(theirs, then)) >= _ENOUGH
                and homes.covered(first, theirs) <= _HARDLY
            ]
            right = any(
                homes.covered(first, theirs) >= _ENOUGH and homes.covered(then, built) > 0
                for theirs, built, _ in told
            )
            if turned and not right:
                yield Difference("name", said.text[start:end], turned[0].text, start, end)


def _sides(
    piece: Piece, relation: re.Pattern[str]
) -> Iterator[tuple[frozenset[str], frozenset[str], int, int]]:
    """What comes first and what is built on it, as lemmas, for every relation of a text, with the place of both."""
    text = piece.reading.text
    for match in relation.finditer(text):
        begin = max([0, match.start() - _OWN, *(m.end() for m in _BREAK.finditer(text, 0, match.start()))])
        full = text.find("。", match.end())
        stop = full if full >= 0 else len(text)
        if mentions(text[begin : match.start()]):
            continue  # 経産省を中心に: who does it
        opening = text.rfind("。", 0, match.start()) + 1
        first = _words(piece, begin, match.start())
        then = _words(piece, opening, begin) | _words(piece, match.end(), stop)
        yield first, then, *piece.reading.span(begin, stop)


def _words(piece: Piece, start: int, end: int) -> frozenset[str]:
    if end <= start:
        return frozenset()
    a, b = piece.reading.span(start, end)
    return frozenset(
        w for w, s, e in piece.words if a <= s and e <= b and w not in STRUCTURE and not w[0].isdecimal()
    )


def _apart(one: Collection[str], other: Collection[str]) -> frozenset[str]:
    theirs = frozenset().union(*map(wordings, other))
    return frozenset(one) - theirs
