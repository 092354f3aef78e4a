"""A text of the evidence or the statement with what is read from it: figures, words, clauses."""

from __future__ import annotations

from functools import cached_property

from rag.lazy_regex import regex
from rag.support.amounts import Amount, amounts
from rag.support.clauses import Clause, clauses
from rag.support.reading import Reading, read, squashed
from rag.support.roles import Part, parts
from rag.support.stance import Stance, stances
from rag.support.times import Time, times
from rag.tokens import Tokenizer, Word, is_content


class Piece:
    """One text of the evidence or the statement, its facts read when first asked for."""

    def __init__(self, text: str, tokenizer: Tokenizer, label: str = "") -> None:
        self.text = text
        self.label = label
        self._tokenizer = tokenizer

    def beside(self, text: str) -> Piece:
        """Another text, read in the same way."""
        return Piece(text, self._tokenizer)

    @cached_property
    def reading(self) -> Reading:
        return read(self.text)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        return amounts(self.reading)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        return times(self.reading)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return parts(self.reading)

    @cached_property
    def squashed(self) -> str:
        return squashed(self.text)

    @cached_property
    def tokens(self) -> tuple[Word, ...]:
        """All words."""
        return tuple(self._tokenizer.words(self.text))

    @cached_property
    def words(self) -> tuple[tuple[str, int, int], ...]:
        """Content lemmas with their places in ``text``."""
        return tuple((w.lemma, w.start, w.end) for w in self.tokens if is_content(w))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        return frozenset(lemma for lemma, _, _ in self.words)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of a statement."""
        return clauses(self.text, self._tokenizer)

    @cached_property
    def stances(self) -> tuple[Stance, ...]:
        """The acts of a statement, each with how it is put."""
        return stances(self.text, self._tokenizer.words(self.text))

    @cached_property
    def wording(self) -> frozenset[str]:
        """Content lemmas outside of figures, places and the names of ministries."""
        facts = [*self.amounts, *self.times, *self.parts]
        spans = [self.reading.span(f.start, f.end) for f in facts]
        spans += [self.reading.span(r.start, r.end) for r in self.reading.measures]
        spans += [self.reading.span(r.start, r.end) for r in self.reading.sections]
        return frozenset(lemma for lemma, s, e in self.words if not any(a <= s and e <= b for a, b in spans))

    def around(self, fact: Amount | Time) -> frozenset[str]:
        """Content lemmas near a figure of the text: those of its clause, up to others of its kind."""
        text, start, end = self.reading.text, fact.start, fact.end
        figures = [(f.start, f.end) for f in (self.amounts if isinstance(fact, Amount) else self.times)]
        begin = max([m.end() for m in _BREAK.finditer(text, 0, start)] or [0])
        stop = _BREAK.search(text, end)
        last = stop.start() if stop else len(text)
        begin = max([begin, *(e for _, e in figures if e <= start)])
        last = min([last, *(s for s, _ in figures if s >= end)])
        if last <= begin:
            return frozenset()
        a, b = self.reading.span(begin, last)
        return frozenset(lemma for lemma, s, e in self.words if a <= s and e <= b)


_BREAK = regex(r"[。、;:]")
