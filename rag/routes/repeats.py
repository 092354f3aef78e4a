"""The item that the outline gives a second time (【再掲】): where it stands first, and who has it."""

from __future__ import annotations

from rag import attributes as say
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Section
from rag.text import folded

_MARK = "【再掲】"
_AGAIN = regex(
    r"再掲(?![^、。?)]{0,6}も[^。?)]{0,10}数え)|(?:(?:二|2)(?:度|回|か所|箇所|カ所|ヶ所)|重複して|繰り返し)[^、。?]{0,4}(?:載|出て|登場|挙|掲げ|書かれ)[^、。?]{0,14}(?:取り?組み?|項目|施策|もの)"
)
_FIRST = regex(
    r"もともと|元々|(?:元|もと|本来|大元|おおもと)の|初出|初めて|はじめて|(?:最初|先)に[^、。?]{0,12}(?:出|載|掲|挙|登場|書)|どこから|(?:最初|元|もと)は|どこと(?:重複|同じ)|どこの再掲"
    r"|(?:第?何|どの)(?:章|節|柱|見出し)"
)


def answer(question: Question, context: Context) -> Draft | None:
    """Both places of the item and its ministries; None where it is not asked where it stands first."""
    if question.english or question.measures or set(question.documents) - {"kihon"}:
        return None
    if context.documents and "kihon" not in context.documents:
        return None
    if not (_AGAIN.search(question.text) and _FIRST.search(question.text)):
        return None
    draft = context.draft(question)
    items = [s for s in context.library.sections if s.kind == "item"]
    for again in (s for s in items if _MARK in s.title):
        title = folded(again.title.replace(_MARK, ""))
        first = next((s for s in items if s != again and folded(s.title) == title), None)
        if first is not None:
            _say(draft, first, again, context)
    return draft if draft.sentences else None


def _say(draft: Draft, first: Section, again: Section, context: Context) -> None:
    """Where the item stands first, below which heading, and its ministries there."""
    above = context.library.get("kihon", first.parent)
    heading = f"{above.locator}「{above.title}」の" if isinstance(above, Section) else ""
    numbers = [say.cite_head(draft, r) for r in (first, above, again) if r is not None]
    draft.say(
        f"最初に掲げられているのは{first.locator}です({heading}「{first.title}」、再掲は{again.locator})。",
        *numbers,
    )
    say.say_ministries(draft, first)
