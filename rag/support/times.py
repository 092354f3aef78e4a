"""Dates of a text: years in either era, fiscal years, bare months, quarters and seasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.figures import dates
from rag.lazy_regex import regex
from rag.support.reading import Fact, Reading

_MONTH = regex(
    r"(?:(?P<of>翌年|同年|昨年|前年)|(?<![\dか年ヶヵ]))(?P<month>1[0-2]|0?[1-9])月(?!間)(?:(?P<day>[12]\d|3[01]|0?[1-9])日)?"
)
_RELATIVE = {"翌年": 1, "同年": 0, "前年": -1}
_SAME_YEAR = regex(r"同年(?=中|内|末|のうち)")
_LIST = regex(r"[~から・、及びと\s]{0,8}")
_SEASON = regex(r"(?P<season>[春夏秋冬])(?=頃|ごろ|口|季|期|に|まで|を目途|以降)")
_MONTHS = {"春": (3, 4, 5), "夏": (6, 7, 8), "秋": (9, 10, 11), "冬": (12, 1, 2)}
_FROM = regex(r"^(?:度?(?:末|中|初頭)?)(?:以降|以後|から|より後)")
_BY = regex(r"^(?:度?(?:末|中|内|頃|春頃|秋頃|夏頃)?)(?:まで|以内|以前|迄|を?(?:目途|めど|目処)に?)")


@dataclass(frozen=True, slots=True)
class Time(Fact):
    """A date; parts that are not given are None. ``relation`` is from, by or empty."""

    year: int | None
    month: int | None
    day: int | None
    fiscal: bool
    season: str
    relation: str

    def fits(self, source: Time) -> bool:
        """Whether a date of the source bears this one out: nothing here that is not there.

        年 and 年度 are different years; 年度末 is the March behind it. A source that gives only
        the month (3月末時点) bears out any year.
        """
        if self.season:
            same = self.season == source.season or source.month in _MONTHS[self.season]
            return same and (not self.year or not source.year or self.year == source.year)
        if self.year is not None and source.year is not None:
            ends = self._ends == source._parts[:2] or source._ends == self._parts[:2]
            return self._parts in source._readings or ends
        return self.month == source.month and (self.day is None or self.day == source.day)

    @property
    def _parts(self) -> tuple[int | None, int | None, int | None, bool]:
        return self.year, self.month, self.day, self.fiscal

    @property
    def _readings(self) -> tuple[tuple[int | None, int | None, int | None, bool], ...]:
        """What may be said of this date: itself, and itself with less detail."""
        less = [
            (self.year, self.month, self.day, self.fiscal),
            (self.year, self.month, None, self.fiscal),
            (self.year, None, None, self.fiscal),
        ]
        if self.year is not None and self.month is not None:
            less.append((self.year - (self.month < 4), None, None, True))
            if self.fiscal:
                less.append((self.year, self.month, self.day, False))
        return tuple(less)

    @property
    def _ends(self) -> tuple[int, int] | None:
        """(year, 3) of the March in which a 年度末 lies."""
        if self.year is None or not self.fiscal or "末" not in self.text:
            return None
        return self.year + 1, 3


def times(reading: Reading) -> tuple[Time, ...]:
    """The dates of a text, in order."""
    text = reading.text
    found: list[Time] = []
    for date in dates(text):
        if reading.is_taken(date.start, date.end):
            continue
        fiscal = date.fiscal or text[date.end :].startswith("度")
        season = _SEASON.match(text, date.end) or _SEASON.match(
            text, date.end + 1 if text[date.end :].startswith("の") else date.end
        )
        found.append(
            Time(
                date.text, date.start, date.end, date.year, date.month, date.day, fiscal,
                season["season"] if season else "", _relation(text[season.end() if season else date.end :]),
            )
        )  # fmt: skip
    found += _same_years(text, found)
    taken = [(t.start, t.end + (2 if t.season else 0)) for t in found]
    for match in _MONTH.finditer(text):
        if any(a < match.end() and match.start() < b for a, b in taken) or reading.is_taken(*match.span()):
            continue
        day = int(match["day"]) if match["day"] else None
        relative = _RELATIVE.get(match["of"] or "")
        before = [t for t in found if t.end <= match.start() and t.year is not None]
        year = before[-1].year if before else None
        if year is not None and relative is not None:
            year += relative
        elif before and not _LIST.fullmatch(text, before[-1].end, match.start()):
            year = None
        span, month = match.span(), int(match["month"])
        found.append(Time(match.group(), *span, year, month, day, False, "", _relation(text[match.end() :])))
    for match in _SEASON.finditer(text):
        if not any(a <= match.start() < b for a, b in taken):
            found.append(Time(match.group(), *match.span(), None, None, None, False, match["season"], ""))
    return tuple(sorted(found, key=lambda t: t.start))


def _same_years(text: str, dated: Sequence[Time]) -> list[Time]:
    """同年 without a month, as the year of the date before it."""
    found = []
    for match in _SAME_YEAR.finditer(text):
        before = [t for t in dated if t.end <= match.start() and t.year is not None]
        if before:
            found.append(Time(match.group(), *match.span(), before[-1].year, None, None, False, "", ""))
    return found


def _relation(behind: str) -> str:
    return "from" if _FROM.match(behind) else "by" if _BY.match(behind) else ""
