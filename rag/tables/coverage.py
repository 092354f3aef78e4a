"""Coverage: which words of a question a table query does not explain.

A set question is answered only if nothing of it is left over; a topic word that no condition
holds (研修 in 総務省の研修は何件) means that something else is counted. Where rows are plainly
asked for under a condition that was understood, a leftover may be an unusual way of asking:
a verb, or a common noun that the documents do not have. What the answer passes over it says.
"""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.records import Library
from rag.tables.atoms import MASK, Reading
from rag.tables.words import table_words
from rag.text import folded
from rag.tokens import Tokenizer, Word, is_content

_CONTENT = ("名詞", "形状詞", "形容詞", "動詞", "記号")
_KANA = regex("[ぁ-んァ-ヶー]")
_MASKED_NOUN = regex(f"{MASK}(?=[のはがをにでと])")
_ENDING = regex(f"(?<={MASK})(?:た|だ|て?いる|てる|る)(?=もの|こと|やつ)")  # 入っ|たもの
_AFTER_A_PART = regex(f"{MASK}(?:先|側|相手|省庁|府省庁?|印|欄)?(?:[ぁ-ん]|一[つ省手]){{0,8}}$")
_COUNTER = regex("[数率額量等]$")
_NOT_A_NAME = regex("[一-鿿々]{2,}")
_STRONG = {"ministry", "ministries", "group", "range", "in_body", "kpi", "word", "affix", "under"}
"""Kinds of conditions that only questions about sets of records state."""
PASSED_OVER = "は条件として扱っていません"
"""Ends the note on a word of the question that is no condition."""


