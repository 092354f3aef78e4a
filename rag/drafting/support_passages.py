"""The few passages of a record that a reader needs to see beside a claim."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from rag.citing.quotes import Place
from rag.citing.resolve import heading
from rag.records import ITEM_MINISTRIES, MINISTRIES, Library, Record, Sentence
from rag.support.piece import Piece
from rag.support.reading import squashed
from rag.support.statement import Passage
from rag.support.titles import quotations
from rag.tokens import Tokenizer

MOST = 3
"""Passages shown for one claim."""
_WORTH = 0.12
"""Share of the claim's words that a further passage must add."""


class PassageChooser:
    """Chooses passages that together have the words and figures of a claim."""

    def __init__(self, library: Library, tokenizer: Tokenizer, weight: Callable[[str], float]) -> None:
        self._library = library
        self._tokenizer = tokenizer
        self._weight = weight
        self._pieces: dict[str, Piece] = {}

    def choose(self, text: str, passages: Sequence[Passage]) -> tuple[Place, ...]:
        """Places of the source, the most telling first; the heading where nothing else fits."""
        said = Piece(text, self._tokenizer)
        total = sum(self._weight(w) for w in said.lemmas) or 1.0
        open_words = set(said.lemmas)
        open_figures = {a.value for a in said.amounts} | {(t.year, t.month) for t in said.times}
        quotes = [squashed(q.text) for q in quotations(said) if len(squashed(q.text)) >= 5]
        places = [(record, field, s, self._piece(s.display)) for record, field, s in _sentences(passages)]
        chosen: list[Place] = []
        if said.parts:
            chosen += _ministries(passages, {p.name for p in said.parts})
        while len(chosen) < MOST and places:
            best = max(places, key=lambda p: self._gain(p[3], open_words, open_figures, quotes, total))
            if self._gain(best[3], open_words, open_figures, quotes, total) < _WORTH:
                break
            record, field, sentence, piece = best
            chosen.append(Place(record, field, sentence.start, sentence.end))
            open_words -= {w for w in open_words if w in piece.lemmas or (len(w) > 1 and w in piece.squashed)}
            open_figures -= {a.value for a in piece.amounts} | {(t.year, t.month) for t in piece.times}
            quotes = [q for q in quotes if q not in piece.squashed]
            places.remove(best)
        if not chosen and passages:
            cell = heading(passages[0].record)
            chosen.append(Place(passages[0].record, cell.name, cell.start, cell.end))
        return tuple({(p.record.document, p.start, p.end): p for p in chosen}.values())

    def _gain(
        self, piece: Piece, words: set[str], figures: Collection[object], quotes: Sequence[str], total: float
    ) -> float:
        got = sum(self._weight(w) for w in words if w in piece.lemmas or (len(w) > 1 and w in piece.squashed))
        has: set[object] = {a.value for a in piece.amounts} | {(t.year, t.month) for t in piece.times}
        return got / total + 0.2 * len(has.intersection(figures)) + sum(q in piece.squashed for q in quotes)

    def _piece(self, text: str) -> Piece:
        if text not in self._pieces:
            self._pieces[text] = Piece(text, self._tokenizer)
        return self._pieces[text]


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[Record, str, Sentence]]:
    for passage in passages:
        cell = passage.record.field(passage.field)
        if cell is None or cell.name in (MINISTRIES, ITEM_MINISTRIES):
            continue
        for sentence in cell.sentences or (Sentence(cell.start, cell.end, cell.text, cell.display),):
            yield passage.record, cell.name, sentence


def _ministries(passages: Sequence[Passage], names: set[str]) -> list[Place]:
    """The cells that name one of these ministries, or tell who has the record instead."""
    cells = [p for p in passages if p.field in (MINISTRIES, ITEM_MINISTRIES)]
    named = [p for p in cells if names & {m.name for m in p.record.ministries}]
    return [Place(p.record, p.field, p.start, p.end) for p in (named or cells)[:1]]
