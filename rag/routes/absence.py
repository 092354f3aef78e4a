"""Places that do not exist: said so, with those that stand around them."""

from __future__ import annotations

import re

from rag.answer import Searched
from rag.context import Context
from rag.draft import Draft
from rag.question import Question
from rag.records import Library, Section

SHEETS = 3
"""Pages of the slides; the other documents have no page numbers in their text."""


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
    """The existing numbers just before and after one that does not exist; else the places beside it."""
    if not re.fullmatch(r"\d\d-\d\d", locator):
        base = _above(locator, library)
        return (
            _pages(library) if locator.startswith("方向性") else base.children if base else _chapters(library)
        )
    ids = [m.locator for m in library.measures]
    before = [i for i in ids if i < locator]
    after = [i for i in ids if i > locator]
    return (*before[-1:], *after[:1])


def _pages(library: Library) -> tuple[str, ...]:
    return tuple(s.locator for s in library.slides if s.kind == "page" and s.locator.startswith("方向性"))


def _chapters(library: Library) -> tuple[str, ...]:
    return tuple(s.locator for s in library.sections if s.kind == "chapter")


def _above(locator: str, library: Library) -> Section | None:
    """The nearest place of the outline above one that does not exist, if others stand below it."""
    above = re.sub(r"の\d+番目$", "", locator)
    while above and library.get("kihon", above) is None:
        shorter = re.sub(r"(?:[①-⑳]|\(\d+\)|第\d+節|第\d+章)$", "", above)
        above = shorter if shorter != above else ""
    base = library.get("kihon", above) if above else None
    return base if isinstance(base, Section) and base.children else None


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
    if locator.endswith("ページ"):
        return f"{locator}はありません。原文データはページ番号を持たず、AI戦略2019フォローアップは{SHEETS}ページです。"
    if locator.startswith("方向性"):
        pages = "、".join(_pages(library))
        return f"{locator}というページはAI戦略2019フォローアップにありません。あるのは{pages}です。"
    if "番目" in locator:
        base = library.get("kihon", locator.rpartition("の")[0])
        if isinstance(base, Section):
            return f"{base.locator}「{base.title}」に{locator.rpartition('の')[2]}はありません(全部で{len(base.children)}項目です)。"
    above = _above(locator, library)
    if above is not None:
        return f"{locator}は骨子(案)にありません。{above.locator}にあるのは{'、'.join(above.children)}です。"
    label = "章" if re.match(r"第\d+章", locator) else "箇所"
    return f"{locator}という{label}は骨子(案)にありません。あるのは{'、'.join(_chapters(library))}です。"
