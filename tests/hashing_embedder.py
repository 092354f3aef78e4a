"""An honest embedder for tests: character bigrams hashed into 64 dimensions, no model."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.embedders import printable
from rag.text import folded

if TYPE_CHECKING:
    from index.embedders import Progress, Vectors


class HashingEmbedder:
    """Similar spellings get similar vectors, on every machine the same ones."""

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed
        self.embedded: list[str] = []

    name = "hashing"
    dimension = 64
    prior = None

    @property
    def fingerprint(self) -> str:
        return f"hashing:{self.seed}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            line = f" {folded(printable(text))} "
            for i in range(len(line) - 1):
                row[zlib.crc32(line[i : i + 2].encode(), self.seed) % self.dimension] += 1
        lengths: Vectors = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / lengths

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.embedded.extend(texts)
        if progress:
            progress(len(texts), len(texts))
        return self.encode_queries(texts)
