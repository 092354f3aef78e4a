"""Answers that readers judged, made drafts of cases: each once, none over another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.answer_record import AnswerRecord, parse_answer
from eval.cases import Case, CaseType, Split, Turn
from eval.drafts import draft_case
from eval.source import Corpus
from rag.errors import InputError

_ENTRY = re.compile(r"\[feedback ([0-9a-f]{16})\]")


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer and what a reader said of it. ``good`` when nothing was wrong with it."""

    id: str
    good: bool
    comment: str
    answer: Mapping[str, Any]
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafts:
    """New drafts with the split they belong to; what was known already; what could not be read."""

    new: tuple[tuple[Case, Split], ...]
    known: int
    problems: tuple[str, ...]


def drafts(
    judged: Iterable[Judged], existing: Sequence[Case], corpus: Corpus, kind: CaseType | None = None
) -> Drafts:
    """A draft a judged answer, unless its entry or its question has one already.

    Args:
        judged: in the order in which they were said.
        existing: cases and drafts that there are.
        corpus: the documents that citations are checked against.
        kind: the type of all drafts; guessed from each answer when None.
    """
    ids = {case.id for case in existing}
    entries = {name for case in existing for name in _ENTRY.findall(case.note)}
    asked = {_asked(case.question, case.history) for case in existing}
    new: list[tuple[Case, Split]] = []
    problems: list[str] = []
    known = 0
    for item in judged:
        try:
            record = parse_answer(item.answer)
            question = _asked(record.question, item.history)
            if item.id in entries or question in asked:
                known += 1
                continue
            case, split = draft_case(item.answer, kind or guess(record, item), corpus, ids, item.comment)
        except InputError as error:
            problems.append(f"{item.id}: {error.message}")
            continue
        note = case.note.replace("marked wrong", "marked right") if item.good else case.note
        case = case.model_copy(update={"history": item.history, "note": f"{note} [feedback {item.id}]"})
        new.append((case, split))
        ids.add(case.id)
        asked.add(question)
    return Drafts(tuple(new), known, tuple(problems))


def guess(record: AnswerRecord, item: Judged) -> CaseType:
    """The likeliest type of a question, for the reviewer to correct."""
    if item.history:
        return "followup"
    if record.refused:
        return "nearmiss"
    if record.status == "corrected":
        return "premise"
    return "list" if record.rows is not None else "value"


def _asked(question: str, history: Sequence[Turn]) -> tuple[str, ...]:
    return (*(turn.content.strip() for turn in history), question.strip())
