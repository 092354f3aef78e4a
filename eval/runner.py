"""Runs a system over the cases. What fails is recorded with its traceback, never skipped."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import Any

from eval.cases import Case
from eval.manifest import manifest_of
from eval.results import Evaluation, Passage, Run, RunItem
from eval.score import Scorer
from eval.summary import summarise

Answerer = Callable[[Case], Mapping[str, Any]]
"""Gives the answer record (its JSON form) for a case."""

Retriever = Callable[[Case], Mapping[str, Sequence[Passage]]]
"""Gives the ranked passages of every arm for a case."""

Progress = Callable[[int, int], None]
"""Is told (done, total)."""


def run(
    cases: Sequence[Case],
    answer: Answerer,
    retrieve: Retriever | None = None,
    progress: Progress | None = None,
    system: str = "shisaku",
) -> Run:
    """Ask the system every case, one after another.

    An exception of the system under test belongs to the result: the item is recorded with the
    traceback and scored 0. The calls run in a worker thread whose future holds the exception.
    """
    items: list[RunItem] = []
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="eval") as worker:
        for done, case in enumerate(cases, 1):
            started = perf_counter()
            future = worker.submit(_plain_answer, answer, case)
            error = _traceback(future.exception())
            elapsed = (perf_counter() - started) * 1000
            found: dict[str, tuple[Passage, ...]] = {}
            retrieval_error = ""
            if retrieve is not None:
                hits = worker.submit(_plain_arms, retrieve, case)
                retrieval_error = _traceback(hits.exception())
                found = {} if retrieval_error else hits.result()
            value = None if error else future.result()
            items.append(RunItem(case, value, error, found, retrieval_error, elapsed))
            if progress:
                progress(done, len(cases))
    arms = tuple(dict.fromkeys(arm for item in items for arm in item.arms))
    return Run(system, tuple(items), arms)


def _plain_answer(answer: Answerer, case: Case) -> dict[str, Any]:
    """The answer as it would come back from a file; what JSON cannot hold is the system's error."""
    value: dict[str, Any] = json.loads(json.dumps(dict(answer(case)), ensure_ascii=False))
    return value


def _plain_arms(retrieve: Retriever, case: Case) -> dict[str, tuple[Passage, ...]]:
    return {arm: tuple(passages) for arm, passages in retrieve(case).items()}


def _traceback(error: BaseException | None) -> str:
    return "".join(traceback.format_exception(error)).rstrip() if error else ""


def evaluate(result: Run, scorer: Scorer, split: str = "", progress: Progress | None = None) -> Evaluation:
    """Score a run and sum it up."""
    scores = scorer.run(result, progress)
    return Evaluation(result, scores, summarise(scores), manifest_of(result, scorer.corpus, split))
