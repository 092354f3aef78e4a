"""Answers to which records name the most or the fewest ministries."""

from __future__ import annotations

from rag.answer import Rows
from rag.context import Context
from rag.draft import Draft
from rag.tables.answer import cite, say_row, say_total
from rag.tables.ministry_counts import Counted, ministries_of
from rag.tables.question import SetQuestion
from rag.tables.table import select, universe


def answer_shared(draft: Draft, asked: SetQuestion, context: Context, leads: bool) -> None:
    """Which records name the most (or fewest) ministries."""
    what: Counted = "lead" if leads else "named" if asked.concrete else "all"
    found = select(context.library, asked.query)
    counts = sorted({ministries_of(r, what) for r in found}, reverse=asked.order.most)
    if not counts:
        say_total(draft, asked.query, (), len(universe(context.library, asked.query.universe)), False)
        return
    level = counts[min((asked.order.place or 1), len(counts)) - 1]
    winners = [r for r in found if ministries_of(r, what) == level]
    degree = "多い" if asked.order.most else "少ない"
    subject = "主担当(◎)の府省庁" if leads else "府省庁名に並ぶ府省庁"
    names = "、".join(f"「{r.title}」({r.locator})" for r in winners[:3])
    more = f"など{len(winners)}件" if len(winners) > 3 else ""
    draft.say(f"{subject}が最も{degree}{asked.query.noun}は{names}{more}で、{level}府省庁です。", *(
        cite(draft, r, asked.query.conditions) for r in winners[:3]
    ))  # fmt: skip
    if len(winners) > 1:
        for record in winners:
            say_row(draft, record, asked.query.conditions)
    ids = tuple(r.locator for r in winners)
    draft.rows = Rows(f"{asked.query.words(context.library)}({subject}が最も{degree})", len(ids), ids)
