"""Fit how likely the documents answer a question (``rag.answerability.likelihood``).

    python -m ui.fit_likelihood CASES...

CASES are JSONL files of the evaluation (eval/data/dev), with questions that the documents answer and
others that they do not; a record found that is not the one that answers counts with the latter.
The questions written for training (index/training) are added, among them pairs about one record in
the same words, one of which it does not answer. The evidence for each third of the questions is found
by an adapter trained on the others (``ui.fit_weights``). Writes the weights of the question's vector beside
the bundled model, prints those of the other values to be put into the module, and how many of the
questions without an answer pass with which share of the others, in cross-validation by question:
a little too well, as the vectors are those of the bundled adapter and a pair may be parted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from index.onnx_embedder import BUNDLED
from index.prior import PRIOR
from index.train_adapter import enter
from rag.answerability import likelihood
from rag.records import Record
from ui.compose import Application
from ui.fit_weights import TRAINING, Asked, places, read, searched

STRENGTH = 0.02
"""Inverse of the regularisation: the larger, the freer the weights."""
PASSING = (0.02, 0.03, 0.05, 0.1)
"""Shares of the questions without an answer that may pass."""
LEAST_SPREAD = 1e-3


def fit(files: Sequence[Path], application: Application) -> dict[str, Any]:
    """Weights by logistic regression, each value scaled to its spread; the vector's are written."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.model_selection import cross_val_predict  # type: ignore[import-untyped]

    rows: list[dict[str, float]] = []
    searches, answerable = [], []
    for asked, question, found, _ in searched([*read(files), *_pairs()], files, application):
        if found:
            rows.append(likelihood.values(question, found))
            searches.append(question.search)
            answerable.append(is_told(asked, found[0].record))
    names = sorted({name for row in rows for name in row})
    vectors = application.embedder.encode_queries(searches)
    x = np.hstack([np.array([[row.get(n, 0.0) for n in names] for row in rows]), vectors])
    y = np.array(answerable)
    middle, spread = x.mean(axis=0), x.std(axis=0) + LEAST_SPREAD
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    odds = cross_val_predict(model, (x - middle) / spread, y, cv=5, method="decision_function")
    fitted = model.fit((x - middle) / spread, y)
    weights = fitted.coef_[0] / spread
    np.save(BUNDLED / PRIOR, weights[len(names) :].astype(np.float32))
    enter(BUNDLED, PRIOR)
    bars = {share: float(np.quantile(odds[~y], 1 - share)) for share in PASSING}
    return {
        "questions": len(y),
        "unanswerable": int((~y).sum()),
        "cross_validated": {
            f"{share:.0%} pass at {bar:.2f}": round(float((odds[y] >= bar).mean()), 4)
            for share, bar in bars.items()
        },
        "bias": round(float(fitted.intercept_[0] - weights @ middle), 3),
        "weights": {n: round(float(w), 3) for n, w in zip(names, weights, strict=False)},
    }


def is_told(asked: Asked, record: Record) -> bool:
    """Whether the record found answers: another's words are as wrong where some record does."""
    return any(
        record.document == document and cell.start < end and start < cell.end
        for document, start, end in asked.gold
        for cell in record.fields
    )


def _pairs() -> Iterator[Asked]:
    for line in (TRAINING / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Asked(row["question"], places(row.get("gold", ())), written=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; see the module's description."""
    parser = argparse.ArgumentParser(prog="ui.fit_likelihood", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("cases", type=Path, nargs="+", help="JSONL files of evaluation cases")
    options = parser.parse_args(arguments)
    sys.stdout.write(json.dumps(fit(options.cases, Application()), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
