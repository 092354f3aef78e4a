"""Whether one sentence alone is asked for, whatever word for a role is in it, or all that stands below a heading."""

from __future__ import annotations

from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Record
from rag.text import folded


def is_told(question: Question, found: list[Evidence]) -> bool:
    """Whether one sentence alone has all that is said: 参加企業数の拡大が課題とされている枠組みは asks for no 課題."""
    if len(question.terms) < _MANY or not found or found[0].features["own"] < 1.0:
        return False
    return all(e.features["own"] <= _LITTLE for e in found[1:])


_MANY, _LITTLE = 3, 0.5


def asks_contents(record: Record, question: Question) -> bool:
    """Whether all is asked for that stands below a heading, and nothing of it in particular: 主な取組には何がありますか."""
    named = bool(question.terms) and all(t in folded(record.title) for t in question.terms)
    return named and bool(_ALL.search(question.text))


_ALL = regex(
    r"(?:何|なに)(?:が|か)?(?:あ[るり]|挙|並|書|載)|どんな(?:もの|取り?組み?|こと)が|全部|ぜんぶ|す[べへ]て|全て|一覧|列挙|箇条書"
)
