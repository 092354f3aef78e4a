import shutil
from pathlib import Path

import pytest

from corpus.library import load_library
from corpus.sources import load_sources
from rag.errors import CorpusError


@pytest.fixture
def copied(documents: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    shutil.copytree(documents, folder)
    return folder


def test_every_document_is_the_registered_edition(documents: Path) -> None:
    sources = load_sources(documents)
    assert list(sources) == ["kanmin", "kihon", "senryaku"]
    assert [len(s.text) for s in sources.values()] == [84381, 9241, 3226]
    assert sources["kanmin"].short_title == "官民データ活用推進基本計画 別表"


def test_no_date_is_called_stated_that_the_text_does_not_state(documents: Path) -> None:
    assert not any(source.date_stated for source in load_sources(documents).values())


def test_missing_document(copied: Path) -> None:
    (copied / "kihon.txt").unlink()
    with pytest.raises(CorpusError, match=r"文書 kihon\.txt がありません") as caught:
        load_library(copied)
    assert str(copied) in caught.value.hint


def test_missing_register(copied: Path) -> None:
    (copied / "SOURCES.toml").unlink()
    with pytest.raises(CorpusError, match="登録簿"):
        load_library(copied)


def test_register_without_a_key(copied: Path) -> None:
    register = copied / "SOURCES.toml"
    register.write_text(register.read_text("utf-8").replace("issuer =", "publisher ="), "utf-8")
    with pytest.raises(CorpusError, match="kanmin の項目 issuer がありません"):
        load_library(copied)


def test_damaged_register(copied: Path) -> None:
    (copied / "SOURCES.toml").write_bytes(b"[kanmin\n")
    with pytest.raises(CorpusError, match=r"登録簿 .* を読めません"):
        load_library(copied)


@pytest.mark.parametrize("size", [0, 1, 50_000, 221_586], ids=["empty", "one byte", "half", "one byte short"])
def test_truncated_document(copied: Path, size: int) -> None:
    path = copied / "kanmin.txt"
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(CorpusError, match="途中で切れている"):
        load_library(copied)


def test_document_in_shift_jis(copied: Path) -> None:
    path = copied / "kihon.txt"
    path.write_bytes(path.read_text("utf-8").encode("cp932", errors="ignore"))
    with pytest.raises(CorpusError, match="Shift_JIS"):
        load_library(copied)


def test_document_that_is_no_text(copied: Path) -> None:
    (copied / "senryaku.txt").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(CorpusError, match="UTF-8 として読めません"):
        load_library(copied)


def test_changed_document(copied: Path) -> None:
    path = copied / "kanmin.txt"
    path.write_bytes(path.read_bytes().replace(b"930TB", b"940TB"))
    with pytest.raises(CorpusError, match="内容が違います"):
        load_library(copied)


def test_document_with_windows_line_ends(copied: Path) -> None:
    path = copied / "senryaku.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(CorpusError, match="改行コード"):
        load_library(copied)


def test_a_folder_in_the_place_of_a_document(copied: Path) -> None:
    (copied / "kihon.txt").unlink()
    (copied / "kihon.txt").mkdir()
    with pytest.raises(CorpusError, match="開けません"):
        load_library(copied)
