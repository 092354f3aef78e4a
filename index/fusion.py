"""Fusing lexical and dense scores of one query.

Per-query min-max with a weighted sum (Bruch, Gai & Ingber 2023, arXiv:2210.11934: a convex
combination needs no tuning of k and beats reciprocal rank fusion; so it did on JSQuAD and
JaQuAD here).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]


def min_max(scores: Scores) -> Scores:
    """Scale to 0..1. Equal scores become 1, or 0 when they are 0: nothing was found."""
    import numpy as np

    if not scores.size:
        return scores
    low, high = scores.min(), scores.max()
    if high > low:
        scaled: Scores = (scores - low) / (high - low)
        return scaled
    return np.full_like(scores, 1.0 if high > 0 else 0.0)


def fuse(lexical: Scores, dense: Scores, dense_weight: float) -> Scores:
    """The fused score of each candidate, in 0..1.

    When no candidate has a term of the query, the dense scores decide alone.
    """
    if not lexical.any():
        return min_max(dense)
    fused: Scores = dense_weight * min_max(dense) + (1.0 - dense_weight) * min_max(lexical)
    return fused
