"""Refusals and confidence: precision, recall, over-refusal, risk-coverage, utility.

Abstention is the structured status, not a reading of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

RISK = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item: could it be answered, was it declined, was it right (strictly)?"""

    answerable: bool
    declined: bool
    correct: bool


def refusal_precision(outcomes: Iterable[Outcome]) -> float | None:
    """Declined and unanswerable / declined; None if nothing was declined."""
    declined = [o for o in outcomes if o.declined]
    return sum(not o.answerable for o in declined) / len(declined) if declined else None


def refusal_recall(outcomes: Iterable[Outcome]) -> float | None:
    """Declined and unanswerable / unanswerable; None if all are answerable."""
    unanswerable = [o for o in outcomes if not o.answerable]
    return sum(o.declined for o in unanswerable) / len(unanswerable) if unanswerable else None


def over_refusal(outcomes: Iterable[Outcome]) -> float | None:
    """Declined and answerable / answerable; None if none is answerable."""
    answerable = [o for o in outcomes if o.answerable]
    return sum(o.declined for o in answerable) / len(answerable) if answerable else None


def utility(outcomes: Sequence[Outcome]) -> float | None:
    """Mean of +1 right, 0 declined wrongly, −1 wrong; None without items."""
    if not outcomes:
        return None
    return sum(1 if o.correct else 0 if o.declined else -1 for o in outcomes) / len(outcomes)


def risk_coverage(confident: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """(coverage, risk) after each item, most confident first.

    ``confident`` holds (confidence, correct). Items of equal confidence come in no order, so
    each stands for the expected error within their group.
    """
    groups: dict[float, list[bool]] = {}
    for confidence, correct in confident:
        groups.setdefault(confidence, []).append(correct)
    curve: list[tuple[float, float]] = []
    errors, seen = 0.0, 0
    for confidence in sorted(groups, reverse=True):
        group = groups[confidence]
        rate = sum(not correct for correct in group) / len(group)
        for _ in group:
            seen += 1
            errors += rate
            curve.append((seen / len(confident), errors / seen))
    return tuple(curve)


def aurc(confident: Sequence[tuple[float, bool]]) -> float | None:
    """Area under the risk-coverage curve: mean risk over all coverages (Geifman et al. 2019)."""
    curve = risk_coverage(confident)
    return sum(risk for _, risk in curve) / len(curve) if curve else None


def coverage_at_risk(confident: Sequence[tuple[float, bool]], risk: float = RISK) -> float | None:
    """The largest coverage whose risk is at most ``risk``; 0 if there is none, None without items."""
    curve = risk_coverage(confident)
    return max((coverage for coverage, r in curve if r <= risk + 1e-12), default=0.0) if curve else None
