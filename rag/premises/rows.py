"""Figures that a question states of a row of the progress table, each against the column it is said of.

取組は全部で77件 is wrong of a row of 89 of which 77 went as planned: the number alone is in the row.
"""

from __future__ import annotations

import re

from rag.figures import integer
from rag.lazy_regex import regex
from rag.records import Slide
from rag.text import folded

_LIMIT = (
    r"(?:件|個|つ|項目)?(?:以上|以下|以内|未満|台|ほど|程度|くらい|ぐらい|近|超|より|を(?:超|上|下|切|割))"
)
_N = rf"(?P<said>(?<!\d)(?P<n>\d+)(?!\d|{_LIMIT}|年|月|%|割|位)(?:件|個|つ|項目)?+(?!でも))"
_PART = rf"(?!\d+(?:件|個|つ|項目)?の?(?:うち|中)){_N}"
"""A figure that is not the whole of which a part is asked for: 予定どおり進んだのは31件中いくつ."""
_PLANNED = r"(?:計画|予定)(?:通り|どおり)"
_LATE = r"(?:一部)?(?:未了|遅れ|積み残し|やり残し|終わ(?:ら|って(?:い)?)な|完了(?:し|でき)(?:て(?:い)?)?な|終わらず)"
_ALL = r"(?:全部で|全体で|合計で?|ちょうど|計)"
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("取組数", regex(rf"{_ALL}(?:は|が)?{_N}(?!.{{0,6}}(?:{_PLANNED}|{_LATE}))")),
    (
        "取組数",
        regex(
            rf"(?<!通りの)(?<!どおりの)(?<!未了の)取り?組み?(?:数)?(?:は|が)?{_ALL}?{_N}(?:の?うち|あ[っり]|だっ|でし|です|で、|、|なの)"
        ),
    ),
    ("計画通り", regex(rf"{_PLANNED}(?:に)?(?:進んだ|だった|終わった|いった)?(?:の)?(?:は|が)?{_PART}")),
    ("計画通り", regex(rf"{_N}(?:は|が){_PLANNED}")),
    (
        "計画通り",
        regex(rf"{_N}(?:が|は)?、?(?:とも(?:に)?|いずれも|どれも|すべて|全て|全部)(?:が|は)?、?{_PLANNED}"),
    ),
    (
        "未了/一部未了",
        regex(
            rf"{_LATE}(?:(?:に|で)?(?:な|終わ|残)った|だった|とされた|の)?(?:取り?組み?|もの|件数|数)?(?:は|が)?{_PART}"
        ),
    ),
    ("未了/一部未了", regex(rf"{_N}(?:だけ|のみ)?(?:は|が)?(?<!\d){_LATE}")),
)


_SOME = r"(?:に(?:も|は)?(?:届|達|満た|乗)|を)"
_WHICH = r"の(?:取り?組み?|分野|領域|区分|もの|ところ)"
"""進捗率100%の分野: which are meant, nothing told of the row."""
_P = rf"(?P<said>(?<![\d.])(?P<n>\d+)(?!\d|\.)(?:%|パーセント)(?!{_LIMIT}|{_SOME}|{_WHICH}))"
_RATE_OF = r"(?:進捗率|達成率|(?:計画|予定)(?:通り|どおり)(?:の|に[^、。]{0,8}た)(?:割合|率))"
_RATES: tuple[re.Pattern[str], ...] = (
    regex(rf"{_RATE_OF}(?:は|が|も)?、?{_P}"),
    regex(rf"{_P}(?:が|は|も)?、?{_PLANNED}"),
)
_TENTHS = regex(
    rf"{_RATE_OF}(?:は|が|も)?、?(?P<said>(?P<n>[1-9])割(?:台|強)?)(?!{_LIMIT}|{_SOME})|(?P<tens>(?P<t>[1-9])割台)|(?P<part>(?P<p>[1-9])割(?:強)?)(?:が|は|も)?、?{_PLANNED}"
)


