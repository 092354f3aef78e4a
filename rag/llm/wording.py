"""How much of a sentence's wording passages have in their own text, whatever their record is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from rag.llm.packing import Item
from rag.records import ITEM_MINISTRIES, MINISTRIES
from rag.text import folded
from rag.tokens import Tokenizer


class Wording:
    """Content words of texts with their weights; figures do not count, they are compared elsewhere.

    ``weight`` gives the weight (0..1) of a lemma, best ``rag.evidence.coverage.Vocabulary.weight``.
    """

    def __init__(self, tokenizer: Tokenizer, weight: Callable[[str], float]) -> None:
        self._tokenizer = tokenizer
        self._weight = weight
        self._lemmas = lru_cache(maxsize=4096)(self._lemmas_of)

    def share(self, sentence: str, items: Iterable[Item]) -> float:
        """The share of the sentence's words, by weight, that the passages have; 0 without words."""
        words = self._lemmas(sentence)
        total = sum(map(self._weight, words))
        if not total:
            return 0.0
        texts = [f"{item.field} {item.text} {_names(item)}" for item in items]
        known = frozenset().union(*(self._lemmas(text) for text in texts)) if texts else frozenset()
        shown = "".join(folded(text).replace(" ", "") for text in texts)
        return sum(self._weight(w) for w in words if w in known or (len(w) > 1 and w in shown)) / total

    def words(self, sentence: str) -> frozenset[str]:
        """The content words of a sentence."""
        return self._lemmas(sentence)

    def portion(self, title: str, sentence: str) -> float:
        """The share of a title's words, by weight, that the sentence has."""
        words, said = self._lemmas(title), self._lemmas(sentence)
        total = sum(map(self._weight, words))
        return sum(self._weight(w) for w in words & said) / total if total else 0.0

    def _lemmas_of(self, text: str) -> frozenset[str]:
        return frozenset(w for w in self._tokenizer.content(text) if not any(c.isdecimal() for c in w))


def _names(item: Item) -> str:
    """In full, the ministries that a ministry cell names by their short names."""
    if item.field not in (MINISTRIES, ITEM_MINISTRIES):
        return ""
    return " ".join(m.label for m in item.record.ministries)
