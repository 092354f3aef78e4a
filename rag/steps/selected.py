"""Records that a description selects by conditions alone: all of them, or the one at a place among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.records import Record
from rag.tables.condition import Condition
from rag.tables.ministry_counts import ministries_of
from rag.tables.question import SetQuestion, parse
from rag.tables.table import select

WHOLE = 0.5
"""Share of the words beside the conditions that the record meant must have."""
_ORDINAL = regex(
    r"(?P<last>最後|末尾|一番後ろ|いちばん後ろ)の?|(?P<first>最初|先頭|冒頭)の?|(?P<n>\d{1,2})番目の?"
)


@dataclass(frozen=True, slots=True)
class Described:
    """Records that the question describes, by which conditions, and what it asks of them.

    ``said`` are the words of the description; ``asked_set`` the set question they make up,
    None where words were searched for besides; ``told`` the sentences that words alone found.
    """

    said: str
    records: tuple[Record, ...]
    conditions: tuple[Condition, ...]
    ask: str
    asked_set: SetQuestion | None = None
    told: tuple[Evidence, ...] = ()


def read_as_said(said: str, question: Question, context: Context) -> Question:
    """A description as a question, of the documents that the whole question names."""
    again = analyse(said, context.tokenizer)
    return replace(again, documents=again.documents or question.documents)


def selected(said: str, ask: str, question: Question, context: Context) -> Described | None:
    """All records for which the conditions hold, if these are all that the description says."""
    match = _ORDINAL.search(said)
    plain = said[: match.start()] + said[match.end() :] if match else said
    asked_set = parse(read_as_said(plain, question, context), context.library, context.tokenizer)
    if asked_set is None or asked_set.operation not in ("list", "shared"):
        return None
    if not asked_set.query.conditions and asked_set.operation == "list":
        return None
    records = select(context.library, asked_set.query)
    if asked_set.operation == "shared":
        records = most_shared(asked_set, records)
    if match and records:
        records = _at(match, records)
    return Described(said, records, asked_set.query.conditions, ask, asked_set)


def _at(match: re.Match[str], records: tuple[Record, ...]) -> tuple[Record, ...]:
    if match["n"]:
        number = integer(match["n"]) or 0
        return records[number - 1 : number]
    return records[-1:] if match["last"] else records[:1]


def most_shared(asked_set: SetQuestion, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Those that name the most (or fewest) ministries."""
    counts = sorted({ministries_of(r, "all") for r in records}, reverse=asked_set.order.most)
    if not counts:
        return ()
    level = counts[min(asked_set.order.place or 1, len(counts)) - 1]
    return tuple(r for r in records if ministries_of(r, "all") == level)
