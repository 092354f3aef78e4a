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
from functools import cache, lru_cache
from pathlib import Path

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question
from rag.support.synonyms import meanings
from rag.text import folded

NEW = 1.0
"""Weight of a word that no document has: a phrase with it is another topic unless it stands as written."""
SCATTERED = 0.5
"""Share of a phrase's words, by weight, that must stand in a text where the phrase itself does not."""
LOOSE = 0.8
"""What a phrase counts whose words stand apart in the text."""
_DOT = regex(r"(?<=[ァ-ヺー])・(?=[ァ-ヺ])")
_SPELLED: tuple[tuple[re.Pattern[str], str], ...] = (
    (_DOT, ""),
    (regex(r"一人に?一台の?"), "1人1台"),
    (regex(r"子供|こども"), "子ども"),
)
"""One spelling for what the documents spell in several ways."""
ASIDE = 0.25
"""What a phrase counts that stands behind the topic, where requests stand (例を出して), beside another."""

BOTH = 0.1
"""What a further alternative adds."""
GENERIC = 0.4
"""What a phrase counts that is made of words for doing something with a topic only (AI活用, 推進)."""


@lru_cache(maxsize=8192)
def matched(text: str) -> str:
    """The text as topics are matched: folded, ベース・レジストリ written as ベースレジストリ."""
    text = folded(text)
    for pattern, spelled in _SPELLED:
        text = pattern.sub(spelled, text)
    return text


@dataclass(frozen=True, slots=True)
class TopicWords:
    """rag/topics/topics.toml, compiled."""

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
        {name: regex("|".join(f"(?:{p})" for p in patterns)) for name, patterns in data["signals"].items()},
        frozenset(data["words"]["frame"].split()) | lexicon().frame,
        frozenset(data["words"]["endings"].split()),
        frozenset(data["words"]["generic"].split()),
        tuple(tuple(matched(w) for w in line.split()) for line in data["related"]["sets"]),
    )


