"""What the sentences before a claim were about, carried into the claim."""

from __future__ import annotations

from dataclasses import dataclass

from rag.drafting.claims import Claim
from rag.drafting.subject import Subject
from rag.records import Record


@dataclass
class Topic:
    """The records of the paragraph so far and of the heading above it."""

    records: tuple[Record, ...] = ()
    paragraph: int = -1
    heading: str = ""
    headed: tuple[Record, ...] = ()
    said: str = ""
    """The sentence before, of the same paragraph."""

    def enter(self, claim: Claim, headed: tuple[Record, ...]) -> None:
        """Go on to a claim; ``headed`` are the records that its heading names."""
        if (claim.heading, claim.paragraph) != (self.heading, self.paragraph):
            self.said = ""
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
        self.records = subject.named or subject.titled or found or self.records
