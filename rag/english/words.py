"""The vocabulary by which English questions are read (english.toml) as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rag.lazy_regex import regex

_WORD = r"(?<![a-z0-9])[a-z0-9](?:[a-z0-9.&/-]{0,38}[a-z0-9])?"
_SIGNS = {
    "M": "[\ue000-\ue0ff](?: ?(?:,? ?(?:and|or)|,|&|both|as well as) ?(?:the )?[\ue000-\ue0ff])*",
    "P": "[\ue100-\ue1ff]",
    "W": rf"(?:both )?(?:[\ue200-\ue2ff]|{_WORD})(?:,? (?:[\ue200-\ue2ff]|{_WORD})){{0,5}}",
}
"""What stands for ministries, places and words to look for: private-use characters, which clean text lacks."""


@dataclass(frozen=True, slots=True)
class EnglishWords:
    """english.toml, compiled: patterns, most with the Japanese for what they match.

    ``whole`` are questions of their own, ``progress_…`` what is said of the progress table, ``bounds`` and ``besides`` what else may be said of the rows;
    ``idioms`` have plain words for what they match; ``openings``, ``occasion``, ``asks``, ``about`` and
    ``asker`` tell what a message says of its occasion (rag/english/context.py), ``counters`` what counts what,
    ``told_acts`` which acts a sentence must have its own words for; ``frame`` are the words that only ask, ``rows`` those for the rows themselves.
    """

    operations: dict[str, re.Pattern[str]]
    frame: frozenset[str]
    rows: frozenset[str]
    rows_of_a_document: frozenset[str]
    bounds: tuple[tuple[re.Pattern[str], str], ...]
    besides: tuple[tuple[re.Pattern[str], str], ...]
    whole: tuple[tuple[re.Pattern[str], str], ...]
    whole_frame: frozenset[str]
    loose: frozenset[str]
    idioms: tuple[tuple[re.Pattern[str], str], ...]
    progress_areas: tuple[tuple[re.Pattern[str], str], ...]
    progress_columns: tuple[tuple[re.Pattern[str], str], ...]
    progress_frame: frozenset[str]
    openings: tuple[re.Pattern[str], ...]
    occasion: re.Pattern[str]
    at_work: re.Pattern[str]
    asks: re.Pattern[str]
    about: re.Pattern[str]
    asker: re.Pattern[str]
    counters: tuple[tuple[str, str], ...]
    told_acts: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@cache
def english_words() -> EnglishWords:
    """The vocabulary that ships with the program; read once."""
    data = _data()
    frame = frozenset(data["frame"]["words"].split())
    return EnglishWords(
        operations={name: regex("|".join(p)) for name, p in data["operations"].items()},
        frame=frame,
        rows=frozenset(data["frame"]["rows"].split()),
        rows_of_a_document=frozenset(data["frame"]["rows_of_a_document"].split()),
        bounds=tuple((regex(p), said) for p, said in data["bounds"].items()),
        besides=tuple((regex(p), said) for p, said in data["besides"].items()),
        whole=tuple((regex(p), said) for p, said in data["whole"]["questions"].items()),
        whole_frame=frame | frozenset(data["whole"]["words"].split()),
        loose=frozenset(data["loose"]["words"].split()),
        idioms=tuple((regex(rf"\b(?:{p})", re.IGNORECASE), said) for p, said in data["idioms"].items()),
        progress_areas=tuple((regex(rf"\b(?:{p})"), said) for p, said in data["progress"]["areas"].items()),
        progress_columns=tuple(
            (regex(rf"\b(?:{p})"), said) for p, said in data["progress"]["columns"].items()
        ),
        progress_frame=frame | frozenset(data["progress"]["words"].split()),
        openings=tuple(regex(p, re.IGNORECASE) for p in data["context"]["openings"]),
        **{
            n: regex(data["context"][n], re.IGNORECASE)
            for n in ("occasion", "at_work", "asks", "about", "asker")
        },
        counters=tuple(data["counters"].items()),
        told_acts=tuple(
            (regex(rf"\b(?:{a})"), regex(told or "(?!)")) for a, told in data["told_acts"].items()
        ),
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "english.toml").read_text(encoding="utf-8"))


@cache
def conditions() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The conditions on records with their Japanese, apart from the rest: they take long to compile."""
    data = _data()
    macros = {**data["macros"], **{name: f"(?P<{name.lower()}>{sign})" for name, sign in _SIGNS.items()}}

    def compiled(pattern: str) -> re.Pattern[str]:
        while any(f"<{name}>" in pattern for name in macros):
            for name, text in macros.items():
                pattern = pattern.replace(f"<{name}>", text)
        return regex(rf"(?<![a-z])(?:{pattern})(?![a-z])")

    return tuple((compiled(p), c["said"]) for c in data["conditions"] for p in c["patterns"])
