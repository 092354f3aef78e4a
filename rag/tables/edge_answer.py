"""Answers with one record or one ministry: the last number, the first ministry of every group."""

from __future__ import annotations

from rag.answer import Rows
from rag.draft import Draft
from rag.records import NAME, Library, Record
from rag.tables.answer import cite, cite_ministries, say_total
from rag.tables.edges import Edge
from rag.tables.table import DIMENSION_WORDS, Dimension, Query, group, group_name, select, universe


def answer_edges(draft: Draft, query: Query, edges: tuple[Edge, ...], library: Library) -> None:
    """The records at the ends of an order of those that match: by number, or by the length of a field."""
    found = select(library, query)
    if not found:
        say_total(draft, query, (), len(universe(library, query.universe)), False)
        return
    among = f"{query.noun if query.conditions else query.kind.scope}({len(found)}件)"
    rows: dict[str, None] = {}
    said = []
    for edge in edges:
        if edge.field:
            sizes = {r: len(_text(r, edge.field)) for r in found if _text(r, edge.field)}
            size = (max if edge.last else min)(sizes.values(), default=0)
            winners = [r for r, length in sizes.items() if length == size]
            field = "名称" if edge.field == NAME else edge.field
            how, length = f"{field}が最も{'長い' if edge.last else '短い'}", f"({size}字)"
        else:
            winners = [found[-1] if edge.last else found[0]]
            how, length = f"番号が最も{'大きい' if edge.last else '小さい'}", ""
        names = "と".join(f"{r.locator}「{r.title}」" for r in winners)
        numbers = [cite(draft, r, query.conditions) for r in winners]
        draft.say(f"{among}のうち{how}のは、{names}{length}です。", *numbers)
        rows |= dict.fromkeys(r.locator for r in winners)
        said.append(how)
    draft.rows = Rows(f"{query.words(library)}({'・'.join(said)}もの)", len(rows), tuple(rows))


def _text(record: Record, field: str) -> str:
    """What stands in the field; the title where the name is meant."""
    cell = record.field(field)
    return record.title if field == NAME or cell is None else cell.text.strip()


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
