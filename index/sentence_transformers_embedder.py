"""Any embedding model that sentence-transformers can load."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.embedders import Progress, preparation, printable
from rag.errors import ModelError

if TYPE_CHECKING:
    from index.embedders import Vectors


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers can load, by directory or by name on the hub.

    Prompts are those of the model's own configuration (``query``; ``document`` or
    ``passage``), which sentence-transformers puts in front.
    """

    def __init__(self, name: str, batch: int = 32) -> None:
        """Args: ``name`` a model directory, or a name that the hub's cache or the network has."""
        self._name = name
        self._batch = batch

    @property
    def name(self) -> str:
        return self._name

    @property
    def prior(self) -> None:
        """None is learned for other models."""

    @property
    def dimension(self) -> int:
        """Raises ModelError when the model cannot be loaded."""
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def fingerprint(self) -> str:
        """The name; for a directory also its configuration and the sizes of its files.

        Known without loading the model, which takes ten seconds.
        """
        digest = hashlib.sha256(self._name.encode())
        folder = Path(self._name)
        for file in sorted(folder.rglob("*")) if folder.is_dir() else []:
            if file.is_file():
                digest.update(f"{file.relative_to(folder)}:{file.stat().st_size}".encode())
                if file.suffix == ".json" and file.name != "tokenizer.json":
                    digest.update(file.read_bytes())
        return f"sentence-transformers:{digest.hexdigest()[:16]}-{preparation(__file__)}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Raises ModelError when the model cannot be loaded."""
        return self._rows(self._model.encode_query([printable(text) for text in texts], **self._options()))

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Raises ModelError when the model cannot be loaded."""
        import numpy as np

        parts = [np.empty((0, self.dimension), np.float32)]
        step = self._batch * 8
        for first in range(0, len(texts), step):
            part = [printable(text) for text in texts[first : first + step]]
            parts.append(self._rows(self._model.encode_document(part, **self._options())))
            if progress:
                progress(first + len(part), len(texts))
        return np.concatenate(parts)

    @cached_property
    def _model(self) -> Any:
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._name, device="cpu", model_kwargs={"dtype": "float32"})
        except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
            raise ModelError(
                f"埋め込みモデル「{self._name}」を読み込めません({type(error).__name__})。",
                "名前かフォルダーを確かめてください。ネットワークがなければモデルのフォルダーを用意して設定"
                " retrieval.embedder に書きます。bundled と書けば付属のモデルを使います。",
            ) from error

    def _options(self) -> dict[str, Any]:
        return {"batch_size": self._batch, "show_progress_bar": False, "convert_to_numpy": True}

    def _rows(self, vectors: Any) -> Vectors:
        import numpy as np

        rows = np.asarray(vectors, np.float32).reshape(-1, self.dimension)
        lengths: Vectors = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return rows / lengths
