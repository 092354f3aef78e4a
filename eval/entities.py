"""What must not be altered in an answer: numbers with units, dates, ids, ministries, quotes.

All functions take normalised text (``eval.normalise.normalise``). Numbers and dates are
read here independently of the product; only the gazetteer of ministries is shared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from eval.normalise import canonical_number
from rag.ministries import mentions

# Counters of the documents and everyday ones; a number with another word behind it has no unit.
_UNITS = (
    "トランザクション", "プロジェクト", "システム", "サービス", "セット", "ユーザー", "アクセス",
    "ポイント", "テーマ", "ページ", "地方公共団体", "都道府県", "市区町村", "市町村", "自治体", "府省庁",
    "か国語", "か年", "か国", "か月", "か所", "か条", "年間", "年代", "世紀", "週間", "日間", "時間",
    "世帯", "世代", "団体", "組合", "機関", "項目", "疾患", "分野", "種類", "施策", "案件", "河川", "道県",
    "拠点", "地域", "地区", "大学", "法人", "病院", "企業", "言語", "事例", "割合", "万人", "営業日", "年",
    "月", "日", "位", "件", "回", "人", "名", "社", "台", "枚", "倍", "円", "校", "本", "個", "つ", "点",
    "条", "項", "号", "章", "節", "歳", "分", "秒", "例", "局", "基", "割", "機", "度", "%", "tbps", "gbps",
    "mbps", "tb", "gb", "mb", "kb", "pb", "ghz", "mhz", "km", "kg", "cm", "mm", "ha", "m", "g", "t", "k",
)  # fmt: skip
_SAME = {"名": "人", "市区町村": "市町村", "年": "年", "年間": "年"}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMBER = re.compile(rf"(?P<value>\d+(?:\.\d+)?) ?の?(?P<unit>(?:{_UNIT})(?![a-z]))?")
_MEASURE = re.compile(r"(?<![\d.-])(?:0[1-9]|1\d)-\d\d(?![\d-]|\s?(?:[%件円]|人(?![工材口権間])))")
_SECTION = re.compile(r"第\d+章(?:\([^()]{2,30}\)\d?|第\d+節(?:\(\d+\)[①-⑳]?)?)?|第\d+節(?:\(\d+\)[①-⑳]?)?")
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<kind>年度|年(?![度代間]))(?:の?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
    r"|(?<!か)(?P<month2>(?<!\d)(?:1[0-2]|[1-9]))月(?!間)(?:(?P<day2>\d{1,2})日)?"
)
_SEASON = re.compile(r"[春夏秋冬](?=頃|季|ごろ)")

# Names of the documents: their numbers are part of a name, not statements.
_TITLES = re.compile(r"ai戦略2019(?:フォローアップ)?|society ?5\.0")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in canonical digits with its unit, "" where it has none that is known."""

    value: str
    unit: str

    def agrees(self, other: Quantity) -> bool:
        """Same value, and no two different units (a bare table cell agrees with any unit)."""
        return self.value == other.value and (not self.unit or not other.unit or self.unit == other.unit)

    def __str__(self) -> str:
        return self.value + self.unit


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of one text. A date is the set of its parts: {("年度", 2020), ("月", 8)}.

    ``inherited`` are the same dates with a bare month given the year before it.
    """

    quantities: tuple[Quantity, ...]
    dates: tuple[frozenset[tuple[str, int]], ...]
    inherited: tuple[frozenset[tuple[str, int]], ...]
    ids: tuple[str, ...]
    ministries: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.quantities or self.dates or self.ids or self.ministries)


def entities(text: str) -> Entities:
    """All entities of a normalised text, each kind in order; what is an id or date is no number."""
    text = _TITLES.sub(" ", text)
    ids = tuple(match.group() for pattern in (_MEASURE, _SECTION) for match in pattern.finditer(text))
    rest = _SECTION.sub(" ", _MEASURE.sub(" ", text))
    dates, inherited = _dates(rest)
    rest = _SEASON.sub(" ", _DATE.sub(" ", rest))
    quantities = tuple(
        Quantity(canonical_number(Decimal(m["value"])), _SAME.get(m["unit"] or "", m["unit"] or ""))
        for m in _NUMBER.finditer(rest)
    )
    ministries = tuple(m.name for m in mentions(text) if not m.group)
    return Entities(quantities, dates, inherited, ids, ministries)


def _dates(
    text: str,
) -> tuple[tuple[frozenset[tuple[str, int]], ...], tuple[frozenset[tuple[str, int]], ...]]:
    dates: list[frozenset[tuple[str, int]]] = []
    inherited: list[frozenset[tuple[str, int]]] = []
    year: tuple[str, int] | None = None
    for match in _DATE.finditer(text):
        parts: set[tuple[str, int]] = set()
        if match["year"]:
            year = (match["kind"], int(match["year"]))
            parts.add(year)
        for unit, value in (("月", match["month"] or match["month2"]), ("日", match["day"] or match["day2"])):
            if value:
                parts.add((unit, int(value)))
        dates.append(frozenset(parts))
        inherited.append(frozenset(parts | ({year} if year else set())))
    for match in _SEASON.finditer(text):
        dates.append(frozenset({(match.group(), 0)}))
        inherited.append(dates[-1])
    return tuple(dates), tuple(inherited)


def show_date(date: frozenset[tuple[str, int]]) -> str:
    """2020年度8月, for details."""
    order = ("年", "年度", "月", "日")
    ranked = sorted(date, key=lambda part: order.index(part[0]) if part[0] in order else len(order))
    return "".join(f"{value}{unit}" if value else unit for unit, value in ranked)


def quoted(text: str, least: int = 8) -> tuple[str, ...]:
    """The outermost 「…」 of at least ``least`` characters, without their brackets."""
    found: list[str] = []
    depth = start = 0
    for i, char in enumerate(text):
        if char == "「":
            if depth == 0:
                start = i + 1
            depth += 1
        elif char == "」" and depth:
            depth -= 1
            if depth == 0 and i - start >= least:
                found.append(text[start:i])
    return tuple(found)
