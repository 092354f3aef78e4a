"""Fitting the weights of the draft check's verdict."""

from __future__ import annotations

import tomllib

import numpy as np

from eval.fit_verdicts import WEIGHTS, fit
from rag.drafting.features import features
from rag.drafting.verdict import LEARNED
from rag.drafting.weighing import Option, Weighed
from rag.support.statement import Difference, Support


def test_fit_tells_verdicts_apart_by_their_features() -> None:
    values = np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [0.1, 0.9], [-1.0, -1.0], [-0.9, -0.8]])
    weights = fit(values, np.array([0, 0, 1, 1, 2, 2]))
    odds = np.c_[values, np.ones(len(values))] @ weights
    assert odds.argmax(axis=1).tolist() == [0, 0, 1, 1, 2, 2]


def test_there_is_a_weight_for_every_feature_and_verdict() -> None:
    data = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    names = features(Weighed(Option((), (), Support())))
    assert set(data) == set(LEARNED)
    assert all(set(weights) == {"bias", *names} for weights in data.values())


def test_words_of_one_compound_count_once() -> None:
    words = tuple(Difference("wording", "語", "", start, start + 2) for start in (0, 2, 8))
    assert features(Weighed(Option((), (), Support(unexplained=words, wording=4))))["own"] == 2.0
