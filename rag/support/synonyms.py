"""The words of synonyms.toml: what a draft may say in other words, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rag.text import folded


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))


def _words(text: str) -> list[str]:
    return [folded(word) for word in text.split()]


GENERAL = frozenset(word for words in _data()["general"].values() for word in _words(words))
"""Words that frame what is said: no source need have them."""

TELLING_VERBS = frozenset(_words(_data()["telling"]["verbs"]))
"""Verbs that say something of their own, unlike those with which everything can be put."""


@cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _data()["groups"]["alike"]:
        members = _words(group)
        for word in members:
            found.setdefault(word, set()).update(members)
    for word, narrower in _data()["groups"]["wider"].items():
        found.setdefault(folded(word), set()).update(_words(narrower))
    return {word: frozenset(others - {word}) for word, others in found.items()}


def meanings(word: str) -> frozenset[str]:
    """Other words that this one may stand for."""
    return _alike().get(word, frozenset())
