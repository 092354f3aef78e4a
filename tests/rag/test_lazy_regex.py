"""Patterns that are compiled at their first use."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import rag
from rag.lazy_regex import regex

MODULES = sorted(m.name for m in walk_packages(rag.__path__, "rag."))


def _patterns(value: object) -> list[re.Pattern[str]]:
    """The patterns in a constant, however they are collected."""
    if isinstance(value, dict):
        return [p for v in value.values() for p in _patterns(v)]
    if isinstance(value, tuple | list | frozenset | set):
        return [p for v in value for p in _patterns(v)]
    return [value] if type(value).__module__ == "rag.lazy_regex" else []  # type: ignore[list-item]


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_of_the_module_can_be_compiled(name: str) -> None:
    for constant in vars(import_module(name)).values():
        for pattern in _patterns(constant):
            re.compile(pattern.pattern, pattern.flags)


def test_it_answers_as_a_compiled_pattern_does() -> None:
    lazy, compiled = regex("(施策)([0-9]+)", re.IGNORECASE), re.compile("(施策)([0-9]+)", re.IGNORECASE)
    text = "施策12と施策3"
    assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert lazy.sub(r"\2", text) == compiled.sub(r"\2", text) == "12と3"
    assert (lazy.pattern, lazy.flags) == (compiled.pattern, compiled.flags)
    assert lazy.fullmatch("施策12")
    assert not lazy.match("第3章")


def test_a_mistake_is_told_at_the_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("施策")
