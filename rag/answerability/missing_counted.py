"""Whether the record has that of which a number is asked: 血糖値はどれくらい下がった, 病院、いくつあります.

A record has numbers of many things; that of another thing is no answer.
"""

from __future__ import annotations

import re

from rag.answerability.answerable import Verdict
from rag.answerability.record_words import RecordWords, words_of
from rag.answerability.slot import slot
from rag.context import Context
from rag.evidence.answertype import asked_units, asks_amount, asks_list
from rag.evidence.finder import Evidence
from rag.figures import UNITS, quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asked import FIELDS, asked, tail
from rag.reading.asking import is_polar
from rag.records import Record
from rag.text import folded
from rag.tokens import Word

_NAME = regex(r"[一-鿿々ァ-ヺー]{2,}")
_LATIN = regex(r"[a-z0-9]{2,}|[ァ-ヺー]{3,}")
"""Tells one kind from another: AI人材, データサイエンティスト, バス."""
_BODIES = regex(r"自治|市町村|[市町村県]|地方|日本|我が国|国内|残り|全体|うち")
"""Who is counted is told by the counter (669団体); 残り is no thing."""


def missing_counted(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Decline where a number is asked of a thing that the best record does not have by any of its words."""
    names = asked(question)
    if question.english or not found or is_polar(question) or not asks_amount(question):
        return Verdict(True)
    if (
        asks_list(question)
        or question.has("definition", "compare", "summary")
        or (names and names[0] in (*FIELDS, "date"))
    ):
        return Verdict(True)
    things = [w for w in slot(tail(question), context.tokenizer) if w.lemma in question.terms]
    if not things or not any(_NAME.fullmatch(w.surface) and w.surface not in UNITS for w in things):
        return Verdict(True)
    record = found[0].record
    said = words_of(record, context)
    thing = "".join(w.surface for w in things)
    if any(_BODIES.search(w.surface) for w in things):
        return Verdict(True)
    named = next((w for w in things if _LATIN.fullmatch(w.surface) and not said.say(w)), None)
    if named is None and any(said.say(w) for w in things):
        return _of_another(question, found, things, context)
    if asked_units(thing) & {q.unit for q in quantities(said.text)}:
        return Verdict(True)  # 速度: told by its unit
    return _lacking(thing, question, record)


def _of_another(question: Question, found: list[Evidence], things: list[Word], context: Context) -> Verdict:
    """Decline where every sentence that has a number so counted counts something else: データセットは何件, ページビュー10万件."""
    units, record = asked_units(tail(question)), found[0].record
    texts = [folded(s.display) for f in record.fields for s in f.sentences]
    valued = [t for t in texts if any(q.unit in units for q in quantities(t))]
    thing = "".join(w.surface for w in things)
    if re.search(f"{re.escape(thing)}[者人]", question.text):
        return Verdict(True)  # 受講者数: an act, told by who is counted
    lemmas = context.finder.vocabulary.lemmas
    if not valued or any(RecordWords(t, lemmas(t)).say(w) for t in valued for w in things):
        return Verdict(True)
    return _lacking(thing, question, record)


def _lacking(thing: str, question: Question, record: Record) -> Verdict:
    """That the record has no number of the thing, which is named as the question writes it."""
    at = question.text.find(thing)
    said = question.shown[at : at + len(thing)] if at >= 0 else thing
    return Verdict(False, f"最も近い{record.locator}「{record.title}」に、「{said}」の数値の記載はありません")
