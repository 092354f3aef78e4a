"""Whether the record has the very thing that a short question opens with: 遠隔教育 is not 遠隔診療.

A record that has half of its words is of another thing; so is a number that is told of another of its kind (道路トンネル,
新幹線トンネル).
"""

from __future__ import annotations

from rag.answerability.answerable import Verdict, nearest, unwritten
from rag.attributes import KPIS
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import quantities
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.polar.goals import counts
from rag.polar.proposition import alike
from rag.question import Question
from rag.reading.asked import asked
from rag.records import Record
from rag.support.synonyms import meanings
from rag.text import folded
from rag.thesaurus import any_stands, paraphrases, stands_for
from rag.tokens import is_content

_LONGEST = 48
"""Characters of a question that names its thing first."""
_HEAD = regex(r"^(?P<head>[一-鿿々ァ-ヺー]{4,})(?=の|は|って)")
_GOAL = regex(r"^の(?:数値|定量)?(?:目標|kpi)")
_LACKED = 0.5
"""Share of its words without more of which a record is of another thing."""
_WRITTEN = 3
"""Characters with which a name begins that is taken for it."""
_LONG = 3
"""Words of a compound whose last one says what kind of thing it is: no ロボット, no 自動配送ロボット."""


def head(question: Question) -> str:
    """The compound that a short question opens with, folded; empty where it opens otherwise."""
    named = question.english or question.measures or question.sections or len(question.text) > _LONGEST
    match = None if named else _HEAD.search(question.text)
    thing = match["head"] if match else ""
    office = any(m.start < len(thing) for m in question.agencies)  # デジタル庁所管の
    return "" if office or any(p.search(thing) for p in lexicon().documents.values()) else thing


def having(question: Question, found: list[Evidence]) -> list[Evidence]:
    """The evidence of the records that have this compound as it is; all of it where the best has not."""
    thing = head(question)
    if not thing or not found or thing not in _said(found[0].record):
        return found
    return [e for e in found if thing in _said(e.record)]


def missing_head(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Decline a field, date or number of a thing that the best record has another of."""
    thing = head(question)
    if not thing or not found or not asked(question):
        return Verdict(True)
    text = _said(found[0].record)
    if thing in text:
        return _number_of_another(thing, question, found)
    if thing[:_WRITTEN] in text:
        return Verdict(True)  # the same, otherwise continued or mistyped: 準天頂衛生
    lemmas = context.finder.vocabulary.lemmas(text)
    words = [w for w in context.tokenizer.words(thing) if is_content(w) and len(w.surface) > 1]
    if len(words) < 2 or any(w.lemma in lexicon().abstract for w in words):
        return Verdict(True)
    if stands_for(thing, lemmas, text) or any_stands(paraphrases(thing), lemmas, text):
        return Verdict(True)
    lacked = [
        w
        for w in words
        if not (w.lemma in lemmas or any(p in text for p in (folded(w.surface), *alike(w))))
        and not any_stands(meanings(w.lemma) | paraphrases(w.lemma), lemmas, text)
    ]
    of_no_such_kind = len(words) >= _LONG and words[-1] in lacked
    if not of_no_such_kind and len(lacked) <= _LACKED * len(words):
        return Verdict(True)
    if context.finder.stands(thing):
        return unwritten(found[0], thing)
    return Verdict(False, f"「{thing}」についての記載は対象の文書に見当たりません")


def _number_of_another(thing: str, question: Question, found: list[Evidence]) -> Verdict:
    """Decline a goal where all cells of KPIs that have a number tell it of another of the kind."""
    record, kind = found[0].record, _KIND.search(thing)
    if question.has("date") or not _GOAL.match(question.text[len(thing) :]):
        return Verdict(True)
    texts = [folded(s.display) for f in record.fields if f.name in KPIS for s in f.sentences]
    told = [t for t in texts if any(counts(q) for q in quantities(t))]
    if kind is None or not told or thing in folded(record.title):
        return Verdict(True)
    if all(thing not in t and _of_kind(kind[0], t) for t in told):
        return Verdict(False, f"{nearest(found[0])}に、「{thing}」の数値の記載はありません")
    return Verdict(True)


_KIND = regex(r"[ァ-ヺー]{3,}$|[一-鿿]{2}$")
_NOUN = regex(r"[一-鿿ァ-ヺー]")


def _of_kind(kind: str, text: str) -> bool:
    """Whether folded text has another compound with the same last word: 新幹線トンネル."""
    at = text.find(kind)
    return at > 0 and bool(_NOUN.match(text[at - 1]))


def _said(record: Record) -> str:
    return folded(record.title + " ".join(f.display for f in record.fields))
