"""The vocabulary of set questions (table_words.toml) as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from rag.lazy_regex import regex
from rag.records import KPI_EFFECT, KPI_PROGRESS
from rag.tables.condition import Sign
from rag.tables.conditions import Blank, Role
from rag.tables.table import Dimension

KPIS = (KPI_PROGRESS, KPI_EFFECT)
_SIGNS: tuple[tuple[str, Sign], ...] = (
    ("以上", "≥"), ("でも", "≥"), ("以下", "≤"), ("以内", "≤"), ("なって", "<"), ("なら", "<"), ("未満", "<"), ("下回", "<"), ("切", "<"), ("届", "<"), ("達", "<"), ("満た", "<"), ("及", "<"), ("至", "<"), ("いか", "<"), ("行か", "<"), ("乗", "<"), ("でな", "<"), ("では", "<"), ("じゃ", "<"), ("割り込", "<"), ("割っ", "<"), ("超", ">"), ("上回", ">"),
    ("大き", ">"), ("多", ">"), ("高", ">"), ("上", ">"),
    ("小さ", "<"), ("少", "<"), ("低", "<"), ("下", "<"),
)  # fmt: skip
_MACRO = regex(r"<([A-Z]+)>")


@dataclass(frozen=True, slots=True)
class FieldWords:
    """How a field of the records is named in questions."""

    pattern: re.Pattern[str]
    names: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class TableWords:
    """Patterns of folded text. ``sources`` are named ``section.name`` as in the file."""

    sources: dict[str, str]
    """Compiled when first asked for: one question needs half of them, and compiling takes 1 ms each."""
    roles: tuple[tuple[re.Pattern[str], Role], ...]
    roles_before: tuple[tuple[re.Pattern[str], Role], ...]
    states: tuple[tuple[re.Pattern[str], tuple[Blank, ...]], ...]
    fields: tuple[FieldWords, ...]
    dimensions: tuple[tuple[re.Pattern[str], Dimension], ...]
    columns: tuple[tuple[re.Pattern[str], str], ...]
    heeded: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    vocabulary: frozenset[str]
    english: frozenset[str]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return _compiled(self.sources[name])

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """Where the pattern of that name first matches in the text."""
        return self[name].search(text)


@cache
def table_words() -> TableWords:
    """The vocabulary that ships with the program; read once."""
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    macros: dict[str, str] = data["macros"]

    def source(patterns: list[str]) -> str:
        text = "|".join(f"(?:{p})" for p in patterns)
        while _MACRO.search(text):
            text = _MACRO.sub(lambda m: macros[m[1]], text)
        return text

    def compiled(patterns: list[str]) -> re.Pattern[str]:
        return _compiled(source(patterns))

    def dimension(entry: dict[str, Any]) -> tuple[re.Pattern[str], Dimension]:
        templates = [t for name in ("by", "asked") for t in data["counting"][name]]
        noun = "|".join(entry.get("nouns", ()))
        named = [t.replace("<X>", f"(?:{noun})") for t in templates] if noun else []
        return compiled([*entry["patterns"], *named]), _one_of(Dimension, entry["dimension"])

    def roles(entries: list[dict[str, Any]]) -> tuple[tuple[re.Pattern[str], Role], ...]:
        return tuple((compiled(e["patterns"]), _one_of(Role, e["role"])) for e in entries)

    sections = (
        "joints",
        "ministries",
        "measures",
        "literals",
        "rows",
        "operations",
        "claims",
        "both",
        "portions",
        "weighed",
        "asks",
        "remarks",
        "asides",
    )
    return TableWords(
        sources={f"{s}.{name}": source(p) for s in sections for name, p in data[s].items()},
        roles=roles(data["roles"]),
        roles_before=roles(data["roles_before"]),
        states=tuple(
            (compiled(e["patterns"]), tuple(_one_of(Blank, s) for s in e["states"])) for e in data["states"]
        ),
        fields=tuple(
            FieldWords(compiled(e["patterns"]), tuple(e["names"]), e["label"]) for e in data["fields"]
        ),
        dimensions=tuple(dimension(e) for e in data["dimensions"]),
        columns=tuple((compiled(e["patterns"]), e["column"]) for e in data["columns"]),
        heeded=tuple((compiled(e["patterns"]), frozenset(e["by"])) for e in data["heeded"]),
        vocabulary=frozenset(f"{data['vocabulary']['japanese']} {data['vocabulary']['verbs']}".split()),
        english=frozenset(data["vocabulary"]["english"].split()),
    )


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return regex(source)


def _one_of(literal: Any, value: str) -> Any:
    """The value, which must be one of the literal type's."""
    if value not in get_args(literal):
        raise ValueError(f"{value!r} is none of {get_args(literal)}")
    return value


def sign_of(said: str) -> Sign:
    """以上 → ≥, だけ → =."""
    return next((sign for key, sign in _SIGNS if key in said), "=")
