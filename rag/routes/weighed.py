"""Two sets of records weighed by their number: はい or いいえ, the ratio or the larger one, with both sets cited."""

from __future__ import annotations

from rag.answer import Rows
from rag.context import Context
from rag.draft import Draft
from rag.question import Question
from rag.tables.answer import rule_of, say_inline
from rag.tables.table import universe
from rag.tables.weighed import Weighed, weighed


def answer(question: Question, context: Context) -> Draft | None:
    """Which of two sets is larger, or how many times the other one, or None for any other question."""
    found = weighed(question, context)
    if found is None:
        return None
    kind = found.sides[0].query.kind
    if context.documents and kind.document not in context.documents:
        return None
    draft = context.draft(question)
    for note in dict.fromkeys(n for s in found.sides for n in s.notes):
        draft.note(note)
    _say(draft, found, context)
    for side, records in zip(found.sides, found.found, strict=True):
        if records:
            say_inline(draft, f"- {side.query.noun} {len(records)}件: ", records, side.query.conditions)
    rows = dict.fromkeys(r.locator for records in found.found for r in records)
    draft.rows = Rows("、".join(s.query.words(context.library) for s in found.sides), len(rows), tuple(rows))
    return draft


def _say(draft: Draft, found: Weighed, context: Context) -> None:
    queries = [s.query for s in found.sides]
    first, second = (len(records) for records in found.found)
    kind = queries[0].kind
    opening = {True: "はい。", False: "いいえ。", None: ""}[found.holds]
    said = "、".join(f"{q.noun}は{n}件" for q, n in zip(queries, (first, second), strict=True))
    scope = f"({kind.scope}全{len(universe(context.library, queries[0].universe))}件を照合)"
    more = queries[0] if first > second else queries[1]
    gap = f"{more.noun}のほうが{abs(first - second)}件多くなっています" if first != second else "同数です"
    if found.ratio and second:
        draft.say(f"{opening}{said}で、前者は後者の{_times(first, second)}です(計算、{scope[1:-1]})。{gap}。")
    else:
        draft.say(f"{opening}{said}で、{gap}{scope}。")
    wider = ""
    if found.wider is not None and found.wider != (first, second):
        counts = "、".join(f"{q}は{n}件" for q, n in zip(("前者", "後者"), found.wider, strict=True))
        wider = f"連携(◎なし)も含めて数えると、{counts}です。"
    if rule := rule_of(queries[0]):
        draft.say(rule + wider)


def _times(first: int, second: int) -> str:
    """How many times the second the first is."""
    ratio = first / second
    return (
        f"{first // second}倍"
        if first % second == 0
        else f"約{ratio:.2g}倍"
        if ratio < 1
        else f"約{ratio:.1f}倍"
    )
