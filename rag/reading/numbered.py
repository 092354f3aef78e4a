"""Things called by a number behind their name (レベル4, フェーズ2): another number is another thing."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Record
from rag.text import folded

_NUMBERED = regex(
    r"(?:レベル|フェーズ|ステージ|ステップ|バージョン|クラス|グレード|カテゴリー?|世代)\d+(?![\d年月日件%.])"
)


def unheard_numbered(question: Question, record: Record) -> bool:
    """Whether the question names such a thing that no field of the record has: what it tells is of another."""
    asked = {m.group() for m in _NUMBERED.finditer(question.text)}
    if not asked:
        return False
    text = folded(" ".join([record.title, *(f.display for f in record.fields)]))
    return not any(name in text for name in asked)
