"""Group and rank answers: the winners first, then every group with its count."""

from __future__ import annotations

from dataclasses import replace

from rag.answer import AnswerSentence, Rows
from rag.attributes import cite_head
from rag.context import Context
from rag.draft import Draft
from rag.records import Record
from rag.tables.answer import cite_ministries, rule_of, say_inline, say_total
from rag.tables.condition import Condition, compare
from rag.tables.ministry_counts import is_group
from rag.tables.operation import BY_MINISTRY, Order
from rag.tables.question import SetQuestion
from rag.tables.shares import say_wholes
from rag.tables.supposed import say_supposed
from rag.tables.table import DIMENSION_WORDS, Dimension, Groups, Query, group, group_name, select, universe

_INLINE = 60
"""Up to so many rows every group lists its own; larger tables cite the first row of each group."""
_BOUND_WORDS = {"≥": "以上", "≤": "以下", "=": "だけ", ">": "超", "<": "未満"}


def answer_groups(draft: Draft, asked: SetQuestion, context: Context, english: bool = False) -> None:
    """Answer a group or rank question from all records that match."""
    library, query, order = context.library, asked.query, asked.order
    found = select(library, query)
    groups, dimension, notes = _grouped(found, asked)
    for note in notes:
        draft.note(note)
    if order.bound == ("=", 0):  # 一件もない番台: groups that none of these falls into
        named: Dimension = "ministry" if dimension in BY_MINISTRY else dimension
        every = group(universe(library, query.universe), named)
        groups = {key: groups.get(key, ()) for key in every if not is_group(key)}
    draft.rows = Rows(query.words(library), len(found), tuple(r.locator for r in found))
    if not groups:
        say_total(draft, query, (), len(universe(library, query.universe)), False)
        return
    if say_wholes(draft, query, groups, order, dimension, library):
        return
    groups, winners = _say_first(draft, asked, groups, dimension, len(found))
    if english:
        ordered = dict(sorted(groups.items(), key=lambda g: -len(g[1])))
        _say_english(draft, winners if asked.operation == "rank" else ordered, len(found))
    if asked.operation == "rank" or (order.bound and order.bound[1]):
        draft.rows = _rows(asked, winners, dimension, context)
    titles = _cite_titles(draft, groups, dimension, context)
    say_table(
        draft, groups, dimension, query.conditions, winners if asked.operation == "rank" else {}, titles
    )
    shared = sum(len(rs) for rs in groups.values()) - len({r.locator for rs in groups.values() for r in rs})
    if shared and dimension in ("lead", "joint", "ministry"):
        draft.say("複数の府省庁に当たる施策は、それぞれに数えています。")
    _say_sums(draft, groups, dimension)
    if rule := rule_of(query):
        draft.say(rule)
        draft.rows = replace(draft.rows, filter=f"{draft.rows.filter}。{rule}")


def _rows(asked: SetQuestion, winners: Groups, dimension: Dimension, context: Context) -> Rows:
    """The records of the groups asked for."""
    words = asked.query.words(context.library)
    if asked.order.bound and not asked.order.besides:
        sign, number = asked.order.bound
        words += f"({number}件{_BOUND_WORDS[sign]}の{DIMENSION_WORDS[dimension]})"
    rows = dict.fromkeys(r.locator for rs in winners.values() for r in rs)
    return Rows(words, len(rows), tuple(rows))


def _grouped(found: tuple[Record, ...], asked: SetQuestion) -> tuple[Groups, Dimension, tuple[str, ...]]:
    """The groups, by what, and notes: by all ministries where no record has a lead (some 取組 have no ◎)."""
    dimension = asked.dimension or "lead"
    groups = _chosen(group(found, dimension, asked.by_name), asked, dimension)
    if not found or groups or dimension != "lead":
        return groups, dimension, asked.notes
    note = "主担当を示す◎がないため、記載された府省庁で分けました"
    groups = _chosen(group(found, "ministry", asked.by_name), asked, "ministry")
    return groups, "ministry", (*asked.notes, note)


