"""Versions of a folder's contents: one is in charge, changing over is atomic.

<folder>/current     name of the version in charge
<folder>/<version>/  its files
<folder>/build.lock  held by the process that writes
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.errors import IndexDamagedError

PARTIAL = ".partial"
_VERSION = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}(\.partial)?")
_CURRENT, _LOCK = "current", "build.lock"
_LOCK_SECONDS = 600


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the build lock; failures to write become errors a user can act on."""
    from filelock import FileLock, Timeout

    kept = "前の索引があれば、そのまま使えます。"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _LOCK, timeout=_LOCK_SECONDS):
            yield
    except Timeout as error:
        raise IndexDamagedError(
            "ほかの処理が索引を作り続けています。",
            "その処理が終わってから shisaku build を実行してください。",
        ) from error
    except OSError as error:
        raise IndexDamagedError(
            f"索引を {folder} に書き込めません({error.strerror or '途中までしか書けません'})。{kept}",
            "フォルダーの権限と空き容量を確かめてから shisaku build を実行してください。",
        ) from error


def current(folder: Path) -> str | None:
    """The name of the version that answers."""
    try:
        # Damaged text names no version that exists: the reader of the manifest says what to do.
        return (folder / _CURRENT).read_text(encoding="utf-8", errors="replace").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None


def switch(folder: Path, version: str) -> None:
    """Let ``version`` answer from now on."""
    pointer = folder / (_CURRENT + PARTIAL)
    pointer.write_text(version + "\n", encoding="utf-8")
    sync(pointer)
    pointer.replace(folder / _CURRENT)
    sync(folder)


def prune(folder: Path, keep: str | None) -> None:
    """Remove the versions other than ``keep`` and what interrupted builds left."""
    for path in folder.iterdir():
        if _VERSION.fullmatch(path.name) and path.name != keep:
            shutil.rmtree(path)


def digest(file: Path) -> str:
    """The SHA-256 of the file's contents."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Have the file's (or folder's) contents on the disk before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
