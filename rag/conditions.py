"""Conditions on records: what a table query filters by, each with its rule in words.

A condition is a value that says what it tests (``words``, shown to the reader) and which
field of a record proves it (``field``, what a row's citation quotes).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rag.figures import dates, quantities
from rag.records import (
    IN_BODY,
    ITEM_MINISTRIES,
    KPI_EFFECT,
    KPI_PROGRESS,
    MINISTRIES,
    NAME,
    Field,
    Measure,
    Record,
    Slide,
)
from rag.text import folded

Role = Literal["lead", "joint", "any"]
Blank = Literal["未設定", "空欄", "「-」", "設定なし"]

ROLE_WORDS: dict[Role, str] = {
    "lead": "主担当(◎)",
    "joint": "連携(◎なし)",
    "any": "府省庁名に記載(主担当・連携を問わない)",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of a record.

    ``kind`` and ``value`` identify it, ``field`` names the field that proves it (empty: the
    record's name), ``words`` is the rule in Japanese.
    """

    kind: str
    value: str
    words: str
    field: str
    test: Callable[[Record], bool]

    def negated(self) -> Condition:
        """The opposite condition."""
        return Condition(
            f"not {self.kind}", self.value, f"{self.words}を除く", self.field, lambda r: not self.test(r)
        )


def ministry(name: str, office: str, role: Role) -> Condition:
    """The ministry is named in the record's ministry cell, in that role."""

    def test(record: Record) -> bool:
        return any(
            m.name == name
            and (not office or m.office == office)
            and (role == "any" or m.lead == (role == "lead"))
            for m in record.ministries
        )

    label = f"{name}({office})" if office else name
    return Condition("ministry", f"{label}:{role}", f"{label}が{ROLE_WORDS[role]}", MINISTRIES, test)


def number_group(first: int) -> Condition:
    """The measure's number begins with these two digits."""
    prefix = f"{first:02d}-"
    return Condition("group", prefix, f"施策番号が{prefix}で始まる", NAME, lambda r: r.locator.startswith(prefix))


def number_range(first: str, last: str) -> Condition:
    """The measure's number lies in the range, both ends included."""
    return Condition(
        "range", f"{first}~{last}", f"施策番号が{first}から{last}まで", NAME, lambda r: first <= r.locator <= last
    )


def in_body(wanted: bool) -> Condition:
    """本文記載 is ○ (or is not)."""
    words = "本文記載が○" if wanted else "本文記載が○でない(空欄)"
    return Condition(
        "in_body", str(wanted), words, IN_BODY, lambda r: isinstance(r, Measure) and r.in_body == wanted
    )


def kpi_state(field: Field | None) -> Blank | None:
    """How a KPI cell says that there is no KPI; None where it names one."""
    text = folded(field.text) if field else ""
    if not text:
        return "空欄"
    if text in {"-", "ー"}:
        return "「-」"
    if text.startswith("未設定"):
        return "未設定"
    if "kpiの設定はない" in text:
        return "設定なし"
    return None


def kpi(names: tuple[str, ...], states: tuple[Blank, ...], both: bool, wanted: bool = True) -> Condition:
    """One or both KPI cells are in one of these states (or, with wanted=False, set)."""

    def cell(record: Record, name: str) -> bool:
        return (kpi_state(record.field(name)) in states) == wanted

    def test(record: Record) -> bool:
        return (all if both else any)(cell(record, n) for n in names)

    which = names[0] if len(names) == 1 else f"{KPI_PROGRESS}と{KPI_EFFECT}の{'両方' if both else 'いずれか'}"
    state = "・".join("「未設定」で始まる" if s == "未設定" else s for s in states)
    words = f"{which}が{state}" if wanted else f"{which}が設定済み({state}でない)"
    return Condition("kpi", f"{which}:{state}:{wanted}", words, names[0], test)


def word(text: str, names: tuple[str, ...], where: str) -> Condition:
    """The word stands in one of these fields (all fields when ``names`` is empty)."""
    wanted = folded(text)

    def test(record: Record) -> bool:
        fields = [f for f in record.fields if not names or f.name in names]
        return any(wanted in folded(f.text) or wanted in folded(f.display) for f in fields)

    return Condition("word", text, f"{where}に「{text}」を含む", names[0] if names else "", test)


def year(text: str, names: tuple[str, ...], where: str) -> Condition:
    """A date of that year stands in one of these fields; 年度 and 年 are told apart."""
    asked = dates(folded(text))[0]

    def test(record: Record) -> bool:
        return any(
            d.year == asked.year
            and d.fiscal == asked.fiscal
            and (asked.month is None or d.month == asked.month)
            for f in record.fields
            if f.name in names
            for d in dates(folded(f.text))
        )

    return Condition("year", text, f"{where}に{text}の記載がある", names[0], test)


def amount(text: str, names: tuple[str, ...], where: str) -> Condition:
    """That quantity (number and unit) stands in one of these fields."""
    asked = quantities(folded(text))[0]

    def test(record: Record) -> bool:
        return any(
            q.key == asked.key for f in record.fields if f.name in names for q in quantities(folded(f.text))
        )

    return Condition("amount", text, f"{where}に{text}の記載がある", names[0], test)


def ministry_count(least: int, most: int | None, leads: bool) -> Condition:
    """So many ministries (or leads) are named."""

    def test(record: Record) -> bool:
        count = len({m.name for m in (record.leads if leads else record.ministries)})
        return least <= count and (most is None or count <= most)

    what = "主担当(◎)" if leads else "記載された府省庁"
    if most == least:
        words = f"{what}が{least}つ"
    else:
        words = f"{what}が{least}つ以上" if most is None else f"{what}が{least}から{most}つ"
    return Condition("ministries", words, words, MINISTRIES, test)


def value(column: str, compare: Literal["≥", "≤", "=", ">", "<"], number: int, unit: str) -> Condition:
    """A row of the progress table has such a value in that column."""
    tests: dict[str, Callable[[int], bool]] = {
        "≥": lambda v: v >= number,
        "≤": lambda v: v <= number,
        "=": lambda v: v == number,
        ">": lambda v: v > number,
        "<": lambda v: v < number,
    }
    said = {"≥": "以上", "≤": "以下", "=": "", ">": "を超える", "<": "未満"}[compare]

    def test(record: Record) -> bool:
        return isinstance(record, Slide) and any(c == column and tests[compare](v) for c, v, _ in record.values)

    return Condition("value", f"{column}{compare}{number}", f"{column}が{number}{unit}{said}", column, test)


def any_of(conditions: tuple[Condition, ...]) -> Condition:
    """At least one of the conditions holds."""
    if len(conditions) == 1:
        return conditions[0]
    words = "、または".join(c.words for c in conditions)
    return Condition(
        "any", words, f"({words})", conditions[0].field, lambda r: any(c.test(r) for c in conditions)
    )


def proof(record: Record, condition: Condition | None) -> Field:
    """The field of the record that shows why it is in the list, as a row's citation quotes it."""
    names = [condition.field if condition else "", NAME]
    if condition and condition.field == MINISTRIES:
        names.insert(0, ITEM_MINISTRIES)
    for name in names:
        found = record.field(name)
        if found and found.text:
            return found
    return next(f for f in record.fields if f.text)
