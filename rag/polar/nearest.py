"""The sentence of a record that says most of what is asked for はい or いいえ, and its clause that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.attributes import KPIS
from rag.context import Context
from rag.figures import quantities
from rag.lexicon import lexicon
from rag.polar.proposition import LIGHT, Proposition, alike
from rag.polar.wording import Reading
from rag.records import Record
from rag.support.clauses import Clause
from rag.support.synonyms import meanings
from rag.text import folded
from rag.thesaurus import any_stands, paraphrases
from rag.tokens import is_content

_ALIKE = 0.8
"""What another word for one that is asked counts."""
_BESIDE = 0.5
"""What a word counts that stands in the sentence but not in the clause."""
_NAMED = 0.3
"""What a word counts that stands in the name of the record."""
_BEARING = 0.5
"""What a sentence has ahead of others that speaks of the very act; fitted, as ``rank`` is, on quoted sources."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A content word of the statement; ``parts`` mean the same; ``late`` ones are of the predicate."""

    lemma: str
    surface: str
    parts: tuple[str, ...]
    weight: float
    late: bool

    def within(self, text: str, lemmas: frozenset[str]) -> float:
        """How much a folded text has of it, 0..1."""
        if self.lemma in lemmas or self.surface in text:
            return 1.0
        others = meanings(self.lemma) | paraphrases(self.lemma)
        found = any(p in text for p in self.parts) or any_stands(others, lemmas, text)
        return _ALIKE if found else 0.0


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence with its nearest clause; ``score``, ``share`` and ``late`` are shares of the words asked."""

    reading: Reading
    text: str
    clause: Clause
    score: float
    share: float
    late: float
    turns: bool = False
    """A clause that denies alone has a word asked: 公開しているが、オープンデータとしての提供はなされていない."""
    denies: bool = False
    """The same of a word of the predicate."""

    @property
    def rank(self) -> float:
        """Higher where the sentence is likelier to be the one that decides."""
        told, evidence = self.reading, self.reading.evidence
        return (
            0.9 * evidence.score
            + 0.3 * told.own
            + 1.2 * self.score
            + (0.5 * told.plain + _BEARING if told.holds is not None else 0.0)
            + 0.2 * evidence.features["dated"]
            - 0.6 * (evidence.field.name in KPIS)
            + 0.3 * told.chosen
        )


def asked_words(said: Proposition, record: Record, context: Context) -> list[Asked]:
    """The content words of a statement; those of the record's own name say little of its sentences."""
    start = len(said.text) - len(said.last)
    title = folded(context.finder.heading(record))

    def weight(lemma: str, surface: str) -> float:
        named = lemma in title or surface in title
        return context.finder.vocabulary.weight(lemma) * (_NAMED if named else 1.0)

    plain = folded(said.text)
    told = quantities(plain)
    named = [m.span() for p in lexicon().documents.values() for m in p.finditer(plain)]
    return [
        Asked(w.lemma, folded(w.surface), alike(w), weight(w.lemma, folded(w.surface)), w.start >= start)
        for w in context.tokenizer.words(said.text)
        if is_content(w)
        and w.lemma not in LIGHT
        and not (w.pos.startswith("動詞") and w.lemma in lexicon().frame)
        and not any(a <= w.start and w.end <= b for a, b in named)
        and not any(q.end <= w.start <= q.end + 1 for q in told if q.unit)
        and not w.pos.startswith(("名詞-数詞", "接尾辞", "接頭辞"))
    ]


def nearest(words: Sequence[Asked], readings: Sequence[Reading], context: Context) -> list[Near]:
    """The sentences in the order of their rank."""
    found = [near for r in readings if (near := _near(words, r, context)) is not None]
    return sorted(found, key=lambda n: -n.rank)


def _near(words: Sequence[Asked], reading: Reading, context: Context) -> Near | None:
    shown = reading.evidence.sentence.display
    text, lemmas = folded(shown), context.finder.vocabulary.lemmas(shown)
    had = [(w, w.within(text, lemmas)) for w in words]
    total = sum(w.weight for w in words) or 1.0
    late = sum(w.weight for w in words if w.late)
    share = sum(w.weight * h for w, h in had) / total
    acting = sum(w.weight * h for w, h in had if w.late) / (late or 1.0)

    def fitness(clause: Clause) -> float:
        got = 0.0
        for word, has in had:
            here = has and word.within(clause.text, clause.words)
            got += word.weight * has * (1.0 if here else _BESIDE) * (1 + word.late)
        return got / (total + late) + 0.02 * clause.last

    def alone(clause: Clause, late: bool = False) -> bool:
        others = [c for c in reading.clauses if c is not clause]
        return any(
            w.lemma in clause.words and not any(w.lemma in c.words for c in others)
            for w in words
            if w.late or not late
        )

    best = max(reading.clauses, key=fitness, default=None)
    denies = any(c.negated and c is not best and alone(c, late=True) for c in reading.clauses)
    turns = any(c.negated and c is not best and alone(c) for c in reading.clauses)
    return None if best is None else Near(reading, text, best, fitness(best), share, acting, turns, denies)
