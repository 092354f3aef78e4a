"""The query adapter: what it does to vectors, that the bundled one helps, and how it is trained."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index.onnx_embedder import OnnxEmbedder
from index.query_adapter import adapt
from index.train_adapter import Asked, measure, read_questions, train
from rag.records import Chunk

PASSAGES = [
    "passage A: 地方公共団体におけるオープンデータ取組率",
    "passage B: 遠隔診療に関する診療報酬の算定件数",
    "passage C: 教育用コンピュータ1台当たりの児童生徒数",
    "passage D: 高度化PICS整備交差点数",
]
EVERYDAY = [
    "画面越しにお医者さんに診てもらう",
    "子ども一人に一台パソコンを配る",
    "目の不自由な人が横断歩道を渡る",
]


def chunk(start: int, end: int) -> Chunk:
    return Chunk("kanmin", "02-04", "KPI(進捗)", start, end, "x" * (end - start), "x", "")


def test_the_zero_adapter_changes_nothing_and_lengths_stay_one() -> None:
    vectors = np.array([[0.6, 0.8], [1.0, 0.0]], np.float32)
    np.testing.assert_allclose(adapt(vectors, np.zeros((2, 2), np.float32)), vectors, atol=1e-6)
    moved = adapt(vectors, np.array([[0.0, 1.0], [0.0, 0.0]], np.float32))
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), 1.0, rtol=1e-6)
    np.testing.assert_allclose(moved[1], [2**-0.5, 2**-0.5], rtol=1e-6)


def test_questions_go_through_the_bundled_adapter_and_passages_do_not() -> None:
    plain, adapted = OnnxEmbedder(adapter=False), OnnxEmbedder()
    assert plain.encode_queries(EVERYDAY[:1])[0] @ adapted.encode_queries(EVERYDAY[:1])[0] < 0.999
    np.testing.assert_array_equal(plain.encode_passages(PASSAGES[:1]), adapted.encode_passages(PASSAGES[:1]))


def test_everyday_words_find_the_passage_they_mean() -> None:
    embedder = OnnxEmbedder()
    cosines = embedder.encode_queries(EVERYDAY) @ embedder.encode_passages(PASSAGES).T
    assert cosines.argmax(axis=1).tolist() == [1, 2, 3]


def test_training_moves_questions_to_their_passages() -> None:
    """Questions are passages turned by a quarter: the adapter must learn to turn them back."""
    random = np.random.default_rng(0)
    passages = random.normal(size=(40, 8)).astype(np.float32)
    passages /= np.linalg.norm(passages, axis=1, keepdims=True)
    turned = np.roll(passages, 4, axis=1) * np.array([1, -1] * 4, np.float32)
    rows = np.repeat(np.arange(40), 300)
    adapter = train(turned[rows], rows.tolist(), passages)
    asked = [Asked("", ((i,),)) for i in range(40)]
    before, after = measure(asked, turned, passages), measure(asked, adapt(turned, adapter), passages)
    assert after.recall_at_1 > 0.8 > 0.3 > before.recall_at_1


def test_measures_worked_by_hand() -> None:
    passages = np.eye(12, dtype=np.float32)
    questions = np.array([[12 - i for i in range(12)]] * 2, np.float32)
    found = measure([Asked("", ((0,), (4, 7))), Asked("", ((11,),))], questions, passages)
    assert found.facts == 3
    assert found.recall_at_1 == pytest.approx(1 / 3)
    assert found.recall_at_5 == pytest.approx(2 / 3)
    assert found.mrr_at_10 == pytest.approx((1 + 1 / 5 + 0) / 3)


def test_questions_are_read_in_both_forms(tmp_path: Path) -> None:
    rows = [
        {"question": "何件?", "gold": [[{"document": "kanmin", "start": 3, "end": 5}], []], "history": []},
        {"sentence": "10件です。", "evidence": [{"document": "kanmin", "start": 10, "end": 12}]},
        {"question": "その担当は?", "gold": [[{"document": "kanmin", "start": 3, "end": 5}]], "history": [1]},
        {"question": "どこにもない", "gold": [[{"document": "kihon", "start": 3, "end": 5}]]},
    ]
    file = tmp_path / "q.jsonl"
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    chunks = [chunk(0, 4), chunk(4, 10), chunk(10, 20)]
    assert list(read_questions([file], chunks)) == [
        Asked("何件?", ((0, 1),)),
        Asked("10件です。", ((2,),)),
    ]
