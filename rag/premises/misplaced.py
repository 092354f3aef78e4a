"""A number or section that the question gives to something the documents have elsewhere (08-17のDIAS)."""

from __future__ import annotations

import re

from rag.context import Context
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asking import is_polar
from rag.records import Measure, Record, Section
from rag.steps.described_sets import LONGEST
from rag.text import folded

_NAMED = regex(r"[一-鿿々ァ-ヺーa-z0-9.]{5,}")
_BREAK = regex(r"[はがをとや、。?]|から|より|では|でも|に?(?:ついて|関して)")
"""What ends the words that stand for the number itself: 08-17のDIAS | は."""
_QUOTED = regex(r"「([^「」]{4,40})」")
_RELATED = regex(r"と(?:の|は|が|を)|や|の(?:活用|利用|連携|導入|関係)|(?:活用|利用|連携|導入)")
_MOST = 0.4
"""Share of a title that a name must be to stand for it, unless it has Latin letters."""


def misplaced(question: Question, record: Record, context: Context) -> Record | None:
    """The record meant by the name right behind a number or section, where the one numbered has no such name.

    Only names that stand in the title of one other record count. Whether the record has a thing may be asked.
    """
    if len(question.text) > LONGEST or is_polar(question):
        return None
    if isinstance(record, Measure):
        return _other_measure(_behind(question, record), record, context)
    if isinstance(record, Section):
        return _other_section(question, record, context)
    return None


def _behind(question: Question, record: Record) -> str:
    """The words of the question that stand for the number: up to the next particle that ends them."""
    at = question.text.find(record.locator)
    rest = question.text[at + len(record.locator) :] if at >= 0 else ""
    end = _BREAK.search(rest)
    return rest[: end.start()] if end else rest


def _other_measure(words: str, record: Measure, context: Context) -> Record | None:
    own = folded(record.title + "".join(f.display for f in record.fields))
    for match in _NAMED.finditer(words):
        name = match.group()
        titled = [m for m in context.library.measures if name in folded(m.title)]
        if len(titled) != 1 or titled[0] == record or name in own:
            continue
        related = _RELATED.match(words, match.end())
        if related and words[match.start() : related.end()] not in folded(titled[0].title):
            continue  # another thing, to which the measure is said to relate
        if len(name) >= _MOST * len(titled[0].title) or re.search(r"[a-z]", name):
            return titled[0]
    return None


def _other_section(question: Question, record: Section, context: Context) -> Record | None:
    match = _QUOTED.search(question.text)
    if match is None:
        return _other_content(question, record, context)
    if match[1] in (here := _all_below(record, context)):
        return None
    titled = [s for s in context.library.sections if folded(s.title) == match[1]]
    if len(titled) != 1:
        return None
    there = _all_below(titled[0], context)
    rest = [t for t in question.terms if t not in match[1]]
    return None if sum(t in here for t in rest) > sum(t in there for t in rest) else titled[0]


def _other_content(question: Question, record: Section, context: Context) -> Record | None:
    """第3章第4節にあるAI法第13条の指針の整備: the item that has all these words, where none below the section has many."""
    match = _CONTENT.search(question.text)
    told = analyse(match[1], context.tokenizer) if match and record.children else None
    if told is None or len(told.terms) < _LEAST or _SET.search(told.text):
        return None
    below = context.library.with_below(record)
    here = context.finder.find(told, records=below)
    anywhere = context.finder.find(told, ("kihon",))
    if not here or not anywhere or max(e.features["coverage"] for e in here) > _FEW:
        return None
    best = max(anywhere, key=lambda e: (e.features["coverage"], e.score))
    others = [e.features["coverage"] for e in anywhere if e.record != best.record]
    if max(others, default=0.0) > best.features["coverage"] - _CLEARLY:
        return None
    meant = best.features["coverage"] >= _ALL and best.record not in below
    return best.record if meant else None


_CONTENT = regex(
    r"(?:章|節|\(\d\))(?:にある|に(?:載|入|含ま|書か|記載さ)[ぁ-ん]{2,4})([^、。?はが]{6,40}?)(?=は|が|、|って|に?(?:ついて|関して)|の(?:主?担当|府省|内容))"
)
_SET = regex(r"(?:取り?組み?|項目|施策|もの)$")
_LEAST, _FEW, _ALL, _CLEARLY = 3, 0.4, 0.9, 0.15
"""Words that must be told, the shares of them that the section named and the item meant have, and how much
more than any other item the one meant must have."""


def _all_below(record: Section, context: Context) -> str:
    """All that a place of the outline and those below it say, folded."""
    return folded("".join(f.display for s in context.library.with_below(record) for f in s.fields))
