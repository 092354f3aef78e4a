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
_ITEM = re.compile(r"([①-⑳])|(?<![\d-])(\d{1,2})(?:番目|つ目|個目)|\((\d{1,2})\)")


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
    if not _leans(question):
        return question
    focus = _focus(history, library)
    sibling = _sibling(question, focus, library)
    if sibling is not None:
        focus = sibling
    if focus is None:
        return _with_words(question, history, tokenizer)
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


def _leans(question: Question) -> bool:
    """Whether the question needs what was said before: it points back, or has no topic of its own."""
    lex = lexicon().followup
    if question.measures or _NEW_TOPIC.search(question.text):
        return False
    if question.sections and not all(s.startswith("第") is False for s in question.sections):
        return False
    points_back = any(lex[name].search(question.text) for name in ("anaphora", "more"))
    opener = bool(lex["openers"].search(question.text))
    if points_back:
        return True
    return len(question.terms) <= (2 if opener else 1) and not question.agencies or opener and len(question.terms) <= 3


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
            if folded(slide.locator) in text
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
        if earlier.terms or earlier.measures or earlier.sections:
            shown = clean(message.content).text.strip()
            return replace(
                question,
                measures=question.measures or earlier.measures,
                sections=question.sections or earlier.sections,
                documents=question.documents or earlier.documents,
                terms=tuple(dict.fromkeys((*earlier.terms, *question.terms))),
                search=f"{' '.join(earlier.terms)} {question.search}",
                interpretations=(*question.interpretations, f"前の質問「{shown[:40]}」の続きとして読みました"),
            )
    return question
