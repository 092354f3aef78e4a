"""The bundled model: vectors that agree with the original, errors that say what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index import onnx_embedder, sentence_transformers_embedder
from index.embedders import load_embedder, preparation
from index.onnx_embedder import BUNDLED, OnnxEmbedder
from index.sentence_transformers_embedder import SentenceTransformerEmbedder
from rag.errors import ModelError

REFERENCE = Path(__file__).parents[1] / "data" / "reference_vectors.npz"
"""Texts of the documents and their vectors by the original model in PyTorch."""


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLED, tmp_path / "model"))


def test_vectors_agree_with_the_original(embedder: OnnxEmbedder) -> None:
    with np.load(REFERENCE) as reference:
        passages = embedder.encode_passages(reference["passages"].tolist())
        queries = OnnxEmbedder(adapter=False).encode_queries(reference["queries"].tolist())
        expected_passages = reference["passage_vectors"].astype(np.float32)
        expected_queries = reference["query_vectors"].astype(np.float32)
    assert len(passages) == 20
    assert (passages * expected_passages).sum(axis=1).min() > 0.99
    assert (queries * expected_queries).sum(axis=1).min() > 0.99
    nearest = (queries @ passages.T).argmax(axis=1)
    np.testing.assert_array_equal(nearest, (expected_queries @ expected_passages.T).argmax(axis=1))


def test_rows_are_float32_of_length_one(embedder: OnnxEmbedder) -> None:
    vectors = embedder.encode_passages(["短い", "長い文" * 300, "", "\ud800\x00", "😀"])
    assert vectors.shape == (5, embedder.dimension) == (5, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, rtol=1e-5)
    assert embedder.encode_queries([]).shape == embedder.encode_passages([]).shape == (0, 384)


def test_order_and_batches_do_not_matter() -> None:
    texts = [f"施策{i}の進捗" + "と効果" * (i % 5) for i in range(7)]
    together = OnnxEmbedder(workers=3, batch=3).encode_passages(texts)
    alone = np.concatenate([OnnxEmbedder(batch=1).encode_passages([text]) for text in texts[:3]])
    np.testing.assert_allclose(together[:3], alone, atol=1e-4)


def test_queries_and_passages_have_their_own_prefix(embedder: OnnxEmbedder) -> None:
    query, passage = embedder.encode_queries(["データ"])[0], embedder.encode_passages(["データ"])[0]
    assert query @ passage < 0.999


def test_width_of_characters_does_not_matter(embedder: OnnxEmbedder) -> None:
    a, b = embedder.encode_queries(["ＡＩ戦略２０１９", "AI戦略2019"])
    assert a @ b == pytest.approx(1.0, abs=1e-5)


def test_progress_counts_texts(embedder: OnnxEmbedder) -> None:
    seen: list[tuple[int, int]] = []
    embedder.encode_passages(["文"] * 20, lambda done, total: seen.append((done, total)))
    assert seen == [(8, 20), (16, 20), (20, 20)]


def test_the_committed_model_is_whole_and_small(embedder: OnnxEmbedder) -> None:
    assert embedder.damaged() == []
    assert sum(file.stat().st_size for file in BUNDLED.iterdir()) <= 50_000_000
    assert "MIT" in (BUNDLED / "NOTICE.txt").read_text(encoding="utf-8")


def test_the_name_chooses_the_adapter(copied: Path) -> None:
    assert load_embedder("bundled").fingerprint == load_embedder(str(copied)).fingerprint
    assert isinstance(load_embedder("cl-nagoya/ruri-v3-130m"), SentenceTransformerEmbedder)


@pytest.mark.parametrize(
    "name", ["model.onnx", "tokenizer.json", "embedder.json", "query_adapter.npy", "prior.npy"]
)
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=name) as caught:
        OnnxEmbedder(copied)
    assert "index.export_model" in caught.value.hint


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "query_adapter.npy"])
@pytest.mark.parametrize("size", [0, 1000], ids=["empty", "truncated"])
def test_a_damaged_file_is_an_error(copied: Path, name: str, size: int) -> None:
    (copied / name).write_bytes((copied / name).read_bytes()[:size])
    embedder = OnnxEmbedder(copied)
    assert embedder.damaged() == [name]
    with pytest.raises(ModelError, match=name):
        embedder.encode_queries(["問い"])


def test_a_damaged_card_is_an_error(copied: Path) -> None:
    (copied / "embedder.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"embedder\.json"):
        OnnxEmbedder(copied)


def test_another_card_has_another_fingerprint(copied: Path, embedder: OnnxEmbedder) -> None:
    card = json.loads((copied / "embedder.json").read_text(encoding="utf-8"))
    (copied / "embedder.json").write_text(json.dumps(card | {"query_prefix": ""}), encoding="utf-8")
    assert OnnxEmbedder(copied).fingerprint != embedder.fingerprint


def test_the_fingerprint_of_a_directory_follows_its_files(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"a": 1}', encoding="utf-8")
    first = SentenceTransformerEmbedder(str(tmp_path)).fingerprint
    assert first == SentenceTransformerEmbedder(str(tmp_path)).fingerprint
    (tmp_path / "config.json").write_text('{"a": 2}', encoding="utf-8")
    assert first != SentenceTransformerEmbedder(str(tmp_path)).fingerprint


def test_fingerprints_name_the_code_between_text_and_vector(embedder: OnnxEmbedder) -> None:
    """Vectors of texts that another normalisation prepared must not be taken over."""
    assert embedder.fingerprint.endswith(preparation(onnx_embedder.__file__))
    assert preparation(onnx_embedder.__file__) != preparation(sentence_transformers_embedder.__file__)
