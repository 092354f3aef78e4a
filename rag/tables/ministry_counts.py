"""How many ministries a record names, and the condition that they are so many."""

from __future__ import annotations

from typing import Literal

from rag.ministries import agency
from rag.records import ITEM_MINISTRIES, MINISTRIES, Record
from rag.tables.condition import Condition

Counted = Literal["lead", "joint", "all", "named"]
"""Those with ◎, those without, all, or all that are no general expression (関係府省庁)."""

_WORDS: dict[Counted, str] = {
    "lead": "主担当(◎)",
    "joint": "連携(◎なし)の府省庁",
    "all": "府省庁名に記載された府省庁",
    "named": "府省庁名に具体名で記載された府省庁",
}


def ministries_of(record: Record, what: Counted) -> int:
    """How many different ministries a record names, in that role."""
    leads = {m.name for m in record.leads}
    every = {m.name for m in record.ministries}
    if what == "named":
        return len([n for n in every if not is_group(n)])
    return len({"lead": leads, "joint": every - leads, "all": every}[what])


def is_group(name: str) -> bool:
    """Whether a name stands for several ministries (全府省庁)."""
    known = agency(name)
    return known is not None and known.group


def ministry_count(least: int, most: int | None, what: Counted) -> Condition:
    """So many ministries are named (or lead, or are named without ◎)."""

    def test(record: Record) -> bool:
        count = ministries_of(record, what)
        return least <= count and (most is None or count <= most)

    subject = _WORDS[what]
    if most is None:
        words = f"{subject}が{least}つ以上の"
    elif most == 0:
        words = f"{subject}の記載がない"
    else:
        words = f"{subject}が{most}つの" if most == least else f"{subject}が{most}つ以下の"
    return Condition("ministries", f"{what}:{least}:{most}", words, test, (MINISTRIES, ITEM_MINISTRIES))
