"""A claim weighed against the records that may bear it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rag.drafting.subject import Subject, with_parts
from rag.lazy_regex import regex
from rag.records import Library, Record
from rag.support.compare import Comparer
from rag.support.reading import squashed
from rag.support.statement import Difference, Passage, Support

_LIKENESS = 0.15
_UNEXPLAINED = 0.03
"""What a word costs that the records do not account for."""
_PHRASE = 18
"""Characters of a title in one piece that name it as well as all of it."""
_SHORTEST = 6
"""Characters of a title from which on a part of it means something."""


@dataclass(frozen=True, slots=True)
class Option:
    """Records with how far they bear a claim out, and the passages that were compared."""

    records: tuple[Record, ...]
    passages: tuple[Passage, ...]
    support: Support
    likeness: float = 0.0
    """How much of the records' name stands in the claim in one piece, 0..1."""

    @property
    def score(self) -> float:
        """Higher is likelier: the share of the words, less for every difference."""
        return self.of_words - self._penalty

    @property
    def of_words(self) -> float:
        """The share of the words, and of the records' name."""
        return self.support.share + _LIKENESS * self.likeness

    @property
    def _penalty(self) -> float:
        """An altered claim differs from its own record: one difference more says little."""
        count = len(self.support.differences)
        unexplained = _UNEXPLAINED * min(3, len(self.support.unexplained))
        return unexplained + (0.05 + 0.01 * count if count else 0.0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The records a claim is about, and others that bear it out where these do not.

    ``misplaced``: those of its records that have less of what it says of them than ``other``.
    ``known``: the claim names the records, or the sentences before it were about them.
    """

    base: Option | None
    other: Option | None = None
    known: bool = False
    misplaced: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """Records with the share of a claim's words that they have, and the highest score they can get."""

    records: tuple[Record, ...]
    share: float
    wording: int
    score: float


def passages_of(records: Sequence[Record], library: Library) -> tuple[Passage, ...]:
    """All that records and their parts say."""
    every = {(r.document, r.locator): r for record in records for r in with_parts(record, library)}
    return tuple(Passage(r, f.name, f.start, f.end) for r in every.values() for f in r.fields if f.text)


class Weigher:
    """Compares claims with records."""

    def __init__(self, library: Library, comparer: Comparer) -> None:
        self._library = library
        self._comparer = comparer

    def weigh(self, text: str, records: Sequence[Record]) -> Option:
        """One text against these records together."""
        passages = passages_of(records, self._library)
        likeness = max((_named_part(text, r.title) for r in records), default=0.0)
        return Option(tuple(records), passages, self._comparer.compare(text, passages), likeness)

    def bound(self, text: str, records: Sequence[Record]) -> Bound:
        """What ``weigh`` can give at most, at little cost."""
        share, wording = self._comparer.share(text, passages_of(records, self._library))
        likeness = max((_named_part(text, r.title) for r in records), default=0.0)
        return Bound(tuple(records), share, wording, share + _LIKENESS * likeness)

    def weigh_named(self, text: str, subject: Subject) -> tuple[Option, list[tuple[str, Option]]]:
        """A claim against the records that it names, each clause against its own: together and one by one."""
        segments = _segments(text, subject)
        options = [(start, self.weigh(part, records)) for start, part, records in segments]
        differences: list[Difference] = []
        unexplained: list[Difference] = []
        for start, option in options:
            differences += _moved(option.support.differences, start)
            unexplained += _moved(option.support.unexplained, start)
        lengths = [len(part) for _, part, _ in segments]
        supports = [option.support for _, option in options]

        def mean(values: Iterable[float]) -> float:
            return sum(v * n for v, n in zip(values, lengths, strict=True)) / sum(lengths)

        whole = Option(
            subject.named,
            tuple(dict.fromkeys(p for _, o in options for p in o.passages)),
            Support(
                tuple(differences),
                mean(s.share for s in supports),
                sum(s.checked for s in supports),
                sum(s.wording for s in supports),
                tuple(unexplained),
                mean(s.meant for s in supports),
                mean(s.near for s in supports),
                sum(s.verbs for s in supports),
                sum(s.strange for s in supports),
                min(s.home for s in supports),
                sum(s.acts for s in supports),
                sum(s.away for s in supports),
            ),
        )
        return whole, [(part, option) for (_, part, _), (_, option) in zip(segments, options, strict=True)]


def _moved(differences: Sequence[Difference], by: int) -> list[Difference]:
    return [replace(d, start=d.start + by, end=d.end + by) for d in differences]


def _segments(text: str, subject: Subject) -> list[tuple[int, str, tuple[Record, ...]]]:
    """The clauses of a claim that name different records, with where they start and their records."""
    cuts: list[int] = [0]
    owners: list[list[Record]] = [[]]
    ends: list[int] = []
    for reference in subject.references:
        if reference.record is None:
            continue
        cited = _CITED.match(text, ends[-1]) if ends else None
        at = cited.end() if cited else max(text.rfind(m, cuts[-1], reference.start) for m in "、。，；") + 1
        ends.append(reference.end)
        if owners[-1] and at > cuts[-1] and reference.record not in owners[-1]:
            cuts.append(at)
            owners.append([])
        owners[-1].append(reference.record)
    return [(a, text[a:b], tuple(o)) for a, b, o in zip(cuts, [*cuts[1:], len(text)], owners, strict=True)]


_CITED = regex(r"[^()（）、。]{0,12}[)）](?![ぁ-ん「及並又])[、，；]?")
"""Behind a number that tells where what stands before it is from: …を公開し(02-04)、…."""


def _named_part(text: str, title: str) -> float:
    """How much of a title stands in a text in one piece, 0..1: of a short one half, of a long one a phrase."""
    said, name = squashed(text), squashed(title)
    if len(name) < _SHORTEST:
        return 0.0
    match = SequenceMatcher(None, said, name, autojunk=False).find_longest_match()
    share = match.size / len(name)
    phrase = min(1.0, match.size / _PHRASE) if match.size >= _PHRASE / 2 else 0.0
    return max(share if share >= 0.5 else 0.0, phrase)
