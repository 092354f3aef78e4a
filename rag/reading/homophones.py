"""Words written with the kanji of another that sounds the same: 政府衛生データ → 政府衛星データ.

Only a word that no document has, beside one that they have, and only where one homophone of it stands
beside that word in the documents.
"""

from __future__ import annotations

from itertools import pairwise

from rag.text import is_kanji
from rag.tokens import Tokenizer, Word


def homophones(text: str, told: str, tokenizer: Tokenizer) -> dict[str, str]:
    """Compounds of the text with the word in them that the documents have instead; ``told`` is all they say."""
    found: dict[str, str] = {}
    words = tokenizer.words(text)
    for first, second in pairwise(words):
        if first.end != second.start or not (_is_noun(first) and _is_noun(second)):
            continue
        strange = [w for w in (first, second) if _is_strange(w, told)]
        if len(strange) != 1:
            continue
        wrong = strange[0]
        written, start = text[first.start : second.end], wrong.start - first.start
        fits = {
            fit
            for fit in _beside(written, start, len(wrong.surface), told)
            if _sound(fit, tokenizer) == _sound(written, tokenizer)
        }
        if len(fits) == 1:
            found[written] = fits.pop()
    return found


def _is_noun(word: Word) -> bool:
    return word.pos.startswith("名詞-普通名詞") and len(word.surface) >= 2


def _is_strange(word: Word, told: str) -> bool:
    return word.surface not in told and all(map(is_kanji, word.surface))


def _beside(written: str, start: int, size: int, told: str) -> set[str]:
    """What the documents write beside the known word of the two, with kanji in the place of the unknown one."""
    head, tail = written[:start], written[start + size :]
    known, before = (head, 0) if head else (tail, size)
    found: set[str] = set()
    at = told.find(known, before)
    while at >= 0:
        whole = told[at - before : at - before + len(written)]
        if whole != written and all(map(is_kanji, whole[start : start + size])):
            found.add(whole)
        at = told.find(known, at + 1)
    return {w for w in found if len(w) == len(written)}


def _sound(text: str, tokenizer: Tokenizer) -> str:
    return "".join(kana for _, _, kana in tokenizer.read(text))
