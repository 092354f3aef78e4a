"""The settings: one validated object, read once from a TOML file and passed down.

pydantic validates what comes from outside and is imported only then: it takes 0.1 s (and
pydantic-settings 0.2 s more), which the 0.4 s of ``shisaku cite`` cannot spare (docs/log.md).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

from annotated_types import Ge, Le

from rag.errors import ConfigurationError

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
class Settings:
    """Everything that can be configured. Unknown keys are refused."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    documents: Path = PROJECT / "corpus" / "documents"
    data: Path = PROJECT / ".shisaku"
    retrieval: RetrievalSettings = RetrievalSettings()

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
    if os.environ.get(DATA_VARIABLE):
        values["data"] = os.environ[DATA_VARIABLE]
    if not values:
        return Settings()
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Settings).validate_python(values)
    except ValidationError as error:
        problems = "、".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise ConfigurationError(
            f"設定ファイル {file} に誤りがあります({problems})。", "README の「設定」を見てください。"
        ) from error
