"""Texts to vectors: what the dense half needs of a model, and which model the settings name.

Every embedder gives float32 rows of length 1, so the inner product is the cosine. Making one
is cheap: the model itself is loaded when the first text is encoded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rag import text as text_rules
from rag.rules import code_digest
from rag.text import cleaned

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

CARD = "embedder.json"
"""The file that makes a directory one of ``index.onnx_embedder``."""

Progress = Callable[[int, int], None]
"""Called with (done, total)."""


class Embedder(Protocol):
    """What the dense half needs of a model.

    ``fingerprint`` changes whenever the vectors would: an index stores it and refuses others.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def fingerprint(self) -> str: ...

    @property
    def prior(self) -> Vectors | None:
        """Where the vectors of questions lie that the documents answer (``index.prior``), if learned."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Questions → (n, dimension) float32, rows of length 1."""
        ...

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Passages → (n, dimension) float32, rows of length 1."""
        ...


def printable(text: str) -> str:
    """The text as an embedding model should see it: mended, and free of lone surrogates."""
    return cleaned(text.encode("utf-8", "replace").decode("utf-8"))


def preparation(adapter: str) -> str:
    """Digest of the code between a text and its vector, for an embedder's fingerprint.

    Args:
        adapter: ``__file__`` of the module that runs the model.
    """
    return code_digest(adapter, __file__, text_rules.__file__)


def load_embedder(name: str) -> Embedder:
    """The embedder that the setting ``retrieval.embedder`` names.

    ``bundled``, a directory with an ``embedder.json`` (exported by ``index.export_model``),
    or a directory or name for sentence-transformers.

    Raises:
        ModelError: the bundled or exported model is incomplete.
    """
    if name == "bundled" or (Path(name) / CARD).is_file():
        from index.onnx_embedder import BUNDLED, OnnxEmbedder

        return OnnxEmbedder(BUNDLED if name == "bundled" else Path(name))
    from index.sentence_transformers_embedder import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(name)
