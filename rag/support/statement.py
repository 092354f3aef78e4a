"""What comparing a statement with evidence takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rag.records import Record

Kind = Literal[
    "number",
    "unit",
    "date",
    "ministry",
    "role",
    "name",
    "id",
    "negation",
    "modality",
    "quote",
    "scope",
    "agent",
    "wording",
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a record that a statement rests on: ``source[start:end]`` in one of its fields."""

    record: Record
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of the statement that the evidence does not have.

    ``said`` is ``statement[start:end]``; ``source`` is what the evidence has in its place, empty
    where it has nothing of the kind.
    """

    kind: Kind
    said: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Support:
    """How a statement stands to its evidence.

    ``differences`` is empty when nothing contradicts the evidence or goes beyond it; ``share`` the
    share (0..1, by weight) of its content words that the evidence has; ``checked`` how many facts
    were compared; ``wording`` how many content words it has besides facts and words of structure.
    ``unexplained`` are its words that the evidence has in no wording, ``meant`` is the share with
    those that it has in other words, ``near`` the same of the one sentence that has most; ``verbs``
    counts the unexplained verbs, ``strange`` the unexplained words that no document has. ``home`` is the
    share of a clause, of that which has least, that stands in one sentence; ``acts`` counts the clauses whose act
    that sentence has in no wording, ``away`` the words that only other sentences have.
    """

    differences: tuple[Difference, ...] = ()
    share: float = 0.0
    checked: int = 0
    wording: int = 0
    unexplained: tuple[Difference, ...] = ()
    meant: float = 0.0
    near: float = 0.0
    verbs: int = 0
    strange: int = 0
    home: float = 1.0
    acts: int = 0
    away: int = 0
