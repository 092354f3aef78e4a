from __future__ import annotations

import hashlib
import shutil
from dataclasses import fields, replace
from pathlib import Path

import pytest

from rag.errors import CorpusError, IndexDamagedError, IndexMissingError
from rag.records import DOCUMENT_IDS
from tests.ui_builders import Shisaku, changed
from ui.compose import Application, chunks_digest, corpus_digest


@pytest.fixture
def copied(workplace: Path, tmp_path: Path) -> Path:
    """The workplace's data folder, copied so that it may be damaged."""
    return Path(shutil.copytree(workplace / "data", tmp_path / "data"))


def at(workplace: Path, data: Path, notices: list[str] | None = None) -> Application:
    return Application(changed(workplace, data=data), (notices if notices is not None else []).append)


def version_folder(data: Path) -> Path:
    return data / "index" / (data / "index" / "current").read_text(encoding="utf-8").strip()


def test_a_fresh_index_is_opened_without_a_word(workplace: Path, copied: Path) -> None:
    before = sorted(copied.rglob("*"))
    notices: list[str] = []
    application = at(workplace, copied, notices)
    assert application.engine.answer("02-04のKPIは？").index == application.index.manifest.id
    assert notices == []
    assert sorted(copied.rglob("*")) == before


def test_a_missing_index_is_built(workplace: Path, tmp_path: Path) -> None:
    notices: list[str] = []
    application = at(workplace, tmp_path / "new", notices)
    with pytest.raises(IndexMissingError):
        application.open_index()
    assert application.index.manifest.chunks == len(application.chunks)
    assert len(notices) == 1
    assert "ありません。索引を作ります。" in notices[0]


def test_a_damaged_index_is_built_anew(workplace: Path, copied: Path) -> None:
    chunks = version_folder(copied) / "chunks.jsonl"
    chunks.write_bytes(chunks.read_bytes()[:-100])
    notices: list[str] = []
    application = at(workplace, copied, notices)
    with pytest.raises(IndexDamagedError):
        application.open_index()
    assert application.retriever.search("オープンデータ", 1)
    assert len(notices) == 1


def test_an_index_of_other_chunks_is_stale(workplace: Path, copied: Path) -> None:
    application = at(workplace, copied)
    first = application.chunks[0]
    vars(application)["chunks"] = (replace(first, display=first.display + "。"), *application.chunks[1:])
    with pytest.raises(IndexDamagedError, match="いまの文書"):
        application.open_index()


def test_build_on_the_command_line_says_what_was_built(shisaku: Shisaku, copied: Path) -> None:
    old = version_folder(copied)
    done = shisaku("build", data=copied)
    assert done.code == 0
    assert "索引を作りました" in done.out
    assert version_folder(copied) != old


def test_where_no_index_can_be_written_the_error_says_what_to_do(shisaku: Shisaku, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    done = shisaku("ask", "02-04のKPIは？", data=blocked)
    assert done.code == 4
    assert "エラー: " in done.err
    assert "shisaku build" in done.err
    assert shisaku("cite", "02-04", data=blocked).code == 0


def test_documents_that_are_not_the_registered_ones_are_refused(
    workplace: Path, documents: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(documents, tmp_path / "documents"))
    text = folder / "kihon.txt"
    text.write_bytes(text.read_bytes()[:-1])
    settings = changed(workplace, documents=folder)
    with pytest.raises(CorpusError):
        _ = Application(settings).engine


def test_the_corpus_digest_is_over_the_documents_alone(application: Application, documents: Path) -> None:
    parts = [
        f"{d}:{hashlib.sha256((documents / f'{d}.txt').read_bytes()).hexdigest()}"
        for d in sorted(DOCUMENT_IDS)
    ]
    expected = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    assert corpus_digest(application.library) == expected


def test_the_chunks_digest_changes_with_what_is_shown(application: Application) -> None:
    chunks = application.chunks
    changed = (replace(chunks[0], display="別の文"), *chunks[1:])
    assert chunks_digest(changed) != chunks_digest(chunks)
    assert chunks_digest(tuple(chunks)) == chunks_digest(list(chunks))


def test_every_field_of_a_chunk_is_in_the_digest(application: Application) -> None:
    first, *others = application.chunks
    digests = {
        chunks_digest((replace(first, **{field.name: value}), *others))
        for field in fields(first)
        for value in [10**6 if isinstance(getattr(first, field.name), int) else "別"]
    }
    assert len(digests | {chunks_digest(application.chunks)}) == len(fields(first)) + 1
