"""Intervals and tests: Wilson, cluster bootstrap, paired sign flips, Holm.

numpy is imported inside the functions, so that listing questions stays quick.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""

SEED = 0
RESAMPLES = 2000
PERMUTATIONS = 10_000


def wilson(successes: int, n: int, z: float = Z) -> tuple[float, float]:
    """Wilson's score interval for a proportion (Wilson 1927); n > 0."""
    p = successes / n
    centre = p + z * z / (2 * n)
    spread = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def _sums(values: Sequence[float], clusters: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Sum and number of the values of each cluster, in order of the clusters' names."""
    import numpy as np

    _, index = np.unique(np.asarray(clusters), return_inverse=True)
    return np.bincount(index, weights=np.asarray(values, dtype=float)), np.bincount(index).astype(float)


def cluster_bootstrap(
    values: Sequence[float], clusters: Sequence[str], resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float]:
    """95 % percentile interval of the mean, whole clusters drawn with replacement.

    Items of one record are not independent (Miller 2024, arXiv 2411.00640), so records are
    resampled, not items. ``values`` is not empty.
    """
    import numpy as np

    sums, sizes = _sums(values, clusters)
    draws = np.random.default_rng(seed).integers(0, len(sums), size=(resamples, len(sums)))
    means = sums[draws].sum(axis=1) / sizes[draws].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def sign_flip_p(
    differences: Sequence[float], clusters: Sequence[str], permutations: int = PERMUTATIONS, seed: int = SEED
) -> float:
    """Two-sided p of the paired sign-flip permutation test; the items of a cluster flip together.

    Exact where all flips number at most ``permutations``, else sampled, with the observed
    flip counted in (Phipson and Smyth 2010). Without any difference p is 1.
    """
    import numpy as np

    sums, _ = _sums(differences, clusters) if differences else (np.zeros(0), None)
    sums = sums[np.abs(sums) > 1e-12]
    if not len(sums):
        return 1.0
    observed = abs(sums.sum()) - 1e-9
    if 2 ** len(sums) <= permutations:
        bits = (np.arange(2 ** len(sums))[:, None] >> np.arange(len(sums))) & 1
        return float((np.abs(((2 * bits - 1) * sums).sum(axis=1)) >= observed).mean())
    signs = np.random.default_rng(seed).integers(0, 2, size=(permutations, len(sums)), dtype=np.int8) * 2 - 1
    return float(((np.abs(signs @ sums) >= observed).sum() + 1) / (permutations + 1))


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Holm's adjusted p values (Holm 1979), in the order given."""
    adjusted: dict[str, float] = {}
    highest = 0.0
    for rank, name in enumerate(sorted(p_values, key=lambda key: (p_values[key], key))):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[name]))
        adjusted[name] = highest
    return {name: adjusted[name] for name in p_values}
