"""The gate: may this run replace the baseline? One function decides verdict and exit code.

A deterministic system has no run noise, so single flips of pinned items and of invariants
count exactly; the test on means says whether a change is more than these questions' luck.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.baselines import Snapshot, read_baseline
from eval.cases import describe
from eval.comparison import compare_means, find_flips, paired
from eval.verdict import Comparison, Finding, Outcome, Verdict, decide
from rag.errors import ConfigurationError, InputError

GATES = Path(__file__).resolve().parent / "gates.toml"


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Margins(_Form):
    """Margins on paired mean differences; see gates.toml."""

    alpha: float = Field(0.05, gt=0, lt=1)
    hard: float = Field(0.03, gt=0)
    soft: float = Field(0.01, gt=0)
    by_type: float = Field(0.05, gt=0)
    type_items: int = Field(30, ge=1)


class FaultGates(_Form):
    """Least detection and most false alarms of the gated faults; see gates.toml."""

    gated: tuple[str, ...] = ()
    detection: float = Field(0.95, ge=0, le=1)
    false_alarms: float = Field(0.05, ge=0, le=1)


class Gates(_Form):
    """What the gate demands; see gates.toml."""

    gated: tuple[str, ...]
    always: tuple[str, ...] = ()
    no_new_failure: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ("strict",)
    margins: Margins = Margins()
    floors: dict[str, float] = Field(default_factory=dict)
    faults: FaultGates = FaultGates()

    @property
    def metrics(self) -> tuple[str, ...]:
        """Every metric that a snapshot must hold."""
        return tuple(
            dict.fromkeys((*self.gated, *self.always, *self.no_new_failure, *self.pinned, *self.floors))
        )


def load_gates(file: Path = GATES) -> Gates:
    """Read gates.toml.

    Raises:
        ConfigurationError: it is missing, not TOML, or has unknown or invalid keys.
    """
    try:
        return Gates.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigurationError(f"ゲートの設定 {file} を読めません。") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"ゲートの設定 {file} は TOML として読めません: {error}") from error
    except ValidationError as error:
        raise ConfigurationError(f"ゲートの設定 {file} に誤りがあります({describe(error)})。") from error


def gate(baseline: Path, candidate: Snapshot, gates: Gates) -> Verdict:
    """Compare a run with the blessed baseline; without a readable one the gate stays shut."""
    try:
        base = read_baseline(baseline)
    except InputError as error:
        missing = Finding(Outcome.INCOMPARABLE, "baseline", "", "", f"{error.message} {error.hint}")
        return decide([missing, *_absolute(candidate, gates)])
    return compare(base, candidate, gates)


def compare(base: Snapshot, candidate: Snapshot, gates: Gates) -> Verdict:
    """Compare two runs over the same items; ``base`` is the one to hold up to."""
    different = list(_incomparable(base, candidate))
    if different:
        return decide([*different, *_absolute(candidate, gates)])
    comparisons = compare_means(base, candidate, gates.metrics, gates.gated)
    flips = find_flips(base, candidate, gates.metrics)
    findings = [
        *_absolute(candidate, gates),
        *_pins(base, candidate, gates),
        *_new_failures(base, candidate, gates),
        *_unmeasured(base, candidate, gates),
        *_regressions(comparisons, gates.margins),
        *_by_type(base, candidate, gates),
    ]
    return decide(findings, comparisons, flips)


def _incomparable(base: Snapshot, candidate: Snapshot) -> Iterable[Finding]:
    for name, label in (("dataset", "評価問題"), ("corpus", "文書"), ("metrics", "指標")):
        if getattr(base, name) != getattr(candidate, name):
            message = f"{label}が基準と違うため比べられません。"
            yield Finding(Outcome.INCOMPARABLE, name, "", "", message)
    lost, new = base.items.keys() - candidate.items.keys(), candidate.items.keys() - base.items.keys()
    for ids, message in ((lost, "基準にあって今回ない問題"), (new, "今回あって基準にない問題")):
        if ids:
            yield Finding(Outcome.INCOMPARABLE, "items", "", "", f"{message}: {'、'.join(sorted(ids))}")


def _mean(snapshot: Snapshot, metric: str) -> float | None:
    values = [item.values[metric] for item in snapshot.items.values() if metric in item.values]
    return sum(values) / len(values) if values else None


def _absolute(candidate: Snapshot, gates: Gates) -> Iterable[Finding]:
    for metric in gates.always:
        for name, item in candidate.items.items():
            if metric in item.failed:
                yield Finding(Outcome.FAIL, "always", metric, name, "常に満たすべき条件に反しています。")
    for metric, floor in gates.floors.items():
        mean = _mean(candidate, metric)
        if mean is not None and mean < floor:
            yield Finding(Outcome.FAIL, "floor", metric, "", f"{mean:.4f} は下限 {floor} を下回っています。")


def _pins(base: Snapshot, candidate: Snapshot, gates: Gates) -> Iterable[Finding]:
    for name, item in candidate.items.items():
        for metric in gates.pinned:
            if item.severity != "pin" or metric not in item.failed:
                continue
            if metric in base.items[name].failed:
                yield Finding(Outcome.WARN, "pin", metric, name, "固定問題が基準でも今回も不合格です。")
            else:
                yield Finding(Outcome.FAIL, "pin", metric, name, "固定問題が合格から不合格になりました。")


def _new_failures(base: Snapshot, candidate: Snapshot, gates: Gates) -> Iterable[Finding]:
    for name, item in candidate.items.items():
        for metric in gates.no_new_failure:
            if metric in item.failed and metric not in base.items[name].failed:
                yield Finding(Outcome.FAIL, "new_failure", metric, name, "基準になかった違反です。")


def _unmeasured(base: Snapshot, candidate: Snapshot, gates: Gates) -> Iterable[Finding]:
    for metric in gates.metrics:
        if _mean(base, metric) is not None and _mean(candidate, metric) is None:
            yield Finding(
                Outcome.FAIL, "lost_metric", metric, "", "基準にあった指標が今回は測られていません。"
            )
        before, after = (sum(metric in i.unmeasured for i in s.items.values()) for s in (base, candidate))
        if after > before:
            yield Finding(
                Outcome.WARN,
                "unmeasured",
                metric,
                "",
                f"測れない問題が {before} 件から {after} 件に増えました。",
            )


def _regressions(comparisons: Iterable[Comparison], margins: Margins) -> Iterable[Finding]:
    for c in comparisons:
        if not c.gated or c.delta >= 0:
            continue
        figures = f"差 {c.delta:+.4f} [{c.low:+.4f}, {c.high:+.4f}] p={c.p_holm:.4f} (n={c.n})"
        if c.p_holm < margins.alpha or c.delta <= -margins.hard + 1e-9:
            yield Finding(Outcome.FAIL, "regression", c.metric, "", f"悪化しました: {figures}")
        elif c.delta <= -margins.soft + 1e-9:
            yield Finding(Outcome.WARN, "regression", c.metric, "", f"やや悪化しました: {figures}")


def _by_type(base: Snapshot, candidate: Snapshot, gates: Gates) -> Iterable[Finding]:
    for kind in sorted({item.type for item in base.items.values()}):
        for metric in gates.gated:
            pairs = paired(base, candidate, metric, kind)
            if len(pairs) < gates.margins.type_items:
                continue
            delta = sum(after - before for before, after in pairs.values()) / len(pairs)
            if delta <= -gates.margins.by_type + 1e-9:
                message = f"種別 {kind} で {delta:+.4f} (n={len(pairs)})"
                yield Finding(Outcome.WARN, "by_type", metric, "", message)
