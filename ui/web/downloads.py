"""Answers as files: the rows of a list as CSV or Excel, a conversation as Markdown, Word or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from rag.errors import InputError, ShisakuError
from ui.web import exports, transcript
from ui.web.requests import read_answers

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from rag.answer import Answer
    from rag.records import Library

MAX_BYTES = 20_000_000
"""Of the records that one download may be made from."""


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: its name, its media type and what makes it from answers."""

    name: str
    suffix: str
    media_type: str
    make: Callable[[Sequence[Answer], Library, datetime], bytes | str]


FORMS = {
    "csv": Form("一覧", "csv", "text/csv; charset=utf-8", lambda a, li, _: exports.rows_csv(a[0], li)),
    "xlsx": Form(
        "一覧",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda a, li, _: exports.rows_xlsx(a[0], li),
    ),
    "md": Form("会話", "md", "text/markdown; charset=utf-8", transcript.markdown),
    "docx": Form(
        "会話",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        transcript.word,
    ),
    "json": Form("会話", "json", "application/json", transcript.records),
}


def add_downloads(server: FastAPI, library: Library) -> None:
    """Serve ``POST download/<form>``: a list of answer records in, a file out. Nothing is kept."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import JSONResponse

    async def download(request: Request) -> Response:
        form = FORMS.get(request.path_params["form"])
        if form is None:
            return JSONResponse({"message": "その形式はありません。"}, 404)
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > MAX_BYTES:
                return JSONResponse({"message": "会話が大きすぎて書き出せません。"}, 413)
        try:
            return await run_in_threadpool(_made, form, bytes(body), library)
        except ShisakuError as error:
            return JSONResponse({"message": f"{error.message}{error.hint}"}, 400)

    server.add_route("/download/{form}", download, methods=["POST"])


def _made(form: Form, body: bytes, library: Library) -> Response:
    from starlette.responses import Response

    try:
        answers = read_answers(json.loads(body))
    except ValueError as error:
        raise InputError("画面から届いた内容を読めません。", "ページを再読み込みしてください。") from error
    if not answers:
        raise InputError("書き出す回答がありません。")
    when = datetime.now().astimezone()
    name = f"shisaku-{form.name}-{when:%Y%m%d-%H%M%S}.{form.suffix}"
    return Response(
        form.make(answers, library, when),
        media_type=form.media_type,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )
