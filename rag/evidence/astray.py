"""How much of what a question says a record has at all, and whether a verdict is said of one that has hardly any."""

from __future__ import annotations

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.question import Question
from rag.records import Record
from rag.text import folded

_LATIN = regex(r"(?<![a-z0-9])[a-z][a-z0-9]+")
_LEAST, _SEVERAL = 0.4, 2
"""Share below which, of so many words, a record is about something else."""


def is_astray(draft: Draft, question: Question, context: Context) -> bool:
    """Whether はい or いいえ is said of a record that has hardly a word of a question that names no place or ministry.

    次回の開催日程は決まってますか of one that is only about 開催: in a conversation something else is meant.
    """
    named = question.measures or question.sections or question.documents or question.agencies
    if named or question.english or draft.rows or not draft.sentences or len(question.terms) < _SEVERAL:
        return False
    records = draft.first_records()
    sure = draft.sentences[0].text.startswith(("はい。", "いいえ。"))
    return sure and bool(records) and all(share_had(question, r, context) < _LEAST for r in records)


def share_had(question: Question, record: Record, context: Context) -> float:
    """The share of the question's words and ministries that a record has anywhere."""
    shown = record.title + "\n" + "\n".join(f.display for f in record.fields)
    text, offices = folded(shown), {m.name for m in mentions(shown)}
    lemmas = context.finder.vocabulary.lemmas(shown)
    words = {*question.terms, *_LATIN.findall(question.text)}
    having = [w in text or w in lemmas for w in words] + [m.name in offices for m in question.agencies]
    return sum(having) / max(1, len(having))
