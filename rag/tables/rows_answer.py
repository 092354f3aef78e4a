"""Answers from the progress table: the areas that meet a value or rank first, or one cell, quoted."""

from __future__ import annotations

from dataclasses import replace

from rag.answer import Rows
from rag.draft import Draft
from rag.records import Library, Slide
from rag.tables.conditions import value
from rag.tables.rows import RowQuestion, is_parted
from rag.tables.table import is_total, select

_FEW = 3
"""Areas that meet the conditions, all of which are shown beside the first."""


def answer_rows(
    draft: Draft,
    asked: RowQuestion,
    library: Library,
    absent: bool | None = None,
    supposed: int | None = None,
) -> None:
    """The areas with the cell that decides, quoted from the table.

    ``absent``: whether there is no such area was asked for はい or いいえ, ``supposed``: whether there are so many;
    None where it was not.
    """
    if asked.in_two or asked.both_ends:
        (_say_in_two if asked.in_two else _say_both_ends)(draft, asked, library)
        return
    if asked.row is not None:
        _say_one(draft, asked.row, asked.column)
        if asked.areas_besides:
            answer_rows(draft, replace(asked, row=None, ranked=True, ordered=True), library)
        return
    rows = [r for r in select(library, asked.query) if isinstance(r, Slide)]
    ids = tuple(r.locator for r in rows)
    draft.rows = Rows(asked.query.words(library), len(ids), ids)
    if not asked.ranked or not rows:
        noun = asked.query.noun
        names = f": {'、'.join(r.title for r in rows)}" if rows else ""
        scope = "Totalの行を除く進捗状況の表を照合"
        opening = _verdict(len(rows), absent, supposed)
        draft.say(f"{opening}{noun}は{len(rows)}つです(該当{len(rows)}件中{len(rows)}件、{scope}){names}。")
        for row in rows:
            of = asked.query.conditions[0].fields[0] if asked.query.conditions else asked.column
            _say_cell(draft, row, of, asked.besides)
        return
    rows.sort(key=lambda r: _value(r, asked.column)[0], reverse=asked.most)
    among = f"{asked.query.noun}のうち" if asked.query.conditions else ""
    degree = "高い" if asked.column == "進捗率" else "多い"
    low = "低い" if asked.column == "進捗率" else "少ない"
    said = degree if asked.most else low
    if asked.place > 1:
        levels = list(dict.fromkeys(_value(r, asked.column)[0] for r in rows))
        _say_place(
            draft,
            asked,
            [r for r in rows if levels.index(_value(r, asked.column)[0]) == asked.place - 1],
            said,
        )
        return
    last = _value(rows[min(asked.top, len(rows)) - 1], asked.column)[0]
    winners = [
        r
        for r in rows
        if (_value(r, asked.column)[0] >= last) == asked.most or _value(r, asked.column)[0] == last
    ]
    shown = "、".join(f"{r.title}({_shown(r, asked.column)})" for r in (rows if asked.ordered else winners))
    if asked.ordered:
        draft.say(f"{among}{asked.column}の{said}順に、{shown}です。")
        winners = rows
    elif asked.top > 1:
        draft.say(f"{among}{asked.column}が{said}上位{asked.top}分野は、{shown}です。")
    else:
        draft.say(f"{among}{asked.column}が最も{said}分野は{shown}です。")
    beside = [r for r in rows if r not in winners] if asked.query.conditions else []
    for row in (*winners, *(beside if len(rows) <= _FEW else ())):
        _say_cell(draft, row, asked.column, asked.besides)
    ids = tuple(r.locator for r in winners)
    draft.rows = Rows(f"{asked.query.words(library)}({asked.column}の{said}順)", len(ids), ids)


def _verdict(count: int, absent: bool | None, supposed: int | None) -> str:
    if supposed is not None:
        return "はい。" if supposed == count else "いいえ。"
    return "" if absent is None else "はい。" if bool(count) != absent else "いいえ。"


