"""Questions typed in hiragana alone: つうがくろじょうほうのこうかい → 通学路情報の公開.

The documents' own words and compounds are looked for by their readings (UniDic), the longest first,
and so are the words that questions ask with. What nothing fits stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.tokens import Tokenizer

_LEAST = 8
"""Hiragana in a question from which it counts as typed without conversion."""
_LONGEST, _COMPOUND = 24, 4
"""Kana of a reading; words of a compound."""
_SURE, _SHORT = 4, 3
"""Kana from which a word is found anywhere, and from which between particles."""
_CONVERTED = regex(r"[一-鿿々ァ-ヺ]")
_HIRAGANA = regex(r"[ぁ-ゖー]")
_EDGE = frozenset("のはがをにでともや、。?？ 　0123456789０１２３４５６７８９")
_TO_HIRAGANA = {c: c - 0x60 for c in range(0x30A1, 0x30F7)}
_KANJI = regex(r"[一-鿿々]")
_NOUNS = ("名詞", "接頭辞", "接尾辞")


def is_unconverted(text: str) -> bool:
    """Whether a question has hiragana, and neither kanji nor katakana."""
    return len(_HIRAGANA.findall(text)) >= _LEAST and not _CONVERTED.search(text)


def readings(texts: Iterable[str], tokenizer: Tokenizer) -> dict[str, str]:
    """The words and compounds of the texts by their readings in hiragana; of homophones the most frequent."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for run in _noun_runs(tokenizer.read(text)):
            for first in range(len(run)):
                for last in range(first + 1, min(len(run), first + _COMPOUND) + 1):
                    written = "".join(surface for surface, _ in run[first:last])
                    reading = "".join(kana for _, kana in run[first:last])
                    if _SHORT <= len(reading) <= _LONGEST and _KANJI.search(written):
                        counts.setdefault(reading, Counter())[written] += 1
    return {reading: found.most_common(1)[0][0] for reading, found in counts.items()}


def _noun_runs(words: Sequence[tuple[str, str, str]]) -> list[list[tuple[str, str]]]:
    """Nouns that stand together, as (surface, reading)."""
    runs: list[list[tuple[str, str]]] = [[]]
    for surface, pos, kana in words:
        if pos.startswith(_NOUNS) and kana and not surface.isdecimal():
            runs[-1].append((surface, kana.translate(_TO_HIRAGANA)))
        elif runs[-1]:
            runs.append([])
    return runs


def convert(text: str, known: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """The question with what is known by its reading written so, and the (reading, written) pairs found."""
    asks = lexicon().kana_asks
    out, found, at = "", [], 0
    while at < len(text):
        size = _match(text, at, known, asks)
        part = text[at : at + size]
        written = asks.get(part) or known.get(part, part) if size else text[at]
        if size:
            found.append((part, written))
        out += written
        at += size or 1
    return out, found


def _match(text: str, at: int, known: Mapping[str, str], asks: Mapping[str, str]) -> int:
    """The length of the longest reading that begins here; 0 where none does."""
    for size in range(min(_LONGEST, len(text) - at), _SHORT - 1, -1):
        part = text[at : at + size]
        if (part in asks or part in known) and (size >= _SURE or _between(text, at, at + size)):
            return size
    return 0


def _between(text: str, start: int, end: int) -> bool:
    """Whether a particle, a mark, a digit or the edge of the text is on both sides."""
    return (not start or text[start - 1] in _EDGE) and (end == len(text) or text[end] in _EDGE)
