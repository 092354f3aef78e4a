"""Conditions on records in one line, computed from the source apart from the product's parsers.

They prove the id sets and counts of list and count cases (eval/data/rules.toml)::

    lead=総務省 & prefix=09          ◎総務省, numbers 09-xx
    named=法務省 | named=財務省       either named, as lead or joint
    !lead=警察庁 & body=○           not led by it, 本文記載 ○
    name~AI, kpi~国際標準, row~OECD   a literal in 施策名, either KPI, anywhere in the row
    kpi1^未設定, kpi1=空, kpi2=-      KPI(進捗) begins with; is blank; is exactly -
    leads>=2, ministries>=5          how many ◎, how many bodies are named
    kihon: lead=総務省 & under=第3章第2節
    table: 進捗率>=90                rows of senryaku's progress table but Total

``&`` binds before ``|``; parts for several documents are joined by ``;``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from eval.source import Corpus, cell_span
from rag.errors import InputError
from rag.text import folded

_TERM = re.compile(r"^(!?)\s*(\w+)\s*(>=|<=|=|~|\^)\s*(.+)$")
_MARKS = re.compile(r"^[\s○◎]*◎|^[\s○]+")
_TABLE_ROW = re.compile(r"^(\S+) (\d+) (\d+) (\d+) (\d+)%$", re.MULTILINE)
_COMPARE: dict[str, Callable[[int, int], bool]] = {
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A record as conditions see it: folded texts by name, ministries with their mark, numbers."""

    id: str
    texts: dict[str, str]
    ministries: tuple[tuple[str, bool], ...]
    numbers: dict[str, int]


def select(rule: str, corpus: Corpus) -> tuple[str, ...]:
    """The ids that a rule selects, in source order.

    Raises:
        InputError: the rule cannot be read.
    """
    chosen: list[str] = []
    for part in rule.split(";"):
        kind, found, condition = part.partition(":")
        kind, condition = (kind.strip(), condition) if found else ("kanmin", part)
        rows = {"kanmin": measure_rows, "kihon": item_rows, "table": table_rows}.get(kind)
        if rows is None:
            raise InputError(f"規則 {rule} の {kind} は kanmin・kihon・table のいずれでもありません。")
        chosen += [row.id for row in rows(corpus) if _any(condition, row)]
    return tuple(chosen)


def measure_rows(corpus: Corpus) -> list[Row]:
    """The rows of the 別表."""
    text = corpus.texts["kanmin"]
    rows = []
    for unit in corpus.units:
        if unit.document != "kanmin":
            continue
        spans = {
            "body": cell_span(text, unit, "本文記載"),
            "name": cell_span(text, unit, "施策名"),
            "kpi1": cell_span(text, unit, "KPI(進捗)"),
            "kpi2": cell_span(text, unit, "KPI(効果)"),
            "outline": cell_span(text, unit, "課題・取組概要"),
            "cell": cell_span(text, unit, "府省庁名"),
        }
        texts = {key: folded(text[span[0] : span[1]]).strip() for key, span in spans.items() if span}
        texts |= {
            "row": folded(corpus.text(unit)),
            "kpi": texts["kpi1"] + "\t" + texts["kpi2"],
            "prefix": unit.locator[:2],
        }
        ministries = ministry_cell(texts["cell"])
        rows.append(Row(unit.locator, texts, ministries, _sizes(ministries)))
    return rows


def item_rows(corpus: Corpus) -> list[Row]:
    """The items ①… of the 骨子 with the ministries in their 【】, as written (経産省)."""
    rows = []
    for unit in corpus.units:
        if unit.document == "kihon" and re.search(r"[①-⑳]$", unit.locator):
            text = folded(corpus.text(unit))
            groups = re.findall(r"【([^】]*)】", text)
            ministries = tuple(m for group in groups if group != "再掲" for m in ministry_cell(group))
            rows.append(
                Row(unit.locator, {"row": text, "under": unit.locator}, ministries, _sizes(ministries))
            )
    return rows


def table_rows(corpus: Corpus) -> list[Row]:
    """The rows of the progress table without its Total."""
    names = ("取組数", "計画通り", "未了", "進捗率")
    return [
        Row(f"進捗状況の表/{name}", {"name": name}, (), dict(zip(names, map(int, values), strict=True)))
        for name, *values in _TABLE_ROW.findall(corpus.texts["senryaku"])
        if name != "Total"
    ]


def ministry_cell(cell: str) -> tuple[tuple[str, bool], ...]:
    """(name, whether ◎) of each body in a ministry cell; what stands in brackets is its office.

    A ◎ inside the brackets marks the body before them (09-15).
    """
    parts: list[str] = []
    depth = 0
    current = ""
    for char in cell.replace("*", ""):
        depth += (char == "(") - (char == ")")
        if char in "、," and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return tuple(
        (_MARKS.sub("", part.strip()).partition("(")[0].strip().removesuffix("等"), "◎" in part)
        for part in (*parts, current)
        if part.strip(" ○◎")
    )


def _sizes(ministries: tuple[tuple[str, bool], ...]) -> dict[str, int]:
    return {"leads": sum(lead for _, lead in ministries), "ministries": len(ministries)}


def _any(condition: str, row: Row) -> bool:
    return any(all(_term(term, row) for term in group.split("&")) for group in condition.split("|"))


def _term(term: str, row: Row) -> bool:
    if term.strip() == "all":
        return True
    match = _TERM.match(term.strip())
    if not match:
        raise InputError(f"規則の条件「{term.strip()}」を読めません。")
    negated, key, sign, value = match.groups()
    return _holds(row, key, sign, folded(value).strip()) != bool(negated)


def _holds(row: Row, key: str, sign: str, value: str) -> bool:
    if key in ("lead", "named", "joint", "sole"):
        wanted = [lead for name, lead in row.ministries if name == value]
        if key == "sole":
            return bool(wanted) and len(row.ministries) == 1
        return any(key == "named" or lead == (key == "lead") for lead in wanted)
    if key in row.numbers:
        return _COMPARE[sign](row.numbers[key], int(value))
    if key not in row.texts:
        raise InputError(f"規則の項目「{key}」はありません。")
    text = row.texts[key]
    if sign == "~":
        return value in text
    if sign == "^" or key == "under":
        return text.startswith(value)
    return text == ("" if value == "空" else value)
