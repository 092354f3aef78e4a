"""Coverage: which words of a question a table query does not explain.

A set question is answered only if nothing of it is left over; a topic word that no condition
holds (研修 in 総務省の研修は何件) means that something else is counted.
"""

from __future__ import annotations

import re

from rag.lexicon import lexicon
from rag.question import Question
from rag.table_atoms import MASK, Reading
from rag.table_words import table_words
from rag.tokens import Tokenizer, is_content

_CONTENT = ("名詞", "形状詞", "形容詞", "動詞", "記号")
_KANA = re.compile("[ぁ-んァ-ヶー]")
_ASIDE = re.compile(
    r"[①-⑳]|180(?=の?施策|件)|三?つの?文書|(?:\d|[一二三])(?=桁|文字)|\(\d\d~\d\d\)|(?:\d|[一二三四五])つ(?=以上並|を?挙)"
)
"""Numbers and signs that only describe the documents or the way of asking."""


class Known:
    """Tells whether a text has content words beyond those that set questions are made of."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._vocabulary = table_words().vocabulary | lexicon().frame

    def __call__(self, text: str) -> bool:
        return not self.unknown(text)

    def unknown(self, text: str) -> list[str]:
        """Content words, in order, that are neither vocabulary nor masked."""
        plain = text.replace(MASK, "。")
        return [
            w.lemma
            for w in self._tokenizer.words(plain)
            if w.pos.startswith(_CONTENT)
            and (is_content(w) or w.pos.startswith("名詞-数詞"))
            and w.lemma not in self._vocabulary
            and w.surface not in self._vocabulary
            and not _KANA.fullmatch(w.surface)
            and not (w.pos.startswith("動詞") and plain[: w.start].endswith("。"))  # ending of a masked word
        ]


def unexplained(question: Question, text: str, tokenizer: Tokenizer) -> list[str]:
    """Content words of the text (the question, parts of it masked) that set questions are not made of."""
    for pattern in lexicon().documents.values():
        text = pattern.sub(lambda m: MASK * len(m.group()), text)
    if question.english:
        return [w for w in re.findall(r"[a-z][a-z'-]*", text) if w not in table_words().english]
    return [w for w in Known(tokenizer).unknown(text) if not w.isdecimal() and len(w) > 1]


def complete(reading: Reading, known: Known) -> bool:
    """Whether every content word of the question belongs to the query."""
    text = reading.text
    for pattern in lexicon().documents.values():
        text = pattern.sub(lambda m: MASK * len(m.group()), text)
    text = _ASIDE.sub(MASK, text)
    if reading.question.english:
        return all(w in table_words().english for w in re.findall(r"[a-z][a-z'-]*|\d+", text))
    return not known.unknown(text)
