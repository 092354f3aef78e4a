"""Paired comparison of two runs over the same items: means with intervals, and single flips."""

from __future__ import annotations

from collections.abc import Iterable

from eval.baselines import Snapshot
from eval.intervals import cluster_bootstrap, holm, sign_flip_p
from eval.verdict import Comparison, Flip


def paired(
    base: Snapshot, candidate: Snapshot, metric: str, kind: str = ""
) -> dict[str, tuple[float, float]]:
    """(before, after) by item, over the items that the metric concerns on both sides."""
    return {
        name: (before.values[metric], candidate.items[name].values[metric])
        for name, before in base.items.items()
        if metric in before.values and metric in candidate.items[name].values and kind in ("", before.type)
    }


def compare_means(
    base: Snapshot, candidate: Snapshot, metrics: Iterable[str], gated: Iterable[str]
) -> tuple[Comparison, ...]:
    """Paired differences of every metric with interval and p; Holm runs over the ``gated`` ones."""
    family = set(gated)
    rows: dict[str, tuple[dict[str, tuple[float, float]], list[float], list[str], float]] = {}
    for metric in metrics:
        pairs = paired(base, candidate, metric)
        if pairs:
            differences = [after - before for before, after in pairs.values()]
            clusters = [base.items[name].cluster for name in pairs]
            rows[metric] = (pairs, differences, clusters, sign_flip_p(differences, clusters))
    adjusted = holm({metric: row[3] for metric, row in rows.items() if metric in family})
    found = []
    for metric, (pairs, differences, clusters, p) in rows.items():
        n = len(pairs)
        low, high = cluster_bootstrap(differences, clusters)
        before, after = (sum(pair[side] for pair in pairs.values()) / n for side in (0, 1))
        delta = sum(differences) / n
        holm_p = adjusted.get(metric, p)
        found.append(Comparison(metric, n, before, after, delta, low, high, p, holm_p, metric in family))
    return tuple(found)


def find_flips(base: Snapshot, candidate: Snapshot, metrics: Iterable[str]) -> tuple[Flip, ...]:
    """Every check that changed between pass and fail, the worst first."""
    flips = []
    for metric in metrics:
        for name, (value, now) in paired(base, candidate, metric).items():
            before, after = base.items[name], candidate.items[name]
            if (metric in before.failed) != (metric in after.failed):
                flips.append(Flip(name, before.type, metric, value, now, metric in after.failed))
    return tuple(sorted(flips, key=lambda f: (not f.worse, f.after - f.before, f.item, f.metric)))
