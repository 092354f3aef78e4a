"""Files that are either written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rag.errors import ShisakuError


@contextmanager
def atomic_text(path: Path, *, private: bool = False) -> Iterator[TextIO]:
    """A UTF-8 text file that takes its place at ``path`` when the block ends without an error.

    A lone surrogate is written as its escape, which JSON reads back as the same character. A device
    or a pipe (``/dev/stdout``) is written to as it is: there is no file to replace. A ``private`` file
    can be read by its owner alone, at every moment.

    Raises:
        ShisakuError: it cannot be created, written or moved; what stood at ``path`` is untouched.
    """
    temporary: Path | None = None
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                yield stream
            return
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n",
            dir=path.parent, prefix=f".{path.name}.", delete=False,
        ) as file:  # fmt: skip
            temporary = Path(file.name)
            yield file  # type: ignore[misc]
            file.flush()
            os.fsync(file.fileno())
        if not private:
            temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise ShisakuError(
            f"{path} に書けません({error.strerror})。", "フォルダーの有無、権限、空き容量を確かめてください。"
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
