"""What a record may lack of what is asked, whatever route comes to the record, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from rag.answerability.answerable import Verdict
from rag.answerability.missing_counted import missing_counted
from rag.answerability.missing_members import missing_members
from rag.answerability.missing_reason import missing_reason
from rag.answerability.missing_value import missing_value
from rag.answerability.named_system import missing_system
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.question import Question


def unmet(question: Question, found: list[Evidence], context: Context) -> Iterator[Verdict]:
    """The value, the reason of a choice, the system named, the thing counted, its members."""
    yield missing_value(question, found)
    yield missing_reason(question, found)
    yield missing_system(question, found, context)
    yield missing_counted(question, found, context)
    yield missing_members(question, found)
