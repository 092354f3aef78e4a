"""Min-max and the weighted sum."""

from __future__ import annotations

import numpy as np
import pytest

from index.fusion import fuse, min_max


@pytest.mark.parametrize(
    ("scores", "scaled"),
    [
        pytest.param([2.0, 4.0, 3.0], [0.0, 1.0, 0.5], id="spread"),
        pytest.param([3.0, 3.0], [1.0, 1.0], id="equal"),
        pytest.param([0.0, 0.0], [0.0, 0.0], id="nothing-found"),
        pytest.param([7.0], [1.0], id="single"),
        pytest.param([], [], id="empty"),
    ],
)
def test_min_max(scores: list[float], scaled: list[float]) -> None:
    assert min_max(np.array(scores, np.float32)).tolist() == scaled


@pytest.mark.parametrize(
    ("weight", "fused"),
    [(0.0, [0.0, 1.0, 0.5]), (1.0, [1.0, 0.0, 0.5]), (0.25, [0.25, 0.75, 0.5])],
    ids=["lexical", "dense", "quarter"],
)
def test_the_weight_is_the_share_of_dense(weight: float, fused: list[float]) -> None:
    lexical, dense = np.array([0, 8, 4], np.float32), np.array([0.9, 0.7, 0.8], np.float32)
    assert fuse(lexical, dense, weight).tolist() == pytest.approx(fused, abs=1e-6)


def test_without_a_term_dense_decides_alone() -> None:
    dense = np.array([0.8, 0.9], np.float32)
    assert fuse(np.zeros(2, np.float32), dense, 0.1).tolist() == [0.0, 1.0]