def _say_sums(draft: Draft, groups: Groups, dimension: Dimension) -> None:
    """What the groups come to that are often meant as one: several ministries, the offices of one."""
    if dimension in ("leads", "bodies"):
        several = {r.locator for k, rs in groups.items() if k not in ("0府省庁", "1府省庁") for r in rs}
        draft.say(f"2府省庁以上は合わせて{len(several)}件です。")
    offices: dict[str, list[str]] = {}
    for key in groups:
        offices.setdefault(key.partition("(")[0], []).append(key)
    for name, names in offices.items():
        if len(names) > 1 and dimension in BY_MINISTRY:
            count = len({r.locator for key in names for r in groups[key]})
            draft.say(f"室・事務局を分けずに数えると、{name}は{count}件です。")


def _say_first(
    draft: Draft, asked: SetQuestion, groups: Groups, dimension: Dimension, count: int
) -> tuple[Groups, Groups]:
    """The direct sentence; the groups to show, in their order, and the winners among them."""
    order = asked.order
    what = DIMENSION_WORDS[dimension]
    if asked.excluded:
        what += f"({'、'.join(asked.excluded)}を除く)"
    if order.bound is not None and not order.besides:
        groups = _say_bound(draft, asked, groups, what, dimension)
        return groups, groups
    head = _head(asked, count)
    if asked.operation == "rank":
        groups = dict(sorted(groups.items(), key=lambda g: -len(g[1]) if order.most else len(g[1])))
        winners = _winners(groups, order)
        first = _winners(groups, replace(order, place=None, top=None, after=""))
        opening, beside = say_supposed(first, order, dimension)
        among = f"{'と'.join(label for label, _ in asked.named)}では、" if asked.named else ""
        draft.say(opening + among + _rank_sentence(head, what, winners, order, dimension) + beside)
        if order.both:
            other = replace(order, most=not order.most)
            last = _winners(dict(reversed(groups.items())), other)
            draft.say(_rank_sentence(head, what, last, other, dimension))
            winners |= last
        if order.besides:
            winners |= _say_bound(draft, asked, groups, what, dimension)
        _say_difference(draft, asked, groups)
        return groups, winners
    draft.say(_group_sentence(head, what, groups, dimension))
    _say_difference(draft, asked, groups)
    return groups, groups


def _say_bound(draft: Draft, asked: SetQuestion, groups: Groups, what: str, dimension: Dimension) -> Groups:
    """The groups that have so many records, with their numbers."""
    sign, number = asked.order.bound or ("=", 0)
    found = {k: r for k, r in groups.items() if compare(len(r), sign, number)}
    said = "、".join(f"{group_name(k, dimension)}{len(r)}件" for k, r in found.items())
    bound = f"{number}件{_BOUND_WORDS[sign]}の" if number else "1件もない"
    draft.say(f"{asked.query.noun}が{bound}{what}は{len(found)}つです{f': {said}' if said else ''}。")
    return found


def _say_difference(draft: Draft, asked: SetQuestion, groups: Groups) -> None:
    """By how much two groups differ that are compared: ministries, parts of the outline, number groups."""
    places = [c.values for c in asked.query.conditions if c.kind in ("group", "under")]
    if len(groups) == 2 and (len(asked.named) == 2 or any(len(values) == 2 for values in places)):
        first, second = (len(rows) for rows in groups.values())
        draft.say(f"差は{abs(first - second)}件です。" if first != second else "両者は同数です。")


def _say_english(draft: Draft, groups: Groups, total: int) -> None:
    """The sentence before, in English, put first."""
    if not groups:
        return
    first = {k: rs for k, rs in groups.items() if len(rs) == len(next(iter(groups.values())))}
    text = f"{' and '.join(first)}: {len(next(iter(first.values())))} of {total} records."
    draft.sentences.insert(0, AnswerSentence(text))
    draft.lines.insert(0, text)


def _head(asked: SetQuestion, count: int) -> str:
    """What is counted; ministries that are compared stand in the groups, not in the filter."""
    query = asked.query
    if asked.named:
        rest = tuple(c for c in query.conditions if c.kind != "ministry")
        query = Query(query.universe, rest)
        return query.noun if rest else query.kind.scope
    return f"{query.noun}({count}件)" if query.conditions else f"{query.kind.scope}(全{count}件)"


