"""Dataclasses read from JSON without pydantic, whose import takes a tenth of a second of every start."""

from __future__ import annotations

from typing import TypeVar, get_origin, get_type_hints

T = TypeVar("T")


def made(kind: type[T], raw: object) -> T:
    """A dataclass of plain fields (str, int, bool, dict) from what ``json`` parsed.

    Raises:
        ValueError: a field is missing, unknown or of another type.
    """
    types = get_type_hints(kind)
    if not isinstance(raw, dict) or raw.keys() != types.keys():
        raise ValueError(f"not the fields of {kind.__name__}")
    if wrong := [name for name, value in raw.items() if type(value) is not _plain(types[name])]:
        raise ValueError(f"of another type: {', '.join(wrong)}")
    return kind(**raw)


def _plain(hint: object) -> object:
    return get_origin(hint) or hint
