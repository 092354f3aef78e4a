"""Aggregates of a run: means with intervals by type and overall, and set-level figures.

A mean is taken over the items that a check concerns. What could not be measured stays in
the denominator with 0 and is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eval.cases import TYPES
from eval.intervals import cluster_bootstrap, wilson
from eval.metric_refusal import (
    Outcome,
    aurc,
    coverage_at_risk,
    over_refusal,
    refusal_precision,
    refusal_recall,
    utility,
)
from eval.results import Figure, ItemScore, State, Summary


def metric_names(scores: Iterable[ItemScore]) -> tuple[str, ...]:
    """The names of all checks, in the order in which they first occur."""
    return tuple(dict.fromkeys(check.name for score in scores for check in score.checks))


def figure(metric: str, scores: Sequence[ItemScore]) -> Figure:
    """The mean of one check over the items it concerns, with a 95 % interval.

    Wilson's where every value is 0 or 1 (a bootstrap of all ones has no width), else a
    bootstrap over gold records.
    """
    checks = [(score.cluster, check) for score in scores if (check := score.get(metric))]
    states = [check.state for _, check in checks]
    counted = [(c, k) for c, k in checks if k.state != State.NOT_APPLICABLE]
    values = [check.value or 0.0 for _, check in counted]
    clusters = [cluster for cluster, _ in counted]
    mean = low = high = None
    interval = ""
    if any(check.value is not None for _, check in counted):
        mean = sum(values) / len(values)
        if all(value in (0.0, 1.0) for value in values):
            interval, (low, high) = "wilson", wilson(round(sum(values)), len(values))
        else:
            interval, (low, high) = "bootstrap", cluster_bootstrap(values, clusters)
    return Figure(
        metric=metric,
        n=len(counted),
        mean=mean,
        low=low,
        high=high,
        interval=interval,
        passed=states.count(State.PASS),
        failed=states.count(State.FAIL),
        not_applicable=states.count(State.NOT_APPLICABLE),
        unmeasured=states.count(State.UNMEASURED),
    )


def outcomes(scores: Iterable[ItemScore]) -> tuple[Outcome, ...]:
    """What became of each item, for the refusal figures."""
    found = []
    for score in scores:
        precision, strict = score.get("refusal_precision"), score.get("strict")
        declined = precision is not None and precision.state != State.NOT_APPLICABLE
        found.append(Outcome(score.answerable, declined, strict is not None and strict.state == State.PASS))
    return tuple(found)


def confidences(scores: Iterable[ItemScore]) -> tuple[tuple[float, bool], ...]:
    """(confidence, strictly right) of the items that were not declined and give a confidence."""
    items = list(scores)
    return tuple(
        (score.confidence, outcome.correct)
        for score, outcome in zip(items, outcomes(items), strict=True)
        if score.confidence is not None and not outcome.declined
    )


def summarise(scores: Sequence[ItemScore]) -> Summary:
    """All aggregates of a run."""
    names = metric_names(scores)
    by_type: dict[str, dict[str, Figure]] = {
        kind: {name: figure(name, group) for name in names}
        for kind in TYPES
        if (group := [score for score in scores if score.type == kind])
    }
    macro = {}
    for name in names:
        means = [figures[name].mean for figures in by_type.values()]
        measured = [mean for mean in means if mean is not None]
        if measured:
            macro[name] = sum(measured) / len(measured)
    results = outcomes(scores)
    confident = confidences(scores)
    return Summary(
        items=len(scores),
        errors=tuple(score.id for score in scores if score.error),
        overall={name: figure(name, scores) for name in names},
        by_type=by_type,
        macro=macro,
        figures={
            "refusal_precision": refusal_precision(results),
            "refusal_recall": refusal_recall(results),
            "over_refusal": over_refusal(results),
            "utility": utility(results),
            "aurc": aurc(confident),
            "coverage_at_risk": coverage_at_risk(confident),
        },
    )
