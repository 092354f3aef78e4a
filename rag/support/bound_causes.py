"""What a statement says something comes of: the evidence must tell of that, and not as what comes of the rest.

待遇の低さが原因 where no record speaks of it; 災害に弱いことが原因で都市部に集まる for 都市部に集まることが災害時の脆弱性の要因.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.lazy_regex import regex
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL

_CAUSE = regex(r"(?P<cause>[^、。はが]{2,24})が(?:主な|大きな)?(?:原因|要因|一因|理由)(?=で|と|だ)")
_EFFECT = regex(r"(?P<effect>[^、。]{2,24})の(?:主な|大きな)?(?:原因|要因|一因)")


def compare_bound_causes(said: Piece, homes: Homes) -> Iterator[Difference]:
    """The causes that are made up or are told as what they come of."""
    for match in _CAUSE.finditer(said.reading.text):
        start, end = said.reading.span(*match.span("cause"))
        own = _words(said, start, end)
        known = [w for w in own if not wordings(w).isdisjoint(homes.sources.lemmas)]
        turned = next((p for p in homes.sources.pieces if _is_effect(p, own)), None)
        if own and (turned or len(known) * 2 <= len(own)):
            source = turned.text if turned else ""
            yield Difference("name" if turned else "wording", said.text[start:end], source, start, end)


def _is_effect(piece: Piece, words: frozenset[str]) -> bool:
    """Whether a sentence tells of these words as of what comes of something."""
    for match in _EFFECT.finditer(piece.reading.text):
        effect = _words(piece, *piece.reading.span(*match.span("effect")))
        if words and all(not wordings(w).isdisjoint(effect) for w in words):
            return True
    return False


def _words(piece: Piece, start: int, end: int) -> frozenset[str]:
    return frozenset(w for w, s, e in piece.words if start <= s and e <= end) - STRUCTURE - GENERAL
