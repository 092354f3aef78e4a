"""What of a question's own wording a sentence repeats: its quotations, its dates, its names."""

from __future__ import annotations

from rag.figures import dates
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Record, Sentence
from rag.text import folded


def quoted(question: Question, sentence: Sentence) -> float:
    """The share of the question's quotations (「…」) that stand in the sentence."""
    wanted = [q.replace(" ", "") for q in question.quoted if len(q) >= 2]
    text = folded(sentence.display).replace(" ", "") + folded(sentence.text).replace(" ", "")
    return sum(q in text for q in wanted) / len(wanted) if wanted else 0.0


def dated(question: Question, sentence: Sentence) -> float:
    """Whether the sentence has a date that the question names."""
    if not question.dates:
        return 0.0
    found = dates(folded(sentence.display))
    return float(
        any(a.year == d.year and (not a.month or a.month == d.month) for a in question.dates for d in found)
    )


_LABEL = regex(r"^[・\-\s]*([^:、。]{2,14}):")


def named(question: Question, record: Record, sentence: Sentence) -> float:
    """Whether the question spells out the record's title, or the label a sentence opens with."""
    title = folded(record.title)
    if len(title) >= 3 and title in question.text:
        return 1.0
    label = _LABEL.match(folded(sentence.display))
    return 1.0 if label and label[1] in question.text else 0.0
