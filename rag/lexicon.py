"""The vocabulary of questions (lexicon.toml) as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rag.lazy_regex import regex


@dataclass(frozen=True, slots=True)
class Absent:
    """A kind of information that no record has unless its own words say so."""

    name: str
    label: str
    ask: re.Pattern[str]
    evidence: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English phrase and the documents' word for it.

    ``stem`` stands in every text that has the phrase. It is looked for first: of a thousand
    patterns a question needs a few.
    """

    stem: str
    pattern: re.Pattern[str]
    japanese: str

    def search(self, text: str) -> re.Match[str] | None:
        """The first place of a folded text that has the phrase."""
        return self.pattern.search(text) if self.stem in text else None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns by name. All match folded text."""

    intents: dict[str, re.Pattern[str]]
    attributes: dict[str, re.Pattern[str]]
    absent: tuple[Absent, ...]
    documents: dict[str, re.Pattern[str]]
    frame: frozenset[str]
    followup: dict[str, re.Pattern[str]]
    outside: dict[str, re.Pattern[str]]
    english: tuple[Phrase, ...]
    english_subjects: frozenset[str]
    ordinary: frozenset[str]
    synonyms: tuple[tuple[re.Pattern[str], str], ...]
    abstract: frozenset[str]
    places: re.Pattern[str]
    countries: re.Pattern[str]
    explaining: frozenset[str]
    spelled: tuple[str, ...]
    kana_asks: dict[str, str]
    occasion: frozenset[str]
    office: frozenset[str]
    audience: frozenset[str]
    fillers: tuple[re.Pattern[str], ...]
    kinds: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


_PLURAL = regex(r"(?<=[^aeiou])y$")
"""cities for city; other plurals begin as the singular does."""


def _any(patterns: list[str]) -> re.Pattern[str]:
    return regex("|".join(f"(?:{p})" for p in patterns))


def _phrase(phrase: str, japanese: str) -> Phrase:
    stem = _PLURAL.sub("", phrase)
    ending = "(?:y|ies)" if stem != phrase else ""
    return Phrase(stem, regex(f"(?<![a-z0-9]){re.escape(stem)}{ending}"), japanese)


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the program; read once."""
    data = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))
    return Lexicon(
        intents={name: _any(p) for name, p in data["intents"].items()},
        attributes={name: _any(p) for name, p in data["attributes"].items()},
        absent=tuple(
            Absent(name, entry["label"], _any(entry["ask"]), _any(entry["evidence"] or ["(?!)"]))
            for name, entry in data["absent"].items()
        ),
        documents={name: _any(p) for name, p in data["documents"].items()},
        frame=frozenset(data["frame"]["words"]),
        followup={name: _any(p) for name, p in data["followup"].items()},
        outside={name: _any(p) for name, p in data["outside"].items()},
        english=tuple(
            _phrase(phrase, japanese)
            for phrase, japanese in sorted(
                {**data["english_subjects"], **data["english"]}.items(), key=lambda entry: -len(entry[0])
            )
        ),
        english_subjects=frozenset(data["english_subjects"]),
        ordinary=frozenset(data["ordinary"]["words"].split()),
        synonyms=tuple((regex(asked, re.IGNORECASE), written) for asked, written in data["synonyms"].items()),
        abstract=frozenset(data["slot"]["abstract"]),
        places=_any(data["slot"]["places"]),
        countries=_any(data["slot"]["countries"]),
        explaining=frozenset(data["frame"]["explaining"].split()),
        spelled=tuple(data["frame"]["spelled"]),
        kana_asks=dict(data["kana_asks"]),
        occasion=frozenset(data["frame"]["occasion"].split()),
        office=frozenset(data["frame"]["office"].split()),
        audience=frozenset(data["frame"]["audience"].split()),
        fillers=tuple(regex(p) for p in data["fillers"].values()),
        kinds=tuple(
            (regex(rf"(?:{kind})$"), regex(instances)) for kind, instances in data["slot"]["kinds"].items()
        ),
    )
