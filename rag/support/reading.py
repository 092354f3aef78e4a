"""A text as facts are read from it: folded, markers blanked, with what is no number kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rag.figures import ERAS, integer
from rag.lazy_regex import regex
from rag.locators import MeasureReference, SectionReference, measure_references, section_references
from rag.text import MappedText, fold, folded

# [1], 【2】 and ※3 point to sources; a number that opens a line counts the line.
_MARKER = regex(
    r"\[\d{1,3}(?:[,、]\s?\d{1,3})*\]|【\d{1,3}】|※\d{1,2}|^\s*(?:\d{1,2}[.)](?!\d)|\(\d{1,2}\))\s*"
)
_MIXED = regex(
    r"(?<![\d.,])(?P<ten>\d{1,3}(?:,\d{3})?|\d{4})万(?P<rest>\d千(?!\d)|\d,\d{3}|\d{1,4})(?![\d,.]|[万億千])"
)
# 平成28年度から30年度, 令和2・3年度: the era goes on.
_RANGE = regex(
    r"(?P<era>令和|平成)(?P<first>(?:元|\d{1,2})(?:年度?)?(?:末|初頭|当初)?)(?P<to>から|より|~|-|・|及び|および|と|又は|または|、)(?P<last>\d{1,2}年)(?!間|以内|以上|程度|後|ほど|くらい)"
)
# 2017~2019年度, 2019・2020年度: the first is a year of the same kind.
_YEARS = regex(
    r"(?<![\d,.])(?P<first>20\d\d)(?P<nen>年度?)?(?P<to>から|より|~|-|–|・|及び|と|、)(?P<last>20\d\d(?P<kind>年度?))"
)
# 八割七分 is 87%, 九百三十テラバイト 930TB.
_TENTHS = regex(r"(?P<tens>[一二三四五六七八九]|(?<![\d.])\d)割(?P<ones>[一二三四五六七八九]|\d)分(?!の|野)")
# 5分の1 is 20%.
_FRACTION = regex(
    r"(?<![\d.])(?P<of>[2-9]|10|[二三四五六七八九十])分の(?P<parts>[1-9]|[一二三四五六七八九])(?!\d)"
)
_BYTES = regex(r"(?P<scale>キロ|メガ|ギガ|テラ|ペタ)(?P<unit>バイト|メートル|ビット毎秒)")
_SCALE = {"キロ": "k", "メガ": "m", "ギガ": "g", "テラ": "t", "ペタ": "p"}
_SHORT = {"バイト": "b", "メートル": "m", "ビット毎秒": "bps"}
_BLANK = regex(r"[\s・]+")
# 令和2(2020)年度 and 2020(令和2)年度 say the same twice.
_TWICE = regex(
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
    mapped = fold(text).sub(_MARKER, lambda m: " " * len(m.group()))
    for found, written in _REWRITTEN:
        mapped = mapped.sub(found, written)
    return Reading(mapped, measure_references(mapped.text), section_references(mapped.text))


def _joined(match: re.Match[str]) -> str:
    """2万5,000 → 25000."""
    rest = match["rest"].replace(",", "").replace("千", "000")
    return str(int(match["ten"].replace(",", "")) * 10_000 + int(rest))


def _percent(match: re.Match[str]) -> str:
    """八割七分 → 87%."""
    return f"{integer(match['tens'])}{integer(match['ones'])}%"


def _part(match: re.Match[str]) -> str:
    """5分の1 → 20%; what is no whole percentage stays as it is."""
    of, parts = integer(match["of"]), integer(match["parts"])
    return match.group() if not of or not parts or parts * 100 % of else f"{parts * 100 // of}%"


def _abbreviated(match: re.Match[str]) -> str:
    """テラバイト → tb."""
    return _SCALE[match["scale"]] + _SHORT[match["unit"]]


def _both(match: re.Match[str]) -> str:
    """平成28年度から30年度 → 平成28年度から平成30年度."""
    first = match["first"] if "年" in match["first"] else f"{match['first']}年度"
    return f"{match['era']}{first}{match['to']}{match['era']}{match['last']}"


def _both_years(match: re.Match[str]) -> str:
    """2017~2019年度 → 2017年度から2019年度."""
    to = "から" if match["to"] in "~-–" else match["to"]
    return f"{match['first']}{match['nen'] or match['kind']}{to}{match['last']}"


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


_REWRITTEN = (
    (_TWICE, _once),
    (_MIXED, _joined),
    (_RANGE, _both),
    (_YEARS, _both_years),
    (_TENTHS, _percent),
    (_FRACTION, _part),
    (_BYTES, _abbreviated),
)
"""Ways of writing figures, each with what it is read as."""
