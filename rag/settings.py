"""The settings: one validated object, read once from a TOML file and passed down.

pydantic validates what comes from outside and is imported only then: it takes 0.1 s (and
pydantic-settings 0.2 s more), which the 0.4 s of ``shisaku cite`` cannot spare (docs/log.md).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Gt, Le, Len

from rag.errors import ConfigurationError
from rag.llm.profiles import Profile

PROJECT = Path(__file__).resolve().parent.parent
SETTINGS_VARIABLE = "SHISAKU_SETTINGS"
DATA_VARIABLE = "SHISAKU_DATA"


_STRICT = {"extra": "forbid"}
"""Configuration of pydantic for these dataclasses: unknown keys are refused."""


@dataclass(frozen=True)
class RetrievalSettings:
    """How passages are found.

    ``embedder`` is ``bundled`` (index/model), a directory, or a model name that
    sentence-transformers resolves. ``dense_weight`` is the share of the dense score in the
    min-max fusion.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    embedder: str = "bundled"
    dense_weight: Annotated[float, Ge(0.0), Le(1.0)] = 0.6
    candidates: Annotated[int, Ge(1), Le(1000)] = 200


@dataclass(frozen=True)
class CitationSettings:
    """How citations are written.

    ``styles`` is a file with an office's own styles (rag/citing/styles.toml shows the form),
    ``style`` the one used where none is named.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    styles: Path | None = None
    style: str = "本文"


@dataclass(frozen=True)
class ChatSettings:
    """Who may use the chat, how much, and what is written down of it.

    ``sign_in`` is ``none``, ``users`` (names and passwords of ``shisaku user``) or ``proxy`` (the
    proxies named by address or network in ``proxies`` say who it is, in ``proxy_header``).
    ``session_hours`` without a request end a session. ``requests_per_minute`` counts what costs
    work, a person or address; ``max_request_mb`` bounds one request. ``log`` turns the log on;
    questions stand in it only with ``log_questions``.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    sign_in: Literal["none", "users", "proxy"] = "none"
    proxies: tuple[str, ...] = ()
    proxy_header: Annotated[str, Len(1, 100)] = "X-Forwarded-User"
    session_hours: Annotated[float, Gt(0), Le(24 * 30)] = 12
    requests_per_minute: Annotated[int, Ge(1), Le(100_000)] = 120
    max_request_mb: Annotated[float, Gt(0), Le(100)] = 12
    log: bool = True
    log_questions: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError for contradictions, which pydantic reports with the setting's name."""
        if self.proxies:
            from ipaddress import ip_network

            for proxy in self.proxies:
                ip_network(proxy)
        if self.sign_in == "proxy" and not self.proxies:
            raise ValueError('sign_in = "proxy" には、信頼するプロキシーのアドレス proxies が要ります')


@dataclass(frozen=True)
class Settings:
    """Everything that can be configured. Unknown keys are refused."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    documents: Path = PROJECT / "corpus" / "documents"
    data: Path = PROJECT / ".shisaku"
    retrieval: RetrievalSettings = RetrievalSettings()
    citation: CitationSettings = CitationSettings()
    chat: ChatSettings = ChatSettings()
    llm: Mapping[str, Profile] = field(default_factory=dict)

    @property
    def index(self) -> Path:
        """The folder of the index on disk."""
        return self.data / "index"


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings.

    The file is ``path``, else the one SHISAKU_SETTINGS names, else ``shisaku.toml`` in the
    working directory, else none (all defaults). SHISAKU_DATA moves the data folder.

    Raises:
        ConfigurationError: the file is missing, not TOML, or has unknown or invalid keys.
    """
    named = path or (Path(os.environ[SETTINGS_VARIABLE]) if os.environ.get(SETTINGS_VARIABLE) else None)
    file = named or Path("shisaku.toml")
    values: dict[str, Any] = {}
    if named or file.is_file():
        import tomllib

        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigurationError(
                f"設定ファイル {file} を読めません。", "ファイルの場所と権限を確かめてください。"
            ) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"設定ファイル {file} は TOML として読めません: {error}") from error
    data = os.environ.get(DATA_VARIABLE)
    if not values:
        return Settings(data=Path(data)) if data else Settings()
    if data:
        values["data"] = data
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Settings).validate_python(values)
    except ValidationError as error:
        problems = "、".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise ConfigurationError(
            f"設定ファイル {file} に誤りがあります({problems})。", "README の「設定」を見てください。"
        ) from error
