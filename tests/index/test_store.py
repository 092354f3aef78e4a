"""The index on disk survives interruption, rivalry, damage and a full disk."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.store import Index, Manifest, build_index, open_index, read_manifest
from rag.errors import IndexDamagedError, IndexMissingError, ModelError
from rag.records import Chunk
from rag.settings import PROJECT
from rag.tokens import Tokenizer
from tests.hashing_embedder import HashingEmbedder
from tests.index_samples import sample_chunks

if TYPE_CHECKING:
    from index.embedders import Progress, Vectors


def build(folder: Path, tokenizer: Tokenizer, chunks: Sequence[Chunk] | None = None) -> Manifest:
    return build_index(
        sample_chunks() if chunks is None else chunks, "corpus", folder, HashingEmbedder(), tokenizer
    )


def opened(folder: Path, tokenizer: Tokenizer) -> Index:
    return open_index(folder, "corpus", HashingEmbedder(), tokenizer)


def versions(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def in_charge(folder: Path) -> Path:
    return folder / (folder / "current").read_text(encoding="utf-8").strip()


def test_what_is_built_can_be_opened(tmp_path: Path, tokenizer: Tokenizer) -> None:
    manifest = build(tmp_path / "a" / "b", tokenizer)
    index = opened(tmp_path / "a" / "b", tokenizer)
    assert index.manifest == manifest == read_manifest(tmp_path / "a" / "b")
    assert index.chunks == sample_chunks()
    assert (manifest.chunks, len(index.lexical), len(index.dense)) == (9, 9, 9)
    assert (manifest.tokenizer, manifest.embedder) == (tokenizer.version, "hashing:0")


def test_the_id_depends_on_the_contents_alone(tmp_path: Path, tokenizer: Tokenizer) -> None:
    first, second = build(tmp_path / "a", tokenizer), build(tmp_path / "b", tokenizer)
    other = build_index(sample_chunks(), "other", tmp_path / "c", HashingEmbedder(), tokenizer)
    assert first.id == second.id != other.id


def test_progress_reaches_the_end(tmp_path: Path, tokenizer: Tokenizer) -> None:
    seen: list[tuple[int, int]] = []
    build_index(
        sample_chunks(),
        "c",
        tmp_path,
        HashingEmbedder(),
        tokenizer,
        lambda done, total: seen.append((done, total)),
    )
    assert seen[-1] == (9, 9)


def test_vectors_of_known_texts_are_taken_over(tmp_path: Path, tokenizer: Tokenizer) -> None:
    build(tmp_path, tokenizer, sample_chunks()[:6])
    embedder = HashingEmbedder()
    build_index(sample_chunks(), "corpus", tmp_path, embedder, tokenizer)
    assert len(embedder.embedded) == 3
    build(tmp_path / "fresh", tokenizer)
    taken, fresh = opened(tmp_path, tokenizer), opened(tmp_path / "fresh", tokenizer)
    assert taken.dense.vectors().tolist() == fresh.dense.vectors().tolist()
    other = HashingEmbedder(seed=1)
    build_index(sample_chunks(), "corpus", tmp_path, other, tokenizer)
    assert len(other.embedded) == 9


def test_the_previous_version_stays_and_older_ones_go(tmp_path: Path, tokenizer: Tokenizer) -> None:
    build(tmp_path, tokenizer)
    first = in_charge(tmp_path).name
    build(tmp_path, tokenizer)
    second = in_charge(tmp_path).name
    assert versions(tmp_path) == sorted({first, second})
    build(tmp_path, tokenizer)
    assert versions(tmp_path) == sorted({second, in_charge(tmp_path).name})


def test_a_stranger_in_the_folder_is_left_alone(tmp_path: Path, tokenizer: Tokenizer) -> None:
    (tmp_path / "notes").mkdir()
    build(tmp_path, tokenizer)
    build(tmp_path, tokenizer)
    assert "notes" in versions(tmp_path)


class _Failing(HashingEmbedder):
    """Fails in the middle of a build, as a machine that is switched off or a model that breaks."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(seed=9)
        self.error = error

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        raise self.error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ModelError("壊れた")], ids=["interrupted", "model"])
def test_a_build_that_fails_leaves_the_old_index(
    tmp_path: Path, tokenizer: Tokenizer, error: BaseException
) -> None:
    build(tmp_path, tokenizer)
    before = versions(tmp_path)
    with pytest.raises(type(error)):
        build_index(sample_chunks()[:2], "new", tmp_path, _Failing(error), tokenizer)
    assert versions(tmp_path) == before
    assert len(opened(tmp_path, tokenizer).chunks) == 9


