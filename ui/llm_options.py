"""The options that name a language model, on whichever command has them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from rag.errors import InputError
from rag.llm.profiles import KEY_VARIABLE, Profile

if TYPE_CHECKING:
    from rag.responder import Responder
    from ui.compose import Application

Name = Annotated[
    str | None,
    typer.Option("--llm", metavar="名前", help="設定 [llm.名前] の言語モデルに書かせ、原文と照合して示す"),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--llm-base-url",
        metavar="URL",
        help=f"設定なしで OpenAI 互換のサーバー(…/v1)を使う。鍵は環境変数 {KEY_VARIABLE}",
    ),
]
ModelName = Annotated[
    str | None, typer.Option("--llm-model", metavar="モデル", help="--llm-base-url のモデルの名前")
]
Only = Annotated[
    bool, typer.Option("--llm-only", help="モデルが使えないとき、抜き出した答えに替えず誤りとして止まる")
]
WholeSection = Annotated[
    bool, typer.Option("--whole-section", help="根拠として、いちばん関わる節か施策の全体を渡す")
]


@dataclass(frozen=True, slots=True)
class Choice:
    """The options as given."""

    name: str | None = None
    base_url: str | None = None
    model: str | None = None
    only: bool = False
    whole_section: bool = False

    def responder(self, application: Application) -> Responder:
        """Who answers under these options.

        Raises:
            InputError: the options do not fit together.
            ConfigurationError: the settings have no such profile.
        """
        profile = self.profile(application)
        if profile is None and (self.only or self.whole_section):
            raise InputError("--llm-only と --whole-section は --llm と一緒に使います。")
        return application.responder(profile, self.only)

    def profile(self, application: Application) -> Profile | None:
        """The model chosen, or None for the engine alone."""
        if (self.base_url is None) != (self.model is None):
            raise InputError(
                "--llm-base-url と --llm-model は一緒に指定してください。",
                "例: --llm-base-url http://127.0.0.1:11434/v1 --llm-model qwen3:8b",
            )
        if self.name is not None and self.base_url is not None:
            raise InputError("--llm と --llm-base-url はどちらか一方を指定してください。")
        if self.name is not None:
            profile = application.language_models.profile(self.name)
        elif self.base_url is not None:
            profile = _unnamed(self.base_url, self.model or "")
        else:
            return None
        return replace(profile, whole_section=True) if self.whole_section else profile


def _unnamed(base_url: str, model: str) -> Profile:
    key = KEY_VARIABLE if os.environ.get(KEY_VARIABLE) else ""
    try:
        return Profile(model=model, base_url=base_url, api_key_env=key)
    except ValueError as error:
        raise InputError(f"言語モデルの指定に誤りがあります({error})。") from error
