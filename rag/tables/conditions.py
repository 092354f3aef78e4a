"""The conditions that table queries filter by: ministries, numbers, KPI states, words, years, values."""

from __future__ import annotations

import re
from collections.abc import Callable
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
from rag.tables.condition import SIGN_WORDS, Condition, Sign, compare
from rag.text import folded

Role = Literal["lead", "joint", "any", "sole lead", "alone"]
Blank = Literal["未設定", "空欄", "「-」", "設定なし"]
Among = Literal["any", "all", "one"]

BLANKS: tuple[Blank, ...] = ("未設定", "空欄", "「-」", "設定なし")
_NAMED = (MINISTRIES, ITEM_MINISTRIES)
_ROLE_WORDS: dict[Role, str] = {
    "lead": "{}が主担当(◎)の",
    "joint": "{}が連携(◎なし)の",
    "any": "府省庁名に{}が記載された",
    "sole lead": "主担当(◎)が{}だけの",
    "alone": "府省庁名が{}だけの",
}


def ministry(name: str, office: str, role: Role) -> Condition:
    """The ministry is named in the record's ministry cell, in that role.

    ``joint`` means named without any ◎, ``sole lead`` that no other ministry has one,
    ``alone`` that no other ministry is named.
    """

    def test(record: Record) -> bool:
        own = [m for m in record.ministries if m.name == name and (not office or m.office == office)]
        if role == "any" or not own:
            return bool(own)
        if role == "alone":
            return len({m.name for m in record.ministries}) == 1
        lead = any(m.lead for m in own)
        if role == "sole lead":
            return lead and len({m.name for m in record.leads}) == 1
        return lead == (role == "lead")

    label = f"{name}({office})" if office else name
    return Condition("ministry", f"{label}:{role}", _ROLE_WORDS[role].format(label), test, _NAMED)


def ministries_are(names: tuple[str, ...], leads: bool) -> Condition:
    """The ministries named (or, ``leads``, those with ◎) are exactly these."""
    words = f"{'主担当(◎)' if leads else '府省庁名'}が{'と'.join(names)}だけの"

    def test(record: Record) -> bool:
        return {m.name for m in (record.leads if leads else record.ministries)} == set(names)

    return Condition("ministries", words, words, test, _NAMED)


def number_group(first: int) -> Condition:
    """The measure's number begins with these two digits."""
    prefix = f"{first:02d}-"
    return Condition(
        "group", prefix, f"施策番号が{prefix}で始まる", lambda r: r.locator.startswith(prefix), (NAME,)
    )


def number(own: str) -> Condition:
    """The measure has this number."""
    return Condition("number", own, f"施策番号が{own}の", lambda r: r.locator == own, (NAME,))


def number_range(first: str, last: str) -> Condition:
    """The measure's number lies in the range, both ends included."""
    words = f"施策番号が{first}から{last}までの"
    if first == "00-00" or last == "99-99":  # open at one end
        words = f"施策番号が{last}以前の" if first == "00-00" else f"施策番号が{first}以降の"
    return Condition("range", f"{first}~{last}", words, lambda r: first <= r.locator <= last, (NAME,))


def numbers(own: tuple[str, ...]) -> Condition:
    """The measure is one of those named."""
    words = f"施策番号が{'・'.join(own)}の{'いずれかの' if len(own) > 1 else ''}"
    return Condition("range", "・".join(own), words, lambda r: r.locator in own, (NAME,))


def under(locator: str) -> Condition:
    """The record stands in that part of an outline."""
    return Condition(
        "under", locator, f"{locator}にある", lambda r: r.locator.startswith(locator) and r.locator != locator
    )


def in_body(wanted: bool) -> Condition:
    """本文記載 is ○ (or is not)."""
    return Condition(
        "in_body",
        str(wanted),
        "本文記載が○の" if wanted else "本文記載が空欄の",
        lambda r: isinstance(r, Measure) and r.in_body == wanted,
        (IN_BODY,),
    )


def _state(text: str) -> Blank | None:
    if not text or text in {"-", "ー"}:
        return "「-」" if text else "空欄"
    if text.startswith("未設定"):
        return "未設定"
    return "設定なし" if "kpiの設定はない" in text else None


def kpi_state(field: Field | None) -> Blank | None:
    """How a KPI cell says that there is no KPI; None where it names one."""
    return _state(folded(field.text) if field else "")


