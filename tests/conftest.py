"""Fixtures that every test may ask for."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rag.settings import DATA_VARIABLE, PROJECT, SETTINGS_VARIABLE, Settings, load_settings
from tests.browser import browser, chat, open_page, page, storage

if TYPE_CHECKING:
    from rag.context import Context
    from rag.records import Library
    from rag.tokens import Tokenizer
    from tests.ui_builders import Done, Shisaku
    from ui.compose import Application

__all__ = ["browser", "chat", "open_page", "page", "storage"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def documents(root: Path) -> Path:
    """The folder of the source documents."""
    return root / "corpus" / "documents"


@pytest.fixture(scope="session")
def library(documents: Path) -> Library:
    """The documents as records."""
    from corpus.library import load_library

    return load_library(documents)


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """MeCab with its dictionary."""
    from rag.tokens import Tokenizer

    return Tokenizer()


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings and data folder stay out of the tests."""
    monkeypatch.delenv(SETTINGS_VARIABLE, raising=False)
    monkeypatch.delenv(DATA_VARIABLE, raising=False)


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> Path:
    """A folder with ``shisaku.toml``, a tiny embedding model and the index of all documents."""
    from tests.ui_builders import workplace

    return workplace(tmp_path_factory.mktemp("workplace"), documents)


@pytest.fixture(scope="session")
def application(workplace: Path) -> Application:
    """The whole program at that workplace; tests only read from it."""
    from ui.compose import Application

    return Application(load_settings(workplace / "shisaku.toml"))


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> Application:
    """The whole program with the bundled model and an index of its own; tests only read from it.

    The index takes over a minute: the first process of the run builds it for all.
    """
    from filelock import FileLock

    from ui.compose import Application

    base = tmp_path_factory.getbasetemp()
    data = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bundled"
    with FileLock(f"{data}.lock"):
        application = Application(Settings(documents=documents, data=data))
        assert application.index
    return application


@pytest.fixture(scope="session")
def context(bundled: Application) -> Context:
    """What routes work with, over the documents and that index."""
    from rag.context import Context
    from rag.evidence.finder import EvidenceFinder

    finder = EvidenceFinder(bundled.library, bundled.retriever, bundled.tokenizer)
    return Context(bundled.library, bundled.tokenizer, finder)


@pytest.fixture
def shisaku(workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shisaku:
    """Runs the command line at that workplace."""
    from tests.ui_builders import Done
    from ui.cli import main

    monkeypatch.setenv(SETTINGS_VARIABLE, str(workplace / "shisaku.toml"))

    def run(*arguments: str, stdin: bytes = b"", data: Path | None = None) -> Done:
        if data is not None:
            monkeypatch.setenv(DATA_VARIABLE, str(data))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main(arguments)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run
