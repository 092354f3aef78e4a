"""What the sentences before a claim were about, carried into the claim."""

from __future__ import annotations

from dataclasses import dataclass

from rag.drafting.claims import Claim
from rag.drafting.subject import Subject
from rag.ministries import mentions
from rag.records import Record
from rag.text import folded


@dataclass
class Topic:
    """The records of the paragraph so far and of the heading above it."""

    records: tuple[Record, ...] = ()
    paragraph: int = -1
    heading: str = ""
    headed: tuple[Record, ...] = ()
    said: str = ""
    """The sentence before, of the same paragraph."""
    office: str = ""
    """The ministry that the paragraph named last; empty where it named several at once."""

    def enter(self, claim: Claim, headed: tuple[Record, ...]) -> None:
        """Go on to a claim; ``headed`` are the records that its heading names."""
        if (claim.heading, claim.paragraph) != (self.heading, self.paragraph):
            self.said = self.office = ""
        if claim.heading != self.heading:
            self.heading, self.headed, self.records = claim.heading, headed, headed
        elif claim.paragraph != self.paragraph and self.headed:
            self.records = self.headed
        self.paragraph = claim.paragraph

    def note(self, claim: Claim, subject: Subject, found: tuple[Record, ...]) -> None:
        """Remember what a claim was about: what it named, else what bore it out."""
        if subject.points and self.said:
            return
        self.said = claim.text
        if named := {m.name for m in mentions(folded(claim.text))}:
            self.office = named.pop() if len(named) == 1 else ""
        self.records = subject.named or subject.titled or found or self.records
