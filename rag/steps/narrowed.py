"""The one of several records that a question goes on to tell apart: …のうち、JNTO以外のほうは."""

from __future__ import annotations

from dataclasses import dataclass

from rag.context import Context
from rag.lazy_regex import regex
from rag.question import analyse
from rag.reading.interrogative import WH
from rag.records import Record
from rag.steps.wording import REJECTED
from rag.tables.condition import Condition
from rag.tables.question import parse
from rag.tables.table import select
from rag.text import folded

_ONE = r"(?:ほう|方(?![法針式向])|もの|やつ|側|施策|取組)"
_OTHER_THAN = rf"(?:に関する|を扱う|をする|の)?{_ONE}?(?:以外|(?:じゃ|では?)な(?:い|く(?:て)?)|を除(?:く|いた)|とは(?:別|違う))"
_TOLD = regex(
    rf"^(?P<which>[^。]{{1,60}}?)(?:(?P<other>{_OTHER_THAN})の?、?|(?:に(?:関する|ついての)|について(?:の)?|の)?)"
    rf"(?P<one>{_ONE})(?:に(?:出てくる|ある|書かれた|書いてある)|を(?:見|知り)たい。(?:そこで|その)?|について(?:は|の)?|に関して(?:は)?|において(?:は)?|の|で(?:は)?|は|が|を|って)、*"
)
"""JNTO以外のほうは | 進捗を何で, 警察庁が受け持つほうの | 効果は, 沖縄じゃない方の | KPIは."""
_WHICH = regex(
    rf"^(?P<which>[^。?]{{2,60}}?)(?P<other>{_OTHER_THAN})?の(?:は|って)(?:どちら|どっち|どれ)(?:の(?:施策|ほう|方))?(?:です|でしょう)?か?(?:[?。、]+|$)"
)
"""効果KPIが「利用率」なのはどちら: its name is asked for."""
ASKS_NAME = "施策名は。"
"""Begins what is asked of records of which the question asks which they are."""
_OF_THESE = regex(r"^[^。]{0,24}。(?:この|その)(?:うち|中で)、?")
"""…が掲げていますね。このうち: what is told of all of them."""
_ASKS = regex(WH)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The records told apart, by which conditions if by any, and what is asked of them."""

    records: tuple[Record, ...]
    conditions: tuple[Condition, ...]
    ask: str


def narrowed(ask: str, records: tuple[Record, ...], context: Context) -> Narrowed | None:
    """Those of the records that the beginning of what is asked tells apart; None where it tells none."""
    ask = _OF_THESE.sub("", ask)
    for pattern in (_TOLD, _WHICH):
        match = pattern.match(ask)
        if match is None or _ASKS.search(match["which"]):
            continue
        told, conditions = _told_apart(match["which"], records, context)
        if match["other"]:
            told = tuple(r for r in records if r not in told) if told else ()
        if 0 < len(told) < len(records):
            rest = ask[match.end() :].strip("、 ")
            return Narrowed(told, conditions, f"{ASKS_NAME}{rest}" if pattern is _WHICH else rest)
    return None


def _told_apart(
    which: str, records: tuple[Record, ...], context: Context
) -> tuple[tuple[Record, ...], tuple[Condition, ...]]:
    """The records that conditions select, whose headings have the words, or the one that has most of them."""
    which = _BE.sub("", REJECTED.sub("", which))
    asked_set = parse(analyse(f"{which}施策", context.tokenizer), context.library, context.tokenizer)
    if asked_set is not None and asked_set.operation == "list" and asked_set.query.conditions:
        held = select(context.library, asked_set.query)
        return tuple(r for r in records if r in held), asked_set.query.conditions
    told = analyse(which, context.tokenizer)
    if numbered := tuple(r for r in records if r.locator in told.measures):
        return numbered, ()
    if titled := tuple(r for r in records if folded(which) in folded(r.title)):
        return titled, ()
    fits: dict[str, float] = {}
    for evidence in context.finder.find(told, records=records) if told.terms else ():
        share = evidence.features["whole_meant"] + evidence.features["title"]
        fits[evidence.record.locator] = max(fits.get(evidence.record.locator, 0.0), share)
    level = max(fits.values(), default=0.0)
    return tuple(r for r in records if fits.get(r.locator) == level >= _TOLD_BY), ()


_TOLD_BY = 0.6
"""The share of its words in the record and in its heading, added up, from which a description tells one."""
_BE = regex(r"(?:に?な|であ)?の?$")
