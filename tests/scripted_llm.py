"""An OpenAI-compatible server on 127.0.0.1 that says what a test has scripted, also badly."""

from __future__ import annotations

import json
import select
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One reply to one request.

    ``text`` is sent in pieces of ``step`` characters; after ``stall_after`` characters the
    server says nothing more until the client leaves, after ``cut_after`` it drops the
    connection. ``endless`` repeats the text until the client leaves. ``raw`` is a body sent as
    it is, ``status`` other than 200 an error with ``raw`` or a JSON error as its body.
    """

    text: str = ""
    status: int = 200
    step: int = 7
    stall_after: int | None = None
    cut_after: int | None = None
    endless: bool = False
    finish: str | None = "stop"
    pause: float = 0.0
    raw: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


Writer = Callable[[list[dict[str, str]]], Reply]
"""Makes the reply from the messages of the request."""


class ScriptedLLM:
    """The server. ``requests`` are the bodies received, ``paths`` and ``keys`` where and with which key."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.keys: list[str] = []
        self.left = threading.Event()
        """Set when a client leaves before the end of a reply."""
        self._replies: list[Reply | Writer] = []
        self._lock = threading.Lock()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> ScriptedLLM:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def will(self, *replies: Reply | Writer | str) -> None:
        """Script the next replies; the last one is repeated for ever."""
        self._replies = [Reply(r) if isinstance(r, str) else r for r in replies]

    def prompt(self, number: int = -1) -> str:
        """All messages of a request in one text."""
        return "\n".join(m["content"] for m in self.requests[number]["messages"])

    def take(self, body: dict[str, Any]) -> Reply:
        with self._lock:
            self.requests.append(body)
            reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        return reply if isinstance(reply, Reply) else reply(body["messages"])


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, llm: ScriptedLLM) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.llm = llm

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is part of the tests: no traceback on the screen."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.server.llm.paths.append(self.path)
        self.server.llm.keys.append(self.headers.get("Authorization", ""))
        length = int(self.headers.get("Content-Length", 0))
        reply = self.server.llm.take(json.loads(self.rfile.read(length)))
        try:
            self._send(reply)
        except (BrokenPipeError, ConnectionResetError):
            self.server.llm.left.set()
            self.close_connection = True

    def _send(self, reply: Reply) -> None:
        if reply.status != 200 or reply.raw is not None:
            body = reply.raw or json.dumps({"error": {"message": "scripted: secret detail"}}).encode()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        sent = 0
        for piece in pieces(reply):
            if reply.stall_after is not None and sent >= reply.stall_after:
                self._wait_for_leaving()
                return
            if reply.cut_after is not None and sent >= reply.cut_after:
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            self._event({"delta": {"content": piece}})
            sent += len(piece)
            time.sleep(reply.pause)
        if reply.stall_after is not None:
            self._wait_for_leaving()
            return
        if reply.finish:
            self._event({"delta": {}, "finish_reason": reply.finish})
        self._chunk(b"data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def _event(self, choice: dict[str, Any]) -> None:
        value = {
            "id": "1", "object": "chat.completion.chunk", "created": 0, "model": "scripted",
            "choices": [{"index": 0, **choice}],
        }  # fmt: skip
        self._chunk(f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _wait_for_leaving(self) -> None:
        while True:
            ready, _, _ = select.select([self.connection], [], [], 10)
            if not ready or not self.connection.recv(1, socket.MSG_PEEK):
                break
        self.server.llm.left.set()
        self.close_connection = True

    def log_message(self, *arguments: object) -> None:
        return None


def pieces(reply: Reply) -> Iterator[str]:
    while True:
        yield from (reply.text[i : i + reply.step] for i in range(0, len(reply.text), reply.step))
        if not reply.endless:
            return
