"""Nearest neighbours by cosine with FAISS: exact while it is quick, approximate above that."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.embedders import Vectors

    Ids = NDArray[np.int64]

Kind = Literal["flat", "hnsw"]

FLAT_LIMIT = 100_000
"""Up to so many chunks every one is compared: 20 ms on two cores at 384 dimensions."""

_NEIGHBOURS = 32  # links of a node in the HNSW graph (Malkov & Yashunin 2016: 5 to 48)
_BUILD_BREADTH = 200
_SEARCH_BREADTH = 256
_FILE = "dense.faiss"


class DenseIndex:
    """Vectors of length 1, by the position of their chunk."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors, flat_limit: int = FLAT_LIMIT) -> DenseIndex:
        """A flat index up to ``flat_limit`` vectors, an HNSW graph above."""
        import faiss

        size, dimension = vectors.shape
        index: Any = faiss.IndexFlatIP(dimension)
        if size > flat_limit:
            index = faiss.IndexHNSWFlat(dimension, _NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
            index.hnsw.efConstruction = _BUILD_BREADTH
            index.hnsw.efSearch = _SEARCH_BREADTH
        index.add(vectors)
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> DenseIndex:
        """Read what ``save`` wrote.

        Raises:
            OSError: the file cannot be read.
            RuntimeError: it is not a FAISS index.
        """
        import faiss
        import numpy as np

        return cls(faiss.deserialize_index(np.fromfile(folder / _FILE, np.uint8)))

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``; Python writes it, so a full disk is an OSError."""
        import faiss

        (folder / _FILE).write_bytes(faiss.serialize_index(self._index).data)

    def __len__(self) -> int:
        """How many vectors there are."""
        return int(self._index.ntotal)

    @property
    def kind(self) -> Kind:
        return "hnsw" if hasattr(self._index, "hnsw") else "flat"

    def vectors(self) -> Vectors:
        """All vectors, in the order of the chunks: float32 of shape (chunks, dimension)."""
        vectors: Vectors = self._index.reconstruct_n(0, len(self))
        return vectors

    def nearest(self, query: Vectors, k: int, allowed: Ids | None = None) -> Ids:
        """Positions of the ``k`` chunks most similar to ``query`` (shape (dimension,)), best first.

        With ``allowed`` exactly those chunks are compared, so a filter never loses a hit.
        """
        import numpy as np

        if allowed is not None:
            order = np.argsort(-self.similarities(query, allowed), kind="stable")
            return allowed[order[:k]]
        if not len(self) or k < 1:
            return np.empty(0, np.int64)
        found: Ids = self._index.search(query[None, :], min(k, len(self)))[1][0]
        return found[found >= 0]

    def similarities(self, query: Vectors, positions: Ids) -> Vectors:
        """The cosine of ``query`` with each of these chunks."""
        rows = self._index.reconstruct_batch(positions) if self._rows is None else self._rows[positions]
        products: Vectors = rows @ query
        return products

    @cached_property
    def _rows(self) -> Vectors | None:
        """The vectors of a flat index where they lie, not copied; None for a graph."""
        import faiss

        if self.kind != "flat" or not len(self):
            return None
        rows: Vectors = faiss.rev_swig_ptr(self._index.get_xb(), self._index.ntotal * self._index.d)
        return rows.reshape(self._index.ntotal, self._index.d)
