"""How large a request may be, how many there may be, and that other sites' pages make none."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from ui.guard.replies import refuse
from ui.guard.sessions import Clock
from ui.guard.visitors import VISITOR, Proxies, headers, is_loopback, peer_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST = 10_000
_TOO_LARGE = "送られた内容が大きすぎます({megabytes:g}MBまで)。"
_TOO_MANY = "短い時間に操作が多すぎます。{seconds}秒ほど待ってから、もう一度操作してください。"
_ELSEWHERE = "ほかのサイトのページからの操作は受け付けません。"


class SizeLimit:
    """Refuses requests whose body is larger than ``megabytes``, whatever length they declare."""

    def __init__(self, app: ASGIApp, megabytes: float) -> None:
        self._app = app
        self._megabytes = megabytes
        self._most = int(megabytes * 1024 * 1024)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = _TOO_LARGE.format(megabytes=self._megabytes)
        declared = headers(scope, "content-length")
        if declared and declared[0].isdecimal() and int(declared[0]) > self._most:
            await refuse(send, 413, refusal, [("connection", "close")])
            return
        from starlette.exceptions import HTTPException

        received, answered = 0, False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._most:
                # Inside the page's application this becomes a reply; out here it is caught below.
                raise HTTPException(413, refusal)
            return message

        async def noticed(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self._app(scope, counted, noticed)
        except HTTPException:
            if not answered:
                await refuse(send, 413, refusal, [("connection", "close")])


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class RateLimit:
    """Lets each person, or each address where nobody signs in, send so many POST requests a minute.

    This computer's own reader, who needs no sign-in, is not limited: there is nobody to protect.
    """

    def __init__(
        self, app: ASGIApp, per_minute: int, proxies: Proxies, clock: Clock = time.monotonic
    ) -> None:
        self._app = app
        self._per_minute = per_minute
        self._proxies = proxies
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}
        self._lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            if "cross-site" in headers(scope, "sec-fetch-site"):
                await refuse(send, 403, _ELSEWHERE)
                return
            if wait := self._wait(scope):
                seconds = math.ceil(wait)
                await refuse(send, 429, _TOO_MANY.format(seconds=seconds), [("retry-after", str(seconds))])
                return
        await self._app(scope, receive, send)

    def _wait(self, scope: Scope) -> float:
        address = self._proxies.client(scope)
        user = VISITOR.get()
        if not user and is_loopback(address) and is_loopback(peer_of(scope)):
            return 0.0
        return self.spend(f"user {user}" if user else f"address {address}")

    def spend(self, key: str) -> float:
        """Take one request from the key's allowance.

        Returns:
            0, or the seconds until there is one.
        """
        with self._lock:
            now, most = self._clock(), float(self._per_minute)
            bucket = self._buckets.pop(key, None) or _Bucket(most, now)
            bucket.left = min(most, bucket.left + (now - bucket.at) * most / 60)
            bucket.at = now
            while len(self._buckets) >= _MOST:
                self._buckets.pop(next(iter(self._buckets)))
            self._buckets[key] = bucket
            if bucket.left >= 1:
                bucket.left -= 1
                return 0.0
            return (1 - bucket.left) * 60 / most