def _chosen(groups: Groups, asked: SetQuestion, dimension: Dimension) -> Groups:
    """The groups asked about: those compared, without those left out."""
    if asked.named:
        wanted = [label for label, _ in asked.named]
        by_name = {k: rs for k, rs in groups.items() if k.partition("(")[0] in wanted}
        return by_name | {w: () for w in wanted if not any(k.startswith(w) for k in by_name)}
    return {k: rs for k, rs in groups.items() if k not in asked.excluded}


def _winners(groups: Groups, order: Order) -> Groups:
    """The first groups of a ranked table, all of those that tie with the last one."""
    counts = [len(rs) for rs in groups.values()]
    if order.after:
        placed = [len(rs) for k, rs in groups.items() if k == order.after or k.startswith(f"{order.after}(")]
        behind = [c for c in counts if placed and (c < max(placed)) == order.most and c != max(placed)]
        level = (max(behind) if order.most else min(behind)) if behind else None
        return {k: rs for k, rs in groups.items() if len(rs) == level}
    if order.place:
        levels = list(dict.fromkeys(counts))
        level = levels[order.place - 1] if order.place <= len(levels) else None
        return {k: rs for k, rs in groups.items() if len(rs) == level}
    last = counts[min(order.top or 1, len(counts)) - 1]
    return {k: rs for k, rs in groups.items() if (len(rs) >= last if order.most else len(rs) <= last)}


def _rank_sentence(head: str, what: str, winners: Groups, order: Order, dimension: Dimension) -> str:
    degree = "多い" if order.most else "少ない"
    names = [group_name(k, dimension) for k in winners]
    place = f"{order.place}番目に" if order.place else "最も"
    place = f"{order.after}の次に" if order.after else place
    if not winners:
        return f"{head}を数えた{what}に、{place}{degree}ものはありません。"
    if order.top and order.top > 1:
        said = "、".join(f"{group_name(k, dimension)}{len(rs)}件" for k, rs in winners.items())
        ties = f"(同数を含め{len(winners)})" if len(winners) > order.top else ""
        return f"{head}の{what}を{degree}順に並べた上位{order.top}は、{said}です{ties}。"
    count = len(next(iter(winners.values())))
    each = f"それぞれ{count}件" if len(names) > 1 else f"{count}件"
    return f"{head}で{place}{degree}{what}は{'と'.join(names)}で、{each}です。"


def _group_sentence(head: str, what: str, groups: Groups, dimension: Dimension) -> str:
    if len(groups) <= 8:
        said = "、".join(f"{group_name(k, dimension)}{len(rs)}件" for k, rs in groups.items())
        return f"{head}を{what}ごとに数えると、{said}です。"
    most = max(len(rs) for rs in groups.values())
    first = "と".join(group_name(k, dimension) for k, rs in groups.items() if len(rs) == most)
    return f"{head}を{what}ごとに数えると{len(groups)}に分かれ、最も多いのは{first}の{most}件です。"


def _cite_titles(draft: Draft, groups: Groups, dimension: Dimension, context: Context) -> dict[str, str]:
    """What stands as heading over each part of the outline that records are counted by, cited."""
    if dimension not in ("group", "section"):
        return {}
    places = {key: place for key in groups if (place := context.library.get("kihon", key))}
    cited = {key: (place.title, cite_head(draft, place)) for key, place in places.items()}
    draft.sentences += [AnswerSentence(title, (number,)) for title, number in cited.values()]
    return {key: f"「{title}」[{number}]" for key, (title, number) in cited.items()}


def say_table(
    draft: Draft,
    groups: Groups,
    dimension: Dimension,
    conditions: tuple[Condition, ...],
    winners: Groups,
    titles: dict[str, str],
) -> None:
    """A line for each group. The rows of winners stand in their line if there is room."""
    everything = sum(len(rs) for rs in groups.values()) <= _INLINE
    room = _INLINE
    for key, records in groups.items():
        line = f"{group_name(key, dimension)}{titles.get(key, '')} {len(records)}件"
        inline = everything or (key in winners and len(records) <= room)
        if not records:
            draft.say(line, prefix="- ")
        elif inline:
            room -= len(records)
            say_inline(draft, f"- {line}: ", records, conditions, by_ministry=dimension in BY_MINISTRY)
        elif dimension in ("lead", "joint", "ministry"):
            draft.say(line, cite_ministries(draft, records[0], conditions), prefix="- ")
        else:
            draft.say(line, prefix="- ")
