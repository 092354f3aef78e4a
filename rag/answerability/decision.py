"""Whether to answer at all: how near the evidence comes and what it lacks, weighed together.

A logistic regression over a handful of features. Its weights were fitted on about 3,000 questions of
which a quarter have no answer in the documents (index/training/unanswerable.jsonl and dev; docs/log.md,
2026-11-28). A rule that misses one word of the question (上空 where the documents say 有人地帯) is
evidence here, not a verdict.
"""

from __future__ import annotations

import re

from rag.answerability.answerable import Verdict, missing_attribute
from rag.answerability.head_noun import missing_head
from rag.answerability.likelihood import is_likely
from rag.answerability.missing_kind import missing_kind
from rag.answerability.missing_topic import (
    missing_code,
    missing_english,
    missing_topic,
    unknown_nouns,
)
from rag.answerability.missing_value import missing_value
from rag.answerability.qualifiers import missing_qualifier
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asked import asked

WEIGHTS: dict[str, float] = {
    "cosine": 3.94,
    "english": 0.13,
    "cosine_english": 0.69,
    "unknown": -1.35,
    "score": 0.87,
    "own": -1.49,
    "focus": -0.57,
    "coverage": -0.99,
    "definition": 0.92,
    "amount": -0.98,
    "no_kind": -3.41,
    "no_attribute": -3.15,
    "no_qualifier": -1.69,
    "no_value": -3.12,
    "no_topic": -0.26,
    "meant": 1.21,
    "whole_meant": 0.71,
}
"""What each feature counts, in log odds of being answerable."""
BIAS = -6.89
LEAST = -0.25
"""Log odds from which a question is answered. Cross-validated, one in fifteen of the answerable questions
that need a passage is then declined, and four of five near misses."""
TOPIC_COVERED = 0.5
"""Coverage up to which a date or number is of something else, where the very thing asked about is in no document."""
LEAST_COVERED = 0.34
"""Coverage that answers where no cosine is known (an index without a dense half)."""


def judge(question: Question, found: list[Evidence], context: Context) -> Verdict:
    """Decide from the evidence whether to answer; if not, say what is missing."""
    if not found:
        return Verdict(False, "対象の文書には該当する記載がありません")
    if not (no_code := missing_code(question, context)).answerable:
        return no_code
    if not (no_topic := missing_english(question, context)).answerable:
        return no_topic
    if is_likely(question, found, context):
        return Verdict(True)
    if not (no_head := missing_head(question, found, context)).answerable:
        return no_head
    objections = _objections(question, found, context)
    no_topic = objections["no_topic"]
    of_none = _IS_THERE.search(question.text) or _is_value_of_else(question, found, context)
    if not no_topic.answerable and of_none:
        return no_topic
    if log_odds(_values(question, found, context, objections)) >= LEAST:
        return Verdict(True)
    told = next((v for v in objections.values() if not v.answerable), None)
    return told or Verdict(False, "質問の内容に当たる記載は対象の文書に見当たりません")


_IS_THERE = regex(
    r"(?:施策|取り?組み?|事業|プロジェクト|話|記載|計画)(?:って|は|が|も)、?[^。?、はがを]{0,12}(?:入って|載って|出て|含まれて|並んで|あ[るり])[^。?、はがを]{0,8}[?。]*$"
)
"""Whether there is any measure of something: 量子コンピュータを扱う施策って別表に入ってる?"""


def _is_value_of_else(question: Question, found: list[Evidence], context: Context) -> bool:
    """Whether a date or number is asked of a kind of thing nobody has (量子コンピュータ): one that stands is of another kind.

    A noun alone that nobody has (離島, 品物) may be another word of the documents' own.
    """
    if not {"date", "number"} & set(asked(question)):
        return False
    unknown = unknown_nouns(question, found[0], context)
    covered = max(e.features["coverage"] for e in found[:5])
    if any(_is_topic(noun, question.text) for noun in unknown):
        return covered < TOPIC_COVERED
    return covered < LEAST_COVERED and any(_names_kind(noun, question.text) for noun in unknown)


def _names_kind(noun: str, text: str) -> bool:
    """Whether a noun begins a longer name (量子コンピュータ)."""
    return bool(re.search(rf"{re.escape(noun)}[一-鿿ァ-ヺa-z]", text))


def _is_topic(noun: str, text: str) -> bool:
    """Whether a noun is the thing itself of a longer name that the question is about (宇宙エレベーターは)."""
    return bool(
        re.search(rf"(?<=[一-鿿ァ-ヺa-z]){re.escape(noun)}(?=は|って|が|、(?:いつ|何|いくら|どの))", text)
    )


def weighed(question: Question, found: list[Evidence], context: Context) -> dict[str, float]:
    """All that is weighed, by the names of WEIGHTS (and ``whole``)."""
    return _values(question, found, context, _objections(question, found, context))


def _objections(question: Question, found: list[Evidence], context: Context) -> dict[str, Verdict]:
    return {
        "no_kind": missing_kind(question, found),
        "no_attribute": missing_attribute(question, found),
        "no_qualifier": missing_qualifier(question, found, context),
        "no_value": missing_value(question, found),
        "no_topic": missing_topic(question, found, context),
    }


def _values(
    question: Question, found: list[Evidence], context: Context, objections: dict[str, Verdict]
) -> dict[str, float]:
    told = {name: float(not verdict.answerable) for name, verdict in objections.items()}
    return features(question, found, context) | told


def log_odds(values: dict[str, float]) -> float:
    """The log odds that the question is answerable; by coverage alone where there is no cosine."""
    if not values["cosine"]:
        return values["whole"] - LEAST_COVERED + LEAST
    return BIAS + sum(weight * values[name] for name, weight in WEIGHTS.items())


def features(question: Question, found: list[Evidence], context: Context) -> dict[str, float]:
    """What the evidence tells of a question: cosines and shares in 0..1, ``unknown`` in nouns (at most 3)."""
    best = found[0].features
    cosine = max(e.features["dense"] for e in found[:10])
    return {
        "cosine": cosine,
        "english": float(question.english),
        "cosine_english": cosine * question.english,
        "unknown": float(min(len(unknown_nouns(question, found[0], context)), 3)),
        "score": found[0].score,
        "own": best["own"],
        "focus": best["focus"],
        "coverage": max(e.features["coverage"] for e in found[:5]),
        "whole": max(e.features["whole"] for e in found[:3]),
        "definition": best["definition"],
        "amount": best["amount"],
        "meant": max(e.features["meant"] for e in found[:5]),
        "whole_meant": max(e.features["whole_meant"] for e in found[:3]),
    }
