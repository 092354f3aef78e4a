"""The language models of one application: their profiles, the models themselves, what verifies them.

A part of ui.compose, which alone makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from rag.errors import ConfigurationError
from rag.evidence.coverage import Vocabulary
from rag.llm.calling import Model
from rag.llm.packing import Item
from rag.llm.profiles import Profile
from rag.llm.prompt import RESPONSE_FORMAT
from rag.llm.responder import ModelResponder
from rag.llm.verifying import Verifier
from rag.llm.wording import Wording
from rag.support.compare import Comparer

if TYPE_CHECKING:
    from ui.compose import Application


class LanguageModels:
    """A profile's model is made once, so that its limit of calls at once holds for everybody."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._models: dict[str, Model] = {}

    def profile(self, name: str) -> Profile:
        """The settings' profile of that name.

        Raises:
            ConfigurationError: there is none.
        """
        profiles = self._application.settings.llm
        if name not in profiles:
            known = "、".join(profiles) or "なし"
            raise ConfigurationError(
                f"言語モデルの設定 [llm.{name[:40]}] がありません(あるのは: {known})。",
                "shisaku.toml に足すか、--llm-base-url と --llm-model で指定してください。",
            )
        return profiles[name]

    def model(self, profile: Profile) -> Model:
        """What calls the profile's model."""
        return self._models.setdefault(repr(profile), Model(profile, RESPONSE_FORMAT))

    def responder(self, llm: str | Profile, only: bool = False) -> ModelResponder:
        """Answers with that model.

        Raises:
            ConfigurationError: the settings have no such profile.
        """
        profile = self.profile(llm) if isinstance(llm, str) else llm
        return ModelResponder(self._application.engine, self.model(profile), profile, self.verifier, only)

    def verifier(self, items: Sequence[Item], quoting: bool = True) -> Verifier:
        """What holds a model's sentences against these passages."""
        return Verifier(self._comparer, self._wording, items, quoting)

    @cached_property
    def _comparer(self) -> Comparer:
        return Comparer(self._application.library, self._application.tokenizer, self._vocabulary.weight)

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self._application.tokenizer, self._vocabulary.weight)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._application.retriever, self._application.tokenizer)
