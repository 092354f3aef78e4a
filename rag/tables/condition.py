"""A condition on records: what it tests, its rule in words, and where a record proves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from rag.records import ITEM, NAME, Field, Record
from rag.text import folded

Sign = Literal["≥", "≤", "=", ">", "<"]
_OPPOSITES = (
    ("含む", "含まない"),
    ("始まる", "始まらない"),
    ("終わる", "終わらない"),
    ("された", "されていない"),
    ("ある", "ない"),
    ("の", "でない"),
)


def _always(text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of a record.

    ``kind`` and ``value`` identify it. ``words`` is the rule in Japanese, in the form that
    stands before a noun (総務省が主担当(◎)の). The proof of a row is the first of its
    ``fields`` (any field where there are none) whose text ``holds``.
    """

    kind: str
    value: str
    words: str
    test: Callable[[Record], bool]
    fields: tuple[str, ...] = ()
    holds: Callable[[str], bool] = _always
    alternatives: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """The value, or those of the conditions that it joins by または."""
        return self.alternatives or (self.value,)

    def negated(self) -> Condition:
        """The opposite condition."""
        said = self.words.replace("のいずれかが", "のいずれも")
        opposites = (said.removesuffix(end) + other for end, other in _OPPOSITES if said.endswith(end))
        whole = f"{self.words}もの以外の"
        return replace(
            self,
            kind=f"not {self.kind}",
            words=whole if self.alternatives or "の両方が" in said else next(opposites, whole),
            test=lambda r: not self.test(r),
            holds=_always,
        )


def conjunction(conditions: tuple[Condition, ...]) -> str:
    """Rules joined by かつ, in the form that stands before a noun."""
    if sum(bool(c.alternatives) for c in conditions) > 1:  # what または joins is told from what かつ joins
        return "、かつ".join(f"({c.words})" if c.alternatives else c.words for c in conditions)
    first = [
        f"{c.words.removesuffix('の')}で" if c.words.endswith("の") else c.words for c in conditions[:-1]
    ]
    return "、かつ".join((*first, conditions[-1].words)) if conditions else ""


def any_of(conditions: tuple[Condition, ...]) -> Condition:
    """At least one of the conditions holds."""
    if len(conditions) == 1:
        return conditions[0]
    first = conditions[0]
    words = "、または".join(c.words for c in conditions)
    fields = tuple(dict.fromkeys(f for c in conditions for f in c.fields))
    return Condition(
        first.kind,
        words,
        words,
        lambda r: any(c.test(r) for c in conditions),
        fields if all(c.fields for c in conditions) else (),
        lambda t: any(c.holds(t) for c in conditions),
        tuple(c.value for c in conditions),
    )


def compare(value: int, sign: Sign, number: int) -> bool:
    """Whether ``value sign number`` holds."""
    return {
        "≥": value >= number,
        "≤": value <= number,
        "=": value == number,
        ">": value > number,
        "<": value < number,
    }[sign]


SIGN_WORDS: dict[Sign, str] = {"≥": "以上", "≤": "以下", "=": "", ">": "を超える", "<": "未満"}


# What proves a row when several conditions do: the words searched for, then KPI, then ministries.
_PROOF = ("word", "affix", "year", "amount", "figure", "kpi", "value", "ministry", "ministries", "in_body")


def each_proved(conditions: tuple[Condition, ...]) -> tuple[tuple[Condition, ...], ...]:
    """The conditions that a cell of their own proves one by one, or all where only the record's name does."""
    own = tuple((c,) for c in conditions if c.kind in _PROOF)
    return own or (conditions,)


def proof(record: Record, conditions: tuple[Condition, ...]) -> tuple[Field, int, int]:
    """The field that shows why the record is in the list, and the characters to quote.

    Of a long cell it is the sentence that proves the match; without any such cell the record's name.
    """
    known = [c for c in conditions if c.kind in _PROOF]
    for condition in sorted(known, key=lambda c: _PROOF.index(c.kind)):
        for name in condition.fields or tuple(f.name for f in record.fields):
            found = record.field(name)
            if found and found.text and condition.holds(folded(found.text)):
                part = next((s for s in found.sentences if condition.holds(folded(s.text))), None)
                if condition.kind == "word" and part:
                    return found, part.start, part.end
                return found, found.start, found.end
    cell = record.field(NAME) or record.field(ITEM) or next(f for f in record.fields if f.text)
    return cell, cell.start, cell.end
