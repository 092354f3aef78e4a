"""Numbers in English questions with the counters of the documents: 50,000 units are 台, 5.2 million people 人."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from rag.english.words import english_words
from rag.figures import Quantity, dates
from rag.lazy_regex import regex

_NUMBER = regex(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?: ?(?P<scale>thousand|million|billion|trillion)\b)?(?:(?P<percent> ?%| ?per ?cent\b)|(?P<fold>x|[ -]?fold|(?<=\.\d) times| times(?= (?:as|the|higher|larger|greater|leverage|its)\b))(?![a-z]))?(?![\w-]|,\d|\.\d)"
    r"(?P<behind>(?: (?:of the |different |other |more |full )?[a-z][a-z'-]*){0,3})"
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def english_quantities(text: str) -> tuple[Quantity, ...]:
    """All numbers of a folded English text but dates and numbers of places; without a counter where none is known."""
    taken = [(d.start, d.end) for d in dates(text)]
    found = []
    for match in _NUMBER.finditer(text):
        start, end = match.start(), match.end("percent") if match["percent"] else match.end("number")
        numbered = _PLACE.search(text[:start]) and not match["fold"]
        if numbered or any(s < end and start < e for s, e in taken):
            continue
        if match["scale"] and not match["percent"]:
            end = match.end("scale")
        value = Decimal(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        unit = "%" if match["percent"] else "倍" if match["fold"] else _unit(match["behind"])
        found.append(Quantity(value, unit, text[start:end], start, end))
    return tuple(found)


_PLACE = regex(
    r"(?:chapter|section|article|item|no\.?|number|measure|part|strategy|fy|fiscal|reiwa|heisei|version|phase) ?$|\($"
)


@cache
def _counters() -> tuple[tuple[str, str], ...]:
    return tuple((word, unit) for unit, words in english_words().counters for word in words.split())


def _unit(behind: str) -> str:
    """The counter of the first word behind a number that has one."""
    for word in behind.split():
        for counted, unit in _counters():
            if word.removesuffix("'s").rstrip("'") in (counted, f"{counted}s"):
                return unit
    return ""