def run(program: str, *arguments: str) -> subprocess.Popen[str]:
    head = f"import sys; sys.path.insert(0, {str(PROJECT)!r})\n"
    return subprocess.Popen(
        [sys.executable, "-c", head + program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


KILLED = """
import os
from pathlib import Path
from tests.hashing_embedder import HashingEmbedder
from tests.index_samples import sample_chunks
from index.store import build_index
from rag.tokens import Tokenizer

class Killed(HashingEmbedder):
    def encode_passages(self, texts, progress=None):
        os._exit(7)

build_index(sample_chunks()[:2], "new", Path(sys.argv[1]), Killed(3), Tokenizer())
"""


def test_a_killed_process_leaves_the_old_index_and_no_lock(tmp_path: Path, tokenizer: Tokenizer) -> None:
    build(tmp_path, tokenizer)
    process = run(KILLED, str(tmp_path))
    assert process.wait(60) == 7, process.communicate()
    assert len(versions(tmp_path)) == 2
    assert len(opened(tmp_path, tokenizer).chunks) == 9
    build(tmp_path, tokenizer)  # not kept waiting, and clears what was left
    assert not any(name.endswith(".partial") for name in versions(tmp_path))
    process.communicate()


RIVAL = """
from pathlib import Path
from tests.hashing_embedder import HashingEmbedder
from tests.index_samples import sample_chunks
from index.store import build_index, open_index
from rag.tokens import Tokenizer

embedder, tokenizer, folder = HashingEmbedder(), Tokenizer(), Path(sys.argv[1])
for _ in range(3):
    build_index(sample_chunks(), "corpus", folder, embedder, tokenizer)
print(len(open_index(folder, "corpus", embedder, tokenizer).chunks))
"""


def test_two_builds_at_once_take_turns(tmp_path: Path, tokenizer: Tokenizer) -> None:
    rivals = [run(RIVAL, str(tmp_path)) for _ in range(2)]
    outcomes = [(*rival.communicate(timeout=120), rival.returncode) for rival in rivals]
    assert [code for *_, code in outcomes] == [0, 0], outcomes
    assert len(opened(tmp_path, tokenizer).chunks) == 9
    assert len(versions(tmp_path)) == 2


FULL = """
import resource
from pathlib import Path
from tests.hashing_embedder import HashingEmbedder
from tests.index_samples import sample_chunks
from index.store import build_index
from rag.errors import IndexDamagedError
from rag.tokens import Tokenizer

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    build_index(sample_chunks()[:8], "new", Path(sys.argv[1]), HashingEmbedder(), Tokenizer())
except IndexDamagedError as error:
    print(error.message, error.hint)
"""


@pytest.mark.parametrize("limit", [100, 1200, 2500], ids=["first-file", "later-file", "vectors"])
def test_a_full_disk_leaves_the_old_index(tmp_path: Path, tokenizer: Tokenizer, limit: int) -> None:
    build(tmp_path, tokenizer)
    before = versions(tmp_path)
    process = run(FULL, str(tmp_path), str(limit))
    out, error = process.communicate(timeout=60)
    assert process.returncode == 0, error
    assert "書き込めません" in out
    assert "shisaku build" in out
    assert versions(tmp_path) == before
    assert len(opened(tmp_path, tokenizer).chunks) == 9


def test_a_folder_that_cannot_be_written(tmp_path: Path, tokenizer: Tokenizer) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(IndexDamagedError, match="書き込めません") as caught:
        build(tmp_path / "file" / "index", tokenizer)
    assert "権限" in caught.value.hint
    with pytest.raises(IndexMissingError):
        opened(tmp_path / "file" / "index", tokenizer)


def test_no_index(tmp_path: Path, tokenizer: Tokenizer) -> None:
    with pytest.raises(IndexMissingError) as caught:
        opened(tmp_path / "none", tokenizer)
    assert "shisaku build" in caught.value.hint


def test_another_corpus_or_model_is_refused(tmp_path: Path, tokenizer: Tokenizer) -> None:
    build(tmp_path, tokenizer)
    with pytest.raises(IndexDamagedError, match="文書"):
        open_index(tmp_path, "edited", HashingEmbedder(), tokenizer)
    with pytest.raises(IndexDamagedError, match="埋め込みモデル"):
        open_index(tmp_path, "corpus", HashingEmbedder(seed=1), tokenizer)


def edit_manifest(folder: Path, **changes: object) -> None:
    file = in_charge(folder) / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | changes), encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"format": 0}, "別の版", id="format"),
        pytest.param({"rules": "bm25s 0.1"}, "索引の作り方", id="rules"),
        pytest.param({"tokenizer": "fugashi 0.1"}, "形態素解析器", id="tokenizer"),
        pytest.param({"chunks": "九"}, "目録", id="type"),
        pytest.param({"extra": 1}, "目録", id="unknown-key"),
    ],
)
def test_another_manifest_is_refused(
    tmp_path: Path, tokenizer: Tokenizer, changes: dict[str, object], message: str
) -> None:
    build(tmp_path, tokenizer)
    edit_manifest(tmp_path, **changes)
    with pytest.raises(IndexDamagedError, match=message):
        opened(tmp_path, tokenizer)


@pytest.mark.parametrize(
    "name", ["chunks.jsonl", "dense.faiss", "lexical-data.npy", "lexical-terms.json", "manifest.json"]
)
@pytest.mark.parametrize("damage", ["flipped", "truncated", "missing"])
def test_damage_is_noticed_and_mended(tmp_path: Path, tokenizer: Tokenizer, name: str, damage: str) -> None:
    build(tmp_path, tokenizer)
    file = in_charge(tmp_path) / name
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(bytes(raw) if damage == "flipped" else bytes(raw[: len(raw) // 2]))
    with pytest.raises(IndexDamagedError) as caught:
        opened(tmp_path, tokenizer)
    assert "shisaku build" in caught.value.hint
    build(tmp_path, tokenizer)
    assert len(opened(tmp_path, tokenizer).chunks) == 9


def test_a_pointer_to_nowhere(tmp_path: Path, tokenizer: Tokenizer) -> None:
    build(tmp_path, tokenizer)
    (tmp_path / "current").write_text("20200101T000000-00000000\n", encoding="utf-8")
    with pytest.raises(IndexDamagedError):
        opened(tmp_path, tokenizer)
    (tmp_path / "current").write_bytes(b"")
    with pytest.raises(IndexMissingError):
        opened(tmp_path, tokenizer)


def test_an_open_index_outlives_the_next_builds(tmp_path: Path, tokenizer: Tokenizer) -> None:
    build(tmp_path, tokenizer)
    index = opened(tmp_path, tokenizer)
    before = index.lexical.scores(["データ"]).tolist()
    for _ in range(3):
        build(tmp_path, tokenizer, sample_chunks()[:2])
    assert index.lexical.scores(["データ"]).tolist() == before
    assert any(before)
