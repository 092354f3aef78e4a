"""Questions that passages answer: a passage is found by what people ask of it, too.

Document expansion by questions (Nogueira et al. 2019, arXiv:1904.08375), in vectors: besides its own
text, a passage is compared by the question nearest to the one asked among those it is known to
answer. A question resembles another question more than it resembles an official sentence.
``index.train_adapter`` writes the vectors of ``index/training`` beside the model they come from.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedders import Embedder
from index.onnx_embedder import OnnxEmbedder
from rag.errors import ModelError
from rag.records import Chunk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.embedders import Vectors

QUESTIONS = "questions.npz"
"""The file in an exported model's folder.

``vectors`` int8 (questions, dimension) with ``scale`` float32 (questions,); ``question`` and
``passage`` int32 (pairs,), of which ``passage`` counts in ``ids`` and ``texts``: the chunks' ids
and the CRC-32 of their texts, so that a passage which has changed since is left alone.
"""
SHARE = 0.4
"""How much the nearest question counts beside the passage's own text. Over the questions of dev anything
from 0.3 to 0.5 finds as much; 0 finds 3.5 points less at rank one (docs/log.md, 2026-11-29)."""


class KnownQuestions:
    """The questions that the chunks of an index answer.

    Args:
        vectors: (questions, dimension), rows of length 1, as the query encoder gives them.
        question: (pairs,) rows of ``vectors``.
        chunk: (pairs,) for each pair the position of a chunk that answers the question.
        chunks: how many chunks there are.
    """

    def __init__(
        self, vectors: Vectors, question: NDArray[np.int64], chunk: NDArray[np.int64], chunks: int
    ) -> None:
        import numpy as np

        order = np.argsort(chunk, kind="stable")
        self._vectors = vectors
        self._questions = question[order]
        # Where the pairs of each chunk that has any begin: the form that maximum.reduceat takes.
        self._chunks, self._starts = np.unique(chunk[order], return_index=True)
        self._size = chunks

    def blend(self, query: Vectors, cosines: Vectors) -> Vectors:
        """The cosines of ``query`` with all chunks, those of their nearest questions counted in.

        A chunk of which nothing is known to be asked keeps its cosine.
        """
        import numpy as np

        if not self._chunks.size:
            return cosines
        nearest = np.maximum.reduceat((self._vectors @ query)[self._questions], self._starts)
        blended = cosines.copy()
        blended[self._chunks] += SHARE * (nearest - cosines[self._chunks])
        return blended


def load_questions(embedder: Embedder, chunks: Sequence[Chunk]) -> KnownQuestions | None:
    """What is known to be asked of these chunks, in vectors of this embedder; None if nothing is.

    Raises:
        ModelError: the file is damaged.
    """
    import numpy as np

    if not isinstance(embedder, OnnxEmbedder) or QUESTIONS not in embedder.card.sha256:
        return None
    if QUESTIONS in embedder.damaged((QUESTIONS,)):
        raise ModelError(
            f"埋め込みモデルのファイル {embedder.folder / QUESTIONS} が壊れています。",
            f"{embedder.folder} を配布物から入れ直すか、python -m index.train_adapter で作り直してください。",
        )
    position = {chunk.id: i for i, chunk in enumerate(chunks)}
    with np.load(embedder.folder / QUESTIONS, allow_pickle=False) as file:
        places = [position.get(name, -1) for name in file["ids"].tolist()]
        same = [
            i >= 0 and _crc(chunks[i]) == crc for i, crc in zip(places, file["texts"].tolist(), strict=True)
        ]
        chunk = np.where(same, places, -1)[file["passage"]]
        known = chunk >= 0
        vectors = file["vectors"].astype(np.float32) * file["scale"][:, None]
        return KnownQuestions(vectors, file["question"][known].astype(np.int64), chunk[known], len(chunks))


def save_questions(
    folder: Path, vectors: Vectors, pairs: Sequence[tuple[int, int]], chunks: Sequence[Chunk]
) -> None:
    """Write the file into a model's folder.

    ``pairs`` are rows of ``vectors``, each with the position of a chunk that answers it.
    """
    import numpy as np

    scale = np.abs(vectors).max(axis=1) / 127
    used = sorted({chunk for _, chunk in pairs})
    rank = {chunk: i for i, chunk in enumerate(used)}
    np.savez(
        folder / QUESTIONS,
        vectors=np.rint(vectors / scale[:, None]).astype(np.int8),
        scale=scale.astype(np.float32),
        question=np.array([row for row, _ in pairs], np.int32),
        passage=np.array([rank[chunk] for _, chunk in pairs], np.int32),
        ids=np.array([chunks[i].id for i in used]),
        texts=np.array([_crc(chunks[i]) for i in used], np.uint32),
    )


def _crc(chunk: Chunk) -> int:
    return zlib.crc32(chunk.text.encode())
