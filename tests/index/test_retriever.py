"""Hybrid search over a small index: modes, filters, ties, hostile queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.retriever import HybridRetriever, Mode
from index.store import build_index, open_index
from rag.records import Chunk
from rag.tokens import Tokenizer
from tests.hashing_embedder import HashingEmbedder
from tests.index_samples import sample_chunks


def retriever(folder: Path, chunks: tuple[Chunk, ...], weight: float = 0.5) -> HybridRetriever:
    embedder, tokenizer = HashingEmbedder(), Tokenizer()
    build_index(chunks, "corpus", folder, embedder, tokenizer)
    return HybridRetriever(
        open_index(folder, "corpus", embedder, tokenizer), embedder, tokenizer, dense_weight=weight
    )


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> HybridRetriever:
    return retriever(tmp_path_factory.mktemp("index"), sample_chunks())


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
@pytest.mark.parametrize(
    ("query", "locator"),
    [
        pytest.param("気象庁のデータダウンロード量は?", "02-08", id="words"),
        pytest.param("コンビニで交付サービスを導入した市区町村", "05-05", id="katakana"),
        pytest.param("ＡＩの利活用", "第3章第2節(1)①", id="full-width"),
    ],
)
def test_the_right_record_comes_first(search: HybridRetriever, mode: Mode, query: str, locator: str) -> None:
    hits = search.search(query, 5, mode)
    assert hits[0].chunk.locator == locator
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_keywords_replace_the_query_in_the_lexical_half(search: HybridRetriever) -> None:
    query = "Weather data of the Meteorological Agency"
    assert search.search(query, 3, "lexical") == []
    for found in (search.search, search.search_records):
        assert found(query, 3, "lexical", keywords="気象庁")[0].chunk.locator == "02-08"
        assert found(query, 3, keywords="気象庁")[0].chunk.locator == "02-08"


def test_hits_carry_the_raw_scores_of_the_halves(search: HybridRetriever) -> None:
    query = "ラジオの難聴解消"
    hybrid = search.search(query, 1)[0]
    lexical, dense = search.search(query, 1, "lexical")[0], search.search(query, 1, "dense")[0]
    assert (lexical.lexical, lexical.dense, dense.lexical) == (hybrid.lexical, 0.0, 0.0)
    assert dense.dense == pytest.approx(hybrid.dense)
    assert hybrid.lexical > 0
    assert 0 < hybrid.dense <= 1


@pytest.mark.parametrize("mode", ["hybrid", "dense"])
def test_a_filter_ranks_what_it_lets_through(search: HybridRetriever, mode: Mode) -> None:
    """The best hits overall are all outside the filter, yet it gives everything inside."""
    query = "オープンデータの取組率"
    assert search.search(query, 1, mode)[0].chunk.document == "kanmin"
    found = search.search(query, 10, mode, documents=["senryaku", "kihon"])
    assert sorted(hit.chunk.locator for hit in found) == [
        "方向性①/研究開発",
        "第3章第1節(2)①",
        "第3章第2節(1)①",
    ]
    only = search.search(query, 10, mode, documents=["kanmin"], locators={"06-15", "第3章第2節(1)①"})
    assert [hit.chunk.locator for hit in only] == ["06-15"]


def test_a_filter_that_lets_nothing_through(search: HybridRetriever) -> None:
    assert search.search("データ", 5, locators=[]) == []
    assert search.search("データ", 5, documents=["kihon"], locators=["02-04"]) == []


def test_records_count_by_their_best_chunk(search: HybridRetriever) -> None:
    hits = search.search_records("オープンデータの取組率", 20)
    places = [(hit.chunk.document, hit.chunk.locator) for hit in hits]
    assert len(places) == len(set(places)) == 8
    assert places[0] == ("kanmin", "02-04")
    assert "取組率" in hits[0].chunk.text


@pytest.mark.parametrize(
    "query",
    ["", "   ", "\u3000\n\t", "\x00\x07", "<b></b>"],
    ids=["empty", "spaces", "wide", "control", "tags"],
)
@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_a_query_without_anything_finds_nothing(search: HybridRetriever, query: str, mode: Mode) -> None:
    assert search.search(query, 5, mode) == []


@pytest.mark.parametrize(
    "query", ["😀😀", "\ud800", "。、!", "zzzz"], ids=["emoji", "surrogate", "marks", "other"]
)
def test_without_terms_only_dense_answers(search: HybridRetriever, query: str) -> None:
    assert search.search(query, 3, "lexical") == []
    hybrid, dense = search.search(query, 3), search.search(query, 3, "dense")
    assert [hit.chunk.id for hit in hybrid] == [hit.chunk.id for hit in dense]
    assert len(hybrid) == 3


def test_ties_are_broken_by_id(tmp_path: Path) -> None:
    twins = tuple(
        Chunk("kanmin", f"0{i}-01", "本文", start, start + 5, "データ活用", "データ活用", "")
        for i, start in enumerate((500, 10, 90))
    )
    found = retriever(tmp_path, twins).search("データ活用", 3)
    assert [hit.chunk.id for hit in found] == sorted(chunk.id for chunk in twins)


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_an_empty_index_finds_nothing(tmp_path: Path, mode: Mode) -> None:
    empty = retriever(tmp_path, ())
    assert len(empty) == 0
    assert empty.search("データ", 5, mode) == []


@pytest.mark.parametrize("k", [0, -1])
def test_no_hits_wanted(search: HybridRetriever, k: int) -> None:
    assert search.search("データ", k) == []
    assert search.search_records("データ", k) == []


def test_the_weight_decides_between_the_halves(tmp_path: Path) -> None:
    query = "研修の開催とラジオ"
    hits = {w: retriever(tmp_path / str(w), sample_chunks(), w).search(query, 9) for w in (0.0, 1.0)}
    lexical = retriever(tmp_path / "l", sample_chunks()).search(query, 9, "lexical")
    dense = retriever(tmp_path / "d", sample_chunks()).search(query, 9, "dense")
    assert [h.chunk.id for h in hits[0.0]][: len(lexical)] == [h.chunk.id for h in lexical]
    assert [h.chunk.id for h in hits[1.0]] == [h.chunk.id for h in dense]


def test_the_retriever_tells_frequencies(search: HybridRetriever) -> None:
    assert search.frequency("気象") == 1
    assert search.frequency("存在しない語") == 0
    assert len(search) == 9
