"""Calls of a language model kept in bounds: time, length, repetitions, calls at once, cancelling.

The call runs in a thread with an event loop of its own, so that the time limit also holds
for a library that blocks, and cancelling takes effect while it waits for the server.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rag.errors import ModelError
from rag.llm import adapters
from rag.llm.adapters import Piece, Trouble
from rag.llm.messages import Deadline, Message
from rag.llm.profiles import Profile

CHARACTERS_PER_TOKEN = 4
"""At most, in any language: a reply longer than ``max_tokens`` times this ignores the limit it was given."""

TICK_SECONDS = 0.25
"""How long a reader waits at most before it may stop."""

_ENDS = ("。", "」", "]", "】", "}", "`", ".", "!", "?", "！", "？", ")", "）", "|")


@dataclass(frozen=True, slots=True)
class _End:
    """The last thing a call puts out: why it failed, or None."""

    trouble: Trouble | None


class Model:
    """One profile's model; any number of threads may call it."""

    def __init__(self, profile: Profile, response_format: Mapping[str, Any] | None = None) -> None:
        self.profile = profile
        self._format = response_format if profile.structured else None
        self._slots = threading.BoundedSemaphore(profile.concurrent)

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.profile.model

    def prepare(self) -> None:
        """Load the library (seconds, the first time) before any clock runs.

        Raises:
            ModelError: a package or the key is missing.
        """
        adapters.prepare(self.profile)

    def stream(self, messages: Sequence[Message], deadline: Deadline) -> Generator[str, None, None]:
        """The reply piece by piece, at most ``max_tokens`` long and ended by ``deadline``.

        An empty piece comes every ``TICK_SECONDS`` in which the model says nothing: who reads may
        stop there.

        Raises:
            ModelError: no reply, one that was cut or does not end, or none in time.
        """
        if not self._slots.acquire(timeout=deadline.left):
            raise ModelError(
                f"モデル {self.name} への同時の質問が上限({self.profile.concurrent})です。",
                "少し待つか、設定の concurrent を増やしてください。",
            )
        call = _Call(self.profile, messages, self._format, deadline, self._slots)
        call.start()
        try:
            yield from self._checked(call, deadline)
        finally:
            call.cancel()

    def _checked(self, call: _Call, deadline: Deadline) -> Iterator[str]:
        limit = self.profile.max_tokens * CHARACTERS_PER_TOKEN
        text, finish = "", ""
        while True:
            item = call.next(min(TICK_SECONDS, deadline.left))
            if item is None and deadline.left > 0:
                yield ""
                continue
            if item is None:
                raise ModelError(
                    f"モデル {self.name} の返事が {deadline.seconds:g} 秒以内に終わりません。", _SLOW
                )
            if isinstance(item, _End):
                if item.trouble is not None:
                    raise item.trouble.error()
                break
            finish = item.finish or finish
            text += item.text
            if finish == "length" or len(text) > limit:
                raise ModelError(f"モデル {self.name} の返事が長すぎるため、止めました。", _LONG)
            if item.text:
                yield item.text
        if not text.strip():
            raise ModelError(f"モデル {self.name} の返事が空です。", "別のモデルを試してください。")
        if not finish and not self.profile.class_ and not text.rstrip().endswith(_ENDS):
            raise ModelError("モデルの返事が途中で切れました。", "サーバーの記録を確かめてください。")


_SLOW = "サーバーの混み具合を確かめるか、設定の timeout と stall を延ばしてください。"
_LONG = "設定の max_tokens を増やすか、別のモデルを試してください。"


class _Call:
    """One call in its thread. ``next`` and ``cancel`` belong to the caller's thread."""

    def __init__(
        self,
        profile: Profile,
        messages: Sequence[Message],
        response_format: Mapping[str, Any] | None,
        deadline: Deadline,
        slots: threading.BoundedSemaphore,
    ) -> None:
        self._profile = profile
        self._messages = messages
        self._format = response_format
        self._deadline = deadline
        self._slots = slots
        self._out: queue.SimpleQueue[Piece | _End] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._cancelled = False
        self._begun = False

    def start(self) -> None:
        # A daemon: a library that never comes back must not keep the program from ending.
        threading.Thread(target=self._work, name="llm", daemon=True).start()

    def next(self, seconds: float) -> Piece | _End | None:
        """The next item, or None when there is none within that time."""
        try:
            return self._out.get(timeout=seconds)
        except queue.Empty:
            return None

    def cancel(self) -> None:
        with self._lock:
            self._cancelled = True
            if self._loop is not None and self._task is not None:
                self._loop.call_soon_threadsafe(self._task.cancel)

    def _work(self) -> None:
        try:
            with asyncio.Runner() as runner:
                runner.run(self._supervise())
        finally:
            self._slots.release()

    async def _supervise(self) -> None:
        """Run the call; whatever ends it becomes the last item."""
        task = asyncio.ensure_future(self._attempts())
        with self._lock:
            self._loop, self._task = asyncio.get_running_loop(), task
            if self._cancelled:
                task.cancel()
        await asyncio.wait([task])
        with self._lock:
            self._loop = None
        error = None if task.cancelled() else task.exception()
        self._out.put(_End(adapters.trouble(error, self._profile) if error else None))

    async def _attempts(self) -> None:
        """Try, and try again after a passing trouble as long as nothing has come and time is left."""
        wait, left = self._profile.retry_wait, self._profile.retries
        while True:
            attempt = asyncio.ensure_future(self._attempt())
            try:
                await asyncio.wait([attempt])
            finally:
                attempt.cancel()
            error = attempt.exception()
            if error is None:
                return
            trouble = adapters.trouble(error, self._profile)
            if trouble.rejected and self._format is not None:
                self._format = None  # a server without structured output: ask for plain text
                continue
            pause = wait if trouble.wait is None else trouble.wait
            if self._begun or not trouble.again or not left or pause >= self._deadline.left:
                raise trouble.error() from error
            await asyncio.sleep(pause)
            wait, left = wait * 2, left - 1

    async def _attempt(self) -> None:
        stall, now = self._profile.stall, asyncio.get_running_loop().time
        async with asyncio.timeout(stall) as patience:
            async for piece in adapters.reply(self._profile, self._messages, self._format):
                patience.reschedule(now() + stall)
                self._begun = self._begun or bool(piece.text)
                self._out.put(piece)
