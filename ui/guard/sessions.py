"""Sessions and failed attempts, in memory: a restart signs everybody out and forgives everybody."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

_MOST = 10_000
"""Sessions or counted attempts held at a time; the oldest go first."""
_FREE_FAILURES = 5
_LONGEST_WAIT = 900.0
_FORGIVEN_AFTER = 3600.0

Clock = Callable[[], float]
"""Seconds that only go forward."""


@dataclass(slots=True)
class _Session:
    holder: str
    until: float


class Sessions:
    """Who holds which token. Tokens are kept as hashes: a memory dump signs nobody in."""

    def __init__(self, seconds: float, clock: Clock = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._held: dict[str, _Session] = {}
        self._lock = Lock()

    def start(self, holder: str) -> str:
        """A new token of 256 bits; ``holder`` is what it will stand for."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            now = self._clock()
            self._held = {key: s for key, s in self._held.items() if s.until > now}
            while len(self._held) >= _MOST:
                self._held.pop(next(iter(self._held)))
            self._held[_key(token)] = _Session(holder, now + self._seconds)
        return token

    def holder(self, token: str) -> str:
        """What the token stands for, empty for none; being used keeps a session alive."""
        with self._lock:
            session = self._held.get(_key(token))
            now = self._clock()
            if session is None or session.until <= now:
                return ""
            session.until = now + self._seconds
            return session.holder

    def end(self, token: str) -> None:
        """Make the token worthless."""
        with self._lock:
            self._held.pop(_key(token), None)


@dataclass(slots=True)
class _Failures:
    number: int
    blocked_until: float
    last: float


class Attempts:
    """Failed attempts by key. After five, each costs twice the wait of the one before, up to 15 minutes."""

    def __init__(self, free: int = _FREE_FAILURES, clock: Clock = time.monotonic) -> None:
        self._free = free
        self._clock = clock
        self._known: dict[str, _Failures] = {}
        self._lock = Lock()

    def begin(self, key: str) -> float:
        """Count an attempt as failed until ``succeeded`` says otherwise.

        Counting beforehand keeps a burst of guesses at the same moment from being free.

        Returns:
            Seconds to wait before it may be made; 0 when it may be made now.
        """
        with self._lock:
            now = self._clock()
            known = self._known.get(key)
            if known is not None and known.last + _FORGIVEN_AFTER < now:
                known = None
            if known is not None and known.blocked_until > now:
                return known.blocked_until - now
            number = known.number + 1 if known else 1
            over = number - self._free
            wait = min(2.0 ** min(over, 30), _LONGEST_WAIT) if over >= 0 else 0.0
            self._known.pop(key, None)
            while len(self._known) >= _MOST:
                self._known.pop(next(iter(self._known)))
            self._known[key] = _Failures(number, now + wait, now)
            return 0.0

    def succeeded(self, key: str) -> None:
        """Forget the failures of the key."""
        with self._lock:
            self._known.pop(key, None)


def _key(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
