"""The query adapter: a matrix that moves a question's vector towards the passages that answer it.

``q' = normalise(q + q A)``. Passages keep their vectors: building an
index costs nothing more. It is trained by ``index.train_adapter`` on
questions whose answering sentences are known (a linear adapter as in LlamaIndex's embedding
fine-tuning; here with a residual, so that the zero matrix is the model as it was).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.embedders import Vectors

ADAPTER = "query_adapter.npy"
"""The file in an exported model's folder: float16 of shape (dimension, dimension)."""


def load_adapter(file: Path) -> Vectors:
    """The matrix in ``file``, as float32."""
    import numpy as np

    matrix: Vectors = np.load(file, allow_pickle=False).astype(np.float32)
    return matrix


def adapt(vectors: Vectors, adapter: Vectors) -> Vectors:
    """The vectors of questions, moved by the adapter, each of length 1: (n, dimension) → the same."""
    import numpy as np

    moved = vectors + vectors @ adapter
    adapted: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return adapted
