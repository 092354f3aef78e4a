"""What the weights of answering are fitted on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rag.answerability.decision import WEIGHTS as ANSWERABILITY
from rag.answerability.decision import weighed
from rag.context import Context
from rag.evidence.finder import WEIGHTS as EVIDENCE
from rag.question import analyse
from ui.fit_weights import FOLDS, Asked, read

PLACE = {"document": "kanmin", "locator": "02-08", "field": "KPI(進捗)", "start": 10, "end": 20}


def _case(**values: Any) -> dict[str, Any]:
    return {
        "question": "目標は？",
        "type": "value",
        "answerable": True,
        "gold": [[PLACE]],
        "history": [],
    } | values


@pytest.mark.parametrize(
    ("case", "used"),
    [
        (_case(), True),
        (_case(type="nearmiss", answerable=False, gold=[]), True),
        (_case(type="count", gold=[]), False),
        (_case(history=[{"role": "user", "content": "02-08は？"}]), False),
        (_case(gold=[]), False),
    ],
    ids=["passage", "unanswerable", "set", "follow-up", "no-place"],
)
def test_only_questions_that_a_passage_answers_or_nothing_does(
    case: dict[str, Any], used: bool, tmp_path: Path
) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps(case, ensure_ascii=False) + "\n", encoding="utf-8")
    found = [a for a in read([file]) if not a.written]
    assert bool(found) is used
    assert all(a.gold == ((("kanmin", 10, 20),) if case["gold"] else ()) for a in found)


def test_the_questions_written_for_training_are_answerable_and_not() -> None:
    written = [a for a in read([]) if a.written]
    assert sum(bool(a.gold) for a in written) > 1000
    assert sum(not a.gold for a in written) > 500
    assert {a.fold for a in written} == set(range(FOLDS))
    assert Asked("同じ問い", ()).fold == Asked("同じ問い", ()).fold


def test_every_weight_has_its_feature(context: Context) -> None:
    """A feature that is renamed without its weight would count nothing."""
    question = analyse("気象庁のデータダウンロード量の目標は？", context.tokenizer)
    found = context.finder.find(question)
    assert set(found[0].features) == set(EVIDENCE)
    assert set(ANSWERABILITY) <= set(weighed(question, found, context))
