"""How much of what a question asks for a text has, its words weighed by their rarity."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from copy import copy
from typing import NamedTuple

from rag.retrieval import Retriever
from rag.text import folded
from rag.thesaurus import any_stands, paraphrases
from rag.tokens import Tokenizer

UNKNOWN_WEIGHT = 0.6
"""Weight of a word that no document has: it may be a paraphrase as well as another topic."""


class Vocabulary:
    """Lemma sets of texts, remembered, and the weights of terms in the index."""

    def __init__(self, retriever: Retriever, tokenizer: Tokenizer) -> None:
        self._retriever = retriever
        self._tokenizer = tokenizer
        self._lemmas: dict[str, frozenset[str]] = {}
        self._weights: dict[str, float] = {}

    def lemmas(self, text: str) -> frozenset[str]:
        """Content lemmas of a text."""
        if text not in self._lemmas:
            self._lemmas[text] = frozenset(self._tokenizer.content(text))
        return self._lemmas[text]

    def knows(self, term: str) -> bool:
        """Whether any chunk has the term."""
        return self._retriever.frequency(term) > 0

    def weight(self, term: str) -> float:
        """Inverse document frequency, scaled to at most 1: log(N/df) / log(N)."""
        if term not in self._weights:
            total, frequency = len(self._retriever) + 1, self._retriever.frequency(term)
            self._weights[term] = (
                math.log(total / frequency) / math.log(total) if frequency else UNKNOWN_WEIGHT
            )
        return self._weights[term]


LONGEST = 4
"""Terms that may make up one word of the thesaurus."""
COMMON = 0.25
"""Weight below which a term is in so many texts that it tells little."""


class Has(NamedTuple):
    """Which terms a text has, bit i standing for term i: as they are ``said``, or also as they are ``meant``."""

    said: int
    meant: int

    def joined(self, other: Has) -> Has:
        """What two texts have together."""
        return Has(self.said | other.said, self.meant | other.meant)


class Coverage:
    """The terms of one question and which texts have them."""

    def __init__(self, terms: tuple[str, ...], vocabulary: Vocabulary) -> None:
        self.terms = terms
        self._weights = tuple(vocabulary.weight(t) for t in terms)
        self._total = sum(self._weights)
        self._lemmas: Callable[[str], frozenset[str]] = vocabulary.lemmas
        self._paraphrases = tuple(_meant(terms, self._weights))
        self._within = tuple((1 << i, t, len(t) > 1) for i, t in enumerate(terms))
        self._has: dict[str, Has] = {}
        self._shares: dict[int, float] = {}

    def narrowed(self, terms: tuple[str, ...]) -> Coverage:
        """The same of some of the terms only; what texts have is looked up once for both."""
        part = copy(self)
        part._weights = tuple(
            w if t in terms else 0.0 for t, w in zip(self.terms, self._weights, strict=True)
        )
        part._total = sum(part._weights)
        part._shares = {}
        return part

    def has(self, text: str) -> Has:
        """The terms that the text has, as a lemma or within a compound, and those it has in other words."""
        found = self._has.get(text)
        if found is None:
            lemmas, shown = self._lemmas(text), folded(text)
            said = 0
            for bit, term, long in self._within:
                if term in lemmas or (long and term in shown):
                    said |= bit
            meant = said
            for bits, words in self._paraphrases:
                if meant & bits != bits and any_stands(words, lemmas, shown):
                    meant |= bits
            found = self._has[text] = Has(said, meant)
        return found

    def weigh(self, bits: int) -> float:
        """The share of these terms among all, by weight; 0 without terms."""
        share = self._shares.get(bits)
        if share is None:
            weights = sum(w for i, w in enumerate(self._weights) if bits >> i & 1)
            share = self._shares[bits] = weights / self._total if self._total else 0.0
        return share

    def share(self, *texts: str, meant: bool = False) -> float:
        """The share of the terms, by weight, that these texts have together; 0 without terms.

        ``meant``: in other words counts, too.
        """
        whole = 0
        for text in texts:
            found = self.has(text)
            whole |= found.meant if meant else found.said
        return self.weigh(whole)


def _meant(terms: tuple[str, ...], weights: tuple[float, ...]) -> Iterator[tuple[int, frozenset[str]]]:
    """The bits of each term with what it may stand for; likewise of a few in a row that are one word (自治 体).

    Words that every other text has make no such word with others: AI 時代.
    """
    for size in range(1, LONGEST + 1):
        for i in range(len(terms) - size + 1):
            words = paraphrases("".join(terms[i : i + size]))
            if words and (size == 1 or min(weights[i : i + size]) >= COMMON):
                yield sum(1 << n for n in range(i, i + size)), words
