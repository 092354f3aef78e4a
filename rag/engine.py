"""The answering engine: one question in, one answer record out. Routes first, then retrieval."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.answer import Answer
from rag.context import Context
from rag.draft import Draft
from rag.evidence import EvidenceFinder
from rag.followup import resolve
from rag.question import Question, analyse
from rag.records import DocumentId, Library
from rag.retrieval import Retriever
from rag.routes import compare, cross, outside, passage, place, table
from rag.tokens import Tokenizer

MAX_QUESTION = 4000
"""Characters. Longer input is refused: no question to the documents needs more."""

ROUTES = (outside.answer, place.answer, cross.answer, compare.answer, table.answer, passage.answer)
"""In order; the first one that does not pass answers."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier message of the conversation; ``role`` is user or assistant."""

    role: str
    content: str


class Engine:
    """Answers questions from the documents alone, without a language model."""

    def __init__(
        self, library: Library, retriever: Retriever, tokenizer: Tokenizer, corpus: str, index: str
    ) -> None:
        self.library = library
        self.tokenizer = tokenizer
        self.corpus = corpus
        self.index = index
        self._finder = EvidenceFinder(library, retriever, tokenizer)

    def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        documents: tuple[DocumentId, ...] = (),
        id: str = "",  # noqa: A002 - the name it has in the answer record
    ) -> Answer:
        """Answer one question.

        ``documents`` restricts the search. Never raises for what a user can type: what cannot
        be answered has the status not_found, out_of_scope or error.
        """
        started = time.perf_counter()
        context = Context(self.library, self.tokenizer, self._finder, documents)
        refused = outside.refuse(question, context, MAX_QUESTION)
        if refused is not None:
            return self._finish(refused, id, started)
        asked = self.analyse(question, history)
        draft = next(d for route in ROUTES if (d := route(asked, context)) is not None)
        return self._finish(draft, id, started)

    def analyse(self, question: str, history: Sequence[Turn] = ()) -> Question:
        """The analysis of a question, its references to earlier turns resolved."""
        plain = outside.without_instructions(question)
        asked = analyse(plain, self.tokenizer)
        if history:
            asked = resolve(asked, history, self.library, self.tokenizer)
        return replace(asked, original=question)

    def _finish(self, draft: Draft, id_: str, started: float) -> Answer:
        answer = draft.build(self.corpus, self.index)
        elapsed = round((time.perf_counter() - started) * 1000, 2)
        return replace(answer, id=id_, timings_ms={"total": elapsed})
