"""A text as facts are read from it: folded, markers blanked, with what is no number kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rag.figures import ERAS, integer
from rag.locators import MeasureReference, SectionReference, measure_references, section_references
from rag.text import MappedText, fold, folded

# [1], 【2】 and ※3 point to sources; a number that opens a line counts the line.
_MARKER = re.compile(
    r"\[\d{1,3}(?:[,、]\s?\d{1,3})*\]|【\d{1,3}】|※\d{1,2}|^\s*(?:\d{1,2}[.)](?!\d)|\(\d{1,2}\))\s*"
)
_MIXED = re.compile(
    r"(?<![\d.,])(?P<ten>\d{1,3}(?:,\d{3})?|\d{4})万(?P<rest>\d,\d{3}|\d{1,4})(?![\d,.]|[万億])"
)
_BLANK = re.compile(r"[\s・]+")
# 令和2(2020)年度 and 2020(令和2)年度 say the same twice.
_TWICE = re.compile(
    r"(?P<era>令和|平成)(?P<number>元|\d{1,2})(?P<nen>年?)\((?P<year>(?:19|20)\d\d)年?\)(?P<tail>年?)"
    r"|(?P<year2>(?:19|20)\d\d)(?P<nen2>年?)\((?P<era2>令和|平成)(?P<number2>元|\d{1,2})年?\)(?P<tail2>年?)"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a text says that can be compared: ``text[start:end]`` of the reading."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """The folded text with its map, the places it names and what they take up."""

    mapped: MappedText
    measures: tuple[MeasureReference, ...]
    sections: tuple[SectionReference, ...]

    @property
    def text(self) -> str:
        """The text facts are read from; their offsets count its characters."""
        return self.mapped.text

    def is_taken(self, start: int, end: int) -> bool:
        """Whether the range belongs to a measure number or the name of a section."""
        spans = [(r.start, r.end) for r in self.measures] + [(r.start, r.end) for r in self.sections]
        return any(a < end and start < b for a, b in spans)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range in the text as it was given."""
        return self.mapped.span(start, end)


def squashed(text: str) -> str:
    """Folded, without blanks and middle dots: the form in which quotations and names are compared."""
    return _BLANK.sub("", folded(text))


@lru_cache(maxsize=16384)
def read(text: str) -> Reading:
    """Prepare a text for reading facts from it."""
    mapped = fold(text).sub(_MARKER, lambda m: " " * len(m.group())).sub(_TWICE, _once).sub(_MIXED, _joined)
    return Reading(mapped, measure_references(mapped.text), section_references(mapped.text))


def _joined(match: re.Match[str]) -> str:
    """2万5,000 → 25000."""
    return str(int(match["ten"].replace(",", "")) * 10_000 + int(match["rest"].replace(",", "")))


def _once(match: re.Match[str]) -> str:
    """One of two ways of writing a year, where they agree."""
    era, number, year = (
        match["era"] or match["era2"],
        match["number"] or match["number2"],
        match["year"] or match["year2"],
    )
    within = 1 if number == "元" else integer(number)
    if within is None or ERAS[era] + within != int(year):
        return match.group()
    return f"{era}{number}{match['nen'] or match['nen2'] or match['tail'] or match['tail2']}"
