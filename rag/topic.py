"""The topic of a question as phrases to look for, and how much of it a text has.

A topic is a list of groups that belong together, each a list of alternatives: 介護のAIやロボット
is 介護 and one of AI, ロボット. A phrase is found where it stands as written or where the words
it is made of stand in the same text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rag.coverage import Vocabulary
from rag.lexicon import lexicon
from rag.question import Question
from rag.text import folded, is_kanji
from rag.tokens import Tokenizer, Word, is_content

NEW = 1.0
"""Weight of a word that no document has: a phrase with it is another topic unless it stands as written."""
SCATTERED = 0.5
"""Share of a phrase's words, by weight, that must stand in a text where the phrase itself does not."""
LOOSE = 0.8
"""What a phrase counts whose words stand apart in the text."""
ASIDE = 0.25
"""What a phrase counts that stands behind the topic, where requests stand (例を出して), beside another."""

BOTH = 0.1
"""What a further alternative adds."""
GENERIC = 0.4
"""What a phrase counts that is made of words for doing something with a topic only (AI活用, 推進)."""

_NUMERAL = re.compile(r"[0-9一二三四五六七八九十、,.]+")
_NOUN = ("名詞", "形状詞", "接頭辞", "接尾辞-名詞的", "記号")


@dataclass(frozen=True, slots=True)
class TopicWords:
    """rag/topics.toml, compiled."""

    signals: dict[str, re.Pattern[str]]
    frame: frozenset[str]
    endings: frozenset[str]
    generic: frozenset[str]
    related: tuple[tuple[str, ...], ...]


@cache
def topic_words() -> TopicWords:
    """The vocabulary that ships with the program; read once."""
    data = tomllib.loads((Path(__file__).parent / "topics.toml").read_text(encoding="utf-8"))
    return TopicWords(
        {
            name: re.compile("|".join(f"(?:{p})" for p in patterns))
            for name, patterns in data["signals"].items()
        },
        frozenset(data["words"]["frame"].split()) | lexicon().frame,
        frozenset(data["words"]["endings"].split()),
        frozenset(data["words"]["generic"].split()),
        tuple(tuple(folded(w) for w in line.split()) for line in data["related"]["sets"]),
    )


