"""Fit the weights with which はい or いいえ is decided (rag/polar/weighing.py).

    python -m ui.fit_polar

Reads the statements of ``index/training/statements.jsonl`` (``text`` asked or claimed, ``yes``,
``document``, ``locator``), the yes/no questions of dev and its claims that are borne out (一致) or
not (相違). Each is read as a question about its own record; those that figures, dates, ministries or
cells decide are left out. Prints how it does on records left out (ten parts), then the weights.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from rag.polar.nearest import asked_words, nearest
from rag.polar.verdict import weighed_last
from rag.polar.weighing import DENIED, NO, YES, features
from rag.polar.wording import proposition, read_all
from rag.records import DOCUMENT_IDS, DocumentId
from rag.scope import Scope
from ui.compose import Application

ASKED, CLAIMED, KNOWN = 4.0, 0.7, 0.1
"""What a question counts, a claim, and one of those that the comparer of drafts was tuned on."""
DECAY, PARTS, STEPS = 4.0, 10, 50
_CLAIM = "という理解でよいですか。"
_VERDICTS = {"一致": True, "相違": False}
_ROOT = Path(__file__).parent.parent


class Statement(NamedTuple):
    """What is asked of a record, its answer and what it counts."""

    text: str
    yes: bool
    documents: tuple[DocumentId, ...]
    locator: str
    weight: float


def statements() -> Iterator[Statement]:
    """All that is known to be so or not."""
    for row in _rows("index/training/statements.jsonl"):
        claimed = row["text"].endswith("。")
        text = row["text"].rstrip("。") + _CLAIM if claimed else row["text"]
        weight = CLAIMED if claimed else ASKED
        yield Statement(text, row["yes"], (row["document"],), row["locator"], weight)
    for row in _rows("eval/data/claims.jsonl"):
        if row["split"] == "dev" and row["verdict"] in _VERDICTS and row["locator"]:
            text = row["text"].rstrip("。") + _CLAIM
            yield Statement(text, _VERDICTS[row["verdict"]], DOCUMENT_IDS, row["locator"], KNOWN)
    for row in _rows("eval/data/dev/yesno.jsonl"):
        answer = row["facts"][row["direct"][0]][0] if row["direct"] and row["facts"] else ""
        if row["gold"] and row["gold"][0] and answer in ("はい", "いいえ"):
            place = row["gold"][0][0]
            yield Statement(row["question"], answer == "はい", (place["document"],), place["locator"], ASKED)


def _rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (_ROOT / name).read_text(encoding="utf-8").splitlines()]


def gather(known: Sequence[Statement]) -> tuple[list[str], np.ndarray, list[Statement]]:
    """The names of the features, a row of them for each statement that they are to decide, and these."""
    engine = Application().engine
    context = engine._context_of(Scope())
    rows: list[dict[str, float]] = []
    kept = []
    for statement in known:
        places = [engine.library.get(d, statement.locator) for d in statement.documents]
        record = next((r for r in places if r is not None), None)
        question = engine.analyse(statement.text)
        found = context.finder.find(question, records=(record,)) if record else []
        if not found or not weighed_last(question, found[0].record, found, context):
            continue
        said = proposition(question, context)
        mine = [e for e in found if e.record.locator == found[0].record.locator]
        words = asked_words(said, found[0].record, context)
        near = nearest(words, read_all(question, said, mine, context), context)
        if near:
            rows.append(features(said, found[0].record, words, near, context))
            kept.append(statement)
    names = list(rows[0])
    return names, np.array([[row[n] for n in names] for row in rows]), kept


def fit(values: np.ndarray, yes: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression by Newton's method, the last of them the bias."""
    design = np.hstack([values, np.ones((len(values), 1))])
    decay = np.full(design.shape[1], DECAY)
    decay[-1] = 1e-6
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weight * (chance - yes)) + decay * found
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design + np.diag(decay)
        found -= np.linalg.solve(curve, slope)
    return found


def main() -> None:
    """Fit, and show how well and what was learned."""
    names, values, kept = gather(list(statements()))
    yes = np.array([s.yes for s in kept], dtype=float)
    weight = np.array([s.weight for s in kept])
    part = np.array([zlib.crc32(s.locator.encode()) % PARTS for s in kept])
    denied = values[:, names.index("rule")] < 0
    odds = np.zeros(len(kept))
    for number in range(PARTS):
        learned = fit(values[part != number], yes[part != number], weight[part != number])
        odds[part == number] = values[part == number] @ learned[:-1] + learned[-1]
    for name, counts in (("questions", ASKED), ("claims", CLAIMED), ("claims of dev", KNOWN)):
        mine = weight == counts
        decided = mine & ((odds >= YES) | (odds <= np.where(denied, DENIED, NO)))
        wrong = decided & ((odds > 0) != (yes > 0))
        sys.stdout.write(f"{name}: {mine.sum()}, decided {decided.sum()}, wrong {wrong.sum()}\n")
    learned = fit(values, yes, weight)
    for feature, value in zip([*names, "BIAS"], learned, strict=True):
        sys.stdout.write(f'    "{feature}": {value:.2f},\n')


if __name__ == "__main__":
    main()
