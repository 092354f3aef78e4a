"""A retriever for answers that must not search."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rag.records import Hit
    from rag.retrieval import Mode


class NoIndex:
    """A retriever over nothing: table answers never search."""

    def search(
        self,
        query: str,
        k: int,
        mode: Mode = "hybrid",
        documents: Collection[str] | None = None,
        locators: Collection[str] | None = None,
    ) -> list[Hit]:
        raise AssertionError(f"a table answer searched for {query}")

    def frequency(self, term: str) -> int:
        return 0

    def prior(self, query: str) -> None:
        return None

    def __len__(self) -> int:
        return 0
