"""Short answers of the guards themselves, as plain ASGI."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Send

Pairs = Sequence[tuple[str, str]]


async def refuse(send: Send, status: int, message: str, more: Pairs = ()) -> None:
    """A refusal in the form that Gradio's page reads: ``{"detail": …}``."""
    body = json.dumps({"detail": message}, ensure_ascii=False).encode()
    await reply(send, status, body, "application/json; charset=utf-8", more)


async def redirect(send: Send, place: str, more: Pairs = ()) -> None:
    """Send the browser to another place by GET."""
    await reply(send, 303, b"", "text/plain; charset=utf-8", [("location", place), *more])


async def reply(send: Send, status: int, body: bytes, kind: str, more: Pairs = ()) -> None:
    """A whole response, never kept by a cache."""
    pairs = [("content-type", kind), ("content-length", str(len(body))), ("cache-control", "no-store"), *more]
    head = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})
