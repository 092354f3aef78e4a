"""Systems that a question names and no document does: 介護保険総合データベース beside NDB.

A name may be put in other words; but where most of what it is made of is not in the record either,
it is another thing of the same kind.
"""

from __future__ import annotations

from rag.answerability.answerable import Verdict
from rag.answerability.record_words import words_of
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.text import joined
from rag.tokens import is_content

_NAMED = regex(
    r"(?P<own>(?<![一-鿿ァ-ヺーa-z0-9])[一-鿿ァ-ヺーa-z0-9]{3,60})"
    r"(?:データベース|システム|プラットフォーム|ネットワーク|ポータル(?:サイト)?|アプリ|クラウド|サイト)(?![一-鿿ァ-ヺー])"
)
_LACKED = 2
"""Words of the name that the record has to lack."""


def missing_system(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Decline where a system is named that stands nowhere and of which the record has hardly a word."""
    if question.english or not found:
        return Verdict(True)
    record = found[0].record
    for match in _NAMED.finditer(question.text):
        if any(joined(match.group()) in text for text in context.finder.joined.documents):
            continue
        words = [
            w for w in context.tokenizer.words(match["own"]) if is_content(w) and w.pos.startswith("名詞")
        ]
        said = words_of(record, context)
        lacked = sum(not said.say(w) for w in words)
        if lacked >= _LACKED and 2 * lacked > len(words):
            named = f"「{match.group()}」についての記載はありません"
            return Verdict(False, f"最も近い{record.locator}「{record.title}」に、{named}")
    return Verdict(True)
