"""What comes in with a question: its text, from wherever, and the documents to restrict it to."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rag.errors import InputError
from rag.records import DOCUMENT_IDS, DocumentId


def read_question(argument: str) -> str:
    """The argument itself, or for ``-`` all of standard input.

    Raises:
        InputError: standard input is not UTF-8.
    """
    if argument != "-":
        return argument
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise InputError(
            f"標準入力を UTF-8 として読めません({error.start + 1} バイト目)。",
            "UTF-8 に直してください(例: iconv -f CP932 -t UTF-8)。",
        ) from error


def checked(text: str) -> str:
    """The text, if it can be searched for.

    Raises:
        InputError: it is empty or longer than a question may be.
    """
    from rag.engine import MAX_QUESTION

    if not text.strip():
        raise InputError("検索する文が空です。", '例: shisaku search "オープンデータ"')
    if len(text) > MAX_QUESTION:
        raise InputError(
            f"検索する文が長すぎます({len(text):,}字)。", f"{MAX_QUESTION:,}字以内にしてください。"
        )
    return text


def document_ids(names: Sequence[str] | None) -> tuple[DocumentId, ...]:
    """The documents named by ``--document``, each once.

    Raises:
        InputError: there is no document of that id.
    """
    if unknown := [name for name in names or () if name not in DOCUMENT_IDS]:
        raise InputError(
            f"文書 {unknown[0][:40]} はありません。", f"あるのは {'、'.join(DOCUMENT_IDS)} です。"
        )
    return tuple(d for d in DOCUMENT_IDS if d in (names or ()))
