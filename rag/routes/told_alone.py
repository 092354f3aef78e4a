"""Whether one sentence alone is asked for, whatever word for a role is in it."""

from __future__ import annotations

from rag.evidence.finder import Evidence
from rag.question import Question


def is_told(question: Question, found: list[Evidence]) -> bool:
    """Whether one sentence alone has all that is said: 参加企業数の拡大が課題とされている枠組みは asks for no 課題."""
    if len(question.terms) < _MANY or not found or found[0].features["own"] < 1.0:
        return False
    return all(e.features["own"] <= _LITTLE for e in found[1:])


_MANY, _LITTLE = 3, 0.5
