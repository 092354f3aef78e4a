"""Drafts as people have them: text in the encodings of Japanese offices, Markdown, Word."""

from __future__ import annotations

import io
import re
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rag.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document

LONGEST = 200_000
"""Characters of a draft, some 200 pages."""
LARGEST = 50 * 1024 * 1024
"""Bytes of a file, pictures included, and of what a Word file unpacks to, fourfold."""
STDIN = "標準入力"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = {
    b"%PDF": "PDF",
    b"{\\rtf": "リッチテキスト(RTF)",
    b"\x89PNG": "画像",
    b"\xff\xd8\xff": "画像",
    b"GIF8": "画像",
}
_SAVE_AS = "Word で開き、「名前を付けて保存」で .docx にするか、文章を .txt に写してください。"
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "iso2022_jp_3": "JIS",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
}
_COMMON = re.compile(r"[ぁ-んァ-ヶー、。一-龥]")
_ODD = re.compile("[\uff61-\uff9f\ue000-\uf8ff\x80-\x9f\x00-\x08\x0e-\x1f\ufffd]")


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft's text, where it came from, and what its reader must know (in Japanese).

    Offsets in ``text`` of a Word file are those of ``ui.word.body.read``.
    """

    text: str
    name: str
    kind: Literal["text", "markdown", "docx"] = "text"
    notes: tuple[str, ...] = ()
    path: Path | None = None


def read_draft(argument: str) -> DraftText:
    """The draft in a file, or for ``-`` on standard input. The file is only read.

    Raises:
        InputError: it cannot be read as a draft, is empty or too long; says what it is instead.
    """
    if argument == "-":
        return decode(sys.stdin.buffer.read(), STDIN)
    path = Path(argument)
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(path.name, path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"草稿のファイル {path} がありません。", "場所と名前を確かめてください。") from error
    except IsADirectoryError as error:
        raise InputError(f"{path} はフォルダーです。", "草稿のファイルを一つ指定してください。") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "名前に使えない文字があります"
        raise InputError(f"草稿のファイル {path} を開けません({reason})。") from error
    return decode(data, path.name, path)


def decode(data: bytes, name: str, path: Path | None = None) -> DraftText:
    """The draft in these bytes, whatever its name says it is.

    Raises:
        InputError: as ``read_draft``.
    """
    if len(data) > LARGEST:
        raise _too_large(name, len(data))
    if data.startswith(_OLE):
        raise _old_or_locked(data, name)
    if data.startswith(b"PK\x03\x04"):
        text, notes = _docx(data, name)
        return _checked(DraftText(text, name, "docx", notes, path))
    for magic, kind in _OTHER.items():
        if data.startswith(magic):
            raise InputError(f"{name} は{kind}なので、草稿として読めません。", _SAVE_AS)
    encoding = _encoding(data)
    if encoding is None:
        raise InputError(
            f"{name} は文章のファイルではないようです(文字として読めません)。",
            "読めるのは .txt、.md(UTF-8、Shift_JIS、EUC-JP、JIS、UTF-16)と .docx です。",
        )
    text = data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    notes = () if encoding == "utf-8-sig" else (f"{_NAMES[encoding]} の文章として読みました。",)
    is_markdown = name.lower().endswith((".md", ".markdown"))
    return _checked(DraftText(text, name, "markdown" if is_markdown else "text", notes, path))


def _checked(draft: DraftText) -> DraftText:
    if not draft.text.strip():
        raise InputError(f"{draft.name}に文章がありません。", "点検する文章を書いてから実行してください。")
    if len(draft.text) > LONGEST:
        raise InputError(
            f"{draft.name} は長すぎます({len(draft.text):,}字)。",
            f"一度に点検できるのは {LONGEST:,}字までです。章ごとに分けてください。",
        )
    return draft


def _too_large(name: str, size: int) -> InputError:
    return InputError(
        f"{name} は大きすぎます({size / 1024**2:,.0f}MB)。", f"{LARGEST // 1024**2}MB までです。"
    )


def _old_or_locked(data: bytes, name: str) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return InputError(
            f"{name} はパスワードで保護されていて読めません。",
            "Word で開き、パスワードを外した写しを保存してから実行してください。",
        )
    return InputError(f"{name} は古い形式の Word や Excel のファイル(.doc など)なので読めません。", _SAVE_AS)


def _encoding(data: bytes) -> str | None:
    """The encoding in which the bytes are text, or None: they are none."""
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return encoding if _decoded(data, encoding) is not None else None
    text = _decoded(data, "utf-8-sig")
    if text is not None:
        if b"\x1b$" in data and _decoded(data, "iso2022_jp_3") is not None:
            return "iso2022_jp_3"
        if not _ODD.search(text.replace("\x1b", "")) or _share(_ODD, text) < 0.001:
            return "utf-8-sig"
    best, most = None, 0.0
    for encoding in ("cp932", "euc_jp", "utf-16-le", "utf-16-be"):
        text = _decoded(data, encoding)
        likeness = _share(_COMMON, text) - 3 * _share(_ODD, text) if text else 0.0
        if likeness > most:
            best, most = encoding, likeness
    return best if most > 0.3 else None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:20_000]
    return len(pattern.findall(sample)) / max(1, len(sample))


def _docx(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a Word file, and what must be known of it."""
    from ui.word.body import read

    body = read(open_docx(data, name))
    return body.text, body.notes


def open_docx(data: bytes, name: str) -> Document:
    """The document of python-docx in these bytes.

    Raises:
        InputError: they are no Word file, or a damaged one.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    damaged = InputError(
        f"{name} は壊れていて、Word の文書として読めません。", "Word で開いて修復し、保存し直してください。"
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if sum(entry.file_size for entry in archive.infolist()) > 4 * LARGEST:
                raise _too_large(name, sum(entry.file_size for entry in archive.infolist()))
            broken = archive.testzip() is not None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise damaged from error
    if broken:
        raise damaged
    if "word/document.xml" not in names and not any(n.startswith("word/") for n in names):
        raise InputError(f"{name} は Word の文書(.docx)ではありません。", _SAVE_AS)
    try:
        return docx.Document(io.BytesIO(data))
    except (
        PackageNotFoundError,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        zipfile.BadZipFile,
    ) as error:
        raise damaged from error
