"""A question that a user marked wrong, made a case: a draft that a person completes and reviews."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

from eval.answer_record import AnswerRecord, parse_answer
from eval.cases import SPLITS, Case, CaseType, Place, Split
from eval.check_cases import record_keys, split_of
from eval.metric_citations import citation_problem
from eval.source import Corpus
from rag.errors import InputError

_NOTE = "draft: answer marked wrong by a user; check status, facts, gold, evidence. It said: "
_KEPT = 300


def draft_case(
    answer: Mapping[str, Any],
    kind: CaseType,
    corpus: Corpus,
    taken: Collection[str],
    comment: str = "",
    split: Split | None = None,
) -> tuple[Case, Split]:
    """A draft of a case from an answer record, and the split that its record belongs to.

    Gold and evidence are the answer's own citations as far as they hold, for the reviewer to
    correct: the answer was wrong, so they may be, too. ``taken`` are the ids already in use.
    ``split`` decides where no record does.

    Raises:
        InputError: the record is not in the shared form or has no question.
    """
    record = parse_answer(answer)
    if not record.question.strip():
        raise InputError("回答に質問(question)がありません。", "shisaku ask --json の出力を渡してください。")
    places = _places(record, corpus)
    where = _split(places) or split or "dev"
    said = " ".join(record.text.split())[:_KEPT]
    case = Case(
        id=_free_id(kind, where, taken),
        type=kind,
        question=record.question,
        answerable=not record.refused,
        status=(record.status if record.refused else "answered",),
        gold=tuple((place,) for place in places),
        evidence=tuple((corpus.texts[p.document][p.start : p.end],) for p in places),
        note=_NOTE + said + (f" / {comment}" if comment else ""),
    )
    return case, where


def to_line(case: Case) -> str:
    """The case as a line of its file."""
    return json.dumps(case.model_dump(mode="json"), ensure_ascii=False) + "\n"


def _places(record: AnswerRecord, corpus: Corpus) -> list[Place]:
    return [
        Place.model_validate(
            {name: getattr(c, name) for name in ("document", "locator", "field", "start", "end")}
        )
        for c in record.citations
        if not citation_problem(c, corpus)
    ]


def _split(places: list[Place]) -> Split | None:
    if not places:
        return None
    found = split_of(places[0].document, record_keys(places[0])[0])
    return next(split for split in SPLITS if split == found)


def _free_id(kind: CaseType, split: Split, taken: Collection[str]) -> str:
    used = [int(m[1]) for name in taken if (m := re.fullmatch(rf"{kind}-{split[0]}(\d+)", name))]
    return f"{kind}-{split[0]}{max(used, default=0) + 1:02}"
