"""What a set question names but the annex lacks: number groups, numbers inside a range."""

from __future__ import annotations

import re

from rag.answer import Rows, Searched
from rag.draft import Draft
from rag.records import Library, Record
from rag.tables.table import Query


def groups_missing(query: Query, library: Library) -> list[str]:
    """The number groups of the filter (20-) that no measure has."""
    named = [c.value for c in query.conditions if c.kind == "group"]
    return [
        g for g in named if re.fullmatch(r"\d\d-", g) and not any(_begins(m, g) for m in library.measures)
    ]


def _begins(record: Record, prefix: str) -> bool:
    return record.locator.startswith(prefix)


def say_no_group(draft: Draft, query: Query, missing: list[str], library: Library) -> None:
    """A number group that does not exist: no empty list, but absence, with the groups there are."""
    groups = list(dict.fromkeys(m.locator[:2] for m in library.measures))
    names = "・".join(f"{g.removesuffix('-')}番台" for g in missing)
    draft.status = "not_found"
    draft.say(
        f"{names}は別表にありません。別表の番号は{groups[0]}から{groups[-1]}までの{len(groups)}群です。"
    )
    draft.searched = Searched((query.kind.document,), tuple(missing), ())
    draft.rows = Rows(query.words(library), 0, ())


def say_gaps(draft: Draft, query: Query, library: Library) -> None:
    """Numbers inside a range asked for that the source does not have (10-06 to 10-16)."""
    for condition in query.conditions:
        if condition.kind != "range":
            continue
        first, _, last = condition.value.partition("~")
        if first[:2] != last[:2]:  # also where the range is open
            continue
        there = {m.locator for m in library.measures}
        gaps: list[list[str]] = []
        for number in range(int(first[3:]), int(last[3:]) + 1):
            locator = f"{first[:3]}{number:02d}"
            if locator in there:
                gaps.append([])
            elif gaps:
                gaps[-1].append(locator)
            else:
                gaps = [[locator]]
        said = [g[0] if len(g) == 1 else f"{g[0]}から{g[-1]}まで" for g in gaps if g]
        if said:
            draft.say(f"{'、'.join(said)}は別表の原文にありません。")
