"""Follow-ups: what an earlier turn was about is carried over when a question leans on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from rag.lexicon import lexicon
from rag.locators import section_references
from rag.question import Question, analyse
from rag.records import Library, Record, Section
from rag.text import clean, folded
from rag.tokens import Tokenizer

_NEW_TOPIC = re.compile(r"話(?:は|を)変|別(?:の|件|の話)|ところで|違う話|another (?:topic|question)|change the subject")
_SWAP = re.compile(r"^(?:じゃあ?|では|それでは|なら|ちなみに|and |what about|how about)")
_ITEM = re.compile(r"^[^第]{0,6}(?:\(\d{1,2}\)の?)?[①-⑳]|^\(\d{1,2}\)")


class Message(Protocol):
    """A message of the conversation."""

    @property
    def role(self) -> str: ...

    @property
    def content(self) -> str: ...


def resolve(
    question: Question, history: Sequence[Message], library: Library, tokenizer: Tokenizer
) -> Question:
    """The question with the topic of the conversation put in, where it has none of its own.

    Carried over is the record that the conversation last named (by number or section); else the
    topic words of the last question. What was carried over stands in ``interpretations``.
    """
    lex = lexicon().followup
    if question.measures or _NEW_TOPIC.search(question.text):
        return question
    focus = _sibling(question, _focus(history, library), library) or _focus(history, library)
    if not _leans(question, focus):
        return question
    if focus is None or (_SWAP.search(question.text) and question.terms and not _covers(focus, question)):
        return _with_words(question, history, tokenizer)
    if lex["more"].search(question.text):
        question = replace(question, intents=(question.intents - {"yesno"}) | {"summary"})
    said = f"{focus.locator}「{focus.title}」" if focus.title not in focus.locator else focus.locator
    note = f"前の話題「{said}」についての質問として読みました"
    measures = (focus.locator,) if focus.document == "kanmin" else ()
    sections = () if measures else (focus.locator,)
    documents = question.documents or (focus.document,)
    return replace(
        question,
        measures=measures,
        sections=sections,
        documents=documents,
        search=f"{focus.title} {question.search}",
        interpretations=(*question.interpretations, note),
    )


def _leans(question: Question, focus: Record | None) -> bool:
    """Whether the question needs what was said before.

    It points back (その, それ), names a mere ①, has no topic of its own, or asks in a few words
    that the record talked about has all.
    """
    lex = lexicon().followup
    if any(lex[name].search(question.text) for name in ("anaphora", "more")) or _ITEM.search(question.text):
        return True
    if question.sections or question.agencies:
        return False
    if lex["openers"].search(question.text) and len(question.terms) <= 3:
        return True
    return len(question.terms) <= 1 or (len(question.terms) <= 3 and focus is not None and _covers(focus, question))


def _covers(focus: Record, question: Question) -> bool:
    """Whether the record's own words include every topic word of the question."""
    text = folded(" ".join((focus.title, *(f.display for f in focus.fields))))
    return all(t in text or (len(t) > 1 and "ぁ" <= t[-1] <= "ん" and t[:-1] in text) for t in question.terms)


def _focus(history: Sequence[Message], library: Library) -> Record | None:
    """The record named last; the first one in a message counts, answers before questions."""
    for message in reversed(history):
        text = folded(message.content)
        found = [
            (match.start(), library.get("kanmin", match.group()))
            for match in re.finditer(r"(?<![\d-])\d{2}-\d{2}(?![\d-])", text)
        ]
        found += [(r.start, library.get("kihon", r.locator)) for r in section_references(text)]
        found += [
            (text.find(folded(slide.locator)), slide)
            for slide in library.slides
            if "/" in slide.locator and folded(slide.locator) in text
        ]
        named = sorted(((at, r) for at, r in found if r is not None), key=lambda item: item[0])
        if named:
            return named[0][1]
        for record in library.records:
            if len(record.title) >= 8 and folded(record.title) in text:
                return record
    return None


def _sibling(question: Question, focus: Record | None, library: Library) -> Record | None:
    """「(3)の③だと」 said after 第3章第4節(3)①: the item beside the focus."""
    if not isinstance(focus, Section):
        return None
    match = re.search(r"(?:\((\d{1,2})\))?の?([①-⑳])", question.text)
    if not match:
        return None
    base = re.sub(r"[①-⑳]$", "", focus.locator)
    if match[1]:
        base = re.sub(r"\(\d+\)$", "", base) + f"({match[1]})"
    return library.get("kihon", base + match[2])


def _with_words(question: Question, history: Sequence[Message], tokenizer: Tokenizer) -> Question:
    """No record was named: the topic words of the last user question join this one's."""
    for message in reversed(history):
        if message.role != "user":
            continue
        earlier = analyse(message.content, tokenizer)
        if not (earlier.terms or earlier.measures or earlier.sections or earlier.documents):
            continue
        shown = clean(message.content).text.strip()
        # じゃあ交通・物流は: the same is asked of another topic, so only the frame is carried over
        swapped = bool(question.terms) and bool(_SWAP.search(question.text))
        carried = () if swapped else earlier.terms
        return replace(
            question,
            measures=question.measures or (() if swapped else earlier.measures),
            sections=question.sections or (() if swapped else earlier.sections),
            documents=question.documents or earlier.documents,
            attributes=question.attributes or earlier.attributes,
            terms=tuple(dict.fromkeys((*carried, *question.terms))),
            search=" ".join((*carried, question.search)),
            interpretations=(*question.interpretations, f"前の質問「{shown[:40]}」の続きとして読みました"),
        )
    return question
