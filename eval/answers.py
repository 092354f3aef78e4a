"""Answers that another system wrote, in the answer record's form, one JSON object a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from eval.answer_record import AnswerRecord
from eval.cases import Case, describe, read_lines
from eval.results import Run, RunItem
from rag.errors import InputError

MISSING = "回答ファイルにこの問題の回答がない"


@dataclass(frozen=True, slots=True)
class Submitted:
    """The answers by case id, and the ids of cases without one (they are scored 0)."""

    answers: Mapping[str, Mapping[str, Any]]
    missing: tuple[str, ...]


def read_answers(file: Path, cases: Sequence[Case], corpus: str = "") -> Submitted:
    """Read a file of answers to ``cases``.

    ``corpus`` is the hash that the answers' own ``corpus`` must equal where both are given.
    Cases without an answer are not refused: they are named in ``missing`` and score 0.

    Raises:
        InputError: malformed lines, answers not in the form, duplicate or unknown ids, another
            corpus; every problem is listed with file and line.
    """
    objects, problems = read_lines(file)
    wanted = {case.id for case in cases}
    answers: dict[str, Mapping[str, Any]] = {}
    lines: dict[str, int] = {}
    for number, value in objects:
        try:
            answer = AnswerRecord.model_validate(value)
        except ValidationError as error:
            problems.append(f"{file}:{number}: {describe(error)}")
            continue
        if answer.id in lines:
            problems.append(f"{file}:{number}: id {answer.id} は {lines[answer.id]} 行目と重複しています")
        elif answer.id not in wanted:
            problems.append(f"{file}:{number}: id {answer.id} の問題はありません")
        elif corpus and answer.corpus and answer.corpus != corpus:
            problems.append(f"{file}:{number}: 別の文書集合({answer.corpus[:12]}…)に対する回答です")
        lines.setdefault(answer.id, number)
        answers[answer.id] = value
    if problems:
        listed = "\n".join(problems)
        raise InputError(
            f"回答ファイルに {len(problems)} 件の誤りがあります。\n{listed}", "示した行を直してください。"
        )
    return Submitted(answers, tuple(case.id for case in cases if case.id not in answers))


def submitted_run(submitted: Submitted, cases: Sequence[Case], system: str) -> Run:
    """The answers as a run; a case without one is an error."""
    items = (
        RunItem(case, submitted.answers.get(case.id), MISSING if case.id in submitted.missing else "")
        for case in cases
    )
    return Run(system, tuple(items))
