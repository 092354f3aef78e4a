"""The words of a statement that its evidence does not account for.

What is 一致 is earned: every word that says something of its own must stand in the evidence, be
another word for one that does (synonyms.toml), or only frame what is said. Verbs mostly do: nearly
everything can be put with other verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.support.sources import Piece, Sources
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL, TELLING_VERBS, has_synonym
from rag.text import folded
from rag.tokens import Word, is_content

_COMPOUND = ("名詞", "接頭辞", "接尾辞", "形状詞", "記号")
_NAMELIKE = re.compile(r"[a-z]{2,}|[ァ-ヺー]{2,}")
_LONGEST = 4
"""Words of a compound that are looked up together."""


def unexplained(said: Piece, words: Sequence[Word], sources: Sources) -> tuple[Difference, ...]:
    """The words of a statement that the evidence has in no wording, each as a difference without source."""
    lemmas, shown = sources.lemmas, sources.shown
    wording = said.wording - STRUCTURE

    def known(text: str) -> bool:
        return text in GENERAL or (len(text) > 1 and text in shown) or has_synonym(text, lemmas, shown)

    found = []
    for at, word in enumerate(words):
        if word.lemma not in wording or not is_content(word) or not _tells(word):
            continue
        letter = len(word.surface) == 1 and at + 1 < len(words) and _joined(word, words[at + 1])
        if letter and folded(word.surface + words[at + 1].surface) not in shown:
            found.append(Difference("wording", word.surface, "", word.start, word.end))
            continue
        if word.lemma in lemmas or known(word.lemma) or any(map(known, _compounds(words, at))):
            continue
        found.append(Difference("wording", word.surface, "", word.start, word.end))
    return tuple(found)


def _tells(word: Word) -> bool:
    """Whether a word says something that the evidence must have: a noun, a name, an adjective, few verbs."""
    surface = folded(word.surface)
    if word.pos.startswith("動詞"):
        return word.lemma in TELLING_VERBS
    if _NAMELIKE.fullmatch(surface) or "固有" in word.pos or (surface.isascii() and surface.isalpha()):
        return True
    return len(surface) > 1 and word.pos.startswith(("名詞-普通名詞", "形容詞", "形状詞", "接頭辞", "接尾辞"))


def _compounds(words: Sequence[Word], at: int) -> Iterator[str]:
    """The word itself and the compounds it stands in, folded."""
    first = last = at
    while first > max(0, at - _LONGEST) and _joined(words[first - 1], words[first]):
        first -= 1
    while last < min(len(words) - 1, at + _LONGEST) and _joined(words[last], words[last + 1]):
        last += 1
    for start in range(first, at + 1):
        for end in range(at, last + 1):
            yield folded("".join(w.surface for w in words[start : end + 1]))


def _joined(left: Word, right: Word) -> bool:
    return left.end == right.start and left.pos.startswith(_COMPOUND) and right.pos.startswith(_COMPOUND)
