"""Feedback in the chat: the buttons under an answer, and the request that brings what was said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rag.errors import InputError, ShisakuError
from ui.feedback import KINDS, LABELS, MAX_COMMENT, append, entry_of, feedback_file
from ui.guard.visitors import VISITOR
from ui.web.markup import button
from ui.web.requests import read_answer, read_turns

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from ui.compose import Application


def feedback_row() -> str:
    """The buttons under an answer; the script (static/feedback.js) opens the form for the comment."""
    buttons = "".join(
        button(
            LABELS[kind],
            "feedback",
            kind=kind,
            css="plain",
            title=f"この回答を「{LABELS[kind]}」として記録します",
        )
        for kind in KINDS
    )
    return (
        f'<div class="feedback" role="group" aria-label="この回答の評価" data-most="{MAX_COMMENT}">'
        f'<span class="label">この回答は</span>{buttons}</div>'
    )


def add_feedback(server: FastAPI, application: Application) -> None:
    """Serve ``POST feedback``: ``{record, history, kind, comment}`` in, ``{message}`` out."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import JSONResponse

    async def feedback(request: Request) -> Response:
        try:
            body = await request.body()
            message = await run_in_threadpool(record, application, body, VISITOR.get())
        except ShisakuError as error:
            return JSONResponse(
                {"message": f"{error.message}{error.hint}"}, 400 if isinstance(error, InputError) else 500
            )
        return JSONResponse({"message": message})

    server.add_route("/feedback", feedback, methods=["POST"])


def record(application: Application, body: bytes, user: str) -> str:
    """Keep one entry.

    Returns:
        What the reader is told: the entry is on the disk.

    Raises:
        InputError: the request is not in the form that the page sends.
        ShisakuError: the entry could not be written.
    """
    value = _object(body)
    kind = next((k for k in KINDS if k == value.get("kind")), None)
    comment = value.get("comment", "")
    if kind is None or not isinstance(comment, str):
        raise InputError("評価を読めません。", "ページを再読み込みしてください。")
    answer, history = read_answer(value.get("record")), read_turns(value.get("history", []))
    entry = entry_of(answer, kind, comment, history, user)
    append(entry, feedback_file(application.settings))
    application.events.write("feedback", id=entry.id, answer=answer.id, kind=kind, user=user)
    return f"「{LABELS[kind]}」を記録しました。ありがとうございます。"


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(body)
    except ValueError as error:
        raise InputError("評価を読めません。", "ページを再読み込みしてください。") from error
    if not isinstance(value, dict):
        raise InputError("評価を読めません。", "ページを再読み込みしてください。")
    return value
