"""From what is typed to the analysis: what asks nothing is left out, the rest is put in the usual way and taken apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rag.english.questions import EnglishReader
from rag.question import Question, analyse, is_english
from rag.reading.both_kpis import with_both_kpis
from rag.reading.fillers import without_fillers
from rag.reading.heading_words import with_places
from rag.reading.introduced import as_one
from rag.reading.mixed import in_japanese
from rag.reading.occasion import without_occasion
from rag.reading.positions import positioned
from rag.reading.romaji import in_kana
from rag.reading.roundabout import plainly
from rag.reading.run_on import with_stops
from rag.reading.self_introduction import without_self_introduction
from rag.reading.sets_said import as_set
from rag.reading.spelling import Speller
from rag.reading.spoken_sets import in_query_words
from rag.reading.word_order import in_order
from rag.records import Library
from rag.retrieval import Retriever
from rag.routes.outside import without_instructions
from rag.text import folded
from rag.tokens import Tokenizer

Step = Callable[[str, Tokenizer, Library], str]


def _text(step: Callable[[str], str]) -> Step:
    return lambda question, tokenizer, library: step(question)


def _words(step: Callable[[str, Tokenizer], str]) -> Step:
    return lambda question, tokenizer, library: step(question, tokenizer)


def _places(step: Callable[[str, Library], str]) -> Step:
    return lambda question, tokenizer, library: step(question, library)


STEPS: tuple[Step, ...] = (
    _text(without_instructions),
    _text(with_stops),
    _text(without_self_introduction),
    _text(plainly),
    _words(without_occasion),
    _text(without_fillers),
    _text(as_one),
    _text(in_order),
    _text(with_both_kpis),
    _text(in_query_words),
    _text(as_set),
    _places(with_places),
)
"""In order; each gives the question as it would be put without one way of speaking."""


class Reader:
    """Reads questions; what it read differently than it was typed is noted in the analysis."""

    def __init__(self, library: Library, retriever: Retriever, tokenizer: Tokenizer) -> None:
        self._library = library
        self._tokenizer = tokenizer
        self._speller = Speller(library, retriever, tokenizer)
        self._english = EnglishReader(library)

    def read(self, question: str) -> Question:
        """The analysis of a question that stands alone."""
        plain = question
        for step in STEPS:
            plain = step(plain, self._tokenizer, self._library)
        plain, notes = mended(plain, self._library)
        plain, latin = in_kana(plain)
        plain, mixed = in_japanese(plain)
        plain, native = self._speller.romanised(plain) if is_english(folded(plain)) else (plain, ())
        said, read = self._english.read(plain)
        respelled = self._speller.respell(said)
        placed, place = positioned(respelled.text, self._library)
        asked = analyse(placed, self._tokenizer)
        notes = (*asked.interpretations, *notes, *latin, *mixed, *native, *read, *respelled.notes, *place)
        return replace(asked, interpretations=notes)


def mended(question: str, library: Library) -> tuple[str, tuple[str, ...]]:
    """The question with the source's own misprints (errata) read as what they stand for.

    Only misprints that cannot be a word of their own: names of four or more letters or signs.
    """
    notes = []
    for erratum in library.errata:
        if len(erratum.wrong) >= 4 and erratum.wrong.isascii() and erratum.wrong in question:
            question = question.replace(erratum.wrong, erratum.right)
            notes.append(f"『{erratum.wrong}』→{erratum.right}（原文の表記の誤りを補正）")
    return question, tuple(notes)
