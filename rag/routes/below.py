"""What stands below a place of the outline: all of a chapter, or the one item that the question describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rag.answer import Searched
from rag.answerability.missing_kind import missing_kind
from rag.attributes import cite_head, say_bullets, subject
from rag.context import Context
from rag.draft import Draft
from rag.lexicon import lexicon
from rag.question import Question
from rag.reading.asking import is_polar
from rag.records import BODY, Record, Section
from rag.text import folded

_DESCRIBED = 0.3
"""The share of the question's words, other words for them included, that the item must have."""
_AHEAD = 1.0
"""How far its score must be above that of any other place."""


def item_meant(question: Question, below: tuple[Record, ...], context: Context) -> Record | None:
    """The one item that comes clearly nearest (民法みたいな話を考える項目); None where two are about as near.

    The long description of an item shares few words with its short text: that no other is near decides.
    """
    terms = tuple(t for t in question.terms if t not in lexicon().abstract)
    if not terms:
        return None
    found = context.finder.find(replace(question, terms=terms), records=below)
    if not found or not isinstance(best := found[0].record, Section) or best.kind != "item":
        return None
    others = max((e.score for e in found if e.record is not best), default=0.0)
    meant = found[0].features["whole_meant"] >= _DESCRIBED and found[0].score >= others + _AHEAD
    return best if meant else None


def of_offices(record: Record, question: Question, context: Context) -> Record:
    """The item below a place that a yes-or-no question about ministries is about: no place has any itself."""
    if not (isinstance(record, Section) and record.children and question.agencies and is_polar(question)):
        return record
    own = context.tokenizer.content(record.title)
    terms = tuple(t for t in question.terms if t not in own)
    return item_meant(replace(question, terms=terms), context.library.with_below(record), context) or record


def say_lacking_kind(draft: Draft, record: Section, question: Question, context: Context) -> bool:
    """Decline where neither a place nor anything below it has the kind of information asked for; whether it did."""
    if not question.absent:
        return False
    for place in context.library.with_below(record):
        found = context.finder.find(question, records=(place,))
        if found and missing_kind(question, found).answerable:
            return False
    labels = "・".join(kind.label for kind in lexicon().absent if kind.name in question.absent)
    draft.status = "not_found"
    draft.say(f"{subject(record)}に、{labels}の記載はありません。", cite_head(draft, record))
    draft.searched = Searched((record.document,), question.terms, (record.locator,))
    return True


def tells_of_all(record: Section, question: Question, context: Context) -> bool:
    """Whether a summary is asked of all of a chapter: no topic of one of its parts is named, or of two or more.

    One with 取組 (第3章) is too long to be told in full.
    """
    below = context.library.with_below(record)
    if any(isinstance(r, Section) and r.kind == "item" for r in below):
        return False
    own = context.tokenizer.content(record.title)
    terms = [t for t in question.terms if t not in own]
    touched = [p for p in _parts(record, context) if any(len(t) > 1 and t in folded(p.title) for t in terms)]
    named = [t for t in terms if t not in lexicon().abstract]
    known = [t for t in named if any(t in folded(f.display) for r in below for f in r.fields)]
    return len(touched) > 1 or not known


def say_contents(draft: Draft, record: Section, context: Context) -> None:
    """All that stands in a chapter: each heading, then its text."""
    draft.say(f"{subject(record)}の内容は次のとおりです。", cite_head(draft, record))
    for part in _parts(record, context):
        draft.say(f"{part.locator} {part.title}", cite_head(draft, part))
        say_bullets(draft, part, BODY)
        for lower in _parts(part, context):
            draft.say(f"{lower.locator} {lower.title}", cite_head(draft, lower))
            say_bullets(draft, lower, BODY)


def _parts(record: Record, context: Context) -> Iterator[Record]:
    """The places directly below a place."""
    for locator in getattr(record, "children", ()):
        if (part := context.library.get(record.document, locator)) is not None:
            yield part
