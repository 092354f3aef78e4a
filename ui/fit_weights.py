"""Fit the weights of evidence finder and answerability decision on questions whose answers are known.

    python -m ui.fit_weights evidence CASES...
    python -m ui.fit_weights answerability CASES...

CASES are JSONL files of the evaluation (eval/data/dev). The questions written for training
(index/training) are added. The query adapter is trained on such questions, too, and finds what it was
trained on better than what it was not: each third of the questions is searched with an adapter that
was trained on the other two. Prints the weights to be put into the module, and how well they do
in cross-validation by question. Evidence comes first: answerability is judged by its scores.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import train_adapter
from index.onnx_embedder import OnnxEmbedder
from index.query_adapter import adapt
from index.retriever import HybridRetriever
from rag.answerability import decision as answerability
from rag.context import Context
from rag.engine import Engine
from rag.evidence import finder as evidence
from rag.evidence.finder import Evidence, EvidenceFinder
from rag.question import Question
from rag.routes import passage
from rag.settings import PROJECT
from ui.compose import Application

if TYPE_CHECKING:
    from index.embedders import Vectors

TRAINING = PROJECT / "index" / "training"
FOLDS = 3
CANDIDATES = 40
EVERY = 3
"""Of the questions written for training every third is used: they are many and of one kind."""
NOT_PASSAGES = frozenset(("list", "count", "group", "missing_id", "hostile", "premise"))
"""Types of cases that no passage answers."""
SOFTNESS, PULL, RATE, STEPS = 2.0, 1e-3, 0.05, 200
"""Evidence: factor of the scores in the softmax, pull towards the present weights, Adam's rate and steps."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; ``gold`` are the places (document, start, end) that answer it, none if nothing does."""

    text: str
    gold: tuple[tuple[str, int, int], ...]
    written: bool = False

    @property
    def fold(self) -> int:
        return zlib.crc32(self.text.encode()) % FOLDS


class Adapted(OnnxEmbedder):
    """The bundled model with another query adapter."""

    def __init__(self, adapter: Vectors) -> None:
        super().__init__(adapter=False)
        self._other = adapter

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return adapt(super().encode_queries(texts), self._other)


def read(files: Sequence[Path]) -> list[Asked]:
    """The cases that need a passage and no conversation, and the questions written for training."""
    return [*_cases(files), *_written()]


def _cases(files: Sequence[Path]) -> Iterator[Asked]:
    for file in files:
        for case in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            gold = places(case.get("gold") or ())
            alone = not case.get("history") and case["type"] not in NOT_PASSAGES
            if alone and (gold or not case["answerable"]):
                yield Asked(case["question"], gold)


def _written() -> Iterator[Asked]:
    lines = (TRAINING / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines[::EVERY]):
        yield Asked(row["question"], places(row["gold"]), written=True)
    for line in (TRAINING / "unanswerable.jsonl").read_text(encoding="utf-8").splitlines():
        yield Asked(json.loads(line)["question"], (), written=True)


def places(groups: Sequence[Any]) -> tuple[tuple[str, int, int], ...]:
    """All the places (document, start, end) of the groups of a key."""
    return tuple((p["document"], p["start"], p["end"]) for group in groups for p in group)


def adapters(files: Sequence[Path], application: Application) -> list[Vectors]:
    """One adapter a fold, trained on the questions of the others."""
    chunks, passages = train_adapter.read_index(application.settings.data / "index")
    asked = list(train_adapter.read_questions([TRAINING / "questions.jsonl", *files], chunks))
    plain = OnnxEmbedder(adapter=False).encode_queries([a.question for a in asked])
    found = []
    for fold in range(FOLDS):
        pairs = [
            (row, i)
            for row, a in enumerate(asked)
            if Asked(a.question, ()).fold != fold
            for group in a.gold
            for i in group
        ]
        _tell(f"adapter {fold + 1}/{FOLDS}: {len(pairs)} pairs")
        found.append(train_adapter.train(plain[[r for r, _ in pairs]], [i for _, i in pairs], passages))
    return found


def searched(
    asked: Sequence[Asked], files: Sequence[Path], application: Application
) -> Iterator[tuple[Asked, Question, list[Evidence], Context]]:
    """The evidence for each question, found without having trained on it."""
    for fold, adapter in enumerate(adapters(files, application)):
        mine = [a for a in asked if a.fold == fold]
        library, tokenizer = application.library, application.tokenizer
        retriever = HybridRetriever(
            application.index,
            Adapted(adapter),
            tokenizer,
            application.settings.retrieval.dense_weight,
            application.settings.retrieval.candidates,
        )
        engine = Engine(library, retriever, tokenizer, "", "")
        context = Context(library, tokenizer, EvidenceFinder(library, retriever, tokenizer), ())
        questions = [engine.analyse(a.text) for a in mine]
        retriever.prepare([q.search for q in questions])
        for done, (a, question) in enumerate(zip(mine, questions, strict=True)):
            if done % 200 == 0:
                _tell(f"fold {fold + 1}/{FOLDS}: {done}/{len(mine)}")
            if not (question.measures or question.sections):
                yield a, question, passage.candidates(question, context), context


