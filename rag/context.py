"""What every route works with: the documents, the evidence finder, the identity of both."""

from __future__ import annotations

from dataclasses import dataclass

from rag.draft import Draft
from rag.evidence.finder import EvidenceFinder
from rag.question import Question
from rag.records import DocumentId, Library, Record
from rag.tokens import Tokenizer


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to routes; nothing in it changes between questions."""

    library: Library
    tokenizer: Tokenizer
    finder: EvidenceFinder
    documents: tuple[DocumentId, ...] = ()

    def draft(self, question: Question) -> Draft:
        """An empty draft for the question, with its interpretations disclosed."""
        return Draft(self.library, question.original, interpretations=list(question.interpretations))

    def scope(self, question: Question) -> tuple[DocumentId, ...]:
        """The documents to search: those the user filtered by, narrowed by those the question names."""
        named = tuple(d for d in question.documents if not self.documents or d in self.documents)
        return named or self.documents

    def measures(self, question: Question) -> tuple[Record, ...]:
        """The measures that the question names by number and that exist."""
        found = (self.library.get("kanmin", number) for number in question.measures)
        return tuple(r for r in found if r is not None)
