"""Where the words of a statement stand: for each sentence of the evidence, which of them it has.

A word has its home in the sentences that say most of the rest of its clause. What a record says
elsewhere bears out nothing there: 大企業 in another sentence does not make a window for 中小企業 one for
大企業.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rag.records import HEADING, NAME
from rag.support.clauses import Clause
from rag.support.piece import Piece
from rag.support.sources import Sources
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL, meanings
from rag.thesaurus import paraphrases
from rag.tokens import Word, is_content

Weight = Callable[[str], float]
_BESIDE = 0.3
"""What a word of the rest of the sentence counts against one of the clause."""
_NEAR = 0.9
"""Share of the best sentence's words from which on another is a home, too."""


@dataclass(frozen=True)
class Homes:
    """A statement against the sentences of its evidence."""

    said: Piece
    sources: Sources
    weight: Weight

    @cached_property
    def _had(self) -> list[tuple[Piece, frozenset[str]]]:
        wanted = {w: wordings(w) for w in self.said.lemmas - STRUCTURE}
        return [
            (p, frozenset(w for w, forms in wanted.items() if not forms.isdisjoint(p.lemmas)))
            for p in self.sources.pieces
            if p.label not in (NAME, HEADING)
        ]

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of the records' names."""
        return frozenset().union(*(p.lemmas for p in self.sources.names))

    def of(self, clause: Clause, without: Collection[str] = ()) -> Home:
        """The sentences that say most of a clause; ``without`` are the words whose home is asked for."""
        key = (clause.start, frozenset(without))
        if key not in self._known:
            self._known[key] = self._find(clause, key[1])
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[int, frozenset[str]], Home]:
        return {}

    def _find(self, clause: Clause, without: frozenset[str]) -> Home:
        # An act alone (…を経て、既に決定された) is told of what the rest of its sentence is about.
        own = clause.words - STRUCTURE - without or clause.around - STRUCTURE - without
        worth = {w: self.weight(w) for w in own}
        beside = {w: _BESIDE * self.weight(w) for w in clause.around - STRUCTURE - own - without}
        total = sum(worth.values())
        if not total:
            return Home((), 0.0, ())
        scored = [
            (p, sum(worth.get(w, 0.0) + beside.get(w, 0.0) for w in has) / total) for p, has in self._had
        ]
        best = max((score for _, score in scored), default=0.0)
        near = sorted((s for s in scored if best and s[1] >= _NEAR * best), key=lambda s: -s[1])
        return Home(tuple(p for p, _ in near), best, tuple(scored))

    def likeness(self, words: Collection[str], others: Collection[str]) -> float:
        """The weight of these words that the others have, as they are or in other wording."""
        return sum(self.weight(w) for w in words if not wordings(w).isdisjoint(others))

    def covered(self, words: Collection[str], others: Collection[str]) -> float:
        """The share of the weight of these words that the others have, 0..1; 0 of none."""
        total = sum(map(self.weight, words))
        return self.likeness(words, others) / total if total else 0.0

    @cached_property
    def share(self) -> float:
        """The share of a clause, of that which has least, that one sentence has."""
        return min((self.of(c).share for c in self.said.clauses if c.words), default=1.0)

    @cached_property
    def acts(self) -> int:
        """How many clauses end in a word that the sentence they repeat has in no wording."""
        ends = [(c, act_of(self.said.tokens, c)) for c in self.said.clauses]
        return sum(a is not None and not self._has(c, a.lemma) for c, a in ends)

    @cached_property
    def away(self) -> int:
        """How many words of a clause stand in the record, but not in the sentence that the clause repeats."""
        return sum(
            not self._has(c, w) and any(w in has for _, has in self._had)
            for c in self.said.clauses
            for w in c.words - STRUCTURE - GENERAL
        )

    def _has(self, clause: Clause, word: str) -> bool:
        return self.of(clause).have(word) or not wordings(word).isdisjoint(self.named)


@dataclass(frozen=True, slots=True)
class Home:
    """The sentences that a clause repeats, the best first, and the share of it that they have."""

    pieces: tuple[Piece, ...]
    share: float
    scored: tuple[tuple[Piece, float], ...]

    def have(self, word: str) -> bool:
        """Whether one of them has a lemma, as it is or in other words."""
        return any(not wordings(word).isdisjoint(p.lemmas) for p in self.pieces)

    def elsewhere(self, words: Collection[str]) -> float | None:
        """The most that a sentence with these words has of the clause; None where none has them."""
        return max(
            (s for p, s in self.scored if all(not wordings(w).isdisjoint(p.lemmas) for w in words)),
            default=None,
        )


@lru_cache(maxsize=16384)
def wordings(word: str) -> frozenset[str]:
    """A lemma with those that it may stand for."""
    return frozenset({word}) | paraphrases(word) | meanings(word)


def act_of(words: Sequence[Word], clause: Clause) -> Word | None:
    """The last word of a clause that says what is done."""
    own = [w for w in words if clause.start <= w.start and w.end <= clause.end and is_content(w)]
    return next(
        (
            w
            for w in reversed(own)
            if w.pos.startswith(("動詞", "名詞-普通名詞")) and len(w.surface) > 1 and w.lemma not in _LATE
        ),
        None,
    )


_LATE = frozenset(
    [
        *(
            "年度",
            "令和",
            "平成",
            "年末",
            "年内",
            "済み",
            "済む",
            "済ます",
            "完了",
            "段階",
            "状況",
            "状態",
            "為す",
            "居る",
            "途中",
            "開始",
            "着手",
        ),
        *(
            "予定",
            "方針",
            "見込み",
            "見通し",
            "目標",
            "計画",
            "考え",
            "方向",
            "段取り",
            "目途",
            "目指す",
            "終える",
            "終わる",
        ),
    ]
)
"""Words that say how far an act is."""
