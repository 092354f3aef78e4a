"""Files that a check leaves: never over another without being told, never over the draft itself."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rag.citing.styles import Style
from rag.drafting.report import Report
from rag.errors import InputError, ShisakuError
from rag.records import Library
from ui.drafts.reading import DraftText


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where to write what; None for what is not wanted."""

    html: Path | None = None
    word: Path | None = None
    footnotes: Path | None = None


def planned(draft: DraftText, html: str, word: str, footnotes: str, force: bool) -> Outputs:
    """The files to write, looked at before the long work begins.

    Raises:
        InputError: one may not be written, or needs a Word draft and this is none.
    """
    if (word or footnotes) and (draft.kind != "docx" or draft.path is None):
        raise InputError(
            f"{draft.name} は Word のファイル(.docx)ではないので、コメントや脚注をつけられません。",
            "HTML の報告は --html で作れます。",
        )
    names = [name for name in (html, word, footnotes) if name]
    if len({Path(name).absolute() for name in names}) < len(names):
        raise InputError("同じファイルに二つの結果は書けません。", "別の名前を指定してください。")
    return Outputs(*(writable_path(n, draft, force) if n else None for n in (html, word, footnotes)))


def write(outputs: Outputs, report: Report, draft: DraftText, library: Library, style: Style) -> list[Path]:
    """Write what is wanted; the files written.

    Raises:
        InputError: the draft's file has changed since it was checked.
        ShisakuError: a file cannot be written.
    """
    from ui.drafts.page import page

    made: list[tuple[Path, bytes]] = []
    if outputs.html:
        made.append((outputs.html, page(report, draft, library, style).encode("utf-8", "backslashreplace")))
    if (outputs.word or outputs.footnotes) and draft.path is not None:
        from ui.drafts.word import commented, footnoted

        data = draft.path.read_bytes()
        if outputs.word:
            made.append((outputs.word, commented(data, draft.name, report, library, style)))
        if outputs.footnotes:
            made.append((outputs.footnotes, footnoted(data, draft.name, report, library, style)))
    for path, content in made:
        _replace(path, content)
    return [path for path, _ in made]


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise ShisakuError(
            f"{path} に書けません({error.strerror})。", "フォルダーの権限と空き容量を確かめてください。"
        ) from error


def writable_path(name: str, draft: DraftText, force: bool) -> Path:
    """The file to write, if it may be written.

    Raises:
        InputError: it is the draft, exists (and ``force`` is not given) or its folder does not.
    """
    path = Path(name)
    if draft.path is not None and path.exists() and path.samefile(draft.path):
        raise InputError(f"{path} は草稿そのものです。", "草稿は書き換えません。別の名前を指定してください。")
    if path.is_dir():
        raise InputError(f"{path} はフォルダーです。", "ファイルの名前まで指定してください。")
    if not path.parent.is_dir():
        raise InputError(f"フォルダー {path.parent} がありません。", "先に作ってから実行してください。")
    if path.exists() and not force:
        raise InputError(f"{path} はすでにあります。", "置き換えるときは --force をつけてください。")
    return path
