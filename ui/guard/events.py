"""The chat's log: one JSON object a line, questions only where the settings allow it.

<data>/log/chat.jsonl, turned over at 10 MB, five old files kept. A log that cannot be written stops
nothing: the failure goes to standard error.
"""

from __future__ import annotations

import json
import logging
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rag.answer import Answer
from rag.settings import Settings
from ui.guard.visitors import VISITOR, Proxies, route

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BYTES, _FILES = 10 * 1024 * 1024, 5


class EventLog:
    """Writes events; with ``handler`` None, nothing."""

    def __init__(self, handler: logging.Handler | None, *, questions: bool = False) -> None:
        self._handler = handler
        self._questions = questions

    @classmethod
    def of(cls, settings: Settings) -> EventLog:
        """The log that the settings ask for."""
        if not settings.chat.log:
            return cls(None)
        from logging.handlers import RotatingFileHandler

        file = settings.data / "log" / "chat.jsonl"
        with suppress(OSError):  # the handler says so at the first event
            file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", errors="backslashreplace", delay=True
        )
        return cls(handler, questions=settings.chat.log_questions)

    def write(self, event: str, **values: Any) -> None:
        """Add an event; empty values are left out."""
        if self._handler is None:
            return
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        kept = {name: value for name, value in values.items() if value not in ("", None)}
        line = json.dumps({"time": now, "event": event} | kept, ensure_ascii=False)
        self._handler.handle(logging.LogRecord("chat", logging.INFO, "", 0, "%s", (line,), None))

    def answered(self, answer: Answer) -> None:
        """An answer was given: its figures, and its question where that is allowed."""
        self.write(
            "answer",
            id=answer.id,
            status=answer.status,
            mode=answer.mode,
            citations=len(answer.citations),
            rows=answer.rows.total if answer.rows else None,
            ms=answer.timings_ms.get("total"),
            characters=len(answer.question),
            question=answer.question if self._questions else "",
            user=VISITOR.get(),
        )

    def close(self) -> None:
        """Give the file back."""
        if self._handler is not None:
            self._handler.close()


class RequestLog:
    """Logs requests that do something or fail; the files of the page itself are not worth a line."""

    def __init__(self, app: ASGIApp, events: EventLog, proxies: Proxies) -> None:
        self._app = app
        self._events = events
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def noticed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noticed)
        finally:
            if scope["method"] not in ("GET", "HEAD") or status >= 400:
                self._events.write(
                    "request",
                    method=scope["method"],
                    path=route(scope)[:200],
                    status=status,
                    ms=round((time.perf_counter() - started) * 1000, 1),
                    address=self._proxies.client(scope),
                    user=scope.get("visitor", ""),
                )
