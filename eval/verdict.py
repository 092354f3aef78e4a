"""Verdicts: what a comparison found, and the one function that turns it into an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """The verdict on a run."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    INCOMPARABLE = "incomparable"


EXIT_CODES = {Outcome.PASS: 0, Outcome.WARN: 0, Outcome.FAIL: 1, Outcome.INCOMPARABLE: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that speaks against a run: what, on which metric and item, how grave."""

    level: Outcome
    kind: str
    metric: str
    item: str
    message: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One metric over the items it concerns on both sides; ``low`` and ``high`` bound ``delta``."""

    metric: str
    n: int
    base: float
    candidate: float
    delta: float
    low: float
    high: float
    p: float
    p_holm: float
    gated: bool


@dataclass(frozen=True, slots=True)
class Flip:
    """An item whose check changed between pass and fail."""

    item: str
    type: str
    metric: str
    before: float
    after: float
    worse: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's decision with everything it rests on, gravest findings first."""

    outcome: Outcome
    exit_code: int
    findings: tuple[Finding, ...]
    comparisons: tuple[Comparison, ...] = ()
    flips: tuple[Flip, ...] = ()


def decide(
    findings: Iterable[Finding], comparisons: Iterable[Comparison] = (), flips: Iterable[Flip] = ()
) -> Verdict:
    """The verdict and its exit code: that of the gravest finding, pass without any."""
    order = list(Outcome)
    ranked = sorted(findings, key=lambda f: (-order.index(f.level), f.kind, f.metric, f.item))
    outcome = ranked[0].level if ranked else Outcome.PASS
    return Verdict(outcome, EXIT_CODES[outcome], tuple(ranked), tuple(comparisons), tuple(flips))
