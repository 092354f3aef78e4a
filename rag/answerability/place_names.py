"""Places of the outline named in part: without their chapter (第3節(1)), a heading without its number."""

from __future__ import annotations

import re

from rag.question import Question
from rag.records import Library, Section
from rag.text import folded


def endings(locator: str, question: Question, library: Library) -> tuple[Section, ...]:
    """The places whose locators end so: of several, the one that has most of the question's topic, else all."""
    if "章" in locator:
        return ()
    ends = [s for s in library.sections if s.locator.endswith(locator)]
    counts = [_said(s, question, library) for s in ends]
    best = [s for s, count in zip(ends, counts, strict=True) if count == max(counts)]
    return tuple(best)


def _said(section: Section, question: Question, library: Library) -> int:
    """How many topic words of the question stand in a place or below it."""
    below = library.with_below(section)
    text = folded(" ".join(part for s in below for part in (s.title, *(f.display for f in s.fields))))
    return sum(term in text for term in question.terms)


def of_something_else(title: str, section: Section, text: str, question: Question) -> bool:
    """Whether a heading named without its number (基本方針) may be a word of another topic: ドローンの….

    ``title`` is how the question's ``text`` names the heading of the section.
    """
    if re.search(r"\d", title) or folded(section.title) in text or question.documents:
        return False
    return any(term not in folded(section.title) for term in question.terms)
