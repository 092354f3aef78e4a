"""The compound nouns of a text, each with what it is joined to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.support.piece import Piece
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL
from rag.text import folded
from rag.tokens import Word

_NOMINAL = ("名詞-普通名詞", "名詞-固有名詞", "接頭辞", "接尾辞-名詞的", "形状詞", "記号")


@dataclass(frozen=True, slots=True)
class Term:
    """A compound noun: its lemmas in order, and what it is joined to behind (への → 働き掛け)."""

    start: int
    end: int
    text: str
    lemmas: tuple[str, ...]
    behind: str

    @property
    def head(self) -> str:
        """The last word, which tells what kind of thing it is."""
        return self.lemmas[-1]


def tells(word: str) -> bool:
    """Whether a lemma says something of its own."""
    return word not in GENERAL and word not in STRUCTURE


@lru_cache(maxsize=8192)
def terms_of(piece: Piece) -> tuple[Term, ...]:
    """The compound nouns of a text, in order."""
    return tuple(_terms(piece.tokens))


def _terms(words: Sequence[Word]) -> Iterator[Term]:
    at = 0
    while at < len(words):
        if not words[at].pos.startswith(_NOMINAL):
            at += 1
            continue
        end = at
        while (
            end < len(words)
            and words[end].pos.startswith(_NOMINAL)
            and (end == at or words[end - 1].end == words[end].start)
        ):
            end += 1
        run = words[at:end]
        yield Term(
            run[0].start,
            run[-1].end,
            folded("".join(w.surface for w in run)),
            tuple(w.lemma for w in run),
            _behind(words, end),
        )
        at = end


def _behind(words: Sequence[Word], at: int) -> str:
    """The first content word behind, if only particles stand between."""
    particles = ""
    for word in words[at : at + 4]:
        if word.pos.startswith("助詞"):
            particles += word.surface
        elif word.pos.startswith(("名詞-普通名詞", "動詞")) and particles.endswith("の"):
            return word.lemma if tells(word.lemma) else ""
        else:
            return ""
    return ""
