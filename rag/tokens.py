"""Japanese words: fugashi (MeCab) with unidic-lite, in the form search and coverage need.

A text is folded (``rag.text.fold``) before it is analysed, so full-width letters, broken
words and HTML debris never reach the dictionary; offsets still point into the given text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from rag import text as text_rules
from rag.rules import code_digest
from rag.text import fold, folded

BIGRAM = "²"
"""Prefix of character bigrams among terms. NFKC turns it into 2, so no lemma can begin with it."""

# Words that carry grammar rather than substance although their class says noun, verb or affix.
_FORMAL_WORDS = (
    "事 物 為 所 様 訳 筈 際 等 幾 つ 第 御 各 本 約 諸 次 "
    "為る 有る 居る 成る 出来る 因る 依る 於く つく 就く 言う 行う 関する 対する 掛かる 係る "
    "行く 来る 得る 頂く 下さる 貰う 呉れる 仕舞う 置く 無い 良い 欲しい"
)
_FORMAL = frozenset(_FORMAL_WORDS.split())
_CONTENT_CLASSES = ("名詞", "動詞", "形容詞", "形状詞", "記号", "接頭辞", "接尾辞-名詞的")

_ADVERBIAL = "副詞可能"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LETTER = re.compile(r"[^\W_]")
_RUN = re.compile(r"[^\W_]{2,}")
_SUBSTANCE = re.compile("[一-鿿ァ-ヺ]")
# MeCab takes quadratic time over one long unknown word, so it gets a piece at a time.
_PIECE = re.compile(r"[^。]{1,400}。?|。")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CACHED_LENGTH = 400
_CACHED_TEXTS = 4096


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: ``text[start:end] == surface``.

    ``lemma`` is the folded dictionary form (a number's own digits; a name as written),
    ``pos`` the UniDic part of speech down to the second level (名詞-普通名詞, 助詞-格助詞), to the third
    where that is 副詞可能: a noun that may stand as an adverb (毎回, 一段, 今度) and need name no topic.
    """

    surface: str
    lemma: str
    pos: str
    start: int
    end: int


def is_content(word: Word) -> bool:
    """Whether the word carries substance: no particle, auxiliary, pronoun, mark or formal word."""
    if word.lemma in _FORMAL or not _LETTER.search(word.lemma):
        return False
    if word.pos.startswith("副詞"):
        return bool(_SUBSTANCE.search(word.surface))
    return word.pos.startswith(_CONTENT_CLASSES) and not word.pos.endswith("助動詞語幹")


def bigrams(text: str) -> list[str]:
    """The character bigrams of the folded text's runs of letters and digits, each with its prefix."""
    return [f"{BIGRAM}{run[i : i + 2]}" for run in _RUN.findall(folded(text)) for i in range(len(run) - 1)]


class Tokenizer:
    """MeCab with unidic-lite, loaded when the object is made (about 50 ms)."""

    def __init__(self) -> None:
        import fugashi
        import unidic_lite

        self._tagger = fugashi.Tagger(f'-r "{unidic_lite.DICDIR}/mecabrc" -d "{unidic_lite.DICDIR}"')
        self._lock = Lock()
        self._cached = lru_cache(maxsize=_CACHED_TEXTS)(self._analyse)

    @property
    def version(self) -> str:
        """Versions of analyser, dictionary and rules: an index built with others must be rebuilt."""
        from importlib.metadata import version

        rules = code_digest(__file__, text_rules.__file__)
        return f"fugashi {version('fugashi')}, unidic-lite {version('unidic-lite')}, rules {rules}"

    def words(self, text: str) -> list[Word]:
        """All words of the text in order, particles and marks included, white space skipped."""
        return list(self._cached(text) if len(text) <= _CACHED_LENGTH else self._analyse(text))

    def read(self, text: str) -> list[tuple[str, str, str]]:
        """Surface, first level of the part of speech and reading in katakana of each word of folded text."""
        return [
            (s, f.pos1, f.kana or "") for p in _PIECE.finditer(text) for _, s, f in self._nodes(p.group())
        ]

    def content(self, text: str) -> list[str]:
        """Lemmas of the content words, in order, with repetitions."""
        return [word.lemma for word in self.words(text) if is_content(word)]

    def terms(self, text: str) -> list[str]:
        """What BM25 counts: content lemmas, then prefixed character bigrams."""
        return self.content(text) + bigrams(_SURROGATE.sub(" ", text))

    def _analyse(self, text: str) -> tuple[Word, ...]:
        mapped = fold(_SURROGATE.sub(" ", text))
        words: list[Word] = []
        numbers = {m.start(): m.end() for m in _NUMBER.finditer(mapped.text)}
        merged = 0  # end of the number already put out as one word
        for piece in _PIECE.finditer(mapped.text):
            position = piece.start()
            for space, surface, feature in self._nodes(piece.group()):
                begin = position + len(space)
                position = begin + len(surface)
                if begin < merged:
                    continue
                end, lemma = position, _lemma(surface, feature)
                if numbers.get(begin, 0) > end:
                    end = merged = numbers[begin]
                if begin in numbers and numbers[begin] == end:
                    lemma = mapped.text[begin:end].replace(",", "")
                start, stop = mapped.span(begin, end)
                levels = (feature.pos1, feature.pos2, feature.pos3 if feature.pos3 == _ADVERBIAL else "")
                pos = "-".join(p for p in levels if p and p != "*")
                words.append(Word(text[start:stop], lemma, pos, start, stop))
        return tuple(words)

    def _nodes(self, text: str) -> list[tuple[str, str, Any]]:
        """White space before it, surface and features of each node.

        A node reads its features from the tagger's memory when asked, so they are read
        before another thread's text can take their place.
        """
        with self._lock:
            return [(node.white_space, node.surface, node.feature) for node in self._tagger(text)]


def _lemma(surface: str, feature: Any) -> str:
    """UniDic's lemma without its gloss (データ-data), a name or number as written."""
    if feature.pos2 in ("固有名詞", "数詞"):  # their lemmas are readings (トウキョウ) or merge ① with 一
        return surface
    lemma = (feature.lemma or "").partition("-")[0]
    return unicodedata.normalize("NFKC", lemma).lower() or surface
