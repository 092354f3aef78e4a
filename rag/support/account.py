"""How the evidence accounts for the words of a statement: as they are, in other words, or not at all.

What is 一致 is earned: a word that says something of its own stands in the evidence, is another word for
one that does (synonyms.toml, the thesaurus), or only frames what is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.lazy_regex import regex
from rag.support.piece import Piece
from rag.support.sources import Sources
from rag.support.statement import Difference, Kind
from rag.support.structure import STRUCTURE
from rag.support.synonyms import GENERAL, TELLING_VERBS, meanings
from rag.text import folded
from rag.thesaurus import paraphrases
from rag.tokens import Word, is_content

Weight = Callable[[str], float]
_COMPOUND = ("名詞", "接頭辞", "接尾辞", "形状詞", "記号")
_NAMELIKE = regex(r"[a-z]{2,}|[ァ-ヺー]{2,}")
_LONGEST = 4
"""Words of a compound that are looked up together."""


@dataclass(frozen=True)
class Account:
    """The words of a statement against its evidence."""

    said: Piece
    words: Sequence[Word]
    sources: Sources
    weight: Weight
    knows: Callable[[str], bool]

    @cached_property
    def wording(self) -> frozenset[str]:
        """The words that the evidence is asked for."""
        return self.said.wording - STRUCTURE

    @cached_property
    def share(self) -> float:
        """The share of the words, by weight, that stand in the evidence."""
        return self._part(self._stands)

    @cached_property
    def meant(self) -> float:
        """The same of those that stand there in other words, too."""
        return self._part(lambda lemma: self._stands(lemma) or lemma in self._paraphrased)

    @cached_property
    def unexplained(self) -> tuple[Difference, ...]:
        """The words that the evidence has in no wording, each as a difference without source."""
        found = []
        for at, word in enumerate(self.words):
            if word.lemma not in self.wording or not is_content(word) or not _tells(word):
                continue
            letter = len(word.surface) == 1 and at + 1 < len(self.words) and _joined(word, self.words[at + 1])
            if letter and folded(word.surface + self.words[at + 1].surface) not in self.sources.shown:
                found.append(Difference("wording", word.surface, "", word.start, word.end))
                continue
            if (
                word.lemma in self.sources.lemmas
                or self._known(word.lemma)
                or any(map(self._known, _compounds(self.words, at)))
            ):
                continue
            kind: Kind = "name" if _is_name(word) else "wording"
            found.append(Difference(kind, word.surface, "", word.start, word.end))
        return tuple(found)

    @cached_property
    def strange(self) -> int:
        """How many of the unexplained words the documents have nowhere: mostly other words for theirs."""
        lemmas = {(w.start, w.end): w.lemma for w in self.words}
        return sum(not self.knows(lemmas[d.start, d.end]) for d in self.unexplained)

    @cached_property
    def near(self) -> float:
        """``meant`` of the one sentence, with the names of the records, that has most of the words."""
        total = sum(map(self.weight, self.wording))
        named = frozenset().union(*(p.lemmas for p in self.sources.names))
        others = {lemma: frozenset({lemma}) | paraphrases(lemma) | meanings(lemma) for lemma in self.wording}
        best = max(
            (
                sum(self.weight(w) for w, o in others.items() if not o.isdisjoint(p.lemmas) or w in named)
                for p in self.sources.pieces
            ),
            default=0.0,
        )
        return best / total if total else 0.0

    @cached_property
    def open_verbs(self) -> int:
        """How many verbs the evidence has in no wording."""
        verbs = {w.lemma for w in self.words if w.pos.startswith("動詞") and w.lemma in self.wording}
        return sum(not self._known(v) for v in verbs)

    def _part(self, has: Callable[[str], bool]) -> float:
        total = got = 0.0
        for lemma in self.wording:
            weight = self.weight(lemma)
            total += weight
            got += weight * has(lemma)
        return got / total if total else float(bool(self.sources.records))

    def _stands(self, text: str) -> bool:
        return text in self.sources.lemmas or (len(text) > 1 and text in self.sources.shown)

    def _means(self, text: str) -> bool:
        """Whether a word may stand for one of the evidence."""
        return any(
            self._stands(other)
            for form in (text, *_verbs(text))
            for other in (*_own(form, text), *paraphrases(form), *meanings(form))
        )

    def _known(self, text: str) -> bool:
        stands = len(text) > 1 and (text in self.sources.shown or text in self.sources.joined)
        return text in GENERAL or stands or self._means(text)

    @cached_property
    def _paraphrased(self) -> frozenset[str]:
        """The words of the statement that stand in the evidence in other words, alone or in a compound."""
        return frozenset(
            word.lemma
            for at, word in enumerate(self.words)
            if word.lemma in self.wording
            and (
                self._means(word.lemma)
                or any(self._stands(c) or self._means(c) for c in _compounds(self.words, at) if len(c) > 1)
            )
        )


def _own(form: str, text: str) -> tuple[str, ...]:
    return (form,) if form != text else ()


def _verbs(noun: str) -> tuple[str, ...]:
    """The verbs that a noun may be made of: 備え → 備える, 漏れ → 漏れる, 滞り → 滞る."""
    if len(noun) < 2 or not _STEM.search(noun):
        return ()
    ending = _ENDINGS.get(noun[-1])
    return (noun + "る", *((noun[:-1] + ending,) if ending else ()))


_STEM = regex(r"[一-鿿].*[いきしちにみりぎびえけせてねめれげべ]$")
_ENDINGS = dict(zip("いきしちにみりぎび", "うくすつぬむるぐぶ", strict=True))


def _is_name(word: Word) -> bool:
    """Whether a word can only be the name of something: 横浜, DMAT."""
    return "固有" in word.pos or bool(_ACRONYM.fullmatch(word.surface))


_ACRONYM = regex(r"[A-ZＡ-Ｚ]{3,}")


def _tells(word: Word) -> bool:
    """Whether a word says something that the evidence must have: a noun, a name, an adjective, few verbs."""
    surface = folded(word.surface)
    if word.pos.startswith("動詞"):
        return word.lemma in TELLING_VERBS
    if _NAMELIKE.fullmatch(surface) or "固有" in word.pos or (surface.isascii() and surface.isalpha()):
        return True
    return len(surface) > 1 and word.pos.startswith(("名詞-普通名詞", "形容詞", "形状詞", "接頭辞", "接尾辞"))


def _compounds(words: Sequence[Word], at: int) -> Iterator[str]:
    """The word itself and the compounds it stands in, folded."""
    first = last = at
    while first > max(0, at - _LONGEST) and _joined(words[first - 1], words[first]):
        first -= 1
    while last < min(len(words) - 1, at + _LONGEST) and _joined(words[last], words[last + 1]):
        last += 1
    for start in range(first, at + 1):
        for end in range(at, last + 1):
            yield folded("".join(w.surface for w in words[start : end + 1]))


def _joined(left: Word, right: Word) -> bool:
    return left.end == right.start and left.pos.startswith(_COMPOUND) and right.pos.startswith(_COMPOUND)
