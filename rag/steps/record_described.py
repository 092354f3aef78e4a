"""The one record with ministries that words tell: of it something is asked, or of the ministry it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.reading.segments import part_meant
from rag.records import Library, Record
from rag.steps.selected import WHOLE, selected


def record_described(what: str, question: Question, context: Context) -> Record | None:
    """The one record with ministries that these words name, select by conditions or describe."""
    asked_of = analyse(what, context.tokenizer)
    if len(asked_of.measures) == 1:
        return context.library.get("kanmin", asked_of.measures[0])
    if len(asked_of.sections) == 1 and (named := context.library.get("kihon", asked_of.sections[0])):
        return named
    counted = all(_NUMERAL.fullmatch(t) for t in asked_of.terms) and not asked_of.agencies
    if asked_of.measures or not asked_of.terms or counted:
        return None  # 二つ以上の府省庁: offices are counted, none is described
    if noun := next(reversed(list(_LAST_NOUN.finditer(what))), None):
        set_of = selected(what[: noun.end()], "", question, context)
        if set_of is not None and len(set_of.records) == 1:
            return set_of.records[0]
    asked_of = replace(asked_of, attributes=frozenset(), intents=frozenset())
    found = context.finder.find(
        asked_of, context.scope(replace(question, documents=asked_of.documents)), k=30
    )
    with_ministries = [e for e in found if e.record.ministries]
    best = next(iter(with_ministries), None)
    if best is None or _is_unheard(asked_of, best, context):
        return None
    if max(best.features["whole"], best.features["whole_meant"]) < WHOLE:
        return best.record if _stands_out(best, with_ministries) else None
    offices = offices_of(best.record, asked_of.terms, context.library)
    rivals = (e for e in with_ministries if offices_of(e.record, asked_of.terms, context.library) != offices)
    return None if any(_as_good(e, best) for e in rivals) else best.record


def offices_of(record: Record, words: Sequence[str], library: Library) -> frozenset[str]:
    """Who has the record, or the part of it that the words tell: its leads, else all that are named."""
    part = part_meant(record, words, library)
    return frozenset(m.name for m in (part.ministries if part else record.leads or record.ministries))


def _is_unheard(told: Question, best: Evidence, context: Context) -> bool:
    """Whether the thing described, the last noun of it, is in no document in any words: 宇宙エレベーター."""
    lex = lexicon()
    nouns = (w.lemma for w in context.tokenizer.words(told.text) if w.pos.startswith("名詞"))
    head = next((t for t in reversed(list(nouns)) if t in told.terms), told.terms[-1])
    plain = head in lex.occasion | lex.office | lex.audience | lex.frame | lex.abstract | _ANYTHING
    in_other_words = best.features["whole_meant"] > best.features["whole"]
    return not (
        plain or in_other_words or context.finder.vocabulary.knows(head) or context.finder.stands(head)
    )


def _as_good(other: Evidence, best: Evidence) -> bool:
    """Whether another record, of other ministries, is described as well (サイバー攻撃対策を担当する省)."""
    level = other.features["whole"] >= best.features["whole"] and other.score >= _LEVEL * best.score
    return level and not best.features["quoted"]


def _stands_out(best: Evidence, found: list[Evidence]) -> bool:
    """Whether a record told mostly in other words is clearly nearer than any other, in words and in meaning."""
    told = best.features["whole_meant"] >= _SOME and best.features["dense"] >= _NEAR
    return told and all(
        best.score >= _AHEAD * e.score or best.features["dense"] >= 2 * e.features["dense"]
        for e in found
        if e.record != best.record
    )


_NUMERAL = regex(r"[0-9一二三四五六七八九十百]+")
_ANYTHING = frozenset({"仕事", "やつ", "話", "もの", "事業", "活動", "業務"})
"""Words for whatever is done."""
_LEVEL = 0.95
_SOME, _NEAR, _AHEAD = 0.3, 0.12, 1.25
_LAST_NOUN = regex(r"(?:施策|取り?組み?|項目)(?=(?:が|は|も)?(?:(?:1|一)[つ件]|あ[るり]|の?み|しか|$))")
"""The description itself: 環境省が主担当の施策 | は1件しかありませんが."""
