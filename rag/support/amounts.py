"""Numbers of a text with their units and bounds, and where in the text they stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rag.figures import quantities
from rag.lazy_regex import regex
from rag.support.reading import Fact, Reading
from rag.support.times import times

_A_LITTLE = r"(?:程度)?(?:[にをは](?:わずかに|まだ|なお|辛うじて))?"
_ABOVE = regex(
    rf"^{_A_LITTLE}(?:以上|[をに]?超|[をに]?上回|あまり|余り|ちょっと|ちょい|と少し|強(?![いくみ化調])|より(?:多|高|大))"
)
_BELOW = regex(
    rf"^{_A_LITTLE}(?:以下|以内|未満|[をに]?下回|に?満た|に?届(?:か|い)|弱(?![いくみ])|より(?:少|低|小))"
)
_NOT_ABOVE = regex(r"^[をに]?(?:超え|上回ら)(?:な|ず)")
_COUNTER = regex(r"^[一-鿿](?=あまり|余り|ちょっと|ほど|程度|近く|を?超|強|弱|以上|未満|以下)")
"""A counter that rag.figures does not know: 20万基あまり."""
_PASSED = regex(r"^(?:間)?(?:[がを]|以上)?(?:過ぎ|経過し|経っ|経て)")
_ROUGH = regex(r"^(?:程度|ほど|くらい|ぐらい|前後|近[くい]|台|内外)")
_ROUGHLY = regex(r"(?:約|およそ|おおよそ|概ね|おおむね|ほぼ)$")
_PER = regex(r"^/[^\d\s/]{1,2}(?=以|未満|を|程度)")
"""What a rate is by: 2社/件以上."""
_ORDINAL = regex(r"第(?P<number>\d+|[一二三四五六七八九十]+)(?P<unit>四半期|[^\s\d、。()「」章節])?")
_FIRSTLY = regex(r"に(?:は)?、")
"""Behind a number that only counts the points of a text: 第一に、…."""
_COUNTED = regex(r"^(?:[をに]?(?:超え|上回|下回|満た|及|達)[^\d、。()]{0,4}?る?)(?=[一-鿿かヶ])")
"""Between a number and what it counts: 100を超える機関."""
_LETTERS = regex(r"(?:[cmkμ]?m|[kmgt]?w|[km]?g|t|ha|dpi|fps|[kmg]hz|k|ms)(?:2|3|h|/[sh])?(?![a-z])")
"""Units of measure that rag.figures does not know."""
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九十")}
# Units that name the same things.
_SAME = (
    frozenset({"年", "年間", "か年"}),
    frozenset({"団体", "自治体"}),
    frozenset({"機関", "大学", "法人"}),
    frozenset({"つ", "個", "項目", "点", "種類", "分野"}),
    frozenset({"件", "個", "つ", "本"}),
    frozenset({"件", "サービス"}),
    frozenset({"府省庁", "機関"}),
    frozenset({"か所", "拠点", "地域"}),
    frozenset({"社", "団体"}),
)
_ARTICLES = frozenset({"条", "項", "章", "節", "四半期"})
"""Parts of a text that are counted with and without 第."""
COUNTING = frozenset({"つ", "個", "点", "種類", "項目"})
"""Units with which a writer counts what a passage lists; the passage need not say the number."""


@dataclass(frozen=True, slots=True)
class Amount(Fact):
    """A number. ``bound`` is ≥, ≤, > (gone by), ~ (about) or empty; ``behind`` the text right behind it."""

    value: Decimal
    unit: str
    bound: str
    behind: str

    def same_unit(self, other: Amount) -> bool:
        """Whether the units do not exclude one another."""
        if self.unit == other.unit:
            return True
        if self.unit.startswith("第") or other.unit.startswith("第"):
            return self.unit.lstrip("第") == other.unit.lstrip("第") and self.unit.lstrip("第") in _ARTICLES
        if not self.unit or not other.unit:
            return True
        return any(self.unit in group and other.unit in group for group in _SAME) or (
            self.value == other.value
            and (self.unit in other.behind[:14] or self.behind.startswith(f"の{other.unit}"))
        )


def _bound(behind: str, before: str) -> str:
    behind = _COUNTER.sub("", behind)
    if _NOT_ABOVE.match(behind):
        return "≤"
    if _PASSED.match(behind):
        return ">"
    if _ABOVE.match(behind):
        return "≥"
    if _BELOW.match(behind):
        return "≤"
    return "~" if _ROUGH.match(behind) or _ROUGHLY.search(before) else ""


_EACH_ONE = regex(r"[一1]人(?:[一1]人|ひとり)")
"""Everybody, which counts nobody: 一人一人."""


def amounts(reading: Reading) -> tuple[Amount, ...]:
    """The numbers of a text that are neither dates nor places, in order."""
    text = reading.text
    found = []
    for match in _ORDINAL.finditer(text):
        if reading.is_taken(*match.span()) or _FIRSTLY.match(text, match.end("number")):
            continue
        number = match["number"]
        value = int(number) if number.isdecimal() else _KANJI.get(number, 0) if len(number) == 1 else 0
        found.append(
            Amount(
                match.group(),
                *match.span(),
                Decimal(value),
                f"第{match['unit'] or ''}",
                "",
                text[match.end() :],
            )
        )
    ordinals = [(a.start, a.end) for a in found] + [(t.start, t.end) for t in times(reading)]
    ordinals += [m.span() for m in _EACH_ONE.finditer(text)]
    for quantity in quantities(text):
        start, end = quantity.start, quantity.end
        if reading.is_taken(start, end) or any(a < end and start < b for a, b in ordinals):
            continue
        behind = text[end : end + 16]
        bounded = _PER.sub("", behind)
        bound = _bound(bounded, text[:start])
        letters = _LETTERS.match(behind) if not quantity.unit else None
        unit = letters.group() if letters else quantity.unit
        end += len(unit) if letters else 0
        if not unit and (counted := _COUNTED.match(behind)):
            named = quantities(f"1{behind[counted.end() :]}")
            unit = named[0].unit if named and named[0].start == 0 else ""
        if not unit and behind.startswith("年"):
            unit, end = "年", end + 1
            bound = _bound(text[end : end + 16], text[:start])
        number = quantity.value
        if unit == "か月" and number and not number % 12:
            number, unit = number / 12, "年"
        found.append(Amount(text[start:end], start, end, number, unit, bound, text[end : end + 16]))
    return tuple(sorted(found, key=lambda a: a.start))
