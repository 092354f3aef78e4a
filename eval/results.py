"""What a run produces, as values: checks, item scores, figures, summary, manifest.

Every check has one of four states and never a NaN. Every value lies in 0..1 and higher is
better, so that a gate needs no table of directions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from eval.cases import Case


class State(StrEnum):
    """How a check ended. ``unmeasured``: it should have been measured but could not be."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one item; ``value`` is None unless the state is pass or fail.

    ``detail`` names the offending pieces or the reason, for people.
    """

    name: str
    state: State
    value: float | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        measured = self.state in (State.PASS, State.FAIL)
        if measured != (self.value is not None):
            raise ValueError(f"{self.name}: state {self.state} does not go with value {self.value}")
        if self.value is not None and not 0.0 <= self.value <= 1.0:
            raise ValueError(f"{self.name}: value {self.value} is outside 0..1")


def graded(name: str, value: float, threshold: float = 1.0, detail: str = "") -> Check:
    """A measured check that passes at ``value`` ≥ ``threshold``."""
    return Check(name, State.PASS if value >= threshold else State.FAIL, float(value), detail)


def judged(name: str, ok: bool, detail: str = "") -> Check:
    """A yes/no check; ``detail`` tells what is wrong and is kept only where it failed."""
    return graded(name, 1.0 if ok else 0.0, detail="" if ok else detail)


def not_applicable(name: str, reason: str) -> Check:
    """The check does not concern this item."""
    return Check(name, State.NOT_APPLICABLE, detail=reason)


def unmeasured(name: str, reason: str) -> Check:
    """The check concerns this item but something needed for it is missing."""
    return Check(name, State.UNMEASURED, detail=reason)


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source document, as a retriever returns it (best first)."""

    document: str
    start: int
    end: int
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class RunItem:
    """What the system under test did for one case.

    ``answer`` is the answer record's JSON form, or None where it failed; ``error`` holds the
    traceback then. ``arms`` maps a retrieval arm to its ranked passages.
    """

    case: Case
    answer: Mapping[str, Any] | None
    error: str = ""
    arms: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    retrieval_error: str = ""
    elapsed_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """All items of a run, in the order of the cases. ``arms`` lists the arms of retrieval."""

    system: str
    items: tuple[RunItem, ...]
    arms: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[RunItem, ...]:
        """The items at which the system under test failed."""
        return tuple(item for item in self.items if item.error or item.retrieval_error)


@dataclass(frozen=True, slots=True)
class ItemScore:
    """All checks of one item. ``cluster`` names the gold record, the unit of resampling."""

    id: str
    type: str
    severity: str
    cluster: str
    answerable: bool
    question: str
    status: str
    checks: tuple[Check, ...]
    confidence: float | None = None
    error: str = ""

    def get(self, name: str) -> Check | None:
        """The check of that name, or None."""
        return next((check for check in self.checks if check.name == name), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over items. ``n`` = passed + failed + unmeasured; unmeasured items count as 0.

    ``mean``, ``low`` and ``high`` (95 %) are None where n is 0 or nothing was measured.
    ``interval`` is "wilson", "bootstrap" or "".
    """

    metric: str
    n: int
    mean: float | None
    low: float | None
    high: float | None
    interval: str
    passed: int
    failed: int
    not_applicable: int
    unmeasured: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of a run: overall, by type, the macro average over types, and set-level ones.

    ``figures`` holds over_refusal, aurc, coverage_at_risk and utility; None means unmeasured.
    """

    items: int
    errors: tuple[str, ...]
    overall: Mapping[str, Figure]
    by_type: Mapping[str, Mapping[str, Figure]]
    macro: Mapping[str, float]
    figures: Mapping[str, float | None]

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run was made of. Nothing in it changes between two runs of the same state."""

    system: str
    split: str
    items: int
    dataset: str
    corpus: str
    metrics: str
    commit: str
    dirty: bool
    index: str
    seed: int
    versions: Mapping[str, str]

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run with everything computed from it; what reports and gates take."""

    run: Run
    scores: tuple[ItemScore, ...]
    summary: Summary
    manifest: Manifest
