"""The answer to one clause of a question that is answered part by part (rag/topics/parts.py)."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.records import OUTLINE, DocumentId, Record
from rag.routes import passage, place
from rag.routes.single import answer_record, answer_sentence
from rag.topics.parts import Part
from rag.topics.passages import UNQUOTED

_GROUP = regex(r"(?P<n>\d{2})番台の?")
ENOUGH = 0.5
"""The share of a description that the record at a place must have."""
_CONSIDERED = 8
"""Sentences among whose records the place meant is."""
_FRAMES = frozenset(("compare", "summary", "list", "count", "group", "rank", "yesno"))


def answered(part: Part, documents: tuple[DocumentId, ...], context: Context) -> Draft | None:
    """What the documents tell of a clause, at the place that it describes where it describes one."""
    group = _GROUP.search(part.question.text) if "kanmin" in documents else None
    if group or (part.kind == "place" and not (part.question.sections or part.question.measures)):
        return _at_place(part, documents, group, context)
    asked_of = replace(part.question, documents=documents, intents=part.question.intents - _FRAMES)
    told = place.answer(asked_of, context) or passage.answer(asked_of, context)
    return told if told.status in ("answered", "corrected", "partial") else None


def _at_place(
    part: Part, documents: tuple[DocumentId, ...], group: re.Match[str] | None, context: Context
) -> Draft | None:
    """What the record tells that a clause describes, in a number group where one is named."""
    text = part.question.shown
    records: tuple[Record, ...] = ()
    if group is not None:
        text, documents = text[: group.start()] + text[group.end() :], ("kanmin",)
        records = tuple(m for m in context.library.measures if m.locator.startswith(group["n"]))
    read = analyse(text, context.tokenizer)
    read = replace(read, documents=documents, intents=read.intents - _FRAMES, attributes=frozenset())
    if not read.terms or (group and not records):
        return None
    found = context.finder.find(read, documents, records)
    best = max(found[:_CONSIDERED], key=lambda e: (e.features["whole_meant"], e.score), default=None)
    if best is None or best.features["whole_meant"] < ENOUGH:
        return None
    own = [e for e in context.finder.find(read, records=(best.record,)) if e.field.name not in UNQUOTED]
    if part.kind == "ask" or not own:
        return _of_record(best.record, read, context)
    draft = context.draft(part.question)
    answer_sentence(draft, read, sorted(own, key=lambda e: e.field.name != OUTLINE))
    return draft


def _of_record(record: Record, read: Question, context: Context) -> Draft | None:
    draft = context.draft(read)
    answer_record(draft, record, read, context)
    return draft if draft.status != "not_found" else None
