"""Measure numbers in set questions: number groups, ranges, numbers left out."""

from __future__ import annotations

import re

from rag.figures import integer
from rag.lazy_regex import regex
from rag.locators import measure_references
from rag.records import Library
from rag.tables import conditions as on
from rag.tables.atoms import Reading, negated_if
from rag.tables.condition import Condition, any_of
from rag.tables.words import table_words

_FEW = regex(r"(?:\d{2}-\d{2}[と、]?)+(?=(?:の施策)?のうち)")
"""A few measures named one by one, as a set: 02-08と02-36のうち."""


def read_numbers(reading: Reading) -> None:
    """02番台, 番号が02で始まる, 02と05, 01~03番台, 06-01から06-10."""
    _read_ranges(reading)
    words = table_words()
    for match in words["measures.number_group"].finditer(reading.text):
        said = next(g for g in match.groups() if g)
        numbers: list[int] = []
        until = False
        for part in words["measures.number_list"].finditer(said):
            number = integer(part["n"]) if part["n"] else None
            if number is None:
                until = bool(numbers)
            elif until:
                numbers += range(numbers[-1] + 1, number + 1)
                until = False
            else:
                numbers.append(number)
        numbers = [n for n in dict.fromkeys(numbers) if n < 100]
        if numbers:
            end = match.end()
            open_end = re.match(
                r"(?P<since>以降|以後|から後|から先)|(?P<until>以前|まで)", reading.text[end:]
            )
            if open_end and len(numbers) > 1:
                end += open_end.end()
            elif open_end:
                numbers = list(range(numbers[0], 100) if open_end["since"] else range(1, numbers[0] + 1))
                end += open_end.end()
            known = {int(m.locator[:2]) for m in reading.library.measures}
            numbers = [n for n in numbers if n in known] or numbers[:1]
            condition = any_of(tuple(on.number_group(n) for n in numbers))
            joined_on = reading.text[end : end + 1] in {"と", "、"}  # 09番台と記載なしの09番台
            condition = condition if joined_on else negated_if(reading.text[end:], condition)
            reading.add(condition, match.start(), end)


def _read_ranges(reading: Reading) -> None:
    """06-01から06-10, 09-20以降, 09-15を除く."""
    words = table_words()
    ids = measure_references(reading.text)
    if few := _FEW.match(reading.text):
        reading.add(on.numbers(tuple(r.id for r in ids if r.end <= few.end())), *few.span())
        return
    for left_out in (r for r in ids if r.id in reading.question.excluded):
        reading.add(on.number(left_out.id).negated(), left_out.start, left_out.end)
    ids = tuple(r for r in ids if r.id not in reading.question.excluded)
    if len(ids) >= 2 and re.search(r"~|から|to|through", reading.text[ids[0].start : ids[-1].end]):
        reading.add(on.number_range(ids[0].id, ids[-1].id), ids[0].start, ids[-1].end)
    elif len(ids) == 1 and (open_end := words["measures.number_since"].match(reading.text[ids[0].end :])):
        beyond = f"{ids[0].id[:3]}{int(ids[0].id[3:]) + 1:02d}" if open_end["beyond"] else ids[0].id
        first, last = (beyond, "99-99") if open_end["since"] else ("00-00", ids[0].id)
        reading.add(on.number_range(first, last), ids[0].start, ids[0].end + open_end.end())


def every_group(condition: Condition, library: Library) -> bool:
    """Whether the condition names all number groups there are: 01~12の番号帯ごと."""
    return condition.kind == "group" and {f"{m.locator[:2]}-" for m in library.measures} <= set(
        condition.values
    )
