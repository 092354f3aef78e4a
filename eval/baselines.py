"""Blessed baselines: the few values of a run that the gate compares, in a small JSON file.

``bless`` is the only writer. One line an item, so that a change shows as a readable diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.cases import describe
from eval.results import ItemScore, Manifest, State
from rag.errors import InputError

BASELINES = Path(__file__).resolve().parent / "baselines"
DIGITS = 6


@dataclass(frozen=True, slots=True)
class SnapshotItem:
    """The gated values of an item; checks that do not concern it are absent, unmeasured ones 0."""

    type: str
    severity: str
    cluster: str
    values: Mapping[str, float]
    failed: frozenset[str]
    unmeasured: frozenset[str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What two runs are compared by."""

    system: str
    dataset: str
    corpus: str
    metrics: str
    commit: str
    items: Mapping[str, SnapshotItem]


class _ItemForm(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: str
    severity: str
    cluster: str
    values: dict[str, float]
    failed: list[str]
    unmeasured: list[str]


class _FileForm(BaseModel):
    model_config = ConfigDict(extra="forbid")
    format: Literal[1]
    system: str
    dataset: str
    corpus: str
    metrics: str
    commit: str
    items: dict[str, _ItemForm]


def snapshot(manifest: Manifest, scores: Sequence[ItemScore], metrics: Iterable[str]) -> Snapshot:
    """The values of ``metrics`` of a run, rounded to ``DIGITS`` so that a file gives them back exactly."""
    wanted = set(metrics)
    items = {}
    for score in scores:
        checks = [c for c in score.checks if c.name in wanted and c.state != State.NOT_APPLICABLE]
        items[score.id] = SnapshotItem(
            type=score.type,
            severity=score.severity,
            cluster=score.cluster,
            values={c.name: round(c.value or 0.0, DIGITS) for c in checks},
            failed=frozenset(c.name for c in checks if c.state == State.FAIL),
            unmeasured=frozenset(c.name for c in checks if c.state == State.UNMEASURED),
        )
    return Snapshot(
        manifest.system, manifest.dataset, manifest.corpus, manifest.metrics, manifest.commit, items
    )


def bless(current: Snapshot, file: Path) -> None:
    """Make this run the baseline, replacing the file as a whole."""
    head = {
        "format": 1,
        "system": current.system,
        "dataset": current.dataset,
        "corpus": current.corpus,
        "metrics": current.metrics,
        "commit": current.commit,
    }
    rows = [f"{json.dumps(name)}: {_row(item)}" for name, item in sorted(current.items.items())]
    text = json.dumps(head, ensure_ascii=False)[:-1] + ',\n"items": {\n' + ",\n".join(rows) + "\n}}\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)


def _row(item: SnapshotItem) -> str:
    value = {
        "type": item.type,
        "severity": item.severity,
        "cluster": item.cluster,
        "values": dict(sorted(item.values.items())),
        "failed": sorted(item.failed),
        "unmeasured": sorted(item.unmeasured),
    }
    return json.dumps(value, ensure_ascii=False)


def read_baseline(file: Path) -> Snapshot:
    """Read a blessed baseline.

    Raises:
        InputError: it is missing, damaged or of another format.
    """
    hint = "`shisaku eval bless` で基準を作ってください。"
    try:
        form = _FileForm.model_validate_json(file.read_bytes())
    except FileNotFoundError as error:
        raise InputError(f"基準 {file} がありません。", hint) from error
    except OSError as error:
        raise InputError(f"基準 {file} を読めません({error.strerror})。", hint) from error
    except ValidationError as error:
        raise InputError(f"基準 {file} が壊れています({describe(error)[:300]})。", hint) from error
    items = {
        name: SnapshotItem(
            i.type, i.severity, i.cluster, i.values, frozenset(i.failed), frozenset(i.unmeasured)
        )
        for name, i in form.items.items()
    }
    return Snapshot(form.system, form.dataset, form.corpus, form.metrics, form.commit, items)
