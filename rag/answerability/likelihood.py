"""How likely what was found answers a question: by the wording and the evidence, no rule being asked.

A logistic regression over the vector of the question (``Retriever.prior``) and the features of the
evidence, fitted by ui/fit_likelihood.py. The rules that decline say what is missing; each was written for
a class of questions and is now and then wrong about another (品物 for 免税品). Where little
doubt is left they are overruled; where the chance is small, the answer says so.
"""

from __future__ import annotations

import math

from rag.answerability.answerable import relevance
from rag.context import Context
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.question import Question
from rag.reading.asked import asked

WEIGHTS: dict[str, float] = {
    "asks.articles": -0.086,
    "asks.background": 0.094,
    "asks.date": -0.382,
    "asks.effect": 0.581,
    "asks.efforts": -0.177,
    "asks.joint": 0.568,
    "asks.kpi": 0.788,
    "asks.kpi_effect": 1.28,
    "asks.kpi_progress": 1.334,
    "asks.lead": 1.231,
    "asks.ministry": 0.853,
    "asks.name": 1.149,
    "asks.number": -1.134,
    "asks.purpose": 0.482,
    "asks.schedule": -0.638,
    "asks.target": -0.11,
    "first.amount": 2.016,
    "first.coverage": -0.271,
    "first.dated": 0.977,
    "first.definition": 1.494,
    "first.dense": 11.034,
    "first.field": 0.586,
    "first.focus": 0.084,
    "first.indicator": -0.611,
    "first.meant": 1.294,
    "first.named": 0.019,
    "first.own": -0.535,
    "first.quoted": 0.583,
    "first.record": 4.365,
    "first.retrieval": 1.43,
    "first.role": 0.134,
    "first.stance": -0.076,
    "first.title": 0.121,
    "first.when": 1.05,
    "first.whole": 0.567,
    "first.whole_meant": 1.916,
    "most.amount": -0.475,
    "most.coverage": -1.014,
    "most.dated": 0.279,
    "most.definition": 1.413,
    "most.dense": 6.042,
    "most.field": 0.444,
    "most.focus": 0.399,
    "most.indicator": 0.092,
    "most.meant": 0.107,
    "most.named": -0.736,
    "most.own": 0.002,
    "most.quoted": -0.153,
    "most.record": -0.241,
    "most.retrieval": 0.025,
    "most.role": -0.14,
    "most.stance": 0.106,
    "most.title": -0.632,
    "most.when": 0.188,
    "most.whole": -0.129,
    "most.whole_meant": 0.89,
}
"""What each value counts, in log odds: ``first.`` of the best sentence, ``most.`` of the ten best, ``asks.``."""
BIAS = -9.686
SURE = 2.5
"""Log odds from which no rule declines: of those told so, one in thirteen is wrong."""
DOUBTFUL = -0.6
"""Log odds below which an answer is given with a caution: of such answers hardly half are right."""
_BEST = 10


def is_likely(question: Question, found: list[Evidence], context: Context) -> bool:
    """Whether wording and evidence leave little doubt that what was found answers the question.

    Never of a question that names a time or a figure: another year is worded like the one that is told.
    """
    if question.dates or question.quantities:
        return False
    odds = log_odds(question, found, context)
    return odds is not None and odds >= SURE


def say_doubt(draft: Draft, odds: float | None) -> None:
    """Tell the reader to look where what was found is likelier not to answer."""
    if draft.status == "answered" and odds is not None and odds < DOUBTFUL:
        draft.say("この記載が質問の答えとは限りません。原文でご確認ください。")


def confidence(odds: float | None, found: list[Evidence]) -> float:
    """The probability that what was found answers; how near it comes where none is learned."""
    return relevance(found) if odds is None else 1 / (1 + math.exp(-odds))


def log_odds(question: Question, found: list[Evidence], context: Context) -> float | None:
    """Log odds that what was found answers the question; None without evidence or a model that has learned it."""
    prior = context.finder.retriever.prior(question.search) if found else None
    return None if prior is None else prior + BIAS + _weighed(values(question, found))


def values(question: Question, found: list[Evidence]) -> dict[str, float]:
    """What is weighed beside the question's vector, each about 0..1."""
    features = found[0].features
    first = {f"first.{name}": value for name, value in features.items()}
    most = {f"most.{name}": max(e.features[name] for e in found[:_BEST]) for name in features}
    return {**first, **most, **{f"asks.{name}": 1.0 for name in asked(question)}}


def _weighed(values: dict[str, float]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in values.items())
