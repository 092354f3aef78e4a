"""Two items of one place of the outline, told in words: 第3章第4節(2)で「民事責任」と「財産の保護」では."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rag.comparison.described import cuts_of, quoted
from rag.comparison.sides import Side, Sides
from rag.context import Context
from rag.evidence.coverage import Coverage
from rag.locators import section_references
from rag.question import Question, analyse
from rag.records import Record, Section
from rag.text import folded

TOLD = 0.6
"""The share of a description that the title of its item must have."""


SHORTEST = 4
"""Characters of a description that is looked for as it is: AIを使う, though 使う alone names nothing."""


def described_below(question: Question, context: Context) -> Sides | None:
    """The two items below the only place named that the question describes; None where it does not."""
    if len(question.sections) != 1 or question.measures:
        return None
    base = context.library.get("kihon", question.sections[0])
    items = tuple(_items(base, context)) if isinstance(base, Section) else ()
    if len(items) < 2:
        return None
    text = question.text
    for reference in reversed(section_references(text)):
        text = text[: reference.start] + "、" + text[reference.end :]
    best: tuple[float, Sides] | None = None
    for cut in quoted(question) or cuts_of(replace(question, text=text), context.tokenizer):
        left = cut.left.rpartition("、")[2] or cut.left
        found = [_told(part, items, context) for part in (left, cut.right)]
        first, second = found
        if first is None or second is None or first[1] == second[1]:
            continue
        share = min(first[0], second[0])
        if best is None or share > best[0]:
            sides = (Side(first[1], left), Side(second[1], cut.right))
            best = share, Sides(sides, cut.rest, "named")
    return best[1] if best else None


def _items(base: Section, context: Context) -> Iterator[Record]:
    """What stands lowest below a place, in order: items, or the policies of chapter 2."""
    for locator in base.children:
        child = context.library.get("kihon", locator)
        if isinstance(child, Section) and child.children:
            yield from _items(child, context)
        elif isinstance(child, Section):
            yield child


def _told(part: str, items: tuple[Record, ...], context: Context) -> tuple[float, Record] | None:
    """The one item whose title has a description as it is, or most of it; None where none has, or two have as much."""
    having = [item for item in items if len(part) >= SHORTEST and part in folded(item.title)]
    if len(having) == 1:
        return 1.0, having[0]
    words = Coverage(analyse(part, context.tokenizer).terms, context.finder.vocabulary)
    shares = sorted(((words.share(item.title, meant=True), n) for n, item in enumerate(items)), reverse=True)
    (best, at), (next_best, _) = shares[:2]
    return (best, items[at]) if best >= TOLD and best > next_best else None
