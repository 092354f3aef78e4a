"""Questions as people type them: kana for katakana words, one wrong or missing character, everyday words.

Only words that no document has are touched, only where one reading fits, and every change is
disclosed among the interpretations.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.reading.homophones import homophones
from rag.reading.latin_names import apart, with_names
from rag.reading.short_forms import short_forms
from rag.reading.unconverted import Hiragana
from rag.reading.written_forms import TO_KATAKANA, counters, kana_forms, new_forms, unvoiced
from rag.records import Library
from rag.retrieval import Retriever
from rag.text import folded, is_kanji
from rag.tokens import BIGRAM, Tokenizer

_RUN = regex(r"[一-鿿々ァ-ヶー]{4,}")
_KATAKANA = regex(r"[ァ-ヶー]{4,}")
_KANA = regex(r"[ァ-ヺー]{4,}|[ぁ-ゖー]{3,}")
_BLANK = regex(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_LONG_MARK = regex(r"(?<=[ァ-ヶ])[-‐‑‒–—―−－ｰ](?=[ァ-ヶ])")
"""A dash typed for the long mark of a katakana word."""
_LONE_PARTICLE = regex(r"\s+(の|は|が|を|に|で|と|も|や|へ)(?=[\s？?。]|$)\s*")
_LONGEST_WORD = 24
"""Characters; no katakana word of the documents has more than 19."""
_LONGEST_RUN = 60
"""Characters; a longer run of kana is no question, and comparing all its parts would take minutes."""
_WINDOW = 5
"""Characters compared around a suspicious place; all but one must stand in the documents."""
_MARK = "\n"


@dataclass(frozen=True, slots=True)
class Respelled:
    """The question as it is searched for, and what was changed."""

    text: str
    notes: tuple[str, ...]


class Speller:
    """Knows what the documents write."""

    def __init__(self, library: Library, retriever: Retriever, tokenizer: Tokenizer) -> None:
        self._library = library
        self._tokenizer = tokenizer
        self._retriever = retriever
        self._hiragana = Hiragana(library, tokenizer)

    @cached_property
    def _text(self) -> str:
        """Everything the documents say, folded; built when first needed (60 ms)."""
        return _MARK.join(folded(f.display) for r in self._library.records for f in r.fields)

    def respell(self, question: str) -> Respelled:
        """Mend what no document writes. Blanks between Japanese words become commas.

        Blanks around a particle (ＫＰＩ　は) are only spacing.
        """
        text, counted = counters(question.strip())
        text, notes = self._hiragana.converted(text, self._text)
        notes = [*counted, *notes]
        text = _LONG_MARK.sub("ー", _BLANK.sub("、", _LONE_PARTICLE.sub(r"\1", text)))
        for change in (
            new_forms,
            self._latin,
            self._everyday,
            self._in_full,
            self._kana,
            self._converted,
            self._typos,
        ):
            text, found = change(text)
            notes += found
        return Respelled(text, tuple(dict.fromkeys(notes)))

    def romanised(self, question: str) -> tuple[str, tuple[str, ...]]:
        """An English question with the documents' own words for Japanese ones in Latin letters (akiya)."""
        text, named = apart(question, self._text, self._library)
        text, notes = self._hiragana.romanised(text, self._text)
        return text, tuple(named + notes)

    def _latin(self, text: str) -> tuple[str, list[str]]:
        """コネクテッドインダストリーズ → Connected Industries."""
        return with_names(text, self._text, self._library)

    def _everyday(self, text: str) -> tuple[str, list[str]]:
        """Everyday words and readings of acronyms, from the lexicon."""
        notes = []
        for pattern, written in lexicon().synonyms:
            match = pattern.search(folded(text))
            if match:
                changed = pattern.sub(written, text)
                if changed != text:
                    notes.append(f"『{match.group()}』→{match.expand(written)}")
                    text = changed
        return text, notes

    def _in_full(self, text: str) -> tuple[str, list[str]]:
        """世銀 → 世界銀行."""
        found = short_forms(text, self._text, lambda pair: not self._unheard(pair), self._tokenizer)
        for short, whole in found.items():
            text = text.replace(short, whole)
        return text, [f"『{short}』→{whole}" for short, whole in found.items()]

    def _converted(self, text: str) -> tuple[str, list[str]]:
        """政府衛生データ → 政府衛星データ: a wrong one among words that sound alike."""
        found = homophones(text, self._text, self._tokenizer)
        for wrong, right in found.items():
            text = text.replace(wrong, right)
        return text, [f"『{wrong}』→{right}（変換の補正）" for wrong, right in found.items()]

    def _kana(self, text: str) -> tuple[str, list[str]]:
        """おーぷんでーた → オープンデータ, データー → データ."""
        notes = []
        for match in reversed(list(_KANA.finditer(text))):
            written = match.group()
            found = self._in_katakana(written) if len(written) <= _LONGEST_RUN else None
            if found and found[0] != found[1]:
                at = match.start() + written.find(found[0])
                text = text[:at] + found[1] + text[at + len(found[0]) :]
                notes.append(f"『{found[0]}』→{found[1]}")
        return text, notes

    def _in_katakana(self, written: str) -> tuple[str, str] | None:
        """The longest part of a kana run that the documents write in katakana, and how."""
        if written.translate(TO_KATAKANA) == written and written in self._katakana_text:
            return None
        # A long mark in hiragana is a katakana word, however short: でーた.
        least = 4 if written[0] >= "ァ" else 3 if "ー" in written else 5
        for size in range(min(len(written), _LONGEST_WORD), least - 1, -1):
            for start in range(len(written) - size + 1):
                part = written[start : start + size]
                if size < 5 and part[0] < "ァ" and "ー" not in part:
                    continue
                for form in kana_forms(part):
                    if len(form) >= min(4, least) and form in self._katakana_text:
                        return part, form
        return None

    def _typos(self, text: str) -> tuple[str, list[str]]:
        """A katakana word almost as the documents write it; one wrong kanji in a longer word."""
        notes = []
        for match in reversed(list(_KATAKANA.finditer(text))):
            word = match.group()
            if len(word) <= _LONGEST_WORD and word not in self._katakana_text:
                close = difflib.get_close_matches(word.lower(), self._katakana, n=1, cutoff=0.85)
                alike = [known for known in self._katakana if unvoiced(known) == unvoiced(word)]
                close = close or (alike if len(alike) == 1 else []) or self._swapped(word)
                if close:
                    text = text[: match.start()] + close[0] + text[match.end() :]
                    notes.append(f"『{word}』→{close[0]}（表記の補正）")
        for word, i, pattern in _misspelled():
            almost = pattern.search(text)
            if almost and self._unheard(almost.group()[i - 1 : i + 2]):
                text = text.replace(almost.group(), word)
                notes.append(f"『{almost.group()}』→{word}（表記の補正）")
        for match in reversed(list(_RUN.finditer(text))):
            mended = self._mend(match.group(), self._strange(match.group()))
            if mended:
                at = match.start() + match.group().find(mended[0])
                text = text[:at] + mended[1] + text[at + len(mended[0]) :]
                notes.append(f"『{mended[0]}』→{mended[1]}（表記の補正）")
        for wrong, right in self._compounds(text):
            text = text.replace(wrong, right)
            notes.append(f"『{wrong}』→{right}（表記の補正）")
        return text, notes

    def _swapped(self, word: str) -> list[str]:
        """サビース → サービス: the one word of the documents with two neighbours the other way round."""
        forms = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
        known = {form for form in forms if form in self._katakana}
        return list(known) if len(known) == 1 else []

    def _compounds(self, text: str) -> list[tuple[str, str]]:
        """症列数 → 症例数: a kanji that is no word, and one behind it with which it makes none.

        Only where no document has any two of the three side by side, and one word of the documents fits.
        """
        found = []
        for first, rest in pairwise(self._tokenizer.words(text)):
            written = text[first.start : rest.end]
            beside = first.end == rest.start and (len(first.surface), len(rest.surface)) == (1, 2)
            if not beside or first.pos.startswith("接頭辞") or not all(map(is_kanji, written)):
                continue
            fits = self._filled(written[0], written[2]) if self._unheard(written) else set()
            found += [(written, fit) for fit in fits] if len(fits) == 1 else []
        return found

    def _unheard(self, written: str) -> bool:
        """Whether no document has any two neighbours of these characters side by side."""
        pairs = (written[i : i + 2] for i in range(len(written) - 1))
        return not any(self._retriever.frequency(BIGRAM + p) for p in pairs)

    @cached_property
    def _katakana(self) -> list[str]:
        return sorted(set(_KATAKANA.findall(self._text)))

    @cached_property
    def _katakana_text(self) -> str:
        return _MARK.join(self._katakana)

    def _strange(self, run: str) -> list[int]:
        """Where two characters stand together as in no document, one of them in an unknown word."""
        words = self._tokenizer.words(run)
        unknown = {
            i
            for w in words
            if w.surface != "何" and not self._retriever.frequency(w.lemma)
            for i in range(w.start, w.end)
        }
        return [
            i
            for i in range(len(run) - 1)
            if {i, i + 1} & unknown and not self._retriever.frequency(BIGRAM + run[i : i + 2].lower())
        ]

    def _mend(self, run: str, strange: list[int]) -> tuple[str, str] | None:
        """The window around the strange place and the one string of the documents that fits it."""
        if not 0 < len(strange) <= 2:
            return None
        sound = self._sound(run)
        for size in (_WINDOW + 1, _WINDOW, _WINDOW - 1):
            for start in range(max(0, strange[-1] + 2 - size), min(strange[0], len(run) - size) + 1):
                window = run[start : start + size]
                found: set[str] = set()
                for i in (p - start for p in {*strange, *(p + 1 for p in strange)}):
                    if 0 <= i < size and is_kanji(window[i]) and start + i not in sound:
                        found |= self._filled(window[:i], window[i + 1 :])
                found.discard(window)
                if len(found) == 1:
                    return window, found.pop()
        return None

    def _sound(self, run: str) -> set[int]:
        """Characters of words of two kanji that the dictionary has: 経由 is no misprint of 経営, 一番集中 none of 一極集中."""
        words = self._tokenizer.words(run)
        whole = [
            w
            for w in words
            if len(w.surface) >= 2 and w.pos.startswith(("名詞-普通名詞", "副詞")) and len(w.lemma) >= 2
        ]
        return {i for w in whole for i in range(w.start, w.end)}

    def _filled(self, head: str, tail: str) -> set[str]:
        """What the documents write with one kanji between these: searched, a pattern would be compiled each time."""
        known, before = (head, 0) if head else (tail, 1)
        size, found = len(head) + 1 + len(tail), set()
        at = self._text.find(known, before)
        while at >= 0:
            written = self._text[at - before : at - before + size]
            if len(written) == size and written.endswith(tail) and "一" <= written[len(head)] <= "鿿":
                found.add(written)
            at = self._text.find(known, at + 1)
        return found


@cache
def _misspelled() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Words of the lexicon with any one inner kanji wrong."""
    return tuple(
        (word, i, re.compile(f"{word[:i]}[一-鿿]{word[i + 1 :]}"))
        for word in lexicon().spelled
        for i in range(1, len(word) - 1)
    )
