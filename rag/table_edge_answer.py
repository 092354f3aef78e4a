"""Answers with one record or one ministry: the last number, the first ministry of every group."""

from __future__ import annotations

from rag.answer import Rows
from rag.draft import Draft
from rag.records import Library
from rag.table import DIMENSION_WORDS, Dimension, Query, group, group_name, select, universe
from rag.table_answer import cite, cite_ministries, say_total
from rag.table_edges import Edge


def answer_edge(draft: Draft, query: Query, edge: Edge, library: Library) -> None:
    """The record with the highest or the lowest number of those that match."""
    found = select(library, query)
    if not found:
        say_total(draft, query, (), len(universe(library, query.universe)), False)
        return
    record = found[-1] if edge == "last" else found[0]
    among = f"{query.noun if query.conditions else query.kind.scope}({len(found)}件)"
    degree = "大きい" if edge == "last" else "小さい"
    draft.say(
        f"{among}のうち番号が最も{degree}のは、{record.locator}「{record.title}」です。",
        cite(draft, record, query.conditions),
    )
    draft.rows = Rows(f"{query.words(library)}(番号が最も{degree}もの)", 1, (record.locator,))


def answer_tops(draft: Draft, query: Query, outer: Dimension, inner: Dimension, library: Library) -> None:
    """The first ministries of every group, all of those that tie."""
    found = select(library, query)
    groups = group(found, outer)
    tops = {}
    for key, records in groups.items():
        counts = group(records, inner)
        most = max((len(rs) for rs in counts.values()), default=0)
        tops[key] = {name: rs for name, rs in counts.items() if len(rs) == most}
    what = DIMENSION_WORDS[inner]

    def said(key: str) -> str:
        names = "・".join(tops[key]) or "記載なし"
        count = len(next(iter(tops[key].values()), ()))
        return f"{group_name(key, outer)}は{names}({'各' if len(tops[key]) > 1 else ''}{count}件)"

    subject = query.noun if query.conditions else query.kind.scope
    draft.say(f"{subject}({len(found)}件)で最も多い{what}は、{'、'.join(map(said, groups))}です。")
    for key, records in groups.items():
        rows = dict.fromkeys(rs[0] for rs in tops[key].values())
        numbers = [cite_ministries(draft, r, query.conditions) for r in rows]
        draft.say(f"{said(key)}、全{len(records)}件", *numbers, prefix="- ")
    draft.rows = Rows(query.words(library), len(found), tuple(r.locator for r in found))
