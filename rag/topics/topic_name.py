"""The name that a topic turns on: a document that has it is never said to lack the topic."""

from __future__ import annotations

from dataclasses import replace

from rag.lazy_regex import regex
from rag.text import is_kanji
from rag.tokens import Tokenizer, Word
from rag.topics.topic import NEW, Phrase, Topic

RARE = 0.75
"""Weight from which the word that a topic begins with is as good as a name (富岳 of スパコン富岳)."""
_LATIN = regex(r"[a-z]{3,}")


def name_of(topic: Topic, tokenizer: Tokenizer) -> Topic | None:
    """The rarest proper noun or Latin name of a topic as a topic of its own; None where it has none.

    Only a name that some document has, and not where the words are to be found as written.
    """
    if topic.literal or topic.others:
        return None
    best: Phrase | None = None
    phrases = [p for group in topic.named for p in group if not p.generic]
    for phrase in phrases:
        weights = dict(phrase.parts)
        words = tokenizer.words(phrase.forms[0])
        known = all(part < NEW for part in weights.values())  # 基地 does not stand for 月面基地
        for word in words:
            weight = weights.get(word.surface, NEW)
            first = phrase is phrases[0] and word is words[-1] and weight >= RARE and known
            named = _is_name(word) or (first and len(word.surface) > 1 and all(map(is_kanji, word.surface)))
            if named and weight < NEW and (best is None or weight > best.weight):
                forms, parts = (word.surface,), ((word.surface, weight),)
                best = replace(phrase, shown=word.surface, forms=forms, parts=parts, weight=weight)
    return Topic(((best,),)) if best is not None else None


def _is_name(word: Word) -> bool:
    return "固有名詞" in word.pos or bool(_LATIN.fullmatch(word.surface))
