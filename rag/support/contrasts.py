"""The words of contrasts.toml: kinds of things, heads of names, words opposed to each other; read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from rag.lazy_regex import regex

_DATA = tomllib.loads((Path(__file__).parent / "contrasts.toml").read_text(encoding="utf-8"))

KINDS: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(regex(member) for member in kind) for kind in _DATA["kinds"]
)
"""Kinds of things with their members, of which one is not the other."""

PARTIES: tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...] = tuple(
    (regex(p["said"]), regex(p["told"]), p.get("everywhere", False)) for p in _DATA["party"]
)
"""Classes of those who act: how a claim names them, what bears that out, whether that stands in every record."""

HEADS = frozenset(_DATA["heads"].split())
"""Words that end a name: another name with the same one is another thing."""


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Each word of the first of a pair with the words of the second, of all its pairs."""
    found: dict[str, set[str]] = {}
    for mine, theirs in pairs:
        for word in mine.split():
            found.setdefault(word, set()).update(theirs.split())
    return {word: frozenset(others) for word, others in found.items()}


OPPOSED = _joined((a, b) for left, right in _DATA["opposed"] for a, b in ((left, right), (right, left)))
"""Lemmas with those that exclude them when told of the same."""
SAME_SIDE = _joined((side, side) for sides in _DATA["opposed"] for side in sides)
"""Lemmas with those that stand on their side of an opposition."""
