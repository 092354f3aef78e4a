"""The only place that wires the packages together: settings → documents → index → engine.

Every part is made when it is first needed, so a command pays only for what it uses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING

from rag.errors import IndexDamagedError, IndexMissingError
from rag.records import Chunk, Library
from rag.settings import Settings, load_settings

if TYPE_CHECKING:
    from index.embedders import Embedder
    from index.retriever import HybridRetriever
    from index.store import Index, Manifest
    from rag.drafting.check import Checker
    from rag.engine import Engine
    from rag.llm.profiles import Profile
    from rag.responder import Responder
    from rag.tokens import Tokenizer
    from ui.guard.events import EventLog
    from ui.language_models import LanguageModels

Advance = Callable[[int, int], None]
"""Called with (done, total)."""

Progress = Callable[[str], AbstractContextManager[Advance]]
"""Shows the progress of a long task with this title."""


def silent(title: str) -> AbstractContextManager[Advance]:
    """A ``Progress`` that shows nothing."""
    return nullcontext(lambda done, total: None)


class Application:
    """The parts of the program for one set of settings.

    ``notice`` is told what happens to the index, ``progress`` shows how long it will take.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        notice: Callable[[str], None] = lambda text: None,
        progress: Progress = silent,
    ) -> None:
        self.settings = settings or load_settings()
        self._notice = notice
        self._progress = progress

    @cached_property
    def library(self) -> Library:
        """The documents as records (70 ms)."""
        from corpus.library import load_library

        return load_library(self.settings.documents)

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """What is indexed."""
        from corpus.chunks import chunks

        return chunks(self.library)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """MeCab with its dictionary (50 ms)."""
        from rag.tokens import Tokenizer

        return Tokenizer()

    @cached_property
    def embedder(self) -> Embedder:
        """The embedding model that the settings name."""
        from index.embedders import load_embedder

        return load_embedder(self.settings.retrieval.embedder)

    @cached_property
    def index(self) -> Index:
        """The index on disk; built first when there is none that fits the documents and the model.

        Raises:
            IndexDamagedError: what was just built cannot be opened either.
        """
        try:
            return self.open_index()
        except (IndexMissingError, IndexDamagedError) as error:
            self._notice(f"{error.message}索引を作ります。")
        self.build()
        return self.open_index()

    @cached_property
    def retriever(self) -> HybridRetriever:
        """Searches the index."""
        from index.retriever import HybridRetriever

        options = self.settings.retrieval
        return HybridRetriever(
            self.index, self.embedder, self.tokenizer, options.dense_weight, options.candidates
        )

    @cached_property
    def engine(self) -> Engine:
        """Answers questions."""
        from rag.engine import Engine

        return Engine(
            self.library, self.retriever, self.tokenizer, corpus_digest(self.library), self.index.manifest.id
        )

    @cached_property
    def checker(self) -> Checker:
        """Checks drafts."""
        from rag.drafting.check import Checker

        return Checker(
            self.library, self.retriever, self.tokenizer, corpus_digest(self.library), self.index.manifest.id
        )

    def responder(self, llm: str | Profile | None = None, only: bool = False) -> Responder:
        """Who answers: the engine alone, or a language model behind it.

        ``llm`` names a profile of the settings or is one; ``only`` turns the model's failures
        into errors, instead of falling back on the engine's answer.

        Raises:
            ConfigurationError: the settings have no such profile.
        """
        from rag.responder import Extractive

        return Extractive(self.engine) if llm is None else self.language_models.responder(llm, only)

    @cached_property
    def language_models(self) -> LanguageModels:
        """The language models that the settings name."""
        from ui.language_models import LanguageModels

        return LanguageModels(self)

    def warm(self) -> None:
        """Load everything an answer needs, so that the first one is as quick as the next."""
        self.engine.prepare()

    @property
    def titles(self) -> dict[str, str]:
        """Document id → short title."""
        return {source.id: source.short_title for source in self.library.sources.values()}

    @cached_property
    def events(self) -> EventLog:
        """The chat's log."""
        from ui.guard.events import EventLog

        return EventLog.of(self.settings)

    def open_index(self) -> Index:
        """Open the index on disk as it is.

        Raises:
            IndexMissingError: there is none.
            IndexDamagedError: it is damaged, or does not fit the documents or the model.
        """
        from index.store import open_index

        return open_index(self.settings.index, chunks_digest(self.chunks), self.embedder, self.tokenizer)

    def build(self) -> Manifest:
        """Build the index anew; the one before it answers until this one is complete.

        Raises:
            ShisakuError: the model cannot be loaded or the folder cannot be written.
        """
        from index.store import build_index

        with self._progress("索引を作っています") as advance:
            return build_index(
                self.chunks,
                chunks_digest(self.chunks),
                self.settings.index,
                self.embedder,
                self.tokenizer,
                advance,
            )


def corpus_digest(library: Library) -> str:
    """One SHA-256 over the documents, as answers name the edition they were given from."""
    parts = (f"{s.id}:{s.sha256}" for s in sorted(library.sources.values(), key=lambda s: s.id))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def chunks_digest(chunks: Collection[Chunk]) -> str:
    """One SHA-256 over all that is indexed: another document, erratum or parser gives another.

    Every field of a chunk counts, also those a chunk may get one day.
    """
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(repr(chunk).encode())
    return digest.hexdigest()
