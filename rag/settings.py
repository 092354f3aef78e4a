"""The settings: one validated object, read once from a TOML file and passed down.

pydantic alone validates them: importing pydantic-settings takes 0.2 s longer, which the
0.4 s of ``shisaku cite`` cannot spare (docs/log.md).
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rag.errors import ConfigurationError

PROJECT = Path(__file__).resolve().parent.parent
SETTINGS_VARIABLE = "SHISAKU_SETTINGS"
DATA_VARIABLE = "SHISAKU_DATA"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RetrievalSettings(_Section):
    """How passages are found.

    ``embedder`` is ``bundled`` (index/model), a directory, or a model name that
    sentence-transformers resolves. ``dense_weight`` is the share of the dense score in the
    min-max fusion.
    """

    embedder: str = "bundled"
    reranker: str = ""
    dense_weight: float = Field(0.5, ge=0.0, le=1.0)
    candidates: int = Field(200, ge=1, le=1000)


class Settings(_Section):
    """Everything that can be configured. Unknown keys are refused."""

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
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigurationError(f"設定ファイル {file} を読めません。", "ファイルの場所と権限を確かめてください。") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"設定ファイル {file} は TOML として読めません: {error}") from error
    if os.environ.get(DATA_VARIABLE):
        values["data"] = os.environ[DATA_VARIABLE]
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        problems = "、".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise ConfigurationError(f"設定ファイル {file} に誤りがあります({problems})。", "README の「設定」を見てください。") from error
