"""Number groups judged as wholes: the share of their records that match, groups with one common lead."""

from __future__ import annotations

from rag.answer import Rows
from rag.draft import Draft
from rag.records import Library
from rag.tables.answer import cite, cite_ministries, say_inline
from rag.tables.condition import conjunction
from rag.tables.operation import Order
from rag.tables.table import DIMENSION_WORDS, Dimension, Groups, Query, group, group_name, select, universe


def say_wholes(
    draft: Draft, query: Query, groups: Groups, order: Order, dimension: Dimension, library: Library
) -> bool:
    """The groups judged as wholes, if that is asked for: by what all of their records meet, or by a share."""
    if order.every:
        _say_every(draft, query, dimension, order.every, library)
    elif order.uniform:
        _say_uniform(draft, query, groups, library)
    elif order.share:
        _say_shares(draft, query, groups, order, library)
    else:
        return False
    return True


def _say_uniform(draft: Draft, query: Query, groups: Groups, library: Library) -> None:
    """The number groups all of whose records have one and the same lead."""
    leads = {k: {m.name for r in rs for m in r.leads} for k, rs in groups.items()}
    chosen = {k: rs for k, rs in groups.items() if len(leads[k]) == 1 and all(r.leads for r in rs)}
    said = "、".join(
        f"{group_name(k, 'number')}({next(iter(leads[k]))}、{len(rs)}件)" for k, rs in chosen.items()
    )
    draft.say(
        f"{query.noun}の主担当(◎)がすべて同じ1府省の番台は{len(chosen)}つです{f': {said}' if said else ''}。"
    )
    for key, records in chosen.items():
        numbers = [cite_ministries(draft, r, query.conditions) for r in records]
        draft.say(
            f"{group_name(key, 'number')}: {'、'.join(r.locator for r in records)}", *numbers, prefix="- "
        )
    ids = tuple(r.locator for rs in chosen.values() for r in rs)
    draft.rows = Rows(f"{query.words(library)}(主担当がすべて同じ番台)", len(ids), ids)


def _say_every(
    draft: Draft, query: Query, dimension: Dimension, every: tuple[str, ...], library: Library
) -> None:
    """The groups all of whose records meet conditions; the others choose the records."""
    rest = tuple(c for c in query.conditions if c.value in every)
    whole = Query(query.universe, tuple(c for c in query.conditions if c not in rest))
    groups = group(select(library, whole), dimension)
    chosen = {k: rs for k, rs in groups.items() if all(c.test(r) for r in rs for c in rest)}
    noun = f"すべての{whole.noun}が「{conjunction(rest).removesuffix('の')}」に当たる{DIMENSION_WORDS[dimension]}"
    said = "、".join(f"{group_name(k, dimension)}({len(rs)}件)" for k, rs in chosen.items())
    draft.say(f"{noun}は{len(chosen)}つです: {said}。" if chosen else f"{noun}はありません。")
    for key, records in chosen.items():
        say_inline(draft, f"- {group_name(key, dimension)}: ", records, query.conditions, by_ministry=False)
    ids = tuple(r.locator for rs in chosen.values() for r in rs)
    draft.rows = Rows(f"{whole.words(library)}({noun})", len(ids), ids)


def _say_shares(draft: Draft, query: Query, groups: Groups, order: Order, library: Library) -> None:
    """The number groups by the share of their records that match."""
    whole = group(universe(library, query.universe), "number")
    rates = {k: len(groups.get(k, ())) / len(rs) for k, rs in whole.items()}
    ranked = sorted(whole, key=lambda k: -rates[k] if order.most else rates[k])
    first = [k for k in ranked if rates[k] == rates[ranked[0]]]

    def said(key: str) -> str:
        count, total = len(groups.get(key, ())), len(whole[key])
        return f"{group_name(key, 'number')}({total}件中{count}件、{rates[key] * 100:.1f}%)"

    degree = "高い" if order.most else "低い"
    draft.say(f"{query.noun}の割合が最も{degree}番台は{'と'.join(map(said, first))}です。")
    for key in ranked:
        numbers = [cite(draft, r, query.conditions) for r in groups.get(key, ())]
        draft.say(said(key), *numbers[:1], prefix="- ")
    ids = tuple(r.locator for k in first for r in groups.get(k, ()))
    draft.rows = Rows(query.words(library), len(ids), ids)