class Known:
    """Tells whether a text has content words beyond those that set questions are made of."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._vocabulary = table_words().vocabulary | lexicon().frame

    def __call__(self, text: str) -> bool:
        return not self.unknown(text)

    def parts(self, text: str) -> list[str]:
        """The words to look for one by one: 参加都道府県数 → 参加, 都道府県; neighbours of one character are one."""
        words = [w for w in self._tokenizer.words(text) if w.pos.startswith(_CONTENT) and is_content(w)]
        found: list[str] = []
        end, single = 0, False
        for w in words:
            joined = single and len(w.surface) == 1 and w.start == end
            found[-1:] = [found[-1] + w.surface] if joined else [*found[-1:], w.surface]
            end, single = w.end, len(w.surface) == 1
        return [part for f in found if (part := _COUNTER.sub("", f))]

    def unknown(self, text: str) -> list[Word]:
        """Content words, in order, that are neither vocabulary nor masked."""
        # what is masked is a noun where a particle follows it, else the end of a clause
        text = _ENDING.sub(lambda m: MASK * len(m.group()), text)
        plain = _MASKED_NOUN.sub("件", text).replace(MASK, "。")
        return [
            w
            for w in self._tokenizer.words(plain)
            if w.pos.startswith(_CONTENT)
            and (is_content(w) or w.pos.startswith("名詞-数詞"))
            and w.lemma not in self._vocabulary
            and w.surface not in self._vocabulary
            and not _KANA.fullmatch(w.surface)
            and not (w.pos.startswith("動詞") and _is_ending(w, plain))
        ]


def _is_ending(word: Word, plain: str) -> bool:
    """Whether a verb is the ending of a masked word; 働き of 働き方 is none."""
    return plain[: word.start].endswith("。") and not plain.startswith("方", word.end)


def unexplained(question: Question, text: str, tokenizer: Tokenizer) -> list[str]:
    """Content words of the text (the question, parts of it masked) that set questions are not made of."""
    text = without_frame(text)
    if question.english:
        return [w for w in re.findall(r"[a-z][a-z'-]*", text) if w not in table_words().english]
    left = [w for w in Known(tokenizer).unknown(text) if not _passed_over_verb(w, text, [])]
    lemmas = [w.lemma for w in left]
    return [w for w in lemmas if not w.isdecimal() and len(w) > 1]


def complete(reading: Reading, known: Known, grouped: bool = False) -> bool:
    """Whether every content word of the question belongs to the query or to the way of asking.

    ``grouped`` questions name what they count by and which groups they want.
    """
    if reading.unread:
        return False
    text = table_words()["measures.sign"].sub(lambda m: MASK * len(m.group()), without_frame(reading.text))
    if reading.question.english:
        text = re.sub(f"{MASK}[a-z]{{1,3}}\\b", MASK, text)  # involv|ed
        japanese = re.sub(r"[\x00-\x7f]+", lambda m: MASK * len(m.group()), text)
        latin = re.findall(r"[a-z][a-z'-]*|\d+", text)
        return all(w in table_words().english for w in latin) and not known.unknown(japanese)
    if _looked_for(reading):
        text = table_words()["asides.topic"].sub("", text)
    if table_words().find("literals.named", text) and not _looked_for(reading):
        return False  # a word is spoken of that no condition looks for
    if table_words().find("asks.unread", text):
        return False
    left = known.unknown(text)
    if not left:
        return True
    kinds = {a.condition.kind.removeprefix("not ") for a in reading.atoms}
    plain = kinds & _STRONG and table_words().find("asks.rows", text)
    named = any(w.pos.startswith("名詞") for w in left)
    if not (plain or grouped) or (named and reading.question.absent):
        return False
    if not all(_passed_over(w, text, reading) for w in left):
        return False
    nouns = dict.fromkeys(w.surface for w in left if w.pos.startswith("名詞"))
    reading.notes += [f"『{noun}』{PASSED_OVER}" for noun in nouns]
    return True


def _looked_for(reading: Reading) -> bool:
    """Whether a condition looks for words or amounts in the fields."""
    kinds = {a.condition.kind.removeprefix("not ") for a in reading.atoms}
    return bool(kinds & {"word", "affix", "year", "amount", "figure", "kpi"})


def without_frame(text: str) -> str:
    """The text without the names of documents and the asides on how to ask and answer."""
    for pattern in (table_words()["asides.any"], *lexicon().documents.values()):
        text = pattern.sub(lambda m: MASK * len(m.group()), text)
    return text


def _passed_over(word: Word, text: str, reading: Reading) -> bool:
    """Whether an unknown word may be a way of asking, not a condition and not what is asked for.

    Behind the rows asked for (施策を一式, 施策を番号の若い順に) that is any word but the thing
    asked of them; before them only a noun that the documents do not have.
    """
    if text.startswith("方", word.end):
        return False  # 働き方: a noun
    verbal = re.match(r"さ|し|す", text[word.end :])
    if verbal or not word.pos.startswith("名詞"):
        return _passed_over_verb(word, text, reading.bare)
    if not word.pos.startswith("名詞-普通名詞") or not _NOT_A_NAME.fullmatch(word.surface):
        return False
    if table_words()["asides.asked_for"].match(text[word.end :]):
        return False
    if _is_behind_rows(word, text):
        return not re.search(r"[のとや]$", text[: word.start])
    return not _documents_have(word.surface, reading.library)


def _passed_over_verb(word: Word, text: str, bare: list[int]) -> bool:
    """主担当に据えた施策, 未設定で止まっている施策 and 施策を書き連ねて, but not 主担当をやめた施策."""
    part = _AFTER_A_PART.search(text[: word.start])
    ended = table_words()["asides.ended"].match(text[word.start :])
    after = part and not ended and text.rfind(MASK, 0, word.start) + 1 not in bare
    return bool(after) or _is_behind_rows(word, text)


def _is_behind_rows(word: Word, text: str) -> bool:
    """Whether the rows asked for are named before the word and not behind it."""
    words = table_words()
    before, behind = text[: word.start], text[word.end :]
    named = words.find("asks.rows", before) or words.find("rows.area", before)
    return bool(named) and not (words.find("asks.rows", behind) or words.find("rows.area", behind))


def _documents_have(word: str, library: Library) -> bool:
    return any(word in folded(f.text) for r in library.records for f in r.fields)
