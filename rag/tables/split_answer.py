"""Answers that split a set in two: how many meet a condition, how many do not."""

from __future__ import annotations

from rag.answer import Rows
from rag.draft import Draft
from rag.records import Library
from rag.tables.answer import cite, say_inline
from rag.tables.condition import Condition
from rag.tables.table import Query, select

_INLINE = 60
"""Up to so many rows both parts list their own."""


def answer_split(draft: Draft, query: Query, split: Condition, library: Library) -> None:
    """How many meet the condition and how many do not, each with its rows."""
    found = select(library, query)
    parts = {
        f"{split.words}{query.kind.noun}": tuple(r for r in found if split.test(r)),
        "それ以外": tuple(r for r in found if not split.test(r)),
    }
    said = "、".join(f"{name}は{len(records)}件" for name, records in parts.items())
    draft.say(f"{query.noun if query.conditions else query.kind.scope}{len(found)}件のうち、{said}です。")
    conditions = (split, *query.conditions)
    for name, records in parts.items():
        line = f"{name} {len(records)}件"
        if records and len(found) <= _INLINE:
            say_inline(draft, f"- {line}: ", records, conditions)
        elif records:
            draft.say(line, cite(draft, records[0], conditions), prefix="- ")
        else:
            draft.say(line, prefix="- ")
    rule = f"{query.words(library)}({split.words.removesuffix('の')}かどうかで二分)"
    draft.rows = Rows(rule, len(found), tuple(r.locator for r in found))
