"""過半数, 半分 and the like in a yes/no question, against the shares in per cent that the evidence tells."""

from __future__ import annotations

from collections.abc import Sequence

from rag.evidence.finder import Evidence
from rag.figures import quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.text import folded

_MOST = regex(r"過半数|大半|大部分|半数(?:以上|を超え)|半分(?:以上|を超え)|ほとんど|大多数")
_HALF = regex(r"半分|半数|5割")


def share_of(question: Question, found: Sequence[Evidence]) -> tuple[bool, Evidence] | None:
    """Whether the best sentence that tells a share has the one said, and it; None where neither is."""
    if not tells_share(question):
        return None
    best = found[0].features["coverage"] if found else 0.0
    for evidence in found[:6]:
        shares = _shares(folded(evidence.sentence.display))
        if shares and evidence.features["coverage"] >= 0.7 * best:
            return bool(is_share(question, shares)), evidence
    return None


def tells_share(question: Question) -> bool:
    """Whether 過半数, 半分 or the like is said."""
    return is_share(question, [0.0]) is not None


def is_share(question: Question, shares: Sequence[float]) -> bool | None:
    """Whether 過半数 or 半分 is borne out by shares in per cent; None where neither is said."""
    if _MOST.search(question.text):
        return max(shares) > 50
    return any(40 <= s <= 60 for s in shares) if _HALF.search(question.text) else None


def _shares(text: str) -> list[float]:
    """The shares that folded text tells, in per cent (38%, 9割, 5分の1)."""
    return [float(q.value) for q in quantities(text) if q.unit == "%"]
