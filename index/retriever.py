"""Hybrid retrieval: a question in, chunks out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from index.embedders import Embedder, printable
from index.fusion import fuse, min_max
from index.store import Index
from rag.records import Hit
from rag.tokens import Tokenizer

if TYPE_CHECKING:
    from index.dense import Ids
    from index.embedders import Progress, Vectors
    from index.fusion import Scores

Mode = Literal["hybrid", "lexical", "dense"]
_BATCH = 64
"""Queries that are embedded together when they are known beforehand."""


class HybridRetriever:
    """Searches one index.

    Args:
        index: what ``index.store.open_index`` gives.
        embedder: the model the index was built with; loaded at the first search that needs it.
        tokenizer: the tokenizer the index was built with.
        dense_weight: share of the dense score in the fusion.
        candidates: how many chunks each half proposes.
    """

    def __init__(
        self,
        index: Index,
        embedder: Embedder,
        tokenizer: Tokenizer,
        dense_weight: float = 0.5,
        candidates: int = 100,
    ) -> None:
        self._index = index
        self._embedder = embedder
        self._tokenizer = tokenizer
        self._dense_weight = dense_weight
        self._candidates = candidates
        self._prepared: dict[str, Vectors] = {}
        self._vector = lru_cache(maxsize=64)(self._embedded)

    def __len__(self) -> int:
        """How many chunks there are."""
        return len(self._index.chunks)

    def frequency(self, term: str) -> int:
        """In how many chunks the term (rag.tokens.Tokenizer.terms) occurs."""
        return self._index.lexical.frequency(term)

    def prior(self, query: str) -> float | None:
        """Log odds that the documents answer such a question, by its vector; None where none are learned.

        Raises:
            ModelError: the embedding model cannot be loaded.
        """
        direction = self._embedder.prior
        return None if direction is None else float(direction @ self._vector(query))

    def prepare(self, queries: Sequence[str], progress: Progress | None = None) -> None:
        """Embed these queries together; searches for them then need the model no more.

        What was prepared before is forgotten. ``progress`` is told (done, total).

        Raises:
            ModelError: the embedding model cannot be loaded.
        """
        wanted = list(dict.fromkeys(queries))
        self._prepared = {}
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            self._prepared.update(zip(batch, self._embedder.encode_queries(batch), strict=True))
            if progress:
                progress(min(first + _BATCH, len(wanted)), len(wanted))

    def search(
        self,
        query: str,
        k: int,
        mode: Mode = "hybrid",
        documents: Collection[str] | None = None,
        locators: Collection[str] | None = None,
        keywords: str = "",
    ) -> list[Hit]:
        """The ``k`` best chunks, best first, ties in the order of their ids.

        ``keywords`` is what the lexical half looks for where that is not the query itself (a
        question in English, say, whose words no document has).

        Only chunks of these ``documents`` and records (``locators``) are ranked at all.
        ``Hit.score`` is the min-max score in 0..1, ``lexical`` the BM25 score and ``dense``
        the cosine (0 in a mode that does not compute it).

        Raises:
            ModelError: the embedding model cannot be loaded.
        """
        depth = max(k, self._candidates)
        return self._ranked(query, depth, mode, documents, locators, keywords, best=max(k, 0))

    def search_records(
        self,
        query: str,
        k: int,
        mode: Mode = "hybrid",
        documents: Collection[str] | None = None,
        locators: Collection[str] | None = None,
        keywords: str = "",
    ) -> list[Hit]:
        """The best chunk of each of the ``k`` best records; a record is as good as its best chunk."""
        best: dict[tuple[str, str], Hit] = {}
        for hit in self._ranked(query, max(k, self._candidates), mode, documents, locators, keywords):
            best.setdefault((hit.chunk.document, hit.chunk.locator), hit)
        return list(best.values())[: max(k, 0)]

    def _embedded(self, query: str) -> Vectors:
        prepared = self._prepared.get(query)
        return self._embedder.encode_queries([query])[0] if prepared is None else prepared

    def _ranked(
        self,
        query: str,
        depth: int,
        mode: Mode,
        documents: Collection[str] | None,
        locators: Collection[str] | None,
        keywords: str,
        best: int | None = None,
    ) -> list[Hit]:
        """The candidates of the halves that ``mode`` names, best first: all of them or the ``best``."""
        import numpy as np

        allowed = self._allowed(documents, locators)
        if not printable(query).strip() or not len(self) or (allowed is not None and not allowed.size):
            return []
        lexical = np.zeros(len(self), np.float32)
        proposed: list[Ids] = []
        if mode != "dense":
            lexical = self._index.lexical.scores(self._tokenizer.terms(keywords or query))
            proposed.append(_best(lexical, depth, allowed))
        if mode == "lexical":
            positions = proposed[0]
            cosines = np.zeros(len(positions), np.float32)
            fused = min_max(lexical[positions])
        else:
            vector = self._vector(query)
            proposed.append(self._index.dense.nearest(vector, depth, allowed))
            positions = np.unique(np.concatenate(proposed))
            cosines = self._index.dense.similarities(vector, positions)
            fused = fuse(lexical[positions], cosines, self._dense_weight)
        # Equal texts embedded in different batches differ in the seventh digit.
        order = np.lexsort((self._order[positions], -fused.round(5)))[:best]
        chosen = (column[order].tolist() for column in (positions, fused, lexical[positions], cosines))
        return [
            Hit(self._index.chunks[i], score, bm25, cosine)
            for i, score, bm25, cosine in zip(*chosen, strict=True)
        ]

    @cached_property
    def _order(self) -> Ids:
        """The place of each chunk among all in the order of their ids."""
        import numpy as np

        ids = [chunk.id for chunk in self._index.chunks]
        order = np.empty(len(ids), np.int64)
        order[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return order

    def _allowed(self, documents: Collection[str] | None, locators: Collection[str] | None) -> Ids | None:
        """Positions that pass the filters, or None when there is no filter."""
        if documents is None and locators is None:
            return None
        import numpy as np

        chosen = [
            set[int]().union(*(positions.get(name, ()) for name in names))
            for positions, names in zip(self._positions, (documents, locators), strict=True)
            if names is not None
        ]
        return np.array(sorted(set.intersection(*chosen)), np.int64)

    @cached_property
    def _positions(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Where the chunks of each document and of each locator are."""
        of_document: dict[str, list[int]] = {}
        of_record: dict[str, list[int]] = {}
        for position, chunk in enumerate(self._index.chunks):
            of_document.setdefault(chunk.document, []).append(position)
            of_record.setdefault(chunk.locator, []).append(position)
        return of_document, of_record


def _best(scores: Scores, depth: int, allowed: Ids | None) -> Ids:
    """Positions of the best ``depth`` scores above zero, among ``allowed``."""
    import numpy as np

    positions: Ids = np.flatnonzero(scores > 0)
    if allowed is not None:
        positions = np.intersect1d(positions, allowed, assume_unique=True)
    return positions[np.argsort(-scores[positions], kind="stable")[:depth]]
