"""The words of a record: whether it says one, as written, as a lemma or in other words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rag.context import Context
from rag.records import Record
from rag.text import folded
from rag.thesaurus import stands_for
from rag.tokens import Word


@dataclass(frozen=True, slots=True)
class RecordWords:
    """All that a record says with its headings: folded text and the lemmas of it."""

    text: str
    lemmas: Collection[str]

    def say(self, word: Word) -> bool:
        """Whether the word stands there, or one that it may stand for."""
        known = word.surface in self.text or word.lemma in self.lemmas
        return known or any(stands_for(form, self.lemmas, self.text) for form in (word.lemma, word.surface))


def words_of(record: Record, context: Context) -> RecordWords:
    """The words of one record and of the headings above it."""
    text = folded(" ".join([context.finder.heading(record), *(f.display for f in record.fields)]))
    return RecordWords(text, context.finder.vocabulary.lemmas(text))
