"""Systems that a question names and no document does: 介護保険総合データベース beside NDB.

A name may be put in other words; but where most of what it is made of is not in the record either,
it is another thing of the same kind.
"""

from __future__ import annotations

import re

from rag.answerable import Verdict
from rag.context import Context
from rag.evidence import Evidence
from rag.question import Question
from rag.text import folded, joined
from rag.thesaurus import stands_for
from rag.tokens import is_content

_NAMED = re.compile(
    r"(?P<own>[一-鿿ァ-ヺーa-z0-9]{3,})(?P<kind>データベース|システム|プラットフォーム|ネットワーク|ポータル(?:サイト)?|アプリ|クラウド|サイト)(?![一-鿿ァ-ヺー])"
)
_LACKED = 2
"""Words of the name that the record has to lack."""


def missing_system(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Decline where a system is named that stands nowhere and of which the record has hardly a word."""
    if question.english or not found:
        return Verdict(True)
    record = found[0].record
    text = folded(" ".join([context.finder.heading(record), *(f.display for f in record.fields)]))
    lemmas = context.finder.vocabulary.lemmas(text)
    for match in _NAMED.finditer(question.text):
        name = joined(match.group())
        if any(name in t for t in context.finder.joined.documents):
            continue
        words = [w for w in context.tokenizer.words(match["own"]) if is_content(w) and w.pos.startswith("名詞")]
        lacked = [w for w in words if not _says(w.surface, w.lemma, text, lemmas)]
        if len(lacked) >= _LACKED and 2 * len(lacked) > len(words):
            return Verdict(False, f"最も近い{record.locator}「{record.title}」に、「{match.group()}」についての記載はありません")
    return Verdict(True)


def _says(surface: str, lemma: str, text: str, lemmas: frozenset[str] | set[str]) -> bool:
    return surface in text or lemma in lemmas or stands_for(lemma, lemmas, text) or stands_for(surface, lemmas, text)
