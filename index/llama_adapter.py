"""LlamaIndex faces of our retriever, embedder and engine.

The classes derive from those of llama-index, so importing this module imports llama-index
(seconds); nothing else in the program does. None of it reads or sets llama-index's global
``Settings``, and nothing is looked up on the network.

    retriever = ShisakuRetriever(ours, library, similarity_top_k=8)
    RetrieverQueryEngine.from_args(retriever, llm=any_llm_class_of_llama_index)
"""

from __future__ import annotations

import asyncio
from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.base.response.schema import Response
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.callbacks import CallbackManager
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)

from index.embedders import Embedder
from rag.answer import Citation
from rag.draft import label
from rag.engine import EVERYTHING, Engine
from rag.records import Chunk, DocumentId, Library
from rag.retrieval import Mode, Retriever
from rag.scope import Scope

_PLACE = ("document", "locator", "field", "start", "end")


class ShisakuRetriever(BaseRetriever):
    """Our retriever; its nodes say where in which document they stand.

    Args:
        retriever: what searches.
        library: the documents, for the labels of citations.
        similarity_top_k: how many nodes to give.
        mode: hybrid, lexical or dense.
        documents: restricts the search to these; empty for all.
    """

    def __init__(
        self,
        retriever: Retriever,
        library: Library,
        similarity_top_k: int = 10,
        mode: Mode = "hybrid",
        documents: tuple[DocumentId, ...] = (),
    ) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self._retriever = retriever
        self._library = library
        self._top_k = similarity_top_k
        self._mode = mode
        self._documents = documents

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._retriever.search(
            query_bundle.query_str, self._top_k, self._mode, self._documents or None
        )
        return [NodeWithScore(node=chunk_node(h.chunk, self._library), score=h.score) for h in hits]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)


class ShisakuEmbedding(BaseEmbedding):
    """Our embedding model, with its own prefixes for questions and passages."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder, embed_batch_size: int = 64) -> None:
        super().__init__(model_name=embedder.name, embed_batch_size=embed_batch_size)
        self._embedder = embedder

    @classmethod
    def class_name(cls) -> str:
        return "ShisakuEmbedding"

    def _get_query_embedding(self, query: str) -> list[float]:
        return _floats(self._embedder.encode_queries([query]))[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return await asyncio.to_thread(self._get_query_embedding, query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return _floats(self._embedder.encode_passages(texts))


class ShisakuQueryEngine(BaseQueryEngine):
    """Our engine: the answer's text, a source node for every citation, the whole record as metadata.

    The nodes stand in the order of the markers: ``source_nodes[0]`` is [1].
    """

    def __init__(self, engine: Engine, scope: Scope = EVERYTHING) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self._engine = engine
        self._scope = scope

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _query(self, query_bundle: QueryBundle) -> Response:
        answer = self._engine.answer(query_bundle.query_str, scope=self._scope)
        return Response(
            response=answer.text,
            source_nodes=[NodeWithScore(node=citation_node(c), score=None) for c in answer.citations],
            metadata=answer.to_dict(),
        )

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return await asyncio.to_thread(self._query, query_bundle)


def chunk_node(chunk: Chunk, library: Library) -> TextNode:
    """A chunk as a node. Its id is the chunk's, the same after every rebuild of the index."""
    record = library.by_locator[(chunk.document, chunk.locator)]
    name = label(library, record, chunk.field)
    return _node(chunk.document, chunk.locator, chunk.field, name, chunk.text, chunk.start, chunk.end)


def citation_node(citation: Citation) -> TextNode:
    """A citation as a node, in the same form."""
    return _node(
        citation.document,
        citation.locator,
        citation.field,
        citation.label,
        citation.quote,
        citation.start,
        citation.end,
    )


def _node(document: str, locator: str, field: str, name: str, text: str, start: int, end: int) -> TextNode:
    return TextNode(
        id_=f"{document}#{start}-{end}",
        text=text,
        start_char_idx=start,
        end_char_idx=end,
        metadata={
            "document": document,
            "locator": locator,
            "field": field,
            "start": start,
            "end": end,
            "label": name,
        },
        # A language model reads the label and the text; an embedding model the text alone.
        excluded_llm_metadata_keys=list(_PLACE),
        excluded_embed_metadata_keys=[*_PLACE, "label"],
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document)},
    )


def _floats(vectors: Any) -> list[list[float]]:
    rows: list[list[float]] = vectors.tolist()
    return rows
