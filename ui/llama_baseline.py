"""LlamaIndex out of the box over the same documents: the baseline of the evaluation.

Its defaults are kept: SentenceSplitter with chunks of 1024 tokens, one vector a chunk, the five
nearest. Embedder and vector index (FAISS, exact) are the product's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.embedders import Embedder
from rag.records import Library

CHUNK_SIZE = 1024
TOP_K = 5

Spans = Sequence[tuple[str, int, int]]
"""(document, start, end) of what was found, best first."""


def llama_index_search(library: Library, embedder: Embedder) -> Callable[[str], Spans]:
    """Index the documents (a minute on two cores) and give the search over them."""
    import faiss
    from llama_index.core import Document, StorageContext, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.vector_stores.faiss import FaissVectorStore

    from index.llama_adapter import ShisakuEmbedding

    store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(embedder.dimension))
    model = ShisakuEmbedding(embedder)
    index = VectorStoreIndex.from_documents(
        [Document(text=source.text, id_=source.id) for source in library.sources.values()],
        storage_context=StorageContext.from_defaults(vector_store=store),
        transformations=[SentenceSplitter(chunk_size=CHUNK_SIZE)],
        embed_model=model,
    )
    retriever = index.as_retriever(similarity_top_k=TOP_K)

    def search(question: str) -> Spans:
        nodes = [found.node for found in retriever.retrieve(question)]
        return [(n.ref_doc_id or "", n.start_char_idx or 0, n.end_char_idx or 0) for n in nodes]  # type: ignore[attr-defined]

    return search
