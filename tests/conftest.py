"""Fixtures that every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.settings import DATA_VARIABLE, PROJECT, SETTINGS_VARIABLE


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def documents(root: Path) -> Path:
    """The folder of the source documents."""
    return root / "corpus" / "documents"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings and data folder stay out of the tests."""
    monkeypatch.delenv(SETTINGS_VARIABLE, raising=False)
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
