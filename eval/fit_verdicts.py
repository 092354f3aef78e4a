"""Fit the weights by which the draft check decides, on dev claims (``python -m ui.fit_verdicts``).

Every claim of split dev is examined as a draft of its own (a paragraph as one draft), and a softmax
regression with a quadratic penalty learns its verdict from ``rag.drafting.features``. What it would do
to records it has not seen is told by cross-validation: five folds, all claims of a record in one. The
table gives, for each probability asked of 一致, the share of right verdicts and what passes.
The weights themselves are those of all claims.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from eval.cases import DATA
from eval.claims import GoldClaim
from rag.drafting.check import Checker
from rag.drafting.features import features
from rag.drafting.verdict import ACCEPTED, LEARNED, differs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

PENALTY, STEPS, FOLDS = 3.0, 80, 5
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9)
WEIGHTS = Path(__file__).parent.parent / "rag" / "drafting" / "verdict.toml"


class Sample(NamedTuple):
    """A claim as features, with the position of its verdict among ``LEARNED`` and whether a fact differs."""

    features: dict[str, float]
    verdict: int
    record: str
    differs: bool


def samples(checker: Checker) -> Iterator[Sample]:
    """The development claims that were weighed against records."""
    for claims in _drafts():
        draft = "".join(c.text + ("" if c.text.endswith("。") else "\n") for c in claims)
        by_place = {e.claim.start: e for e in checker.examine(draft)}
        at = 0
        for gold in claims:
            at = draft.index(gold.text, at)
            found = by_place.get(at)
            at += len(gold.text)
            if found is None or found.weighed.base is None or gold.verdict not in LEARNED:
                continue
            if found.subject.missing or found.weighed.other is not None:
                continue
            yield Sample(
                features(found.weighed),
                LEARNED.index(gold.verdict),
                gold.locator or gold.text,
                differs(found.weighed.base.support),
            )


def _drafts() -> Iterator[list[GoldClaim]]:
    for name in ("claims", "paragraphs"):
        for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["split"] == "dev":
                rows = row.get("claims") or [{k: row[k] for k in GoldClaim.model_fields if k in row}]
                yield [GoldClaim.model_validate(r) for r in rows]


def fit(values: Array, verdicts: NDArray[np.int64]) -> Array:
    """Weights of shape (features + 1, verdicts), the bias last, for standardised features.

    Newton steps with the bound of Böhning on the curvature: they need no step size and always converge.
    """
    import numpy as np

    rows = np.c_[values, np.ones(len(values))]
    wanted = np.eye(len(LEARNED))[verdicts]
    penalty = np.full((rows.shape[1], 1), PENALTY)
    penalty[-1] = 0.01
    curvature = np.linalg.inv(0.5 * rows.T @ rows + np.diag(penalty[:, 0]))
    weights = np.zeros((rows.shape[1], len(LEARNED)))
    for _ in range(STEPS):
        weights -= curvature @ (rows.T @ (_softmax(rows @ weights) - wanted) + penalty * weights)
    return weights


def _softmax(odds: Array) -> Array:
    import numpy as np

    powers = np.exp(odds - odds.max(axis=1, keepdims=True))
    likely: Array = powers / powers.sum(axis=1, keepdims=True)
    return likely


def fitted(checker: Checker) -> tuple[str, str]:
    """The table of the cross-validation, and the weights as they stand in ``WEIGHTS``."""
    import numpy as np

    found = list(samples(checker))
    names = list(found[0].features)
    values = np.array([[s.features[n] for n in names] for s in found])
    verdicts = np.array([s.verdict for s in found])
    blocked = np.array([s.differs for s in found])
    folds = np.array([zlib.crc32(s.record.encode()) % FOLDS for s in found])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    values = (values - mean) / spread
    likely = np.zeros((len(found), len(LEARNED)))
    for fold in range(FOLDS):
        weights = fit(values[folds != fold], verdicts[folds != fold])
        likely[folds == fold] = _softmax(np.c_[values, np.ones(len(values))][folds == fold] @ weights)
    lines = [f"{len(found)} claims; cross-validated:", "一致 from | right | altered passed | right kept"]
    for level in LEVELS:
        passed = (likely[:, 0] >= level) & ~blocked
        got = np.where(passed, 0, 1 + likely[:, 1:].argmax(axis=1))
        altered, right = verdicts > 0, verdicts == 0
        lines.append(
            f"{level:.2f}{' *' if level == ACCEPTED else '  '} | {(got == verdicts).mean():.3f} | "
            f"{(passed & altered).sum()}/{altered.sum()} | {(passed & right).sum()}/{right.sum()}"
        )
    weights = fit(values, verdicts)
    raw = weights[:-1] / spread[:, None]
    return "\n".join(lines), _toml(names, raw, weights[-1] - mean @ raw)


def _toml(names: list[str], weights: Array, biases: Array) -> str:
    lines = ["# Log odds of each verdict: what each feature counts. Written by ui.fit_verdicts."]
    for column, verdict in enumerate(LEARNED):
        lines += ["", f'["{verdict}"]', f"bias = {biases[column]:.3f}"]
        lines += [f"{name} = {weights[row, column]:.3f}" for row, name in enumerate(names)]
    return "\n".join(lines) + "\n"
