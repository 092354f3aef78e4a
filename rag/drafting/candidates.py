"""The records that may bear a claim out, from retrieval; many claims are embedded at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from rag.question import documents_named
from rag.records import DocumentId, Library, Record
from rag.retrieval import Retriever
from rag.text import folded

PROPOSED = 40
"""Chunks asked of retrieval for one claim."""


class BatchRetriever(Retriever, Protocol):
    """A retriever that can be told beforehand what it will be asked."""

    def prepare(self, queries: Sequence[str], progress: Callable[[int, int], None] | None = None) -> None:
        """Compute the vectors of these queries together."""
        ...


def candidates(claim: str, retriever: Retriever, library: Library, k: int) -> list[Record]:
    """The ``k`` most likely records, best first: by their best chunk and a little by the next."""
    scores: dict[tuple[DocumentId, str], list[float]] = {}
    documents = documents_named(folded(claim))
    for hit in retriever.search(claim, PROPOSED, documents=documents or None):
        scores.setdefault((hit.chunk.document, hit.chunk.locator), []).append(hit.score)
    ranked = sorted(scores, key=lambda key: (-_score(scores[key]), key))
    found = (library.by_locator.get(key) for key in ranked)
    return [r for r in found if r is not None][:k]


def _score(found: list[float]) -> float:
    best = sorted(found, reverse=True)
    return best[0] + 0.2 * sum(best[1:3])