def fit_evidence(asked: Sequence[Asked], files: Sequence[Path], application: Application) -> dict[str, Any]:
    """Weights by a softmax over the candidates of each question: some gold sentence should come first."""
    import numpy as np
    import torch

    names = list(evidence.WEIGHTS)
    rows: list[tuple[Any, Any]] = []
    for a, _, found, _ in searched([a for a in asked if a.gold], files, application):
        features = np.zeros((CANDIDATES, len(names)), np.float32)
        gold = np.zeros(CANDIDATES, bool)
        for i, e in enumerate(found[:CANDIDATES]):
            features[i] = [e.features[n] for n in names]
            gold[i] = any(
                e.record.document == d and e.sentence.start < end and start < e.sentence.end
                for d, start, end in a.gold
            )
        features[len(found) :] = -1e3 * np.sign([evidence.WEIGHTS[n] or 1 for n in names])
        if gold.any():
            rows.append((features, gold))
    features, gold = np.stack([f for f, _ in rows]), np.stack([g for _, g in rows])
    start = torch.tensor([evidence.WEIGHTS[n] for n in names])

    def fit(part: Any) -> Any:
        weights = start.clone().requires_grad_(True)
        optimizer = torch.optim.Adam([weights], lr=RATE)
        x, y = torch.from_numpy(features[part]), torch.from_numpy(gold[part])
        for _ in range(STEPS):
            logs = torch.log_softmax(SOFTNESS * (x @ weights), dim=1)
            loss = -torch.logsumexp(logs.masked_fill(~y, -1e9), dim=1).mean()
            loss = loss + PULL * ((weights - start) ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return weights.detach().numpy()

    def first(weights: Any, part: Any) -> Any:
        best = np.argmax(features[part] @ weights, axis=1)
        return gold[part][np.arange(len(best)), best]

    parts = np.arange(len(rows)) % 4
    crossed = np.concatenate([first(fit(parts != p), parts == p) for p in range(4)])
    fitted = fit(parts >= 0)
    return {
        "questions": len(rows),
        "first_now": round(float(first(start.numpy(), parts >= 0).mean()), 4),
        "first_cross_validated": round(float(crossed.mean()), 4),
        "weights": {n: round(float(w), 2) for n, w in zip(names, fitted, strict=True)},
    }


def fit_answerability(
    asked: Sequence[Asked], files: Sequence[Path], application: Application
) -> dict[str, Any]:
    """Weights by logistic regression over the features that rag.answerability.decision weighs."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.model_selection import cross_val_predict  # type: ignore[import-untyped]

    names = list(answerability.WEIGHTS)
    values, answerable, weights, now = [], [], [], []
    for a, question, found, context in searched(asked, files, application):
        if not found:
            continue
        told = answerability.weighed(question, found, context)
        values.append([told[n] for n in names])
        answerable.append(bool(a.gold))
        weights.append(0.5 if a.written and a.gold else 1.0)
        now.append(answerability.log_odds(told) >= answerability.LEAST)
    x, y, w, kept = np.array(values), np.array(answerable), np.array(weights), np.array(now)
    model = LogisticRegression(C=1.0, max_iter=5000)
    odds = cross_val_predict(model, x, y, cv=5, method="decision_function", params={"sample_weight": w})
    fitted = model.fit(x, y, sample_weight=w)
    curve = {
        f"{least:+.1f}": {
            "refused": round(float((odds[y] < least).mean()), 4),
            "declined": round(float((odds[~y] < least).mean()), 4),
        }
        for least in (-1.0, -0.5, 0.0, 0.5)
    }
    return {
        "questions": len(y),
        "now": {"refused": float((~kept[y]).mean()), "declined": float((~kept[~y]).mean())},
        "cross_validated": curve,
        "bias": round(float(fitted.intercept_[0]), 2),
        "weights": {n: round(float(c), 2) for n, c in zip(names, fitted.coef_[0], strict=True)},
    }


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; see the module's description."""
    parser = argparse.ArgumentParser(prog="ui.fit_weights", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("evidence", "answerability"))
    parser.add_argument("cases", type=Path, nargs="+", help="JSONL files of evaluation cases")
    options = parser.parse_args(arguments)
    asked = read(options.cases)
    fit = fit_evidence if options.what == "evidence" else fit_answerability
    sys.stdout.write(json.dumps(fit(asked, options.cases, Application()), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
