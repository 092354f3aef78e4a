"""What readers say about answers: one line an entry, appended so that a crash loses nothing said before.

<data>/feedback/feedback.jsonl   the entries, each with the whole answer record
<data>/feedback/feedback.lock    held while one is written

A line is on the disk before the reader is thanked. What a crash left of a line stays, is set apart
from the next one, and is reported when the file is read.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from rag.answer import Answer
from rag.engine import Turn
from rag.errors import InputError, ShisakuError
from rag.settings import Settings

Kind = Literal["good", "wrong_answer", "wrong_citation", "missing", "outdated"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LABELS: dict[Kind, str] = {
    "good": "良い",
    "wrong_answer": "回答の誤り",
    "wrong_citation": "出典の誤り",
    "missing": "漏れ",
    "outdated": "古い",
}
MAX_COMMENT = 2000
"""Characters."""

_FORMAT = 1
_LOCK_SECONDS = 10
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reader's word on one answer, which is in its JSON form; ``when`` is ISO 8601 in UTC."""

    id: str
    when: str
    kind: Kind
    comment: str
    user: str
    answer: Mapping[str, Any]
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries that could be read, and what is wrong with the other lines, by number."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


def feedback_file(settings: Settings) -> Path:
    """Where entries are kept."""
    return settings.data / "feedback" / "feedback.jsonl"


def entry_of(
    answer: Answer, kind: Kind, comment: str = "", history: Sequence[Turn] = (), user: str = ""
) -> Entry:
    """A new entry.

    Raises:
        InputError: the comment is too long.
    """
    if len(comment) > MAX_COMMENT:
        raise InputError(
            f"コメントが長すぎます({len(comment)}文字)。", f"{MAX_COMMENT}文字までにしてください。"
        )
    return Entry(
        id=secrets.token_hex(8),
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        kind=kind,
        comment=comment.strip(),
        user=user,
        answer=answer.to_dict(),
        history=tuple(history),
    )


def append(entry: Entry, file: Path) -> None:
    """Add the entry; when this returns it is on the disk.

    Raises:
        ShisakuError: it could not be written; what was in the file stays.
    """
    from filelock import FileLock, Timeout

    text = json.dumps({"format": _FORMAT} | asdict(entry), ensure_ascii=False)
    # A lone surrogate has no UTF-8 form: JSON can hold it as an escape.
    line = _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text).encode("utf-8")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_suffix(".lock"), timeout=_LOCK_SECONDS):
            _write(line, file)
    except Timeout as error:
        raise ShisakuError(
            "フィードバックの書き込みが混み合っています。", "少し待ってもう一度送ってください。"
        ) from error
    except OSError as error:
        raise ShisakuError(
            f"フィードバックを保存できません({error.strerror or '途中までしか書けません'})。",
            f"{file.parent} の権限と空き容量を確かめてください。",
        ) from error


def _write(line: bytes, file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        rest = (b"\n" if torn else b"") + line + b"\n"
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the file's name, when it is new
    finally:
        os.close(folder)


def read(file: Path) -> Reading:
    """All entries, oldest first. A line that a crash cut short is a problem, not a failure.

    Raises:
        InputError: the file cannot be read at all.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        lines = file.read_bytes().split(b"\n") if file.exists() else []
    except OSError as error:
        raise InputError(
            f"フィードバック {file} を読めません({error.strerror})。", "場所と権限を確かめてください。"
        ) from error
    form = TypeAdapter(Entry)
    entries: list[Entry] = []
    problems: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            if not isinstance(value, dict) or value.pop("format", None) != _FORMAT:
                raise ValueError("知らない形式です")
            entries.append(form.validate_python(value))
        except (ValueError, ValidationError):
            cut = "途中で切れています" if number == len(lines) else "読めません"
            problems.append(f"{file}:{number}: {cut}(この行をとばします)")
    return Reading(tuple(entries), tuple(problems))
