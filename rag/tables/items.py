"""Set questions about the outline's items: parts of the outline, items that no ministry leads."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.records import Library, Section
from rag.tables import conditions as on
from rag.tables.atoms import Reading
from rag.tables.condition import Condition
from rag.tables.ministry_counts import ministry_count
from rag.tables.operation import Parts
from rag.tables.table import Dimension, Query, Universe, select
from rag.tables.words import table_words

_LEADING = regex(
    r"◎|主担当|主管|主務|主導|主な(?:府省|省庁|府省庁)|主たる|リード|中心|筆頭|メイン|\blead|\bled\b"
)


def unmarked(
    parts: Parts, conditions: tuple[Condition, ...], library: Library, text: str
) -> tuple[Condition, ...]:
    """Items that no ministry leads: one that 担当 is said of, or nothing, need not have the ◎ there.

    総務省以外が主担当: somebody must lead.
    """
    if table_words().find("ministries.somebody_else", text):
        conditions = (*conditions, ministry_count(1, None, "lead"))
    named = parts.ministries.named
    if len(named) != 1 or parts.ministries.role != "lead" or _LEADING.search(text):
        return conditions
    mine = {(c.kind, c.value) for c in parts.ministries.condition}
    wider = tuple(on.ministry(*named[0], "any") if (c.kind, c.value) in mine else c for c in conditions)
    if parts.ministries.excluded or (
        parts.ministries.role_said and select(library, Query("items", conditions))
    ):
        return conditions
    parts.reading.notes.append("◎の有無を問わず、名前の挙がる取組を数えました")
    return wider


_WHICH = regex(r"(?:多|少な)い(?:の|もの|ところ)?(?:は|って|が)、?どれ|どれが[^、。?]{0,6}(?:多|少な)")


def parts_ranked(reading: Reading) -> Dimension | None:
    """What is directly below the one place named, where it is asked which has most: 第3章第4節で取組が一番多いのはどれ."""
    named = [value for a in reading.atoms if a.condition.kind == "under" for value in a.condition.values]
    place = reading.library.get("kihon", named[0]) if len(named) == 1 else None
    if not isinstance(place, Section) or not _WHICH.search(reading.text):
        return None
    kinds = {s.kind for s in reading.library.sections if s.locator in place.children}
    return next((d for d in _PARTS if kinds == {d}), None)


_PARTS: tuple[Dimension, ...] = ("section", "group")


def are_branches(places: list[str], kind: Universe, library: Library) -> bool:
    """Whether all these places are parts of the outline that have parts of their own."""
    found = [library.get("kihon", place) for place in places]
    return kind != "measures" and all(isinstance(r, Section) and r.children for r in found)
