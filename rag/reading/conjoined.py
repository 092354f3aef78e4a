"""A statement of several clauses that is to be confirmed as a whole: judged clause by clause.

「目視外飛行は令和4年度を目途に実現を目指すこととされ、基本方針は令和2年3月31日に決定済みである」 holds where both do; the
date of one clause says nothing against the other.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.polar.proposition import statement
from rag.polar.verdict import Polar, decide
from rag.question import Question, analyse
from rag.reading.asking import asking
from rag.records import Record, Slide

_JOINT = regex(
    r"(?:(?P<te>(?:と(?:さ|な)れ|とされて|となって|になって|て)(?:おり|いて)|(?<=と)され|(?<=と)なり)|(?P<de>であり|で(?=、[^、。]{2,24}は))|(?P<na>となり|になり)"
    r"|(?P<sa>(?<=[一-鿿ァ-ヺー])され)|(?P<si>(?<=[一-鿿ァ-ヺー])し)|(?P<end>(?<=[うくぐすつぬぶむるた])(?:とともに|ほか|一方(?:で)?|うえ(?:で)?|上で|が|けど)))"
    r"、(?:かつ、?|また、?|さらに、?|しかも、?)?"
)
_WHOLE = {"de": "である", "sa": "される", "si": "する", "end": ""}
_TOPIC = regex(r"[^、。]{2,30}?(?:は|が|も)(?![がはもの])")
_FIGURE = regex(r"\d")
_MOST = 4


def clauses_of(shown: str) -> tuple[str, ...]:
    """The clauses of a folded statement that have a topic and a figure of their own, made sentences; empty for one."""
    text = statement(shown)
    found, start = [], 0
    for joint in _JOINT.finditer(text):
        told = text[start : joint.start()]
        if _FIGURE.search(told) and _TOPIC.search(told) and _TOPIC.match(text, joint.end()):
            found.append(told + _ended(joint))
            start = joint.end()
    found.append(text[start:])
    return tuple(found) if 2 <= len(found) <= _MOST and all(map(_FIGURE.search, found)) else ()


def _ended(joint: re.Match[str]) -> str:
    """The end of a clause in the form of a sentence: こととされ、 → こととされている."""
    kind = joint.lastgroup or ""
    if kind in _WHOLE:
        return _WHOLE[kind]
    stem = re.sub(r"(?:おり|いて|、.*|(?<=な)り)+$", "", joint.group().rstrip("、")).removesuffix("て")
    return f"{stem}ている" if kind == "te" else f"{stem}る"


def judged(question: Question, record: Record, found: list[Evidence], context: Context) -> Polar:
    """はい where every clause of the statement holds, いいえ where one does not; open where one is."""
    row = isinstance(record, Slide) and record.kind == "row"  # its figures are told of its columns
    parts = () if question.english or row else clauses_of(asking(question))
    if not parts:
        return decide(question, record, found, context)
    told = [judged_alone(part, question, record, context) for part in parts]
    wrong = next((t for t in told if t.yes is False), None)
    if wrong is not None:
        return wrong
    best = next((t for t in told if t.yes is None), told[0])
    also = tuple(t.evidence for t in told if t is not best and t.evidence is not None)
    return replace(best, also=also) if best.yes else best


def judged_alone(part: str, question: Question, record: Record, context: Context) -> Polar:
    """Whether a statement that the question contains holds by the record."""
    asked = replace(
        analyse(f"{part}という理解でよいですか。", context.tokenizer), documents=question.documents
    )
    return decide(asked, record, context.finder.find(asked, records=(record,)), context)
