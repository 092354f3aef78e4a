"""Numbers, units and dates in Japanese text: 漢数字, 万・億, 割, 和暦 and 西暦.

Works on folded text (rag.text.fold); offsets are those of the text given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rag.lazy_regex import regex

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA_LETTERS = {"m": "明治", "t": "大正", "s": "昭和", "h": "平成", "r": "令和"}

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}

# Counters that follow a number in the documents and in questions about them. Longer first.
UNITS = (
    "トランザクション", "セット", "システム", "サービス", "プロジェクト", "ドローン", "都道府県", "市町村", "自治体",
    "か年", "町村", "か国", "か月", "か所", "カ所", "ヶ所", "ケ所", "ヵ所", "箇所", "箇月", "団体", "組合", "世帯", "機関", "項目",
    "疾患", "分野", "種類", "施策", "案件", "テーマ", "ページ", "河川", "道県", "拠点", "地域", "大学", "法人", "か条",
    "万人", "位", "県", "件", "回", "人", "社", "台", "枚", "倍", "円", "校", "名", "本", "個", "つ", "点", "条", "項", "章", "節",
    "通", "度", "歳", "時間", "分", "秒", "週間", "割", "%", "パーセント", "tbps", "gbps", "mbps", "tb", "gb", "mb", "pb", "km", "ha", "ヘクタール", "m", "g",
    "テラバイト", "ギガバイト", "メガバイト", "ペタバイト", "キロメートル",
)  # fmt: skip
_SAME_UNIT = {
    "町村": "市町村", "カ所": "か所", "ヶ所": "か所", "ケ所": "か所", "ヵ所": "か所", "箇所": "か所",
    "箇月": "か月", "自治体": "団体", "パーセント": "%", "名": "人", "度": "回", "ヘクタール": "ha",
    "テラバイト": "tb", "ギガバイト": "gb", "メガバイト": "mb", "ペタバイト": "pb", "キロメートル": "km",
}  # fmt: skip
_SCALED = {"割": (Decimal(10), "%")} | {
    prefix + of: (Decimal(10) ** power, f"t{of}")
    for prefix, power in (("p", 3), ("g", -3), ("m", -6))
    for of in ("b", "bps")
}
"""What other units make of one: 1割 is 10%, 930GB is no 930TB."""
_SPAN = "年(?=以内|間|程度|くらい|ぐらい|かけ|後|超|以上|未満)"
_STANDING = "基(?![地盤本準礎幹調づ])"
"""信号機20.8万基, not 5基地局."""
_UNIT = "|".join([*sorted(map(re.escape, UNITS), key=len, reverse=True), _SPAN, _STANDING])
_ARABIC = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_KANJI_NUMBER = r"[〇一二三四五六七八九十百千]+"
_LONG_UNIT = "|".join(sorted((re.escape(u) for u in UNITS if len(u) > 1), key=len, reverse=True))
_QUANTITY = regex(
    rf"(?<!第)(?<![\d.,])(?P<number>{_ARABIC}|(?<!何)(?<!(?<![一-鿿])数){_KANJI_NUMBER})(?P<scale>千万|百万|[千百十][億兆]|[千万億兆])?"
    rf"(?:の(?P<noun>{_LONG_UNIT})|(?P<unit>{_UNIT})(?:(?=の(?P<counted>{_LONG_UNIT}))|))?"
)
_SCALES = {"千": 10**3, "百万": 10**6, "千万": 10**7, **_LARGE} | {
    small + large: a * b for small, a in _SMALL.items() for large, b in _LARGE.items() if large != "万"
}

_OF_HEISEI = range(20, 32)
"""Years that are of 平成 where no era is told (30年度): 令和 has no such year yet."""
_LINKS = regex(r"[とや・、,~]|から|及び|および|または")
"""What joins two years, the second without its era: 令和元年度と2年度."""
_ERA_NAME = "|".join(ERAS)
_YEAR_NUMBER = rf"元|\d{{1,2}}|{_KANJI_NUMBER}"
_DATE = regex(
    rf"(?:(?P<era>{_ERA_NAME})(?P<era_year>{_YEAR_NUMBER})|(?<![a-z0-9])(?P<letter>[hrs])\.?(?P<letter_year>\d{{1,2}})(?=[年./度fs]|\b)"
    rf"|(?<![\d,.])(?P<year>(?:19|20)\d\d|二〇[〇一二三四五六七八九]{{2}})(?=年|/|-\d|\.\d|fy|[^\d,.a-z]|$)"
    r"|(?<![\d,.第\-])(?P<bare>元|[1-9]\d?)(?=年度(?!間|連続|分|目|以内|以上|ごと|毎|後|ぶり|あたり|にわた|にまた|で)))"
    r"(?P<nen>年)?(?P<fiscal>度)?(?:[./-]?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12]\d|3[01]|0?[1-9])日)?)?(?P<end>度?末)?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; 割 becomes %, 万/億 are multiplied out.

    ``counted`` is another unit that it says the number of as well: 地域 of 14箇所の地域.
    """

    value: Decimal
    unit: str
    text: str
    start: int
    end: int
    counted: str = ""

    @property
    def key(self) -> tuple[Decimal, str]:
        """What must be equal for two quantities to say the same."""
        return self.value, self.unit


