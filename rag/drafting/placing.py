"""Whether a claim stands at the places it names, or rather at another."""

from __future__ import annotations

from collections.abc import Sequence

from rag.drafting.candidates import BatchRetriever, candidates
from rag.drafting.claims import Claim
from rag.drafting.subject import Subject, with_parts
from rag.drafting.topic import Topic
from rag.drafting.weighing import Option, Weighed, Weigher
from rag.records import Library, Record

BETTER = 0.1
"""How much more of the claim another record must have than the one the claim names."""
_LEAST = 0.35
"""Share that it must have where the claim names the one by its number."""
_CANDIDATES = 4


class Placing:
    """Holds claims against the places they name and those where they are likeliest to stand."""

    def __init__(self, library: Library, retriever: BatchRetriever, weigher: Weigher) -> None:
        self._library = library
        self._retriever = retriever
        self._weigher = weigher

    def near(self, text: str) -> list[Record]:
        """The records where it is likeliest to stand."""
        return candidates(text, self._retriever, self._library, _CANDIDATES)

    def named(self, claim: Claim, subject: Subject) -> Weighed:
        """A claim that names its places: each of its clauses must stand there rather than elsewhere."""
        base, parts = self._weigher.weigh_named(claim.text, subject)
        for text, option in parts:
            if others := self.instead(text, option, self.near(text), _LEAST):
                return Weighed(base, _best(others), known=True, misplaced=option.records)
        return Weighed(base, known=True)

    def pointed(self, claim: Claim, subject: Subject, topic: Topic) -> Weighed:
        """A sentence that only tells where the one before it stands: what that says must stand there."""
        others: list[Option] = []
        if topic.said and subject.named:
            base = self._weigher.weigh(topic.said, subject.named)
            others = self.instead(topic.said, base, [*topic.records, *self.near(topic.said)], _LEAST)
            others = others or self._told_at(topic, base)
        blank = list(" " * len(claim.text))
        for r in subject.references:
            blank[r.start : r.end] = claim.text[r.start : r.end]
        base = self._weigher.weigh("".join(blank), subject.named)
        return Weighed(base, _best(others) if others else None, known=True, misplaced=subject.named)

    def instead(self, text: str, base: Option, near: Sequence[Record], least: float) -> list[Option]:
        """Those of the records that bear a text out better than its own do; none holds one of these, or is held."""
        own = {(p.record.document, p.record.locator) for p in base.passages}
        enough = base.of_words + BETTER
        found = []
        for record in near:
            parts = {(r.document, r.locator) for r in with_parts(record, self._library)}
            bound = self._weigher.bound(text, [record])
            if not own.isdisjoint(parts) or bound.share < least or bound.score < enough:
                continue
            other = self._weigher.weigh(text, [record])
            if not _differs(other) and other.support.near >= base.support.near:
                found.append(other)
        return found

    def _told_at(self, topic: Topic, base: Option) -> list[Option]:
        """Where the sentence before stands as it is, if it differs from what stands at the place named."""
        if not _differs(base):
            return []
        places = {r for record in base.records for r in with_parts(record, self._library)}
        others = [
            self._weigher.weigh(topic.said, [record]) for record in topic.records if record not in places
        ]
        return [o for o in others if not _differs(o) and o.support.near > base.support.near]


def _differs(option: Option) -> bool:
    """Whether there is a difference in what is said, not only in where it is said to stand."""
    return any(d.kind not in ("id", "name") for d in option.support.differences)


def _best(options: Sequence[Option]) -> Option:
    return max(options, key=lambda o: o.score)
