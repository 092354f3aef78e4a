"""llama-index's LLM classes behind one function. The only file here that imports that library.

Every call makes its own client in its own event loop: a cancelled call closes its connection
at once, and nothing is shared between threads.
"""

from __future__ import annotations

import importlib
import inspect
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rag.errors import ModelError
from rag.llm.messages import Message
from rag.llm.profiles import Profile, is_loopback

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_EXTRAS = {
    "llama_index.llms.ollama": "ollama",
    "llama_index.llms.anthropic": "anthropic",
    "llama_index.llms.google_genai": "google-genai",
    "llama_index.llms.bedrock_converse": "bedrock-converse",
}
_NO_KEY = "none"
"""What servers that need no key are sent, so that no key of the environment is taken instead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a reply; ``text`` may be empty (the model thinks). ``finish`` ends it (stop, length)."""

    text: str
    finish: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a call failed. ``again``: a repetition may help, after ``wait`` seconds if the server says so.

    ``rejected``: the server did not take the request as it was (400, 422).
    """

    reason: str
    hint: str
    again: bool = False
    wait: float | None = None
    rejected: bool = False

    def error(self) -> ModelError:
        """The error for the user."""
        return ModelError(self.reason, self.hint)


def key_of(profile: Profile) -> str:
    """The key from the environment, or "" where the profile needs none.

    Raises:
        ModelError: the variable is not set.
    """
    if not profile.api_key_env:
        return ""
    key = os.environ.get(profile.api_key_env, "").strip()
    if not key:
        raise ModelError(
            f"環境変数 {profile.api_key_env} に鍵がありません。",
            f"export {profile.api_key_env}=… で鍵を渡してください。",
        )
    return key


def prepare(profile: Profile) -> None:
    """Import what the profile needs (seconds, the first time) and check that it can be made.

    Raises:
        ModelError: a package or the key is missing, the class does not exist.
    """
    key_of(profile)
    if profile.class_:
        _class_of(profile)
    else:
        import llama_index.llms.openai_like  # noqa: F401


async def reply(
    profile: Profile, messages: Sequence[Message], response_format: Mapping[str, Any] | None = None
) -> AsyncIterator[Piece]:
    """One call of the model: pieces as they come. Cancelling it closes the connection."""
    import httpx

    if profile.class_:
        async for piece in _pieces(_other(profile), messages, {}):
            yield piece
        return
    options = {"response_format": dict(response_format)} if response_format else {}
    limits = httpx.Timeout(profile.stall, connect=min(10.0, profile.stall))
    # A redirect would lead to a host that the settings do not name; a proxy has no part in local traffic.
    async with httpx.AsyncClient(
        timeout=limits, follow_redirects=False, trust_env=not is_loopback(profile.base_url)
    ) as client:
        async for piece in _pieces(_openai_like(profile, client), messages, options):
            yield piece


def _openai_like(profile: Profile, client: Any) -> LLM:
    from llama_index.llms.openai_like import OpenAILike

    return OpenAILike(
        model=profile.model,
        api_base=profile.base_url.rstrip("/"),
        api_key=key_of(profile) or _NO_KEY,
        api_version="",
        is_chat_model=True,
        temperature=profile.temperature,
        max_tokens=profile.max_tokens,
        context_window=profile.context_window,
        timeout=profile.stall,
        max_retries=0,
        async_http_client=client,
    )


def _class_of(profile: Profile) -> type[LLM]:
    from llama_index.core.llms import LLM

    module, _, name = profile.class_.rpartition(".")
    try:
        found = getattr(importlib.import_module(module), name, None)
    except ImportError as error:
        extra = _EXTRAS.get(module)
        hint = f"pip install -c constraints.txt -e '.[{extra}]' で導入してください。" if extra else ""
        raise ModelError(
            f"{profile.class_} を読み込めません({error.name or module} がありません)。", hint
        ) from error
    if not (isinstance(found, type) and issubclass(found, LLM)):
        raise ModelError(
            f"{profile.class_} は llama-index の LLM ではありません。", "設定の class を確かめてください。"
        )
    return found


def _other(profile: Profile) -> LLM:
    """Any LLM of llama-index; of our own values it gets those that it knows."""
    kind = _class_of(profile)
    known = {*kind.model_fields, *inspect.signature(kind.__init__).parameters}
    values: dict[str, Any] = {
        "model": profile.model,
        "temperature": profile.temperature,
        "max_tokens": profile.max_tokens,
        "context_window": profile.context_window,
        "timeout": profile.stall,
        "request_timeout": profile.stall,
        "max_retries": 0,
    }
    if profile.base_url:
        values |= {"base_url": profile.base_url, "api_base": profile.base_url}
    if key := key_of(profile):
        values["api_key"] = key
    return kind(**{n: v for n, v in values.items() if n in known} | dict(profile.kwargs))


async def _pieces(llm: LLM, messages: Sequence[Message], options: Mapping[str, Any]) -> AsyncIterator[Piece]:
    from llama_index.core.llms import ChatMessage, MessageRole

    chat = [ChatMessage(role=MessageRole(m.role), content=m.content) for m in messages]
    stream = await llm.astream_chat(chat, **options)
    async for part in stream:
        yield Piece(part.delta or "", _finish(part.raw))


def _finish(raw: Any) -> str:
    """The reason an OpenAI-compatible server gives for ending, "" before the end or from other servers."""
    choices = getattr(raw, "choices", None)
    return str(getattr(choices[0], "finish_reason", None) or "") if choices else ""


def trouble(error: BaseException, profile: Profile) -> Trouble:
    """What went wrong, in words that hold neither the key nor anything the server wrote."""
    import httpx
    import openai

    if isinstance(error, ModelError):
        return Trouble(error.message, error.hint)
    where = profile.base_url or profile.class_
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException | TimeoutError):
        return Trouble(f"モデル {profile.model} の返事が {profile.stall:g} 秒ありません。", _WAIT)
    status = getattr(error, "status_code", None) or getattr(
        getattr(error, "response", None), "status_code", None
    )
    if isinstance(status, int):
        return _refused(status, error, profile)
    if isinstance(error, openai.APIConnectionError | httpx.ConnectError | ConnectionRefusedError):
        hint = "アドレスと、サーバーが動いているかを確かめてください。"
        return Trouble(f"モデルのサーバー {where} につながりません。", hint, again=True)
    if isinstance(error, httpx.TransportError | ConnectionError | openai.APIError):
        return Trouble("モデルの返事が途中で切れました。", "サーバーの記録を確かめてください。", again=True)
    if isinstance(error, ValueError):
        return Trouble(
            f"モデル {profile.model} の返事を読めません。", "サーバーの種類と設定を確かめてください。"
        )
    if isinstance(error, ImportError):
        return Trouble(f"{error.name or 'パッケージ'} がありません。", "make build で入れ直してください。")
    return Trouble(
        f"モデルの呼び出しに失敗しました({type(error).__name__})。", "設定の [llm] を確かめてください。"
    )


_WAIT = "サーバーの混み具合を確かめるか、設定の timeout と stall を延ばしてください。"
_STATUS = {
    400: ("要求を受け付けませんでした", "model と context_window を確かめてください。"),
    401: ("鍵を受け付けませんでした", "鍵と api_key_env を確かめてください。"),
    403: ("使用を認めませんでした", "鍵の権限を確かめてください。"),
    404: ("モデルか URL を見つけられませんでした", "model と base_url(…/v1 まで)を確かめてください。"),
    408: ("時間切れを返しました", _WAIT),
    413: ("要求が長すぎると答えました", "context_window と evidence_tokens を小さくしてください。"),
    422: ("要求を受け付けませんでした", "model と設定を確かめてください。"),
    429: ("混み合っているか、使用量の上限です", "時間をおくか、利用枠を確かめてください。"),
}


def _refused(status: int, error: BaseException, profile: Profile) -> Trouble:
    text, hint = _STATUS.get(status, ("失敗しました", "サーバーの記録を確かめてください。"))
    return Trouble(
        f"モデル {profile.model} のサーバーが{text}({status})。",
        hint,
        again=status in (408, 409, 429) or status >= 500,
        wait=_retry_after(error),
        rejected=status in (400, 422),
    )


def _retry_after(error: BaseException) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    value = str(headers.get("retry-after", ""))
    return float(value) if value.isdecimal() else None
