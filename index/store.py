"""The index on disk: written whole or not at all, checked when opened.

    <folder>/current                 name of the version that answers
    <folder>/<version>/manifest.json what it was made from, and a SHA-256 of every file
                       chunks.jsonl  lexical-*  dense.faiss
    <folder>/build.lock              held by the process that builds

A build writes a new version beside the old one and then replaces ``current``, which is atomic;
a build that is interrupted leaves the old version in charge. The version before the current
one is kept for processes that still read it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index import dense as dense_half
from index import lexical as lexical_half
from index.dense import DenseIndex
from index.embedders import Embedder, Progress
from index.lexical import LexicalIndex
from index.plain_json import made
from index.versions import PARTIAL, current, digest, prune, switch, sync, writing
from rag.errors import IndexDamagedError, IndexMissingError
from rag.records import Chunk
from rag.rules import code_digest
from rag.tokens import Tokenizer

if TYPE_CHECKING:
    from index.embedders import Vectors

FORMAT = 2
"""Raise it whenever the files take another form. What is in them is told apart by ``rules``."""

_MANIFEST, _CHUNKS = "manifest.json", "chunks.jsonl"
_REBUILD = "shisaku build で索引を作り直してください。"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made from. ``id`` is the same for the same contents."""

    format: int
    id: str
    corpus: str
    rules: str
    tokenizer: str
    embedder: str
    embedder_name: str
    chunks: int
    dimension: int
    dense: str
    created: str
    files: dict[str, str]


class Index(NamedTuple):
    """An open index: position ``i`` is the same chunk in all three."""

    manifest: Manifest
    chunks: tuple[Chunk, ...]
    lexical: LexicalIndex
    dense: DenseIndex


def rules() -> str:
    """Identity of all that makes an index of texts: library, parameters and code of both halves."""
    from importlib.metadata import version

    code = code_digest(__file__, lexical_half.__file__, dense_half.__file__)
    return f"bm25s {version('bm25s')}, faiss {version('faiss-cpu')}, rules {code}"


def searched_text(chunk: Chunk) -> str:
    """What is indexed of a chunk: the mended sentence with its record's name in front."""
    return f"{chunk.context} {chunk.display}".strip()


def build_index(
    chunks: Sequence[Chunk],
    corpus: str,
    folder: Path,
    embedder: Embedder,
    tokenizer: Tokenizer,
    progress: Progress | None = None,
) -> Manifest:
    """Build an index of ``chunks`` and make it the one that answers.

    Vectors of texts that the index in place already has, from the same model, are taken over.
    A second build at the same time waits for the first.

    Args:
        chunks: what to index.
        corpus: digest of the documents and everything else the chunks depend on.
        folder: the folder of the index.
        embedder: the model of the dense half.
        tokenizer: the tokenizer of the lexical half.
        progress: called with (embedded chunks, all chunks).

    Raises:
        IndexDamagedError: the folder cannot be written; an index in it stays as it is.
        ModelError: the embedding model cannot be loaded.
    """
    with writing(folder):
        previous = current(folder)
        prune(folder, previous)
        version = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        partial = folder / (version + PARTIAL)
        partial.mkdir()
        try:
            lexical = LexicalIndex.build([tokenizer.terms(searched_text(chunk)) for chunk in chunks])
            vectors = _vectors(chunks, embedder, _readable(folder), progress)
            dense = DenseIndex.build(vectors)
            _write_chunks(partial / _CHUNKS, chunks)
            lexical.save(partial)
            dense.save(partial)
            parts = (str(FORMAT), corpus, rules(), tokenizer.version, embedder.fingerprint)
            manifest = Manifest(
                format=FORMAT,
                id=hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16],
                corpus=corpus,
                rules=rules(),
                tokenizer=tokenizer.version,
                embedder=embedder.fingerprint,
                embedder_name=embedder.name,
                chunks=len(chunks),
                dimension=vectors.shape[1],
                dense=dense.kind,
                created=datetime.now(UTC).isoformat(timespec="seconds"),
                files={file.name: digest(file) for file in sorted(partial.iterdir())},
            )
            (partial / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=2), encoding="utf-8")
            for file in partial.iterdir():
                sync(file)
            sync(partial)
            partial.rename(folder / version)
            switch(folder, version)
        finally:
            shutil.rmtree(partial, ignore_errors=True)  # there is one only when something failed
    return manifest


