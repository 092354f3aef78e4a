"""The topic of a question as phrases to look for, and how much of it a text has.

A topic is a list of groups that belong together, each a list of alternatives: 介護のAIやロボット
is 介護 and one of AI, ロボット. A phrase is found where it stands as written or where the words
it is made of stand in the same text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rag.question import Question
from rag.topics.phrase import (
    Phrase,
    TopicWords,
    found,
    is_close,
    matched,
    named,
    of_whole,
    stands,
    topic_words,
)

__all__ = ["Phrase", "Topic", "TopicWords", "found", "matched", "signals", "topic_words"]

NEW = 1.0
"""Weight of a word that no document has: a phrase with it is another topic unless it stands as written."""
ASIDE = 0.25
"""What a phrase counts that stands behind the topic, where requests stand (例を出して), beside another."""

BOTH = 0.1
"""What a further alternative adds."""
GENERIC = 0.4
"""What a phrase counts that is made of words for doing something with a topic only (AI活用, 推進)."""


def signals(question: Question, name: str) -> bool:
    """Whether the question gives this signal (across, change, exists, only …)."""
    return bool(topic_words().signals[name].search(question.text))


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
            {k for p in phrases for k in (*p.forms, *(n for part, _ in p.parts for n in named(part)))}
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

    def is_written(self, text: str) -> bool:
        """Whether the folded text has the topic, a compound alone, as written: not データ連携のための基盤."""
        if len(self.named) > 1 or not any(len(p.parts) > 1 for g in self.named for p in g):
            return True
        forms = [f for g in self.named for p in g for f in p.forms]
        return any(stands(f, text) or stands(f.replace(" ", ""), text) for f in forms)

    def lacking(self, text: str) -> tuple[str, ...]:
        """The groups that the text does not have, as shown; none where all of a branch stands in it."""
        missing = [[g for g in b if not any(found(p, text) for p in g)] for b in self.branches]
        return tuple("・".join(p.shown for p in g) for g in min(missing, key=len))

    def reworded(self, texts: Iterable[str], every: Iterable[str]) -> tuple[str, ...]:
        """The groups that the texts have, but no text of the document has as said, as shown."""
        texts, every = tuple(texts), tuple(every)
        alone = len(self.named) == 1
        return tuple(
            "・".join(p.shown for p in g)
            for g in self.named
            if any(found(p, t) for p in g for t in texts)
            and not any(found(p, t, as_said=True, close=alone) for p in g for t in every)
        )

    def loosened(self) -> Topic:
        """The same where words that stand apart count too."""
        return self._each(lambda p: replace(p, literal=False))

    def tightened(self, texts: Iterable[str]) -> Topic:
        """The same where a compound that some text has counts only where it stands: フィジカルAI is not in サイバー・フィジカル…."""
        own = [p for g in self.named for p in g if len(p.parts) > 1 and not p.generic]
        if not own or len(self.named) > 1:  # of several, one may be told in other words (104の機関が参画)
            return self
        texts = tuple(texts)
        close = {p.forms for p in own if any(is_close(p, t, as_said=True) for t in texts)}
        if not close:
            return self
        return self._each(lambda p: replace(p, forms=of_whole(p), close=True) if p.forms in close else p)

    def _each(self, change: Callable[[Phrase], Phrase]) -> Topic:
        groups, *others = (tuple(tuple(map(change, g)) for g in b) for b in (self.groups, *self.others))
        return Topic(groups, tuple(others))


def _share(groups: tuple[Group, ...], text: str) -> float:
    total = sum(max(p.weight for p in g) for g in groups)
    return sum(max(p.weight for p in g) * _of(g, text) for g in groups) / total if total else 0.0


def _of(group: tuple[Phrase, ...], text: str) -> float:
    """The alternative that the text has best, and a little more for each other one."""
    values = sorted((found(p, text) for p in group), reverse=True)
    return values[0] + BOTH * sum(values[1:])
