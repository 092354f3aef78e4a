"""The verdict on one sentence of a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rag.llm.packing import Item
from rag.support.statement import Difference

Outcome = Literal["kept", "recited", "replaced", "removed"]
OUTCOMES: tuple[Outcome, ...] = ("kept", "recited", "replaced", "removed")


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence after the comparison.

    ``text`` and ``items`` are what may be shown (empty when removed), ``said`` what the model
    wrote, ``unknown`` the numbers it cited that stand for nothing, ``reason`` why it was not
    kept as it was: misattributed, altered, unfounded, absence or repeated.
    """

    outcome: Outcome
    text: str
    items: tuple[Item, ...]
    said: str
    cited: tuple[int, ...]
    unknown: tuple[int, ...] = ()
    reason: str = ""
    differences: tuple[Difference, ...] = ()
    share: float = 0.0


def changed(checked: Checked, outcome: Outcome, text: str, items: tuple[Item, ...], reason: str) -> Checked:
    """The same sentence with another verdict."""
    return Checked(
        outcome,
        text,
        items,
        checked.said,
        checked.cited,
        checked.unknown,
        reason,
        checked.differences,
        checked.share,
    )


def removed(checked: Checked, reason: str) -> Checked:
    """The same sentence, not to be shown."""
    return changed(checked, "removed", "", (), reason)
