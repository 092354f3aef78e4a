"""Questions that name records or words of the tables and yet are about no set of records."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.english.words import english_words
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Library, Record, Section
from rag.tables.condition import Condition
from rag.tables.rows import column_of
from rag.tables.words import table_words
from rag.text import folded

_QUOTED = regex(r"[「『]([^「」『』]+)[」』]")


def is_ranged(question: Question, conditions: tuple[Condition, ...], library: Library) -> bool:
    """Whether numbers are named as a range to filter or to list, not as measures to look up."""
    ranged = any(c.kind == "range" for c in conditions)
    words = table_words()
    whole = words.find("asks.whole", question.text) or words.find("operations.counted", question.text)
    whole = whole or re.search(r"(?:どんな|どの|何の|どういう)施策|何が(?:あ|載|並)", question.text)
    exists = any(m.locator in question.measures for m in library.measures)
    return ranged and (len(conditions) > 1 or bool(whole and exists))


def is_other(question: Question, library: Library) -> bool:
    """Whether the words ask for something else than a set of measures or outline items."""
    text = question.text
    if question.english and english_words().operations["every"].search(text):
        return True  # はい or いいえ of all, no list of those that meet it
    if len(question.documents) > 1 or "senryaku" in question.documents:
        return True
    if table_words().find("asks.other", table_words()["asks.besides"].sub("", text)):
        return True
    table = column_of(text) not in (None, "計画通り") or table_words().find("rows.table", text)
    if (
        table
        and not question.sections
        and table_words().find("rows.area", text)
        and not table_words().find("asks.numbered", text)
    ):
        return True  # the areas of the progress table
    named = {folded(q) for q in (*question.quoted, *_QUOTED.findall(question.original))}  # also as typed
    asked_of_it = re.search(r"[」』][^、。「」『』]{0,30}[?。]*$", text)
    titled = named & _titles(library.measures) or (asked_of_it and named & _titles(library.sections))
    return bool(titled) and not re.search(r"[」』]を?含", text)


def _titles(records: Iterable[Record]) -> frozenset[str]:
    """The titles of measures or of the outline's items that are long enough to be told from words."""
    items = (r for r in records if not isinstance(r, Section) or r.kind == "item")
    return frozenset(folded(r.title) for r in items if len(r.title) >= 8)