def _say_in_two(draft: Draft, asked: RowQuestion, library: Library) -> None:
    """The areas that meet the condition, and those that do not."""
    column = asked.query.conditions[0].fields[0]
    both = asked.query.conditions
    halves = tuple((c,) for c in both) if is_parted(both) else (both, (value(column, "=", 0, "件"),))
    ids: tuple[str, ...] = ()
    for half in halves:
        part = replace(asked, in_two=False, ranked=False, query=replace(asked.query, conditions=half))
        answer_rows(draft, part, library)
        ids += draft.rows.ids if draft.rows else ()
    draft.rows = Rows(f"{asked.query.words(library)}とそれ以外", len(ids), ids)


def _say_both_ends(draft: Draft, asked: RowQuestion, library: Library) -> None:
    """The first and the last area of a column, and how far they are apart."""
    parts = [replace(asked, both_ends=False, most=most) for most in (True, False)]
    ids: tuple[str, ...] = ()
    for part in parts:
        answer_rows(draft, part, library)
        ids += draft.rows.ids if draft.rows else ()
    draft.rows = Rows(f"{asked.query.words(library)}({asked.column}の最高と最低)", len(ids), ids)
    values = [_value(r, asked.column)[0] for r in select(library, asked.query) if isinstance(r, Slide)]
    if values:
        unit = "ポイント" if asked.column == "進捗率" else "件"
        draft.say(f"差は{max(values) - min(values)}{unit}です(計算)。")


def chosen(asked: RowQuestion, library: Library) -> list[Slide]:
    """The areas that the question picks out: by their values, or by their place in a column."""
    rows = [r for r in select(library, asked.query) if isinstance(r, Slide)]
    if not asked.ranked or not rows:
        return rows
    levels = sorted({_value(r, asked.column)[0] for r in rows}, reverse=asked.most)
    places = levels[asked.place - 1 : asked.place] if asked.place > 1 else levels[: asked.top]
    return [r for r in rows if _value(r, asked.column)[0] in places]


def _say_place(draft: Draft, asked: RowQuestion, rows: list[Slide], degree: str) -> None:
    """The areas at the n-th place of a column."""
    shown = "、".join(f"{r.title}({_shown(r, asked.column)})" for r in rows)
    draft.say(
        f"{asked.column}が{asked.place}番目に{degree}分野は{shown or 'ありません'}{'です' if shown else ''}。"
    )
    for row in rows:
        _say_cell(draft, row, asked.column, asked.besides)
    ids = tuple(r.locator for r in rows)
    draft.rows = Rows(f"{asked.query.noun}({asked.column}が{asked.place}番目に{degree})", len(ids), ids)


def _value(row: Slide, column: str) -> tuple[int, str]:
    return next((value, unit) for name, value, unit in row.values if name == column)


def _shown(row: Slide, column: str) -> str:
    value, unit = _value(row, column)
    return f"{value}{unit}"


def _say_one(draft: Draft, row: Slide, column: str) -> None:
    cell = row.field(column)
    number = draft.cite_field(row, cell) if cell else draft.cite(row, "", row.start, row.end)
    name = "全体(Total)" if is_total(row) else f"「{row.title}」"
    rest = "、".join(f"{c}{v}{u}" for c, v, u in row.values if c != column)
    draft.say(f"進捗状況の表では、{name}の{column}は{_shown(row, column)}です。", number)
    draft.say(f"同じ行の値: {rest}。", draft.cite(row, row.fields[0].name, row.start, row.end))


def _say_cell(draft: Draft, row: Slide, column: str, besides: tuple[str, ...] = ()) -> None:
    columns = (column, *besides)
    cells = [cell for c in columns if (cell := row.field(c))]
    numbers = [draft.cite_field(row, cell) for cell in cells] or [draft.cite(row, "", row.start, row.end)]
    draft.say(f"{row.title}: {'、'.join(f'{c}{_shown(row, c)}' for c in columns)}", *numbers, prefix="- ")
