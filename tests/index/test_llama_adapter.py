"""Our parts put together the way a llama-index user would, without a network."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from llama_index.core import Settings
from llama_index.core.base.response.schema import Response
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.schema import MetadataMode, NodeRelationship, TextNode

from index.llama_adapter import ShisakuEmbedding, ShisakuQueryEngine, ShisakuRetriever
from ui.compose import Application

QUESTION = "気象データの施策02-08のKPI(進捗)は？"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"network access: {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def retriever(application: Application) -> ShisakuRetriever:
    return ShisakuRetriever(application.retriever, application.library, similarity_top_k=5)


def test_nodes_carry_where_they_stand(application: Application, retriever: ShisakuRetriever) -> None:
    found = retriever.retrieve(QUESTION)
    hits = application.retriever.search(QUESTION, 5)
    assert [n.node_id for n in found] == [h.chunk.id for h in hits]
    assert [n.score for n in found] == [h.score for h in hits]
    for scored in found:
        node = scored.node
        assert isinstance(node, TextNode)
        place = node.metadata
        text = application.library.sources[place["document"]].text
        assert text[place["start"] : place["end"]] == node.text
        assert (node.start_char_idx, node.end_char_idx) == (place["start"], place["end"])
        assert place["locator"] in place["label"]
        assert node.relationships[NodeRelationship.SOURCE].node_id == place["document"]


def test_a_language_model_reads_label_and_text_an_embedder_the_text(retriever: ShisakuRetriever) -> None:
    node = retriever.retrieve(QUESTION)[0].node
    assert node.get_content(MetadataMode.LLM) == f"label: {node.metadata['label']}\n\n{node.text}"
    assert node.get_content(MetadataMode.EMBED) == node.text


def test_filter_and_mode_reach_our_retriever(application: Application) -> None:
    retriever = ShisakuRetriever(
        application.retriever, application.library, similarity_top_k=3, mode="lexical", documents=("kihon",)
    )
    found = asyncio.run(retriever.aretrieve("人材育成"))
    assert [n.metadata["document"] for n in found] == ["kihon"] * 3


def test_a_retriever_query_engine_gives_our_nodes_to_its_model(retriever: ShisakuRetriever) -> None:
    engine = RetrieverQueryEngine.from_args(retriever, llm=MockLLM())
    response = engine.query(QUESTION)
    assert [n.node_id for n in response.source_nodes] == [n.node_id for n in retriever.retrieve(QUESTION)]
    # MockLLM echoes its prompt: the passages and the question were in it.
    for node in response.source_nodes:
        assert node.text in str(response)
    assert QUESTION in str(response)


def test_the_query_engine_answers_with_our_answer(application: Application) -> None:
    answer = application.engine.answer(QUESTION)
    engine = ShisakuQueryEngine(application.engine)
    for response in (engine.query(QUESTION), asyncio.run(engine.aquery(QUESTION))):
        assert isinstance(response, Response)
        assert response.response == answer.text
        assert [n.text for n in response.source_nodes] == [c.quote for c in answer.citations]
        assert [n.metadata["label"] for n in response.source_nodes] == [c.label for c in answer.citations]
        assert response.metadata is not None
        assert response.metadata["status"] == answer.status == "answered"


def test_the_query_engine_declines_as_ours_does(application: Application) -> None:
    response = ShisakuQueryEngine(application.engine).query("10-08のKPIは？")
    assert isinstance(response, Response)
    assert response.metadata is not None
    assert response.metadata["status"] == "not_found"
    assert "10-08" in str(response)


def test_the_embedding_is_ours_with_its_own_prefixes(application: Application) -> None:
    embedding = ShisakuEmbedding(application.embedder)
    texts = ["地方におけるオープンデータの促進", "気象情報の利活用の促進"]
    assert embedding.model_name == application.embedder.name
    assert embedding.get_text_embedding_batch(texts) == application.embedder.encode_passages(texts).tolist()
    assert (
        embedding.get_query_embedding(QUESTION) == application.embedder.encode_queries([QUESTION])[0].tolist()
    )
    own = embedding.get_text_embedding(texts[0])
    assert embedding.similarity(own, own) == pytest.approx(1)


def test_no_global_setting_is_touched(application: Application, retriever: ShisakuRetriever) -> None:
    ShisakuEmbedding(application.embedder).get_query_embedding(QUESTION)
    RetrieverQueryEngine.from_args(retriever, llm=MockLLM()).query(QUESTION)
    ShisakuQueryEngine(application.engine).query(QUESTION)
    assert (Settings._llm, Settings._embed_model) == (None, None)


def test_only_the_adapter_loads_llama_index(root: Path) -> None:
    program = "import sys, index.retriever, index.store, ui.compose; print('llama_index' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
