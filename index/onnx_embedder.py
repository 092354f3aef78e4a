"""The bundled embedding model: ONNX Runtime and tokenizers, without PyTorch."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.embedders import CARD, Progress, preparation, printable
from index.plain_json import made
from index.prior import PRIOR, load_prior
from index.query_adapter import ADAPTER, adapt, load_adapter
from rag.errors import ModelError

if TYPE_CHECKING:
    from index.embedders import Vectors

BUNDLED = Path(__file__).resolve().parent / "model"
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """``embedder.json``: what must be known of an exported model besides its graph."""

    name: str
    dimension: int
    pooling: str
    normalised: bool
    query_prefix: str
    passage_prefix: str
    max_length: int
    pad_id: int
    vocabulary: int
    precision: str
    sha256: dict[str, str]


class OnnxEmbedder:
    """A model exported by ``index.export_model``, run by ONNX Runtime.

    A question is computed by two threads. Passages are computed a batch a thread, which needs
    no waiting for one another inside the graph: a third less time on a busy machine.
    """

    def __init__(
        self, folder: Path = BUNDLED, workers: int | None = None, batch: int = 8, adapter: bool = True
    ) -> None:
        """Read the model's card.

        Args:
            folder: where the exported model is.
            workers: threads for passages; as many as there are processors when None.
            batch: passages in a batch.
            adapter: whether the vectors of questions go through the folder's query adapter, if it has one.

        Raises:
            ModelError: a file is missing or the card is not one.
        """
        self.folder = folder
        self._workers = workers or os.cpu_count() or 1
        self._batch = batch
        self._adapted = adapter
        self._require(CARD, MODEL, TOKENIZER)
        try:
            self.card = made(ModelCard, json.loads((folder / CARD).read_bytes()))
        except (OSError, ValueError) as error:
            raise self._error(f"埋め込みモデルの説明 {folder / CARD} を読めません。") from error
        self._require(*self.card.sha256)

    def _require(self, *names: str) -> None:
        missing = [name for name in names if not (self.folder / name).is_file()]
        if missing:
            raise self._error(
                f"埋め込みモデルのファイル {'、'.join(missing)} が {self.folder} にありません。"
            )

    @property
    def name(self) -> str:
        return self.card.name

    @property
    def dimension(self) -> int:
        return self.card.dimension

    @property
    def fingerprint(self) -> str:
        """Digest of the card, which holds those of graph and tokenizer, and of the code around them."""
        card = hashlib.sha256(json.dumps(asdict(self.card)).encode()).hexdigest()[:16]
        return f"onnx:{card}-{preparation(__file__)}"

    def damaged(self) -> list[str]:
        """Names of the files whose SHA-256 is not the one on the card."""
        return [name for name in self.card.sha256 if not self._intact(name)]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Raises ModelError when the model cannot be loaded."""
        import numpy as np

        vectors = np.empty((len(texts), self.dimension), np.float32)
        tokens = self._tokens(self.card.query_prefix, texts)
        for rows in self._batches(tokens):
            vectors[rows] = self._run(self._query_session, [tokens[i] for i in rows])
        return vectors if self._adapter is None else adapt(vectors, self._adapter)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Raises ModelError when the model cannot be loaded."""
        import numpy as np

        vectors = np.empty((len(texts), self.dimension), np.float32)
        tokens = self._tokens(self.card.passage_prefix, texts)
        batches = list(self._batches(tokens))
        session = self._passage_session if batches else None
        done = 0
        pool = ThreadPoolExecutor(self._workers)
        try:
            results = pool.map(lambda rows: self._run(session, [tokens[i] for i in rows]), batches)
            for rows, result in zip(batches, results, strict=True):
                vectors[rows] = result
                done += len(rows)
                if progress:
                    progress(done, len(texts))
        finally:
            pool.shutdown(cancel_futures=True)  # an interrupted build does not compute the rest
        return vectors

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
    def _adapter(self) -> Vectors | None:
        if not self._adapted or ADAPTER not in self.card.sha256:
            return None
        if not self._intact(ADAPTER):
            raise self._error(f"埋め込みモデルのファイル {self.folder / ADAPTER} が壊れています。")
        return load_adapter(self.folder / ADAPTER)

    @cached_property
    def prior(self) -> Vectors | None:
        """Raises ModelError when the file is damaged."""
        if PRIOR not in self.card.sha256:
            return None
        if not self._intact(PRIOR):
            raise self._error(f"埋め込みモデルのファイル {self.folder / PRIOR} が壊れています。")
        return load_prior(self.folder / PRIOR)

    @cached_property
    def _query_session(self) -> Any:
        return self._load(threads=2)

    @cached_property
    def _passage_session(self) -> Any:
        return self._load(threads=1)

    def _load(self, threads: int) -> Any:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as state

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Threads that spin while they wait take the processor from those that compute.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
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

    def _tokens(self, prefix: str, texts: Sequence[str]) -> list[list[int]]:
        encodings = self._tokenizer.encode_batch([prefix + printable(text) for text in texts])
        return [encoding.ids for encoding in encodings]

    def _batches(self, tokens: list[list[int]]) -> Iterator[list[int]]:
        """Positions of texts of about one length, so that little is padded; the longest first."""
        order = sorted(range(len(tokens)), key=lambda i: -len(tokens[i]))
        for first in range(0, len(order), self._batch):
            yield order[first : first + self._batch]

    def _run(self, session: Any, tokens: list[list[int]]) -> Any:
        """The embeddings of one batch, whose first text is the longest."""
        import numpy as np

        ids = np.full((len(tokens), len(tokens[0])), self.card.pad_id, np.int64)
        mask = np.zeros_like(ids)
        for row, text in enumerate(tokens):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = 1
        return session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