def row_claims(shown: str, row: Slide) -> tuple[str, ...]:
    """The figures, as said, that are another in the column of the row they are said of; none of other slides."""
    text = in_digits(folded(shown))
    told = _told(text, row)
    right = {m["n"] for _, m, holds in told if holds}
    wrong = [m["said"] for _, m, _ in told if m["n"] not in right]
    return tuple(dict.fromkeys((*wrong, *_tenths(text, row))))


_IN_KANJI = regex(r"(?<![一-鿿])[一二三四五六七八九十]{1,3}(?=つ|件|割)")


def in_digits(text: str) -> str:
    """Folded text with the numbers of things written in digits: 四つのうち一つ → 4つのうち1つ."""
    return _IN_KANJI.sub(lambda m: str(integer(m.group()) or m.group()), text)


def _tenths(text: str, row: Slide) -> list[str]:
    """Shares told in tenths that the rate of the row is not, whichever way it is rounded: 6割台 of 87%."""
    rates = [value for column, value, _ in row.values if column == "進捗率"]
    wrong = []
    for match, rate in ((m, r) for r in rates for m in _TENTHS.finditer(text)):
        said = match["said"] or match["tens"] or match["part"]
        number = int(match["n"] or match["t"] or match["p"])
        about = {rate // 10} if "台" in said or "強" in said else {rate // 10, round(rate / 10)}
        if number not in about:
            wrong.append(said)
    return [*wrong, *_bounded(text, row)]


_BOUNDED = regex(
    rf"{_RATE_OF}(?:は|が|も)?、?(?P<said>(?P<n>[1-9]\d?)(?P<unit>割|%|パーセント)(?:(?P<below>未満|以下|を?(?:切|割|下回)[っりる])|(?P<over>以上|を?(?:超え|上回[っりる])|台を超え)))(?:て|た|い)"
)


def _bounded(text: str, row: Slide) -> list[str]:
    """Bounds told to have been passed that the rate did not pass: 5割を切った of 69%."""
    wrong = []
    for rate in [value for column, value, _ in row.values if column == "進捗率"]:
        for match in _BOUNDED.finditer(text):
            bound = int(match["n"]) * (10 if match["unit"] == "割" else 1)
            if not (rate <= bound if match["below"] else rate >= bound):
                wrong.append(match["said"])
    return wrong


def row_verdict(shown: str, row: Slide) -> tuple[bool | None, str]:
    """Whether the figures stated of columns are the row's, and the first of these columns ("" where none is stated).

    Open (None) with a figure of no column (90%以上, 前年の12件); the whole of which a part is told need only be
    the row's number of 取組.
    """
    text = folded(shown)
    told = _told(text, row)
    if not told or row_claims(shown, row):
        wrong = next((column for column, _, holds in told if not holds), told[0][0] if told else "")
        return (False if told else None), wrong
    values = {column: value for column, value, _ in row.values}
    starts = {m.start("n") for _, m, _ in told}

    def is_own(match: re.Match[str]) -> bool:
        out_of = match.group() == str(values.get("取組数")) and _OUT_OF.match(text, match.end())
        rate = match.group() == str(values.get("進捗率")) and _RATE.match(text, match.end())
        return bool(match.start() in starts or out_of or rate or _NAMED.match(match.group()))

    return (True if all(map(is_own, _ANY.finditer(text))) else None), told[0][0]


_OUT_OF = regex(r"(?:件|個|つ|項目)?の?(?:うち|中)")
_RATE = regex(r"(?:%|パーセント)(?!以上|以下|未満|超|台|を)")
_ANY = regex(r"(?<![\d.])\d+(?!\d|\.|年|月)")
_NAMED = regex(r"20\d\d")
"""Numbers that belong to a name: AI戦略2019."""


def _told(text: str, row: Slide) -> list[tuple[str, re.Match[str], bool]]:
    """The figures of folded text said of columns: the column, where, and whether it has the figure."""
    values = {column: value for column, value, _ in row.values}
    patterns = (*_SAID, *(("進捗率", p) for p in _RATES))
    return [
        (column, m, int(m["n"]) == values[column])
        for column, pattern in patterns
        for m in pattern.finditer(text)
        if column in values
    ]
