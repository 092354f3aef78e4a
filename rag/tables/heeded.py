"""Whether each word of a question that narrows a set has been heeded: what no condition accounts for was not read.

連携のある総務省の施策 must not be answered by all measures of 総務省: its words are those of set questions, so they
are not unknown, yet a list without that condition would look complete. Such a question is left to other routes.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.tables.condition import Condition
from rag.tables.coverage import without_frame
from rag.tables.operation import Operation, Parts
from rag.tables.words import table_words


def heeded(parts: Parts, conditions: tuple[Condition, ...], operation: Operation) -> bool:
    """Whether all narrowing words left in the text are accounted for by the conditions or by what is counted."""
    if any(c.kind == f"not {o.kind}" and c.value == o.value for c in conditions for o in conditions):
        return False  # what both is and is not was misread
    if parts.reading.question.english:
        return True
    text = without_frame(parts.reading.text)
    told = {*_told(parts, conditions), f"to {operation}"}
    return all(told & by for pattern, by in table_words().heeded if pattern.search(text))


def _told(parts: Parts, conditions: tuple[Condition, ...]) -> Iterator[str]:
    """Kinds of the conditions, the parts of ministries, the fields looked in and what is counted, by name."""
    for condition in (*conditions, *([parts.split] if parts.split else ())):
        yield condition.kind.removeprefix("not ")
        yield from condition.fields
        yield from ("negated",) if condition.kind.startswith("not ") else ()
        yield from (value.rpartition(":")[2] for value in condition.values)
    yield from (f"by {d}" for d in (parts.dimension, parts.inner) if d)
    yield from ("negated",) if parts.ministries.excluded else ()
    yield from ("besides",) if parts.besides else ()
