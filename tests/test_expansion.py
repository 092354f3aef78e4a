"""Questions that passages answer count when passages are looked for."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.expansion import QUESTIONS, SHARE, KnownQuestions, load_questions
from index.onnx_embedder import BUNDLED, OnnxEmbedder
from rag.errors import ModelError

if TYPE_CHECKING:
    from ui.compose import Application


def test_a_passage_is_as_near_as_its_nearest_question() -> None:
    questions = np.eye(3, dtype=np.float32)  # of which the first two are answered by chunk 1, the third by 2
    known = KnownQuestions(questions, np.array([0, 1, 2]), np.array([1, 1, 2]), 4)
    cosines = np.array([0.5, 0.5, 0.5, 0.5], np.float32)
    blended = known.blend(np.array([0.0, 1.0, 0.0], np.float32), cosines)
    assert blended.tolist() == pytest.approx([0.5, 0.5 + SHARE * 0.5, 0.5 - SHARE * 0.5, 0.5])
    assert cosines.tolist() == [0.5] * 4


def test_without_questions_the_cosines_stay() -> None:
    none = np.empty(0, np.int64)
    known = KnownQuestions(np.empty((0, 3), np.float32), none, none, 2)
    assert known.blend(np.ones(3, np.float32), np.array([0.1, 0.2], np.float32)).tolist() == pytest.approx(
        [0.1, 0.2]
    )


def test_questions_of_changed_passages_are_left_alone(bundled: Application) -> None:
    chunks = list(bundled.index.chunks)
    known = load_questions(bundled.embedder, chunks)
    changed = load_questions(bundled.embedder, [replace(chunk, text=chunk.text + "。") for chunk in chunks])
    assert known is not None
    assert changed is not None
    query = bundled.embedder.encode_queries(["気象データのダウンロード量の目標は？"])[0]
    still = np.zeros(len(chunks), np.float32)
    assert np.count_nonzero(known.blend(query, still)) > len(chunks) / 2
    assert not changed.blend(query, still).any()


def test_every_training_question_with_a_place_is_known(bundled: Application, root: Path) -> None:
    lines = (root / "index" / "training" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    with np.load(BUNDLED / QUESTIONS, allow_pickle=False) as file:
        assert len(lines) * 0.98 < len(file["vectors"]) <= len(lines)
        assert {c.id for c in bundled.index.chunks} >= set(file["ids"].tolist())


def test_a_damaged_file_is_told(tmp_path: Path, bundled: Application) -> None:
    folder = tmp_path / "model"
    shutil.copytree(BUNDLED, folder)
    (folder / QUESTIONS).write_bytes(b"\x00")
    with pytest.raises(ModelError, match=QUESTIONS):
        load_questions(OnnxEmbedder(folder), bundled.index.chunks)


def test_a_model_without_them_has_none(tmp_path: Path, bundled: Application) -> None:
    folder = tmp_path / "model"
    shutil.copytree(BUNDLED, folder, ignore=shutil.ignore_patterns(QUESTIONS))
    card = json.loads((folder / "embedder.json").read_text(encoding="utf-8"))
    del card["sha256"][QUESTIONS]
    (folder / "embedder.json").write_text(json.dumps(card), encoding="utf-8")
    assert load_questions(OnnxEmbedder(folder), bundled.index.chunks) is None
