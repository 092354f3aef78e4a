"""Whether the documents answer a question: by what the evidence covers, never by a score alone."""

from __future__ import annotations

from dataclasses import dataclass

from rag.context import Context
from rag.evidence import Evidence
from rag.lexicon import lexicon
from rag.question import Question
from rag.text import folded

LEAST_COVERAGE = 0.34
"""Share of the topic's words, by weight, that the best record must have (fitted on dev)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to answer, and if not, why, in Japanese."""

    answerable: bool
    reason: str = ""


def judge(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Decide from the best evidence whether to answer."""
    if not found:
        return Verdict(False, "対象の文書には該当する記載がありません")
    best = found[0]
    if best.features["definition"] >= 0.6:
        return Verdict(True)
    for kind in lexicon().absent:
        if kind.name in question.absent and not kind.evidence.search(folded(best.sentence.display)):
            return Verdict(False, f"この点({kind.label})は対象の文書に記載がありません")
    if question.terms and not question.english and max(e.features["whole"] for e in found[:3]) < LEAST_COVERAGE:
        return Verdict(False, "質問の内容に当たる記載は対象の文書に見当たりません")
    return Verdict(True)
