"""An evaluation on disk: results.jsonl, summary.json, manifest.json, and timings.json apart.

All but timings.json are byte for byte the same for two runs of the same state.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from eval.cases import Case, describe, read_lines
from eval.results import Check, Evaluation, ItemScore, Manifest, Passage, Run, RunItem, State
from eval.summary import summarise
from rag.errors import InputError

RESULTS, SUMMARY, MANIFEST, TIMINGS = "results.jsonl", "summary.json", "manifest.json", "timings.json"


def write_evaluation(evaluation: Evaluation, folder: Path) -> None:
    """Write the four files; the folder is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    run = evaluation.run
    lines = [_line(item, score) for item, score in zip(run.items, evaluation.scores, strict=True)]
    (folder / RESULTS).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    _write(folder / SUMMARY, evaluation.summary.to_dict())
    _write(folder / MANIFEST, evaluation.manifest.to_dict() | {"arms": run.arms})
    timings = {
        item.case.id: {
            "elapsed_ms": round(item.elapsed_ms, 3),
            **((item.answer or {}).get("timings_ms") or {}),
        }
        for item in run.items
    }
    _write(folder / TIMINGS, timings)


def read_evaluation(folder: Path) -> Evaluation:
    """Read an evaluation back; the summary is computed anew from the scores.

    Raises:
        InputError: a file is missing or damaged; lines are named.
    """
    manifest = read_value(folder / MANIFEST)
    timings = read_value(folder / TIMINGS)
    objects, problems = read_lines(folder / RESULTS)
    items: list[RunItem] = []
    scores: list[ItemScore] = []
    for number, value in objects:
        try:
            case = Case.model_validate(value["case"])
            elapsed = float(timings[case.id]["elapsed_ms"])
            items.append(_item(case, value, elapsed))
            scores.append(_score(value["score"]))
        except ValidationError as error:
            problems.append(f"{folder / RESULTS}:{number}: {describe(error)}")
        except (KeyError, TypeError, ValueError) as error:
            problems.append(f"{folder / RESULTS}:{number}: {error!r}")
    try:
        arms = tuple(manifest.pop("arms"))
        restored = Manifest(**manifest)
    except (KeyError, TypeError) as error:
        problems.append(f"{folder / MANIFEST}: {error!r}")
    if problems:
        listed = "\n".join(problems)
        raise InputError(f"評価結果 {folder} を読めません。\n{listed}", "評価をもう一度実行してください。")
    return Evaluation(Run(restored.system, tuple(items), arms), tuple(scores), summarise(scores), restored)


def _line(item: RunItem, score: ItemScore) -> str:
    answer = None if item.answer is None else {k: v for k, v in item.answer.items() if k != "timings_ms"}
    arms = {
        arm: [[p.document, p.start, p.end, round(p.score, 6)] for p in ps] for arm, ps in item.arms.items()
    }
    value = {
        "case": item.case.model_dump(mode="json"),
        "answer": answer,
        "error": item.error,
        "retrieval_error": item.retrieval_error,
        "arms": arms,
        "score": score.to_dict(),
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _item(case: Case, value: Mapping[str, Any], elapsed: float) -> RunItem:
    arms = {arm: tuple(Passage(*place) for place in places) for arm, places in value["arms"].items()}
    return RunItem(case, value["answer"], value["error"], arms, value["retrieval_error"], elapsed)


def _score(value: dict[str, Any]) -> ItemScore:
    checks = tuple(Check(c["name"], State(c["state"]), c["value"], c["detail"]) for c in value.pop("checks"))
    return ItemScore(checks=checks, **value)


def _write(file: Path, value: Any) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_value(file: Path) -> dict[str, Any]:
    """The object in one of the JSON files.

    Raises:
        InputError: the file is missing or holds no object.
    """
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"評価結果 {file} を読めません({error})。", "評価をもう一度実行してください。"
        ) from error
    if not isinstance(value, dict):
        raise InputError(f"評価結果 {file} の形式が違います。", "評価をもう一度実行してください。")
    return value
