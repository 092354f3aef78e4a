"""Words typed in hiragana, or in Latin letters within English, that the documents write in kanji.

つうがくろ → 通学路, じちたいの定義 → 自治体の定義, the akiya bank → the 空き家 bank.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from itertools import pairwise

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.reading.readings import convert, is_unconverted, readings
from rag.reading.romaji import typed_kana
from rag.records import Library
from rag.text import folded
from rag.tokens import Tokenizer, Word

_SHORTEST = 4
_HIRAGANA = regex(r"[ぁ-ゖ]{4}")
_WORD = regex(r"[ぁ-ゖー]+")
_ALONE = regex(r"(?:^|(?<=[ \u3000、。]))[ぁ-ゖー]{4,}(?=[A-Za-zＡ-Ｚａ-ｚ]|$|[ \u3000、。])")
"""A run of hiragana between blanks, or before a name in Latin letters: そうやくAI."""
_LATIN = regex(r"(?<![A-Za-z-])[a-z]{5,}(?![A-Za-z-])")
_ENGLISH = 2
"""Plain words by which a text is English, not Japanese in Latin letters."""
_LONG = regex(
    r"(?<=[おこそとのほもよろごぞどぼぽょうくすつぬふむゆるぐずぶぷゅ])う|(?<=[おこそとのほもよろごぞどぼぽ])お"
)
_NOMINAL = ("名詞", "接尾辞", "接頭辞", "記号", "補助記号")
"""A word that the dictionary lacks in hiragana is cut into letters (じ|ち|たい)."""


_OF = {"の": "", "で": "", "に": "", "は": "", "、": ""}
"""What joins the name of a document to what is asked of it, where nothing does."""


def _document_first(text: str) -> int:
    """Where the name of a document ends that the text begins with (AI戦略2019 きょういく…); 0 for none."""
    low = unicodedata.normalize("NFKC", text).lower()
    if len(low) != len(text):
        return 0
    return next((m.end() for p in lexicon().documents.values() if (m := p.match(low))), 0)


def _is_cut(text: str, first: Word, second: Word) -> bool:
    """Whether two words that stand apart are hardly two: a verb and an adverb in one piece (みん|ぱく)."""
    if not (first.pos.startswith(("動詞", "副詞")) and second.pos.startswith(("動詞", "副詞"))):
        return False
    written = text[first.start : second.end]
    apart = not first.start or text[first.start - 1] in " \u3000、。"
    return apart and first.end == second.start and bool(_WORD.fullmatch(written))


class Hiragana:
    """Writes hiragana as the documents of one library do."""

    def __init__(self, library: Library, tokenizer: Tokenizer) -> None:
        self._library = library
        self._tokenizer = tokenizer

    def converted(self, text: str, told: str) -> tuple[str, list[str]]:
        """The text with the documents' words, and notes; ``told`` is all that the documents say.

        In a question of hiragana alone blanks are only spacing; in any other only nouns are read.
        """
        if (named := _document_first(text)) and is_unconverted(text[named:]):
            rest, notes = self.converted(text[named:].lstrip(" \u3000、"), told)
            return f"{text[:named]}{_OF.get(rest[:1], 'の')}{rest}", notes
        if not is_unconverted(text):
            return self._nouns_converted(text, told) if _HIRAGANA.search(text) else (text, [])
        changed, found = convert("".join(text.split()), self._readings)
        return changed, [f"『{reading}』→{written}" for reading, written in found]

    def _nouns_converted(self, text: str, told: str) -> tuple[str, list[str]]:
        """Runs of hiragana nouns that no document has, which are the reading of something it has."""
        notes: list[str] = []
        for start, end in sorted(self._runs(text), reverse=True):
            run = text[start:end]
            written = self._readings.get(run) if len(run) >= _SHORTEST and run not in told else None
            if written:
                text = f"{text[:start]}{written}{text[end:]}"
                notes.append(f"『{run}』→{written}")
        return text, notes

    def romanised(self, text: str, told: str) -> tuple[str, list[str]]:
        """English with the documents' words for Japanese ones in it, long vowels told or not (gyosei → 行政)."""
        lex, notes = lexicon(), []
        words = dict.fromkeys(_LATIN.findall(text))
        if sum(w in lex.ordinary for w in re.findall("[a-z]+", text.lower())) < _ENGLISH:
            return text, []
        for word in words:
            known = word in lex.ordinary or word in told or any(p.search(word) for p in lex.english)
            kana = "" if known else typed_kana(word)
            written = self._readings.get(kana) or self._short_readings.get(kana) if kana else None
            if written:
                text = re.sub(rf"(?<![A-Za-z-]){word}(?![A-Za-z-])", written, text)
                notes.append(f"『{word}』→{written}")
        return text, notes

    @cached_property
    def _short_readings(self) -> dict[str, str]:
        return {
            short: word for kana, word in self._readings.items() if (short := _LONG.sub("", kana)) != kana
        }

    def _runs(self, text: str) -> list[tuple[int, int]]:
        runs = [(0, 0)]
        words = self._tokenizer.words(text)
        for word in words:
            if _WORD.fullmatch(word.surface) and word.pos.startswith(_NOMINAL):
                start, end = runs[-1]
                runs[-1:] = [(start, word.end)] if end == word.start else [runs[-1], (word.start, word.end)]
        cut = [(a.start, b.end) for a, b in pairwise(words) if _is_cut(text, a, b)]
        alone = [m.span() for m in _ALONE.finditer(text)]
        return list(dict.fromkeys(runs + cut + alone))

    @cached_property
    def _readings(self) -> dict[str, str]:
        """The documents' words by their readings; made when first needed (about a second)."""
        texts = (folded(f.display) for r in self._library.records for f in r.fields)
        return readings(texts, self._tokenizer)
