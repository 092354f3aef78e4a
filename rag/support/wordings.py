"""The words of wordings.toml as compiled patterns and sets, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rag.lazy_regex import regex


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """Any of the expressions of that name."""
    return regex("|".join(f"(?:{p})" for p in _data()[table][name]))


def tail(name: str, text: str) -> re.Match[str] | None:
    """How the end of a folded clause puts it."""
    return pattern("tail", name).search(text)


LIGHT = frozenset(_data()["words"]["light"].split())
"""Words of a clause that say how far an act is rather than what it is."""

SCOPE_CONFLICTS: dict[str, list[str]] = {
    name: _data()["scope_conflicts"].get(name, []) for name in _data()["scope"] if name != "several"
}
"""A class of words for how much is meant, and the classes that exclude it."""

ADDED = frozenset(_data()["scope_conflicts"]["added"])
"""Classes that narrow what is said: they must stand in the evidence."""

OPPOSITES = tuple((regex(a), regex(b)) for a, b in _data()["opposites"]["pairs"])
"""(said, other): where the source has only the other, what is said does not hold."""

COLUMNS = {name: pattern("columns", name) for name in _data()["columns"]}
"""Columns of tables of counts, with what a draft may call them."""

ACTORS = tuple(frozenset(group.split()) for group in _data()["actors"]["groups"])
"""Names of those who act that mean the same."""


PARTY = regex(rf"(?:{_data()['actors']['suffix']}|{_data()['actors']['people']})(?:等|など)?$")
"""The end of a term that names who acts, or to whom something is done."""

NAMED = regex(rf"^(?:{_data()['actors']['named']})(?:等|など)?$")
"""Who acts by names that have no such end."""


@cache
def actor_pattern() -> re.Pattern[str]:
    """Who acts in folded text: …審議会が, …によって."""
    suffix = _data()["actors"]["suffix"]
    return regex(
        rf"(?P<actor>[一-鿿ァ-ヺーa-z]*{suffix})(?:等|など)?(?:自ら|自身)?(?:が|は(?!い)|では(?!な)|において|によって|により|で(?=検討|議論))"
    )
