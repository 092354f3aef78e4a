"""The words of contrasts.toml: kinds of things and heads of names, read once."""

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
