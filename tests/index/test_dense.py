"""FAISS: exact when small, a graph when large, exact under a filter in both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.dense import DenseIndex

if TYPE_CHECKING:
    from index.embedders import Vectors


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    """Three thousand vectors around thirty centres, as sentences lie around subjects."""
    random = np.random.default_rng(0)
    rows = np.repeat(random.normal(size=(30, 48)), 100, axis=0) + 0.7 * random.normal(size=(3000, 48))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_the_size_chooses_the_kind(vectors: Vectors) -> None:
    assert DenseIndex.build(vectors, flat_limit=3000).kind == "flat"
    assert DenseIndex.build(vectors, flat_limit=2999).kind == "hnsw"


def test_flat_is_exact(vectors: Vectors) -> None:
    index = DenseIndex.build(vectors)
    for query in vectors[::500]:
        expected = np.argsort(-(vectors @ query), kind="stable")[:10]
        np.testing.assert_array_equal(index.nearest(query, 10), expected)


def test_the_graph_finds_nearly_all(vectors: Vectors) -> None:
    index = DenseIndex.build(vectors, flat_limit=100)
    found = [
        len(set(index.nearest(query, 10).tolist()) & set(np.argsort(-(vectors @ query))[:10].tolist()))
        for query in vectors[::50]
    ]
    assert sum(found) >= 0.98 * 10 * len(found)


@pytest.mark.parametrize("limit", [5000, 100], ids=["flat", "hnsw"])
def test_a_filter_is_exact(vectors: Vectors, limit: int) -> None:
    index = DenseIndex.build(vectors, flat_limit=limit)
    allowed = np.arange(2900, 3000, 7)
    query = vectors[0]  # far from all that is allowed
    expected = allowed[np.argsort(-(vectors[allowed] @ query), kind="stable")[:5]]
    np.testing.assert_array_equal(index.nearest(query, 5, allowed), expected)


@pytest.mark.parametrize("limit", [5000, 100], ids=["flat", "hnsw"])
def test_saved_and_loaded(vectors: Vectors, limit: int, tmp_path: Path) -> None:
    index = DenseIndex.build(vectors, flat_limit=limit)
    index.save(tmp_path)
    loaded = DenseIndex.load(tmp_path)
    assert (len(loaded), loaded.kind) == (3000, index.kind)
    np.testing.assert_array_equal(loaded.vectors(), vectors)
    np.testing.assert_array_equal(loaded.nearest(vectors[5], 3), index.nearest(vectors[5], 3))


def test_similarities_are_cosines(vectors: Vectors) -> None:
    index = DenseIndex.build(vectors)
    positions = np.array([3, 1, 2])
    np.testing.assert_allclose(
        index.similarities(vectors[1], positions), vectors[positions] @ vectors[1], rtol=1e-5
    )


def test_more_neighbours_than_vectors_and_none_at_all() -> None:
    one = np.eye(1, 8, dtype=np.float32)
    assert DenseIndex.build(one).nearest(one[0], 5).tolist() == [0]
    assert DenseIndex.build(np.empty((0, 8), np.float32)).nearest(one[0], 5).tolist() == []