def signals(question: Question, name: str) -> bool:
    """Whether the question gives this signal (across, change, exists, only …)."""
    return bool(topic_words().signals[name].search(question.text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing to look for: as the question shows it, its spellings, its words with weights.

    ``generic`` if it only says what is done with a topic (AI活用), ``aside`` if it stands behind
    the topic, ``literal`` if only the phrase as written counts.
    """

    shown: str
    forms: tuple[str, ...]
    parts: tuple[tuple[str, float], ...]
    weight: float
    generic: bool = False
    aside: bool = False
    literal: bool = False


Group = tuple[Phrase, ...]
"""Alternatives."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Groups of alternative phrases that belong together.

    ``others`` are further topics of which any will do: 中小企業のAI導入と自治体のAI導入.
    """

    groups: tuple[Group, ...]
    others: tuple[tuple[Group, ...], ...] = ()

    @property
    def branches(self) -> tuple[tuple[Group, ...], ...]:
        """Each topic's groups, without those that stand behind it."""
        named = tuple(g for g in self.groups if not g[0].aside) or self.groups
        return (named, *self.others)

    @property
    def named(self) -> tuple[Group, ...]:
        """The groups of all branches."""
        return tuple(g for branch in self.branches for g in branch)

    @property
    def shown(self) -> str:
        """The topic as answers name it: 「介護」「ロボット」."""
        return "と".join(
            "".join(f"「{'・'.join(dict.fromkeys(p.shown for p in g))}」" for g in branch)
            for branch in self.branches
        )

    @property
    def text(self) -> str:
        """The topic as a search query."""
        return " ".join(dict.fromkeys(p.shown for g in self.named for p in g))

    @property
    def literal(self) -> bool:
        """Whether something is to be found as it is written only."""
        return any(p.literal for g in self.named for p in g)

    @property
    def keys(self) -> tuple[str, ...]:
        """What a text must have one of to have any of the topic."""
        phrases = [p for g in (*self.groups, *self.named) for p in g]
        return tuple(
            {k for p in phrases for k in (*p.forms, *(n for part, _ in p.parts for n in _named(part)))}
        )

    def share(self, text: str) -> float:
        """The share of the topic that a folded text has, about 0..1, by weight; words aside add a little."""
        shares = sorted((_share(branch, text) for branch in self.branches), reverse=True)
        aside = sum(ASIDE * _of(g, text) for g in self.groups if g[0].aside)
        return shares[0] + BOTH * (sum(shares[1:]) + aside) if shares else 0.0

    def best(self, text: str) -> float:
        """How fully the phrase that tells most stands in it, 0..1: words for doing something aside."""
        groups = [g for g in self.named if not all(p.generic for p in g)] or self.named
        return max((max(found(p, text) for p in g) for g in groups), default=0.0)

    def has_head(self, text: str) -> bool:
        """Whether the folded text has any of the phrase that weighs most: the rarest one, no word for doing."""
        groups = [g for g in self.named if not all(p.generic for p in g)] or list(self.named)
        head = max(groups, key=lambda g: max(p.weight for p in g))
        return any(found(p, text) for p in head)

    def lacking(self, text: str) -> tuple[str, ...]:
        """The groups that the text does not have, as shown; none where all of a branch stands in it."""
        missing = [[g for g in b if not any(found(p, text) for p in g)] for b in self.branches]
        return tuple("・".join(p.shown for p in g) for g in min(missing, key=len))

    def reworded(self, texts: Iterable[str], every: Iterable[str]) -> tuple[str, ...]:
        """The groups that the texts have, but no text of the document has as said, as shown."""
        texts, every = tuple(texts), tuple(every)
        return tuple(
            "・".join(p.shown for p in g)
            for g in self.named
            if any(found(p, t) for p in g for t in texts)
            and not any(found(p, t, as_said=True) for p in g for t in every)
        )

    def loosened(self) -> Topic:
        """The same where words that stand apart count too."""
        return Topic(
            tuple(tuple(replace(p, literal=False) for p in g) for g in self.groups),
            tuple(tuple(tuple(replace(p, literal=False) for p in g) for g in b) for b in self.others),
        )


def _share(groups: tuple[Group, ...], text: str) -> float:
    total = sum(max(p.weight for p in g) for g in groups)
    return sum(max(p.weight for p in g) * _of(g, text) for g in groups) / total if total else 0.0


def _of(group: tuple[Phrase, ...], text: str) -> float:
    """The alternative that the text has best, and a little more for each other one."""
    values = sorted((found(p, text) for p in group), reverse=True)
    return values[0] + BOTH * sum(values[1:])


def found(phrase: Phrase, text: str, as_said: bool = False) -> float:
    """1 where the phrase stands in the folded text, up to LOOSE where only words of it do, else 0.

    ``as_said``: other words for its parts do not count, nor what is only akin to it (財産権 for 著作権).
    """
    if any(_stands(f, text) for f in phrase.forms if not as_said or _is_same(phrase.forms[0], f)):
        return 1.0
    if len(phrase.parts) < 2 or phrase.literal:
        return 0.0
    # A part of one character stands in other words everywhere: the 法 of AI法 is not that of 方法.
    standing = sum(
        w
        for part, w in phrase.parts
        if len(part) > 1 and any(_stands(f, text) for f in ((part,) if as_said else _named(part)))
    )
    share = standing / sum(w for _, w in phrase.parts)
    return LOOSE * share if share >= SCATTERED else 0.0


def _is_same(said: str, form: str) -> bool:
    """Whether a form is another writing of what is said, or means the same."""
    shared = sum(c in form for c in said)
    return 2 * shared >= len(said) or form in meanings(said)


def _named(part: str) -> tuple[str, ...]:
    """A word of a phrase and what else the documents call it (ルール of 国際ルール: 枠組み)."""
    return next((names for names in topic_words().related if names[0] == part), (part,))


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
