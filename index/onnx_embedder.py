"""The bundled embedding model: ONNX Runtime and tokenizers, without PyTorch."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.embedders import CARD, Progress, printable
from rag.errors import ModelError

if TYPE_CHECKING:
    from index.embedders import Vectors

BUNDLED = Path(__file__).resolve().parent / "model"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"


class ModelCard(BaseModel):
    """``embedder.json``: what must be known of an exported model besides its graph."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    dimension: int = Field(ge=1)
    pooling: str
    normalised: bool
    query_prefix: str
    passage_prefix: str
    max_length: int = Field(ge=8)
    pad_id: int = Field(ge=0)
    vocabulary: int
    precision: str
    sha256: dict[str, str]


class OnnxEmbedder:
    """A model exported by ``index.export_model``, run by ONNX Runtime."""

    def __init__(self, folder: Path = BUNDLED, threads: int = 2, batch: int = 16) -> None:
        """Read the model's card.

        Raises:
            ModelError: a file is missing or the card is not one.
        """
        self.folder = folder
        self._threads = threads
        self._batch = batch
        missing = [name for name in (CARD, MODEL, TOKENIZER) if not (folder / name).is_file()]
        if missing:
            raise self._error(f"埋め込みモデルのファイル {'、'.join(missing)} が {folder} にありません。")
        try:
            self.card = ModelCard.model_validate_json((folder / CARD).read_bytes())
        except (OSError, ValidationError) as error:
            raise self._error(f"埋め込みモデルの説明 {folder / CARD} を読めません。") from error

    @property
    def name(self) -> str:
        return self.card.name

    @property
    def dimension(self) -> int:
        return self.card.dimension

    @property
    def fingerprint(self) -> str:
        """Digest of the card, which holds the digests of graph and tokenizer."""
        return f"onnx:{hashlib.sha256(self.card.model_dump_json().encode()).hexdigest()[:16]}"

    def damaged(self) -> list[str]:
        """Names of the files whose SHA-256 is not the one on the card."""
        return [name for name in self.card.sha256 if not self._intact(name)]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Raises ModelError when the model cannot be loaded."""
        return self._encode([self.card.query_prefix + printable(text) for text in texts], None)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Raises ModelError when the model cannot be loaded."""
        return self._encode([self.card.passage_prefix + printable(text) for text in texts], progress)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        # tokenizers raises a bare Exception for a file that is no tokenizer: look at the digest instead.
        if not self._intact(TOKENIZER):
            raise self._error(f"埋め込みモデルのファイル {self.folder / TOKENIZER} が壊れています。")
        tokenizer: Any = Tokenizer.from_file(str(self.folder / TOKENIZER))
        tokenizer.enable_truncation(self.card.max_length)
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as state

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        # The graph was optimised when it was exported.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        path = str(self.folder / MODEL)
        try:
            return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except (
            state.Fail,
            state.InvalidArgument,
            state.InvalidGraph,
            state.InvalidProtobuf,
            state.NoSuchFile,
            state.NotImplemented,
            state.RuntimeException,
        ) as error:
            raise self._error(f"埋め込みモデル {path} を読み込めません({type(error).__name__})。") from error

    def _intact(self, name: str) -> bool:
        return hashlib.sha256((self.folder / name).read_bytes()).hexdigest() == self.card.sha256.get(name)

    def _error(self, message: str) -> ModelError:
        return ModelError(
            message,
            f"{self.folder} を配布物から入れ直すか、python -m index.export_model で作り直してください。",
        )

    def _encode(self, texts: list[str], progress: Progress | None) -> Vectors:
        import numpy as np

        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
        vectors = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(tokens[i]))  # little padding in a batch
        for first in range(0, len(order), self._batch):
            rows = order[first : first + self._batch]
            ids = np.full((len(rows), len(tokens[rows[-1]])), self.card.pad_id, np.int64)
            mask = np.zeros_like(ids)
            for row, i in enumerate(rows):
                ids[row, : len(tokens[i])] = tokens[i]
                mask[row, : len(tokens[i])] = 1
            vectors[rows] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
            if progress:
                progress(first + len(rows), len(order))
        return vectors
