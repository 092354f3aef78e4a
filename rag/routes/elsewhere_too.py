"""The other places of the outline that have the word asked about: one of several items is never told as if alone.

リスキリングについて厚労省は関わる予定か is borne out by two items; which of them is found first is chance.
"""

from __future__ import annotations

from rag.attributes import cite_head, ministry_field, subject
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.segments import whose
from rag.records import BODY, Field, Section, Sentence
from rag.text import folded

MOST = 3
"""Other places above which the word is no topic of its own."""
_RUN = regex(r"[ァ-ヺー]{2,}|[a-z][a-z0-9-]+|[一-鿿]{2,}")
_TOPIC = regex(r"[ァ-ヺー]{5,}|[a-z][a-z0-9-]{2,}")
"""A loan word or a name in Latin letters: リスキリング, AISI."""


def complete(draft: Draft, question: Question, context: Context) -> None:
    """Add each other place that has all that the question shares with the item answered from."""
    asks_of_one = question.sections or question.quoted or question.english
    if draft.status != "answered" or draft.rows is not None or asks_of_one:
        return
    first = draft.first_records()
    if len(first) != 1 or not isinstance(first[0], Section) or first[0].kind != "item":
        return
    shared = [w for w in _RUN.findall(folded(question.shown)) if w in _text(first[0])]
    cited = {c.locator for c in draft.citations.values()}
    topics = tuple(w for w in shared if _TOPIC.fullmatch(w))
    others = [
        s
        for s in context.library.sections
        if s.locator not in cited
        and (s.kind == "item" or _sentence(s, topics))
        and any(w in _text(s) for w in topics)
        and all(w in "".join(map(_text, _path(s, context))) for w in shared)
    ]
    for other in others if len(others) <= MOST else ():
        _say(draft, other, topics)


def _text(section: Section) -> str:
    """Its own words, without those of the headings over it."""
    return folded("".join((section.title, *(f.display for f in section.fields))))


def _path(section: Section, context: Context) -> list[Section]:
    """The section and the headings over it."""
    path = [section]
    while path[-1].parent and isinstance(above := context.library.get("kihon", path[-1].parent), Section):
        path.append(above)
    return path


def _say(draft: Draft, other: Section, topics: tuple[str, ...]) -> None:
    """The item with its ministries, or the sentence of a paragraph."""
    if (found := _sentence(other, topics)) is None:
        cell = ministry_field(other)
        held = f"(府省庁: {whose(other, topics, draft.library)})" if cell and other.ministries else ""
        numbers = (cite_head(draft, other), *((draft.cite_field(other, cell),) if held and cell else ()))
        draft.say(f"ほかに{subject(other)}もあります{held}。", *numbers)
        return
    cell, sentence = found
    draft.say(
        f"ほかに{other.locator}に「{sentence.display.strip()}」とあります。",
        draft.cite_sentence(other, cell, sentence),
    )


def _sentence(section: Section, topics: tuple[str, ...]) -> tuple[Field, Sentence] | None:
    """The sentence of a paragraph with the most of these words; None where none has any."""
    told = [(f, s) for f in section.fields for s in f.sentences if f.name == BODY]
    best = max(told, key=lambda t: sum(w in folded(t[1].display) for w in topics), default=None)
    return best if best and any(w in folded(best[1].display) for w in topics) else None