def kpi(
    names: tuple[str, ...],
    states: tuple[Blank, ...],
    among: Among = "any",
    wanted: bool = True,
) -> Condition:
    """Any, all or exactly one of these KPI cells is in one of the states (or, not wanted, in none)."""

    def holds(text: str) -> bool:
        return (_state(text) in states) == wanted

    def test(record: Record) -> bool:
        found = [record.field(n) for n in names]
        hits = sum(holds(folded(f.text) if f else "") for f in found)
        return {"any": hits > 0, "all": hits == len(names), "one": hits == 1}[among]

    both = {"any": "のいずれか", "all": "の両方", "one": "の一方だけ"}[among]
    which = names[0] if len(names) == 1 else f"{KPI_PROGRESS}と{KPI_EFFECT}{both}"
    if not wanted:
        words = f"{which}が設定済みの"
    elif states == ("未設定",):
        words = f"{which}が「未設定」で始まる"
    else:
        words = f"{which}が{'・'.join(states)}の"
    return Condition("kpi", words, words, test, names, holds)


def _anywhere(record: Record, names: tuple[str, ...], holds: Callable[[str], bool]) -> bool:
    return any(
        holds(folded(f.text)) or holds(folded(f.display))
        for f in record.fields
        if (not names or f.name in names) and f.text
    )


def word(text: str, names: tuple[str, ...], where: str) -> Condition:
    """The word stands in one of these fields (all fields when ``names`` is empty), blanks or not."""
    wanted = folded(text).replace(" ", "")

    def holds(cell: str) -> bool:
        return wanted in cell.replace(" ", "")

    return Condition(
        "word",
        f"{text}:{where}",
        f"{where}に「{text}」を含む",
        lambda r: _anywhere(r, names, holds),
        names,
        holds,
    )


def affix(text: str, names: tuple[str, ...], where: str, end: bool) -> Condition:
    """One of these fields begins (or ends) with the word."""
    wanted = folded(text)

    def holds(cell: str) -> bool:
        return cell.endswith(wanted) if end else cell.startswith(wanted)

    words = f"{where}が「{text}」で{'終わる' if end else '始まる'}"
    return Condition("affix", f"{text}:{words}", words, lambda r: _anywhere(r, names, holds), names, holds)


def year(
    text: str, names: tuple[str, ...], where: str, sign: Sign = "=", deadline: bool = False
) -> Condition:
    """A date of that year (since, until it) stands in a field; that in 未設定(令和3年度に検討) is no ``deadline``."""
    asked = dates(folded(text))[0]

    def holds(cell: str) -> bool:
        return not (deadline and _state(cell)) and any(
            compare(d.year, sign, asked.year)
            and (d.fiscal == asked.fiscal or sign != "=")
            and (sign != "=" or asked.month in (None, d.month))
            for d in dates(cell)
        )

    said = f"{text}{_YEAR_SIGNS[sign]}"
    return _pattern("year", said, names, f"設定済みの{where}" if deadline else where, holds)


_YEAR_SIGNS: dict[Sign, str] = {"≥": "以降", "≤": "以前", "=": "", ">": "より後", "<": "より前"}


def amount(text: str, names: tuple[str, ...], where: str) -> Condition:
    """That quantity (number and unit) stands in one of these fields."""
    asked = quantities(folded(text))[0].key
    return _pattern("amount", text, names, where, lambda t: any(q.key == asked for q in quantities(t)))


def same(names: tuple[str, ...]) -> Condition:
    """The fields say the same, and none of them is blank or 「-」."""

    def test(record: Record) -> bool:
        found = {folded(f.text).strip() if (f := record.field(n)) else "" for n in names}
        return len(found) == 1 and not found & {"", "-", "ー"}

    return Condition("same", "=".join(names), f"{'と'.join(names)}の文言が同じ", test, names)


def figure(names: tuple[str, ...], where: str, aimed: bool = False) -> Condition:
    """Any digit stands in one of these fields, or an amount that is ``aimed`` at: 30%, no date, name (5G) or 1台当たり."""

    def aims(cell: str) -> bool:
        amounts = (q for q in quantities(cell) if q.unit not in ("", "g"))
        return any(not cell[q.end :].startswith(("当たり", "あたり")) for q in amounts)

    if aimed:
        return _pattern("figure", "数値目標(数と単位)", names, where, aims)
    return _pattern("figure", "数字", names, where, lambda t: bool(re.search(r"\d", t)))


def _pattern(
    kind: str, text: str, names: tuple[str, ...], where: str, holds: Callable[[str], bool]
) -> Condition:
    words = f"{where}に{text}の記載がある"
    return Condition(kind, f"{text}:{where}", words, lambda r: _anywhere(r, names, holds), names, holds)


def value(column: str, sign: Sign, number: int, unit: str) -> Condition:
    """A row of the progress table has such a value in that column."""

    def test(record: Record) -> bool:
        return isinstance(record, Slide) and any(
            c == column and compare(v, sign, number) for c, v, _ in record.values
        )

    words = f"{column}が{number}{unit}{SIGN_WORDS[sign]}"
    words += "" if sign == ">" else "の"
    return Condition("value", f"{column}{sign}{number}", words, test, (column,))
