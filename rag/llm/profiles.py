"""A language model in the settings: ``[llm.NAME]``. Light: loads no library."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from annotated_types import Ge, Le

from rag.lazy_regex import regex

KEY_VARIABLE = "SHISAKU_LLM_KEY"
"""The environment variable with the key of a model that is named on the command line."""

_VARIABLE = regex(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_IMPORT_PATH = regex(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_SECRET = regex(r"key|token(?!s)|secret|password|credential|authorization", re.IGNORECASE)


def _toml_name(name: str) -> str:
    """``class`` is a word of Python's own, so its field is ``class_``."""
    return name.rstrip("_")


@dataclass(frozen=True)
class Profile:
    """How to reach a language model and how much it may take.

    Without ``class`` it is an OpenAI-compatible endpoint at ``base_url``; with it, any LLM of
    llama-index by import path, made with ``kwargs``. ``api_key_env`` names the environment
    variable that holds the key: the key itself stands in no file, log or record.

    Units: ``timeout`` seconds for a whole answer, retries included; ``stall`` seconds without
    any sign of the model; ``retry_wait`` seconds before the first repetition, doubled each
    time; ``max_tokens``, ``context_window`` and ``evidence_tokens`` tokens.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "alias_generator": _toml_name}

    model: str
    base_url: str = ""
    api_key_env: str = ""
    class_: str = ""
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    temperature: Annotated[float, Ge(0.0), Le(2.0)] = 0.0
    max_tokens: Annotated[int, Ge(16), Le(32_768)] = 900
    context_window: Annotated[int, Ge(1024), Le(10_000_000)] = 8192
    evidence_tokens: Annotated[int, Ge(200), Le(200_000)] = 3000
    timeout: Annotated[float, Ge(0.2), Le(3600.0)] = 60.0
    stall: Annotated[float, Ge(0.1), Le(3600.0)] = 30.0
    retries: Annotated[int, Ge(0), Le(10)] = 2
    retry_wait: Annotated[float, Ge(0.0), Le(60.0)] = 0.5
    concurrent: Annotated[int, Ge(1), Le(1000)] = 2
    structured: bool = False
    whole_section: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot work, and whatever looks like a key in a file.

        Raises:
            ValueError: in Japanese, without the offending value: it may be a secret.
        """
        if not self.model.strip():
            raise ValueError("model が空です")
        if not self.class_ and not self.base_url:
            raise ValueError("base_url か class のどちらかが要ります")
        if self.base_url:
            _check_url(self.base_url)
        if self.class_ and not _IMPORT_PATH.fullmatch(self.class_):
            raise ValueError("class は llama_index.llms.ollama.Ollama のような場所で書きます")
        if self.class_ and self.structured:
            raise ValueError("structured は OpenAI 互換の接続(class なし)だけで使えます")
        if self.api_key_env and not _VARIABLE.fullmatch(self.api_key_env):
            raise ValueError("api_key_env には鍵そのものではなく、環境変数の名前を書きます")
        if named := next((name for name in self.kwargs if _SECRET.search(name)), ""):
            raise ValueError(f"kwargs の {named} は書けません。鍵は api_key_env の環境変数で渡します")
        if self.max_tokens + self.evidence_tokens > self.context_window:
            raise ValueError("max_tokens と evidence_tokens の合計が context_window を超えています")

    @property
    def parameters(self) -> dict[str, Any]:
        """What, besides the messages, an answer depends on; no address and no key."""
        return {
            "temperature": self.temperature,
            "max_tokens": self.max_tokens,
            "evidence_tokens": self.evidence_tokens,
            "structured": self.structured,
            "whole_section": self.whole_section,
            "class": self.class_,
        }


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise ValueError("base_url を URL として読めません") from error
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError("base_url は http:// か https:// で始まる URL です")
    if parts.username or parts.password or _SECRET.search(parts.query):
        raise ValueError("base_url に利用者名・パスワード・鍵は書けません。api_key_env を使います")


def is_loopback(url: str) -> bool:
    """Whether the URL is on this machine: then no proxy of the environment may stand between."""
    host = urlsplit(url).hostname or ""
    return host == "localhost" or host == "::1" or bool(re.fullmatch(r"127(?:\.\d{1,3}){3}", host))
