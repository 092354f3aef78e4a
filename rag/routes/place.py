"""Places named by number or section: answered from the records themselves, without a search."""

from __future__ import annotations

import re

from rag.answer import Searched
from rag.context import Context
from rag.draft import Draft
from rag.question import Question
from rag.records import Library, Record, Section
from rag.routes.single import answer_record
from rag.text import folded

_SET = ("list", "count", "group", "rank", "compare")


def answer(question: Question, context: Context) -> Draft | None:
    """Answer from the named records; say which of the named places do not exist."""
    places = [*measures(question, context.library), *sections(question, context.library)]
    if not places:
        return None
    missing = [locator for locator, record in places if record is None]
    records = [record for _, record in places if record is not None]
    if not records:
        return absent(question, context, missing)
    if question.has(*_SET) and len(records) == 1 and _is_branch(records[0]) and question.has("count", "group", "rank"):
        return None
    if len(records) >= 2 and question.has("compare"):
        return None
    draft = context.draft(question)
    for record in records:
        answer_record(draft, record, question, context)
    if missing:
        draft.status = "partial"
        for locator in missing:
            draft.say(absence(locator, context.library))
    return draft


def measures(question: Question, library: Library) -> list[tuple[str, Record | None]]:
    """The measures named, with None for numbers that no measure has."""
    return [(number, library.get("kanmin", number)) for number in question.measures]


def sections(question: Question, library: Library) -> list[tuple[str, Record | None]]:
    """The places of outline or slides named; a heading named within a chapter narrows it."""
    found: list[tuple[str, Record | None]] = []
    for locator in question.sections:
        record = library.get("kihon", locator) or library.get("senryaku", locator) or _partial(locator, library)
        if isinstance(record, Section) and record.children:
            record = _narrowed(record, question, library)
        found.append((locator, record))
    return found


def _partial(locator: str, library: Library) -> Record | None:
    """「第3節(1)」 without its chapter: the only place whose locator ends so."""
    if locator.startswith("第") and "章" in locator:
        return None
    ends = [s for s in library.sections if s.locator.endswith(locator)]
    return ends[0] if len(ends) == 1 else None


def _narrowed(record: Section, question: Question, library: Library) -> Record:
    """A child whose title the question spells out (第2章の4つの基本的な方針)."""
    for locator in record.children:
        child = library.get(record.document, locator)
        if child and len(child.title) >= 3 and folded(child.title) in question.text:
            return child
    return record


def _is_branch(record: Record) -> bool:
    return isinstance(record, Section) and bool(record.children)


def absent(question: Question, context: Context, missing: list[str]) -> Draft:
    """None of the places exists: say so, and which exist around them."""
    draft = context.draft(question)
    draft.status = "not_found"
    for locator in missing:
        draft.say(absence(locator, context.library))
    near = tuple(r for m in missing for r in neighbours(m, context.library))
    draft.searched = Searched(("kanmin", "kihon", "senryaku"), tuple(missing), near)
    return draft


def neighbours(locator: str, library: Library) -> tuple[str, ...]:
    """The existing numbers just before and after one that does not exist."""
    if not re.fullmatch(r"\d\d-\d\d", locator):
        return tuple(s.locator for s in library.sections if s.kind == "chapter")
    ids = [m.locator for m in library.measures]
    before = [i for i in ids if i < locator]
    after = [i for i in ids if i > locator]
    return (*before[-1:], *after[:1])


def absence(locator: str, library: Library) -> str:
    """Why a place does not exist: the gap in the numbers, or the sections there are."""
    if re.fullmatch(r"\d\d-\d\d", locator):
        near = neighbours(locator, library)
        same = [m.locator for m in library.measures if m.locator.startswith(locator[:3])]
        if not same:
            last = library.measures[-1].locator.split("-")[0]
            return f"施策番号{locator}は別表にありません。別表の番号は01から{last}までの12群です。"
        if len(near) == 2 and near[0][:2] == near[1][:2]:
            return f"施策番号{locator}は別表の原文にありません({near[0]}の次は{near[1]}です)。"
        return f"施策番号{locator}は別表の原文にありません({locator[:2]}番台は{same[0]}から{same[-1]}まで、{len(same)}件です)。"
    chapter = re.match(r"第\d+章", locator)
    parent = locator
    while parent and library.get("kihon", parent) is None:
        parent = re.sub(r"(?:[①-⑳]|\(\d+\)|第\d+節|第\d+章)$", "", parent)
    base = library.get("kihon", parent) if parent else None
    if isinstance(base, Section) and base.children:
        return f"{locator}は骨子(案)にありません。{base.locator}にあるのは{'、'.join(base.children)}です。"
    chapters = [s.locator for s in library.sections if s.kind == "chapter"]
    label = "章" if chapter else "箇所"
    return f"{locator}という{label}は骨子(案)にありません。あるのは{'、'.join(chapters)}です。"



