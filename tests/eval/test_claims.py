"""The score of the draft check: its data, its confusion, its bars."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.claims import GoldParagraph, load, score
from rag.errors import InputError
from rag.records import Library
from ui.compose import Application

PARAGRAPH = GoldParagraph.model_validate(
    {
        "id": "p",
        "split": "dev",
        "claims": [
            {"text": "甲である。", "verdict": "一致", "locator": "02-04"},
            {"text": "乙である。", "verdict": "相違", "alteration": "number", "locator": "02-04"},
            {"text": "敬具", "verdict": "対象外"},
        ],
    }
)


@pytest.fixture(scope="module")
def library(application: Application) -> Library:
    return application.library


def test_right_verdicts_meet_the_bars() -> None:
    cited = frozenset({"02-04"})
    confusion = score(
        [PARAGRAPH], lambda _: [(0, "一致", cited), (5, "相違", cited), (10, "対象外", frozenset())]
    )
    assert (confusion.right, confusion.passed, confusion.cited) == (1.0, 0.0, 1.0)
    assert confusion.meets_bars


def test_an_altered_claim_passed_as_right_fails_them() -> None:
    confusion = score([PARAGRAPH], lambda _: [(0, "一致", frozenset()), (5, "一致", frozenset())])
    assert (confusion.passed, confusion.meets_bars) == (1.0, False)
    assert [(w["gold"], w["got"]) for w in confusion.to_dict()["wrong"]] == [("相違", "一致"), ("対象外", "")]


def test_the_sets_are_large_half_altered_and_name_records_that_exist(library: Library) -> None:
    singles, paragraphs = [], []
    for split in ("dev", "test"):
        mine, others = load(split)  # type: ignore[arg-type]
        singles += mine
        paragraphs += others
    gold = [c for p in singles for c in p.claims]
    assert len(gold) >= 120
    assert len(paragraphs) >= 30
    altered = sum(c.verdict == "相違" for c in gold)
    assert 0.4 <= altered / len(gold) <= 0.6
    known = {r.locator for r in library.records}
    assert {c.locator for p in [*singles, *paragraphs] for c in p.claims if c.locator} <= known
    ids = [p.id for p in [*singles, *paragraphs]]
    assert len(ids) == len(set(ids))


def test_damaged_data_is_named(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(InputError, match="1 行目"):
        load("dev", tmp_path)
    (tmp_path / "claims.jsonl").write_text(
        '{"id": "x", "split": "dev", "text": "甲。", "verdict": "?"}\n', encoding="utf-8"
    )
    with pytest.raises(InputError, match="x"):
        load("dev", tmp_path)
    with pytest.raises(InputError, match="読めません"):
        load("dev", tmp_path / "ない")
