"""The source documents: read, checked against their registered edition, decoded."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

from rag.errors import CorpusError
from rag.records import DOCUMENT_IDS, DocumentId, Naming, Source

REGISTER = "SOURCES.toml"
_RESTORE = "登録された版のファイルを {folder} に戻してください(git checkout -- corpus/documents)。"


def load_sources(documents: Path) -> dict[DocumentId, Source]:
    """Read every registered document of the folder ``documents``.

    Raises:
        CorpusError: the register or a document is missing, not UTF-8, cut short, or not the
            registered edition (its SHA-256 differs).
    """
    register = _read_register(documents / REGISTER)
    return {document: _load(documents, document, register) for document in DOCUMENT_IDS}


def _read_register(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CorpusError(f"文書の登録簿 {path} がありません。", _hint(path.parent)) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"文書の登録簿 {path} を読めません: {error}", _hint(path.parent)) from error


def _load(folder: Path, document: DocumentId, register: dict[str, Any]) -> Source:
    try:
        entry = register[document]
        path = folder / entry["file"]
        source = Source(
            id=document,
            title=entry["title"],
            short_title=entry["short_title"],
            issuer=entry["issuer"],
            date=f"{entry['date_wareki']}({entry['date_iso']})",
            date_stated=entry["date_stated"],
            sha256=entry["sha256"],
            text=_read(path, entry["bytes"], entry["sha256"]),
            naming=_naming(entry["citation"]),
        )
    except KeyError as error:
        message = f"文書の登録簿 {folder / REGISTER} に {document} の項目 {error.args[0]} がありません。"
        raise CorpusError(message, _hint(folder)) from error
    return source


def _naming(entry: dict[str, str]) -> Naming:
    return Naming(
        work=entry["work"],
        abbreviation=entry["abbreviation"],
        place=entry["place"],
        decided=entry["decided"],
        issued=entry["issued"],
        author=entry["author"],
    )


def _read(path: Path, size: int, sha256: str) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CorpusError(f"文書 {path.name} がありません({path})。", _hint(path.parent)) from error
    except OSError as error:
        raise CorpusError(f"文書 {path} を開けません: {error.strerror}", _hint(path.parent)) from error
    if hashlib.sha256(data).hexdigest() == sha256:
        return data.decode("utf-8")
    raise CorpusError(f"文書 {path.name} は{_difference(data, size)}。", _hint(path.parent))


def _difference(data: bytes, size: int) -> str:
    """What is wrong with a file that is not the registered one, in Japanese."""
    cut = f"登録された版より短く、途中で切れているようです({size}バイトのうち{len(data)}バイト)"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return cut
        if _decodes(data, "cp932"):
            return "UTF-8 でなく Shift_JIS で書かれています"
        return f"UTF-8 として読めません({error.start}バイト目)"
    if b"\r" in data:
        return "改行コードが変わっており、登録された版と一致しません"
    return cut if len(data) < size else "登録された版と内容が違います(SHA-256 が一致しません)"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _hint(folder: Path) -> str:
    return _RESTORE.format(folder=folder)