@dataclass(frozen=True, slots=True)
class Date:
    """A year, perhaps a fiscal one (年度), perhaps with month and day; years are 西暦."""

    year: int
    month: int | None
    day: int | None
    fiscal: bool
    text: str
    start: int
    end: int

    @property
    def key(self) -> tuple[int, int | None, int | None, bool]:
        """What must be equal for two dates to say the same."""
        return self.year, self.month, self.day, self.fiscal


def kanji_number(text: str) -> int | None:
    """二十三 → 23, 〇五 → 5, 千二百 → 1200; None where the text is not such a number."""
    if not text or any(c not in _DIGITS and c not in _SMALL for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = current = 0
    for c in text:
        if c in _DIGITS:
            current = _DIGITS[c]
        else:
            total += (current or 1) * _SMALL[c]
            current = 0
    return total + current


def integer(text: str) -> int | None:
    """An integer in digits or 漢数字."""
    if text.isdecimal():
        return int(text)
    return kanji_number(text)


@lru_cache(maxsize=8192)
def dates(text: str) -> tuple[Date, ...]:
    """All dates of folded text, in order. 2020年 and 令和2年 give the same key."""
    found: list[Date] = []
    for match in _DATE.finditer(text):
        if match["year"]:
            year = int(match["year"]) if match["year"].isdecimal() else kanji_number(match["year"])
            if not match["nen"] and not match["month"] and not re.match(r"fy", text[match.end() :]):
                before = text[: match.start()]
                if not before.endswith(("fy", "/")) and not _bare_year(text, match):
                    continue
        elif match["bare"]:
            linked = found[-1] if found and _LINKS.fullmatch(text[found[-1].end : match.start()]) else None
            year = _without_era(match["bare"], linked)
        else:
            era = match["era"] or _ERA_LETTERS[match["letter"]]
            number = match["era_year"] or match["letter_year"]
            known = 1 if number == "元" else integer(number)
            if known is None or not (match["nen"] or match["letter"]):
                continue
            year = ERAS[era] + known
        if year is None:
            continue
        month = int(match["month"]) if match["month"] else None
        day = int(match["day"]) if match["day"] else None
        fiscal = bool(match["fiscal"] or (match["end"] or "").startswith("度"))
        fiscal = fiscal or text[: match.start()].rstrip().endswith(("fy", "fiscal year"))
        found.append(Date(year, month, day, fiscal, match.group(), match.start(), match.end()))
    return tuple(found)


def _without_era(number: str, before: Date | None) -> int | None:
    """The year of 30年度, 元年度 or, behind another year, of 2年度 and 21年度; None where it could be a span."""
    within = 1 if number == "元" else int(number)
    if before is not None:
        if re.match(r"\d{4}", before.text):
            return before.year // 100 * 100 + within
        era = next((name for name in ERAS if before.text.startswith(name)), None)
        return ERAS[era] + within if era else None
    if number == "元":
        return ERAS["令和"] + 1
    return ERAS["平成"] + within if within in _OF_HEISEI else None


def _bare_year(text: str, match: re.Match[str]) -> bool:
    """A four-digit number without 年 is a year only where nothing counts it (2020 but not 2020件)."""
    after = text[match.end() : match.end() + 3]
    return not re.match(rf"(?:{_UNIT}|[万億千.,]\d?)", after)


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All numbers of folded text but dates, measure numbers and ordinals (第5回)."""
    taken = [(d.start, d.end) for d in dates(text)]
    taken += [m.span() for m in re.finditer(r"(?<![\d-])\d{2}-\d{2}(?![\d-])", text)]
    found: list[Quantity] = []
    for part in _PART.finditer(text):
        if (denominator := int(part["of"])) and not part["area"]:
            share = Decimal(100) * int(part["n"]) / denominator
            found.append(Quantity(share, "%", part.group(), *part.span()))
        taken.append(part.span())
    high, higher = Decimal(0), (-1, -1)  # 二万 of 二万五千台
    for match in _QUANTITY.finditer(text):
        start, end = match.span()
        if any(start < e and s < end for s, e in taken):
            continue
        unit = match["unit"] or match["noun"] or ""
        value = _value(match, unit, start == higher[1])
        if value is None:
            continue
        if start == higher[1] and value < high:
            value, start = value + high, higher[0]
            found = [q for q in found if q.end != higher[1]]
        if match["scale"] and not unit:
            high, higher = value, (start, end)
            if not match["number"][0].isdecimal():
                continue
        unit = _SAME_UNIT.get(unit, unit)
        factor, unit = _SCALED.get(unit, (Decimal(1), unit))
        found.append(Quantity(value * factor, unit, text[start:end], start, end, match["counted"] or ""))
    return tuple(sorted(found, key=lambda q: q.start))


def _value(match: re.Match[str], unit: str, behind: bool) -> Decimal | None:
    """The number without its unit; None of 一体, 十分 and the like, which are words. ``behind``: behind 万 or 億."""
    number, scale = match["number"], match["scale"]
    if number[0].isdecimal():
        value = Decimal(number.replace(",", ""))
    else:
        parsed = kanji_number(number)
        bounded = match.string.startswith(("以上", "以下", "未満", "を超"), match.end())
        plural = number != "一" and len(unit) > 1 and not bounded  # 三分野, but 一分野 is any
        counted = len(number) > 1 or unit in _COUNTED_IN_KANJI or plural or scale or behind
        if parsed is None or not (unit or scale) or not counted:
            return None
        value = Decimal(parsed)
    return value * _SCALES[scale] if scale else value


_PART = regex(r"(?<!\d)(?P<of>\d{1,3})分の(?P<n>\d{1,3})(?!\d)(?P<area>地域)?")
"""5分の1 is 20%; a 2分の1地域メッシュ is no share."""
_COUNTED_IN_KANJI = frozenset(
    {
        "つ",
        "割",
        "年",
        "件",
        "人",
        "回",
        "台",
        "か所",
        "箇所",
        "か国",
        "か年",
        "か月",
        "機関",
        "位",
        "倍",
        "章",
        "節",
    }
)


def wareki(year: int) -> str:
    """西暦 → 和暦 as the documents write it: 2020 → 令和2, 2019 → 令和元 (平成31 before May)."""
    for era, before in reversed(ERAS.items()):
        if year > before:
            return f"{era}{'元' if year - before == 1 else year - before}"
    return str(year)
