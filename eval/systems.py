"""Systems to compare the product with, and what they answer in the shared form.

Retrievers come in from outside; nothing here knows how they search.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eval.cases import Case
from eval.results import Passage
from eval.source import Corpus
from rag.records import Hit
from rag.retrieval import Mode, Retriever

ARMS: tuple[Mode, ...] = ("lexical", "dense", "hybrid")
DEPTH = 20
"""Passages kept of each arm, the deepest cutoff of recall."""

BEST = 3
_NOTHING = "見つかりませんでした。"


@dataclass(frozen=True, slots=True)
class OneArm:
    """A retriever that always searches in one mode, whatever it is asked for."""

    retriever: Retriever
    mode: Mode

    def search(
        self,
        query: str,
        k: int,
        mode: Mode = "hybrid",
        documents: Collection[str] | None = None,
        locators: Collection[str] | None = None,
        keywords: str = "",
    ) -> list[Hit]:
        return self.retriever.search(query, k, self.mode, documents, locators, keywords)

    def frequency(self, term: str) -> int:
        return self.retriever.frequency(term)

    def prior(self, query: str) -> float | None:
        return self.retriever.prior(query)

    def __len__(self) -> int:
        """How many chunks there are."""
        return len(self.retriever)


def query_of(case: Case) -> str:
    """What a system without memory is asked: the user's turns and the question."""
    return " ".join([*(t.content for t in case.history if t.role == "user"), case.question])


def arms(retriever: Retriever, depth: int = DEPTH) -> Callable[[Case], dict[str, tuple[Passage, ...]]]:
    """The ranked passages of every arm for a case."""

    def retrieve(case: Case) -> dict[str, tuple[Passage, ...]]:
        found = {arm: retriever.search(query_of(case), depth, arm) for arm in ARMS}
        return {
            arm: tuple(Passage(h.chunk.document, h.chunk.start, h.chunk.end, h.score) for h in hits)
            for arm, hits in found.items()
        }

    return retrieve


def best_sentences(retriever: Retriever, corpus: Corpus, k: int = BEST) -> Callable[[Case], dict[str, Any]]:
    """A baseline: the k best sentences by BM25, quoted."""

    def answer(case: Case) -> dict[str, Any]:
        hits = retriever.search(query_of(case), k, "lexical")
        spans = [(h.chunk.document, h.chunk.start, h.chunk.end) for h in hits]
        return quoting_answer(case.id, spans, corpus)

    return answer


def quoting_answer(name: str, spans: Sequence[tuple[str, int, int]], corpus: Corpus) -> dict[str, Any]:
    """An answer record that repeats spans of the documents, each cut at its records' borders.

    A span over several records becomes several citations, so that each can name its record.
    """
    citations: list[dict[str, Any]] = []
    for document, start, end in spans:
        for locator, a, b in _cut(document, start, end, corpus):
            place = {"document": document, "locator": locator, "start": a, "end": b}
            known = {(c["document"], c["start"], c["end"]) for c in citations}
            if (document, a, b) not in known:
                quote = corpus.texts[document][a:b]
                citations.append({"number": len(citations) + 1, "field": "", "quote": quote, **place})
    lines = [" ".join(citation["quote"].split()) for citation in citations]
    text = "\n".join(f"- {line}[{number}]" for number, line in enumerate(lines, 1))
    return {
        "id": name,
        "status": "answered" if citations else "not_found",
        "text": text or _NOTHING,
        "sentences": [{"text": line, "citations": [number]} for number, line in enumerate(lines, 1)],
        "citations": citations,
        "rows": None,
    }


def _cut(document: str, start: int, end: int, corpus: Corpus) -> Iterable[tuple[str, int, int]]:
    """(locator, start, end) of the parts of a span that lie in a record; blank parts are left out."""
    source = corpus.texts[document]
    for unit in corpus.leaves(document, start, end):
        a, b = max(start, unit.start), min(end, unit.end)
        piece = source[a:b]
        a, b = a + len(piece) - len(piece.lstrip()), b - len(piece) + len(piece.rstrip())
        if a < b:
            yield unit.locator, a, b