def open_index(folder: Path, corpus: str, embedder: Embedder, tokenizer: Tokenizer) -> Index:
    """Open the index in ``folder``.

    Raises:
        IndexMissingError: there is none.
        IndexDamagedError: a file is damaged, the form is another, or the index was built from
            other documents, in another way, with another tokenizer or another embedding model.
    """
    manifest = read_manifest(folder)
    for found, expected, what in (
        (manifest.corpus, corpus, "いまの文書"),
        (manifest.rules, rules(), "いまの索引の作り方"),
        (manifest.tokenizer, tokenizer.version, "いまの形態素解析器と辞書"),
        (manifest.embedder, embedder.fingerprint, "いまの埋め込みモデル"),
    ):
        if found != expected:
            raise IndexDamagedError(f"索引は{what}から作られたものではありません。", _REBUILD)
    return _read(folder, manifest)


def read_manifest(folder: Path) -> Manifest:
    """What the index in ``folder`` was made from.

    Raises:
        IndexMissingError: there is none.
        IndexDamagedError: it is damaged or of another form.
    """
    version = current(folder)
    if version is None:
        raise IndexMissingError(f"索引が {folder} にありません。", "shisaku build で索引を作ってください。")
    try:
        raw = json.loads((folder / version / _MANIFEST).read_text(encoding="utf-8"))
        if isinstance(raw, dict) and raw.get("format") != FORMAT:
            raise IndexDamagedError("索引は別の版のプログラムが作ったものです。", _REBUILD)
        return made(Manifest, raw)
    except (OSError, ValueError) as error:
        raise IndexDamagedError(
            f"索引の目録 {folder / version / _MANIFEST} を読めません。", _REBUILD
        ) from error


def _read(folder: Path, manifest: Manifest) -> Index:
    """Read the current version's files, once their digests are as in the manifest."""
    version = folder / (current(folder) or "")
    try:
        damaged = [name for name, known in manifest.files.items() if digest(version / name) != known]
        if damaged:
            raise IndexDamagedError(f"索引のファイル {'、'.join(damaged)} が壊れています。", _REBUILD)
        with (version / _CHUNKS).open(encoding="utf-8") as lines:
            chunks = tuple(Chunk(**json.loads(line)) for line in lines)
        return Index(manifest, chunks, LexicalIndex.load(version, len(chunks)), DenseIndex.load(version))
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise IndexDamagedError(f"索引 {version} を読めません。", _REBUILD) from error


def _readable(folder: Path) -> Index | None:
    """The index in place, or None when there is none or it is damaged: it will be replaced."""
    try:
        return _read(folder, read_manifest(folder))
    except (IndexMissingError, IndexDamagedError):
        return None


def _vectors(
    chunks: Sequence[Chunk], embedder: Embedder, previous: Index | None, progress: Progress | None
) -> Vectors:
    """The vectors of the chunks; only texts that ``previous`` lacks are embedded."""
    import numpy as np

    texts = [searched_text(chunk) for chunk in chunks]
    known: dict[str, Vectors] = {}
    if previous and previous.manifest.embedder == embedder.fingerprint:
        known = dict(zip(map(searched_text, previous.chunks), previous.dense.vectors(), strict=True))
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        known.update(zip(missing, embedder.encode_passages(missing, progress), strict=True))
    return np.array([known[text] for text in texts], np.float32).reshape(len(texts), embedder.dimension)


def _write_chunks(file: Path, chunks: Sequence[Chunk]) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(json.dumps(asdict(chunk), ensure_ascii=False) + "\n" for chunk in chunks)
