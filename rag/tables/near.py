"""What a set leaves out although it nearly belongs: a topic in other fields, 令和7年度 beside 令和7年, blank KPI cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.records import NAME, OUTLINE, Record
from rag.tables import conditions as on
from rag.tables.condition import Condition, proof
from rag.tables.conditions import kpi_state
from rag.tables.question import SetQuestion
from rag.tables.table import Query, select
from rag.text import folded

_BLANK_WORDS = {"空欄": "KPIが空欄の", "「-」": "KPIが「-」の", "設定なし": "「KPIの設定はない」とある"}
_YEAR = regex(r"(?P<year>[^:\d]+(?:\d+|元)年)(?P<fiscal>度)?:(?P<set>設定済みの)?(?P<where>.+)")
"""The value of a condition on one year: no month, no 以降."""


def say_near(draft: Draft, asked: SetQuestion, found: tuple[Record, ...], context: Context) -> None:
    """Name the records that nearly belong to the set, each with the cell that shows how."""
    if asked.beyond is not None:
        _say_beyond(draft, asked.beyond, found, context)
    _say_blank(draft, asked.query, found, context)
    for condition in asked.query.conditions:
        if condition.kind == "year":
            _say_years(draft, asked.query, condition, found, context)


def _say_beyond(draft: Draft, query: Query, found: tuple[Record, ...], context: Context) -> None:
    """The records that have the topic in other fields than their names."""
    topic = next(c for c in query.conditions if c.kind == "word")
    others = [r for r in select(context.library, query) if r not in found]
    word = "」か「".join(v.rpartition(":")[0] for v in topic.values)
    _say(
        draft,
        others,
        topic,
        f"施策名にはなくても、課題・取組概要かKPIに「{word}」がある施策がほかに{{}}件あります({{}})。",
    )


def _say_years(
    draft: Draft, query: Query, condition: Condition, found: tuple[Record, ...], context: Context
) -> None:
    """What the other reading of 年 and 年度 adds, and where the year is only that of an undecided KPI."""
    said = _YEAR.fullmatch(condition.value)
    if said is None:
        return
    own, fields, told = f"{said['year']}{said['fiscal'] or ''}", condition.fields, list(found)
    other = said["year"] if said["fiscal"] else f"{said['year']}度"
    outlined = [] if found else [(on.year(own, (OUTLINE,), OUTLINE), f"{OUTLINE}の欄に{own}とある")]
    for near, words in (
        *outlined,
        (on.year(other, fields, said["where"], deadline=bool(said["set"])), f"{other}とある"),
        (on.year(own, fields, said["where"]), f"KPIが未設定などで、その欄に{own}とだけある"),
    ):
        conditions = tuple(near if c is condition else c for c in query.conditions)
        records = [r for r in select(context.library, replace(query, conditions=conditions)) if r not in told]
        told += records
        _say(
            draft, records, near, f"このほか、{words}施策が{{}}件あります({{}})。この件数には数えていません。"
        )


def _say(draft: Draft, records: Iterable[Record], near: Condition, sentence: str) -> None:
    places = {r.locator: draft.cite(r, f.name, a, b) for r in records for f, a, b in (proof(r, (near,)),)}
    if places:
        draft.say(sentence.format(len(places), "、".join(places)), *places.values())


def _say_blank(draft: Draft, query: Query, found: tuple[Record, ...], context: Context) -> None:
    """Rows that a rule for KPI cells leaves out although they nearly match it."""
    state = next((c for c in query.conditions if c.kind == "kpi"), None)
    if state is None or "設定済み" in state.words:
        return
    others = tuple(c for c in query.conditions if c is not state)
    said: dict[str, dict[str, int]] = {}
    for record in select(context.library, Query(query.universe, others)):
        for name in state.fields if record not in found else ():
            cell = record.field(name)
            kind = kpi_state(cell)
            words = _BLANK_WORDS.get(kind or "", "")
            if kind is None and cell is not None and "未設定" in folded(cell.text):
                words = "途中に「未設定」とある"
            if words:
                shown = cell if cell is not None and cell.text else record.field(NAME)
                if shown is not None:
                    said.setdefault(words, {})[record.locator] = draft.cite_field(record, shown)
    if said:
        parts = [f"{words}{'・'.join(ids)}" for words, ids in said.items()]
        numbers = [n for ids in said.values() for n in ids.values()]
        draft.say(f"なお、{'、'.join(parts)}は、この規則に当たらないため数えていません。", *numbers)
