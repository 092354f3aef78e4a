"""What other words people use for those of the documents: thesaurus.tsv, read once.

A line is a word of the documents, a tab and the words that it may be said in. Words are lemmas
(``rag.tokens``), or compounds as folded text. The thesaurus has one direction: what is true of the
document's word stays true in the other, not always the reverse (機器 for スマートフォン).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "thesaurus.tsv"


def paraphrases(word: str) -> frozenset[str]:
    """The words of the documents that a lemma or a folded compound may stand for, itself not included."""
    return _meant().get(word, frozenset())


def stands_for(word: str, lemmas: Collection[str], shown: str) -> bool:
    """Whether a word may stand for one of the lemmas, or for one in the folded text ``shown``."""
    meant = paraphrases(word)
    return bool(meant) and any_stands(meant, lemmas, shown)


def any_stands(words: Iterable[str], lemmas: Collection[str], shown: str) -> bool:
    """Whether one of these words is among the lemmas, or stands in the folded text ``shown``."""
    for word in words:  # noqa: SIM110 - a generator costs twice the time, and this runs for every word weighed
        if word in lemmas or (len(word) > 1 and word in shown):
            return True
    return False


@cache
def _meant() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        own, _, others = line.partition("\t")
        for other in others.split(" "):
            found.setdefault(other, set()).add(own)
    return {word: frozenset(own) for word, own in found.items()}
