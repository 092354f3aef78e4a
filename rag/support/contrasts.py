"""The words of contrasts.toml: kinds of things, heads of names, words opposed to each other; read once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_DATA = tomllib.loads((Path(__file__).parent / "contrasts.toml").read_text(encoding="utf-8"))

KINDS: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(member) for member in kind) for kind in _DATA["kinds"]
)
"""Kinds of things with their members, of which one is not the other."""

HEADS = frozenset(_DATA["heads"].split())
"""Words that end a name: another name with the same one is another thing."""


def _opposed() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for left, right in _DATA["opposed"]:
        for mine, theirs in ((left, right), (right, left)):
            for word in mine.split():
                found.setdefault(word, set()).update(theirs.split())
    return {word: frozenset(others) for word, others in found.items()}


OPPOSED: dict[str, frozenset[str]] = _opposed()
"""Lemmas with those that exclude them when told of the same."""


def _sides() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sides in _DATA["opposed"]:
        for side in sides:
            for word in side.split():
                found.setdefault(word, set()).update(side.split())
    return {word: frozenset(others) for word, others in found.items()}


SAME_SIDE: dict[str, frozenset[str]] = _sides()
"""Lemmas with those that stand on their side of an opposition."""
