"""Train the query adapter of the bundled model on questions whose answers are known.

    python -m index.train_adapter [--index FOLDER] [--model FOLDER] [--check QUESTIONS...] QUESTIONS...

QUESTIONS are JSONL files, one question a line: ``question`` and ``gold``, groups of places of which
each supports the answer ({"document", "start", "end"}, in characters of the source), or ``sentence``
and ``evidence`` (a list of places). The evaluation's cases have this form, and so has
``index/training/questions.jsonl``: what people might ask of each sentence of the documents, written
for this purpose without any question set in view.

The index gives the passages. Each question is trained against all of them (softmax over cosines
divided by a temperature), so that a passage is pushed away only as far as other questions push it
back: leave no part of the documents without questions. ``--check`` prints how well the dense half
finds the places of other questions, before and after.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from index.dense import DenseIndex
from index.embedders import CARD
from index.onnx_embedder import BUNDLED, OnnxEmbedder
from index.prior import PRIOR
from index.query_adapter import ADAPTER, adapt
from index.versions import current
from rag.records import Chunk

if TYPE_CHECKING:
    from index.embedders import Vectors

EPOCHS, BATCH, RATE, DECAY, TEMPERATURE = 20, 128, 1e-3, 1.0, 0.02


class Asked(NamedTuple):
    """A question and, for each fact it asks for, the positions of the chunks that support it."""

    question: str
    gold: tuple[tuple[int, ...], ...]


class Found(NamedTuple):
    """How well the dense half finds the places of questions: one value a fact, averaged."""

    recall_at_1: float
    recall_at_5: float
    mrr_at_10: float
    facts: int


def read_questions(files: Sequence[Path], chunks: Sequence[Chunk]) -> Iterator[Asked]:
    """The questions of the files that have a place in the index and need no conversation before them."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            groups = row["gold"] if "gold" in row else [row.get("evidence") or []]
            gold = tuple(g for g in (_positions(places, chunks) for places in groups) if g)
            if gold and not row.get("history"):
                yield Asked(row.get("question") or row["sentence"], gold)


def _positions(places: Sequence[dict[str, Any]], chunks: Sequence[Chunk]) -> tuple[int, ...]:
    return tuple(
        i
        for i, chunk in enumerate(chunks)
        if any(
            chunk.document == p["document"] and chunk.start < p["end"] and p["start"] < chunk.end
            for p in places
        )
    )


def train(questions: Vectors, gold: Sequence[int], passages: Vectors) -> Vectors:
    """The adapter: float32 of shape (dimension, dimension).

    Args:
        questions: (n, dimension), a row for every pair of question and passage.
        gold: for each row the position of its passage.
        passages: (chunks, dimension).
    """
    import torch

    torch.manual_seed(0)
    q, p = torch.from_numpy(questions), torch.from_numpy(passages)
    wanted = torch.tensor(list(gold))
    adapter = torch.zeros(q.shape[1], q.shape[1], requires_grad=True)
    optimizer = torch.optim.AdamW([adapter], lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(q) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(q)).split(BATCH):
            moved = torch.nn.functional.normalize(q[rows] + q[rows] @ adapter, dim=-1)
            loss = torch.nn.functional.cross_entropy(moved @ p.T / TEMPERATURE, wanted[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    trained: Vectors = adapter.detach().numpy()
    return trained


def measure(asked: Sequence[Asked], questions: Vectors, passages: Vectors) -> Found:
    """How well cosines rank the places of each question (a row of ``questions`` each)."""
    import numpy as np

    ranks: list[int] = []
    for case, cosines in zip(asked, questions @ passages.T, strict=True):
        place = np.empty(len(cosines), np.int64)
        place[np.argsort(-cosines, kind="stable")] = np.arange(len(cosines))
        ranks += [int(min(place[list(group)])) for group in case.gold]
    at = np.array(ranks)
    reciprocal = np.where(at < 10, 1 / (at + 1), 0)
    return Found(float((at < 1).mean()), float((at < 5).mean()), float(reciprocal.mean()), len(ranks))


def enter(model: Path, file: str) -> None:
    """Put the digest of a file in the model's folder on its card."""
    card = json.loads((model / CARD).read_bytes())
    if file == ADAPTER:
        card["sha256"].pop(PRIOR, None)  # learned with the vectors of the adapter before (ui.fit_likelihood)
    card["sha256"][file] = hashlib.sha256((model / file).read_bytes()).hexdigest()
    (model / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read_index(folder: Path) -> tuple[list[Chunk], Vectors]:
    """The chunks of the index in ``folder`` and their vectors."""
    version = folder / (current(folder) or "")
    lines = (version / "chunks.jsonl").read_text(encoding="utf-8").splitlines()
    return [Chunk(**json.loads(line)) for line in lines], DenseIndex.load(version).vectors()


def main(arguments: list[str] | None = None) -> int:
    """Run the command; see the module's description."""
    import numpy as np

    parser = argparse.ArgumentParser(
        prog="index.train_adapter", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("questions", type=Path, nargs="+", help="JSONL files of questions to train on")
    parser.add_argument("--index", type=Path, default=Path(".shisaku/index"), help="a built index")
    parser.add_argument("--model", type=Path, default=BUNDLED, help="the exported model it is for")
    parser.add_argument("--check", type=Path, nargs="+", default=[], help="other questions to measure")
    options = parser.parse_args(arguments)
    chunks, passages = read_index(options.index)
    embedder = OnnxEmbedder(options.model, adapter=False)
    asked = list(read_questions(options.questions, chunks))
    pairs = [(row, i) for row, case in enumerate(asked) for group in case.gold for i in group]
    sys.stderr.write(f"{len(asked)} questions, {len(pairs)} pairs, {len(chunks)} passages\n")
    vectors = embedder.encode_queries([case.question for case in asked])
    adapter = train(vectors[[row for row, _ in pairs]], [i for _, i in pairs], passages)
    np.save(options.model / ADAPTER, adapter.astype(np.float16))
    enter(options.model, ADAPTER)
    if options.check:
        others = list(read_questions(options.check, chunks))
        plain = embedder.encode_queries([case.question for case in others])
        figures = {
            "before": measure(others, plain, passages)._asdict(),
            "after": measure(others, adapt(plain, adapter), passages)._asdict(),
        }
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
