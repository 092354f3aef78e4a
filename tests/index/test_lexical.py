"""The sparse BM25 scorer gives what bm25s gives."""

from __future__ import annotations

from pathlib import Path

import bm25s
import numpy as np
import pytest

from index.lexical import K1, METHOD, B, LexicalIndex
from rag.tokens import BIGRAM, Tokenizer
from tests.index_samples import sample_chunks


@pytest.fixture(scope="module")
def terms() -> list[list[str]]:
    tokenizer = Tokenizer()
    return [tokenizer.terms(f"{chunk.context} {chunk.display}") for chunk in sample_chunks()]


QUERIES = [
    pytest.param("オープンデータに取り組む地方公共団体の割合", id="words"),
    pytest.param("データのデータ", id="repeated"),
    pytest.param("豪雨", id="one-word"),
    pytest.param("AIの利活用とAIモデル", id="ascii"),
]


@pytest.mark.parametrize("query", QUERIES)
def test_scores_are_those_of_bm25s(terms: list[list[str]], query: str) -> None:
    asked = [term for term in Tokenizer().terms(query) if any(term in row for row in terms)]
    reference = bm25s.BM25(method=METHOD, k1=K1, b=B)
    reference.index(terms, show_progress=False)
    expected = reference.get_scores(asked)
    assert expected.max() > 0
    np.testing.assert_allclose(LexicalIndex.build(terms).scores(asked), expected, rtol=1e-5)


def test_terms_nobody_has_score_zero(terms: list[list[str]]) -> None:
    index = LexicalIndex.build(terms)
    assert not index.scores(["存在しない語", ""]).any()
    assert not index.scores([]).any()


def test_frequency_counts_chunks(terms: list[list[str]]) -> None:
    index = LexicalIndex.build(terms)
    assert index.frequency("データ") == sum("データ" in row for row in terms) == 3
    assert index.frequency(f"{BIGRAM}豪雨") == 1
    assert index.frequency("存在しない語") == 0


def test_saved_and_loaded_it_scores_the_same(terms: list[list[str]], tmp_path: Path) -> None:
    index = LexicalIndex.build(terms)
    index.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path, len(terms))
    query = Tokenizer().terms("気象庁のデータ")
    np.testing.assert_array_equal(loaded.scores(query), index.scores(query))
    assert len(loaded) == len(terms)


@pytest.mark.parametrize("rows", [[], [[], []]], ids=["no-chunk", "no-term"])
def test_nothing_to_index(rows: list[list[str]], tmp_path: Path) -> None:
    LexicalIndex.build(rows).save(tmp_path)
    loaded = LexicalIndex.load(tmp_path, len(rows))
    assert loaded.scores(["語"]).tolist() == [0.0] * len(rows)
    assert loaded.frequency("語") == 0
