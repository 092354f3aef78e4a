"""What the engine needs of an index; the index package provides it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, Protocol

from rag.records import Hit

Mode = Literal["hybrid", "lexical", "dense"]


class Retriever(Protocol):
    """Finds chunks for a question."""

    def search(
        self,
        query: str,
        k: int,
        mode: Mode = "hybrid",
        documents: Collection[str] | None = None,
        locators: Collection[str] | None = None,
        keywords: str = "",
    ) -> list[Hit]:
        """The ``k`` best chunks, best first; filters apply before ranking.

        ``keywords`` replaces the query in the lexical half.
        """
        ...

    def frequency(self, term: str) -> int:
        """In how many chunks the term (rag.tokens.Tokenizer.terms) occurs."""
        ...

    def prior(self, query: str) -> float | None:
        """Log odds that the documents answer such a question, by its wording; None where that is not known."""
        ...

    def __len__(self) -> int:
        """How many chunks there are."""
        ...


class NarrowedRetriever:
    """A retriever that knows no records but these."""

    def __init__(self, retriever: Retriever, locators: frozenset[str]) -> None:
        self._retriever = retriever
        self._locators = locators

    def search(
        self,
        query: str,
        k: int,
        mode: Mode = "hybrid",
        documents: Collection[str] | None = None,
        locators: Collection[str] | None = None,
        keywords: str = "",
    ) -> list[Hit]:
        """As ``Retriever.search``, among the records known."""
        within = self._locators if locators is None else self._locators.intersection(locators)
        return self._retriever.search(query, k, mode, documents, within, keywords)

    def frequency(self, term: str) -> int:
        """In how many chunks of all records the term occurs: how rare a word is does not narrow."""
        return self._retriever.frequency(term)

    def prior(self, query: str) -> float | None:
        """As ``Retriever.prior``: the records known do not change how a question is worded."""
        return self._retriever.prior(query)

    def __len__(self) -> int:
        """How many chunks there are in all."""
        return len(self._retriever)
