"""People who may sign in: names with scrypt hashes of their passwords, in one private file.

scrypt (RFC 7914) with N = 2^15, r = 8, p = 1 takes 32 MB and some 80 ms, once a sign-in. There is no
default account: without the file nobody can sign in.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from rag.errors import ConfigurationError, InputError
from rag.settings import Settings
from ui.files import atomic_text

SHORTEST = 10
"""Characters of a password."""
_LONGEST = 1000
_COST = 2**15
_NAME = re.compile(r"[\w.@-]{1,64}")
_FORMAT = 1
_LOCK_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Password:
    """What is kept of a password; ``salt`` and ``hash`` in base64."""

    salt: str
    hash: str
    cost: int
    created: str


class Users:
    """The people in one file, which is read anew whenever it has changed."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._stamp: tuple[int, int] | None = None
        self._known: dict[str, Password] = {}
        self._stranger = _hashed(secrets.token_hex())

    @classmethod
    def of(cls, settings: Settings) -> Users:
        """The people of these settings' data folder."""
        return cls(settings.data / "users.json")

    def names(self) -> tuple[str, ...]:
        """Everybody, sorted."""
        return tuple(sorted(self._read()))

    def created(self, name: str) -> str:
        """When the password was set, ISO 8601 in UTC; empty for a stranger."""
        known = self._read().get(name)
        return known.created if known else ""

    def add(self, name: str, password: str, *, replace: bool = False) -> str:
        """Let somebody sign in; with ``replace``, under a new password.

        Returns:
            The name as it is kept.

        Raises:
            InputError: the name or password cannot be taken.
            ConfigurationError: the file cannot be read.
            ShisakuError: it cannot be written.
        """
        name = normal(name)
        if not _NAME.fullmatch(name):
            raise InputError(
                f"利用者の名前「{name[:40]}」は使えません。", "文字、数字、. _ @ - を64文字まで使えます。"
            )
        if not SHORTEST <= len(password) <= _LONGEST:
            raise InputError(
                f"パスワードは{SHORTEST}文字以上{_LONGEST}文字以下にしてください。", "長い文がお勧めです。"
            )
        with self._changing() as users:
            if (name in users) != replace:
                raise InputError(
                    f"利用者 {name} は{'まだいません' if replace else 'もういます'}。",
                    "パスワードを変えるには --replace を、"
                    "新しく加えるには --replace なしで実行してください。",
                )
            users[name] = _hashed(password)
        return name

    def remove(self, name: str) -> str:
        """Take somebody out; their sessions end with the next request.

        Raises:
            InputError: there is nobody of that name.
        """
        name = normal(name)
        with self._changing() as users:
            if name not in users:
                raise InputError(f"利用者 {name[:40]} はいません。", "shisaku user list で確かめてください。")
            del users[name]
        return name

    def verify(self, name: str, password: str) -> bool:
        """Whether the password is right. A stranger takes as long as a wrong password."""
        known = self._read().get(normal(name))
        kept = known or self._stranger
        right = hmac.compare_digest(
            base64.b64decode(kept.hash), _scrypt(password[:_LONGEST], base64.b64decode(kept.salt), kept.cost)
        )
        return right and known is not None

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Password]]:
        from filelock import FileLock, Timeout

        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.file.with_suffix(".lock"), timeout=_LOCK_SECONDS):
                users = dict(self._read())
                yield users
                with atomic_text(self.file, private=True) as file:
                    value = {"format": _FORMAT, "users": {name: asdict(p) for name, p in users.items()}}
                    json.dump(value, file, ensure_ascii=False, indent=1)
        except Timeout as error:
            raise ConfigurationError(f"{self.file} はほかの処理が書き換えています。") from error
        except OSError as error:
            raise ConfigurationError(
                f"{self.file} に書けません({error.strerror})。", "フォルダーの権限を確かめてください。"
            ) from error

    def _read(self) -> Mapping[str, Password]:
        try:
            status = self.file.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp != self._stamp:
                value = json.loads(self.file.read_text(encoding="utf-8"))
                if value["format"] != _FORMAT:
                    raise ValueError("format")
                self._known = {name: Password(**kept) for name, kept in value["users"].items()}
                self._stamp = stamp
        except FileNotFoundError:
            self._known, self._stamp = {}, None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConfigurationError(
                f"利用者のファイル {self.file} を読めません。",
                "控えから戻すか、消してから shisaku user add で作り直してください。",
            ) from error
        return self._known


def normal(name: str) -> str:
    """The name as it is kept and compared."""
    return unicodedata.normalize("NFKC", name).strip()


def _hashed(password: str) -> Password:
    salt = secrets.token_bytes(16)
    return Password(
        salt=base64.b64encode(salt).decode(),
        hash=base64.b64encode(_scrypt(password, salt, _COST)).decode(),
        cost=_COST,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _scrypt(password: str, salt: bytes, cost: int) -> bytes:
    # NFKC: the same keys typed on another system may give other code points.
    data = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(data, salt=salt, n=cost, r=8, p=1, maxmem=cost * 2048, dklen=32)