def signals(question: Question, name: str) -> bool:
    """Whether the question gives this signal (across, change, exists, only …)."""
    return bool(topic_words().signals[name].search(question.text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing to look for: as the question shows it, its spellings, its words with weights."""

    shown: str
    forms: tuple[str, ...]
    parts: tuple[tuple[str, float], ...]
    weight: float
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """Groups of alternative phrases."""

    groups: tuple[tuple[Phrase, ...], ...]

    @property
    def shown(self) -> str:
        """The topic as answers name it: 「介護」「ロボット」."""
        return "".join(f"「{'・'.join(dict.fromkeys(p.shown for p in g))}」" for g in self.named)

    @property
    def text(self) -> str:
        """The topic as a search query."""
        return " ".join(dict.fromkeys(p.shown for g in self.named for p in g))

    def share(self, text: str) -> float:
        """The share of the topic that a folded text has, about 0..1, by weight; words aside add a little."""
        total = sum(max(p.weight for p in g) for g in self.named)
        aside = sum(ASIDE * _of(g, text) for g in self.groups if g[0].aside)
        if not total:
            return 0.0
        return (sum(max(p.weight for p in g) * _of(g, text) for g in self.named) + BOTH * aside) / total

    @property
    def keys(self) -> tuple[str, ...]:
        """What a text must have one of to have any of the topic."""
        return tuple(
            {key for g in self.groups for p in g for key in (*p.forms, *(part for part, _ in p.parts))}
        )

    def best(self, text: str) -> float:
        """How fully the group that the text has best stands in it, 0..1."""
        return max((max(found(p, text) for p in g) for g in self.named), default=0.0)

    @property
    def named(self) -> tuple[tuple[Phrase, ...], ...]:
        """The groups without those that stand behind the topic."""
        return tuple(g for g in self.groups if not g[0].aside) or self.groups

    def lacking(self, text: str) -> tuple[str, ...]:
        """The groups that the text does not have, as shown."""
        return tuple("・".join(p.shown for p in g) for g in self.named if not any(found(p, text) for p in g))


def _of(group: tuple[Phrase, ...], text: str) -> float:
    """The alternative that the text has best, and a little more for each other one."""
    values = sorted((found(p, text) for p in group), reverse=True)
    return values[0] + BOTH * sum(values[1:])


def found(phrase: Phrase, text: str) -> float:
    """1 where the phrase stands in the folded text, up to LOOSE where only words of it do, else 0."""
    if any(_stands(form, text) for form in phrase.forms):
        return 1.0
    if len(phrase.parts) < 2:
        return 0.0
    share = sum(w for part, w in phrase.parts if _stands(part, text)) / sum(w for _, w in phrase.parts)
    return LOOSE * share if share >= SCATTERED else 0.0


def _stands(form: str, text: str) -> bool:
    """Whether a form stands in the text; Latin letters and digits not within a longer word."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (_cuts(before, form[0]) or _cuts(form[-1], after)):
            return True
        at = text.find(form, at + 1)
    return False


def _cuts(left: str, right: str) -> bool:
    """Whether a word of Latin letters, or a number, goes on from one character to the next."""
    both = left + right
    return len(both) == 2 and both.isascii() and (both.isalpha() or both.isdigit())


def topic_of(question: Question, tokenizer: Tokenizer, vocabulary: Vocabulary) -> Topic:
    """The topic of a question: what it quotes, else its nouns without the words that frame it."""
    if question.english:
        return Topic(_from_english(question, tokenizer, vocabulary))
    groups: list[list[Phrase]] = []
    seen: set[str] = set()
    last = -1
    runs = _runs(question, tokenizer)
    end_of_topic = _end(question, runs)
    for start, end in runs:
        text = question.text[start:end]
        between = question.text[last:start] if last >= 0 else ""
        last = end
        if text in seen or (len(text) == 1 and len(runs) > 1) or _NUMERAL.fullmatch(text):
            continue
        seen.add(text)
        phrase = _phrase(text, question.shown[start:end], tokenizer, vocabulary)
        if start >= end_of_topic:
            phrase = replace(phrase, aside=True)
        if groups and not phrase.aside and topic_words().signals["either"].search(between):
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    return Topic(_weighty(groups))


def topic_spans(question: Question, tokenizer: Tokenizer) -> list[tuple[int, int]]:
    """Where the topic's compound nouns stand in the question, the first first; none aside from it."""
    spans = _runs(question, tokenizer)
    end = _end(question, spans)
    return [span for span in spans if span[0] < end]


def _end(question: Question, runs: list[tuple[int, int]]) -> int:
    """Where the question has named its topic: a quotation, or all before について, a document, a full stop."""
    if not runs:
        return 0
    text, first = question.text, runs[0]
    ends = [m.start() for m in topic_words().signals["topic_end"].finditer(text) if m.start() >= first[1]]
    ends += [s for s, _ in _elsewhere(question) if s >= first[1]]
    return min(ends, default=len(text))


def _elsewhere(question: Question) -> list[tuple[int, int]]:
    """Where the question speaks of documents, dates and saying."""
    text, words = question.text, topic_words()
    spans = [m.span() for p in lexicon().documents.values() for m in p.finditer(text)]
    spans += [(d.start, d.end) for d in question.dates]
    return spans + [m.span() for name in ("across", "where") for m in words.signals[name].finditer(text)]


def _weighty(groups: list[list[Phrase]]) -> tuple[tuple[Phrase, ...], ...]:
    """The groups without AI alone, which all documents are about, where there is anything else."""
    own = [g for g in groups if any(p.forms[0] not in ("ai", "人工知能") for p in g)]
    return tuple(tuple(g) for g in own or groups)


def _runs(question: Question, tokenizer: Tokenizer) -> list[tuple[int, int]]:
    """Where compound nouns stand in the question, outside the words that frame it."""
    text = question.text
    taken = _elsewhere(question)
    words = tokenizer.words(text)
    runs: list[list[Word]] = []
    for word in words:
        if any(s < word.end and word.start < e for s, e in taken) or not _is_noun(word):
            continue
        if runs and _goes_on(text[runs[-1][-1].end : word.start], runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    trimmed = [t for run in runs if (t := _trimmed(run))]
    quotes = [m.span(1) for q in question.quoted for m in re.finditer(f"({re.escape(q)})", text)]
    within = [q for q in quotes if any(q[0] <= run[0].start and run[-1].end <= q[1] for run in trimmed)]
    if within:
        return sorted(dict.fromkeys(within))
    if not trimmed:  # only verbs or framing words: the content words themselves
        trimmed = [[w] for w in words if w.lemma in question.terms]
    if not trimmed:
        return [(m.start, m.end) for m in question.agencies]
    return [(run[0].start, run[-1].end) for run in trimmed]


def _goes_on(gap: str, left: Word, right: Word) -> bool:
    """Whether a compound goes on over what stands between two words."""
    if not gap:
        return True
    ascii_ = left.surface.isascii() and right.surface.isascii()
    return ascii_ and gap in {" ", "-", ".", "/", "&"}


def _is_noun(word: Word) -> bool:
    return (is_content(word) or word.pos.startswith("接頭辞")) and word.pos.startswith(_NOUN)


def _trimmed(run: list[Word]) -> list[Word]:
    """The run without framing words at its ends; one character in front may be part of the word."""
    words = topic_words()

    def frames(word: Word) -> bool:
        return word.lemma in words.frame or word.surface in words.frame

    while run and run[0].pos.startswith("接尾辞"):
        run = run[1:]
    while run and (frames(run[-1]) or run[-1].surface in words.endings) and not run[-1].surface.isascii():
        run = run[:-1]
    while run and frames(run[0]) and (len(run[0].surface) > 1 or len(run) == 1 or run[0].surface.isdigit()):
        if len(run) > 1 and run[1].pos.startswith("接尾辞"):
            break  # 説明性
        run = run[1:]
    return run


def _phrase(text: str, shown: str, tokenizer: Tokenizer, vocabulary: Vocabulary) -> Phrase:
    """A phrase with its other spellings and the weights of its words."""
    words = [w for w in tokenizer.words(text) if _is_noun(w) and not (len(w.surface) == 1 and "辞" in w.pos)]
    parts = tuple(
        (w.surface, vocabulary.weight(w.lemma) if vocabulary.knows(w.lemma) else NEW) for w in words
    )
    forms: dict[str, None] = dict.fromkeys((folded(text),))
    for related in topic_words().related:
        if related[0] == folded(text):
            forms |= dict.fromkeys(related)
    weight = max((w for _, w in parts), default=NEW)
    if words and all(w.lemma in topic_words().generic for w in words):
        weight *= GENERIC
    return Phrase(shown, tuple(forms), parts, weight)


def _weight(word: Word, vocabulary: Vocabulary) -> float:
    """How much a word tells a topic: its rarity, less if it only says what is done with one."""
    rarity = vocabulary.weight(word.lemma) if vocabulary.knows(word.lemma) else NEW
    return rarity * (GENERIC if word.lemma in topic_words().generic else 1.0)


def _from_english(
    question: Question, tokenizer: Tokenizer, vocabulary: Vocabulary
) -> tuple[tuple[Phrase, ...], ...]:
    """The Japanese counterparts of English words as alternatives, then names as they are."""
    groups: list[tuple[Phrase, ...]] = []
    taken: list[tuple[int, int]] = [
        m.span() for p in lexicon().documents.values() for m in p.finditer(question.text)
    ]
    matches = [
        (m, japanese) for pattern, japanese in lexicon().english if (m := pattern.search(question.text))
    ]
    for match, japanese in sorted(matches, key=lambda item: item[0].start() - item[0].end()):
        if any(s <= match.start() < e for s, e in taken):
            continue
        taken.append(match.span())
        groups.append(tuple(_phrase(folded(w), w, tokenizer, vocabulary) for w in japanese.split()))
    for match in re.finditer(r"[A-Za-z][\w.&-]*|[ぁ-ヿ一-鿿]+", question.shown):
        name = match.group()
        inside = any(s <= match.start() < e for s, e in taken)
        known = _known_name(name, vocabulary)
        if not inside and known and folded(name) not in topic_words().frame and folded(name) != "ai":
            groups.append((_phrase(folded(name), name, tokenizer, vocabulary),))
    if not groups:  # words that neither the documents nor the lexicon have
        frame = topic_words().frame
        groups = [(_phrase(t, t, tokenizer, vocabulary),) for t in question.terms if t not in frame]
    return tuple(groups)


def _known_name(name: str, vocabulary: Vocabulary) -> bool:
    """Whether an English word is a name (capitals within it) or one that the documents have too."""
    return bool(re.search(r"[A-Z].*[A-Z0-9]|[ぁ-ヿ一-鿿]", name)) or (
        len(name) > 3 and vocabulary.knows(folded(name))
    )


def divided(phrases: Iterable[Phrase], text: str, tokenizer: Tokenizer) -> bool:
    """Whether every place of a kanji phrase runs over a word boundary (防災 in 消防災害)."""
    for phrase in phrases:
        form = phrase.forms[0]
        at = text.find(form)
        if at <= 0 or not all(map(is_kanji, form)) or not is_kanji(text[at - 1]) or len(phrase.parts) > 1:
            continue
        starts = {w.start for w in tokenizer.words(text)}
        if all(any(m.start() < s < m.end() for s in starts) for m in re.finditer(re.escape(form), text)):
            return True
    return False
