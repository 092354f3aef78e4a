"""Measure numbers and section names in any spelling.

``02-04``, ``０２－０４``, ``2-4``, ``施策02の04``, ``別表No.2-4``, ``06-01〜06-05``,
``第三章第1節（2）①``, ``3章1節``, ``第2章の基本的な方針の3``, ``骨子案の第4章``.
Whether such a place exists in the documents is for the caller to look up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.figures import integer
from rag.lazy_regex import regex

_N = r"\d{1,2}|[一二三四五六七八九十〇]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# A bare number pair is a measure only where it does not look like a date, a phone number,
# a standard (X8341-3, SC27) or a range of other things (2-3年); behind 施策, 別表, No. it always is.
_MEASURE_WORD = r"(?:別表|施策(?:番号|no\.?)?|番号|no\.?|ナンバー|measure|項目|#)"
_NAMED_PAIR = regex(
    rf"{_MEASURE_WORD}[\s、の]*(?:no\.?|番号)?\s*(?P<first>{_N})\s*(?:[-ー_の]|番の?)\s*(?P<second>{_N})(?![\d/]|:\d)(?!-\d)"
)
_BARE_PAIR = regex(
    r"(?<![\da-z/.:-])(?P<first>\d{1,2})\s*[-ー_]\s*(?P<second>\d{1,2})(?![\d/]|:\d)(?!-\d)(?![\s-]*\(\d{1,2}\))"
    r"(?!\s*(?:年|か月|ヶ月|月|日|件(?!名)|人(?![材工間気物口])|つ|%|割|倍|時(?![点期代])|分(?![野析散])|台(?!帳)|位(?!置)|gb|tb|km))"
)
# 十一の一は…(別表の話です), 12の02: only at the start of a sentence, where 別表 or 施策 is spoken of.
_SPOKEN_PAIR = regex(
    rf"(?:^|(?<=[。?!、「『]))(?P<first>{_N})の(?P<second>{_N})(?=は|の|に|だ|って|で|を|、|番(?!台)|[?。」』]|$)(?!(?:年|つ|件|人))"
)
# 10の19って何だっけ: nothing but the pair, with the first number as the documents count
_SPOKEN_FIRST = regex(r"^\s*(?:0[1-9]|1[0-2])の\d{2}(?:って|は)(?!、?\d)")
# ゼロ九の三十一番: the nought said
_NOUGHT_PAIR = regex(
    r"(?:ゼロ|零|れい|まる|〇)の?(?P<first>[1-9一二三四五六七八九])(?:の|ハイフン|-)"
    rf"(?P<second>{_N})(?!年|月|日|件|つ|台|%)"
)
_NOUGHT_NUMBER = regex(_NOUGHT_PAIR.pattern + "番?")
_COMPACT = regex(
    r"(?:施策(?:番号|no\.?)?|番号|別表(?:の?no\.?)?|no\.)\s*(?P<first>\d{2})(?P<second>\d{2})(?!\d)"
)
# 0613 alone, or before a particle: no year is written so
_BARE_COMPACT = regex(r"^\s*(?P<first>0[1-9]|1[0-2])(?P<second>\d{2})(?=\s*(?:の|は|って|[?。]|$))(?!の?年)")
# 05の12、効果の指標は: the pair at the start, both with two digits as the documents write them
_BOTH_PADDED = regex(r"^\s*(?P<first>0[1-9]|1[0-2])の(?P<second>\d{2})(?=、|,|番|について|に関して)(?!番台)")
# 02番の35: only with the first number as the documents write it
_PADDED = regex(r"(?<!\d)(?P<first>0[1-9]|1[0-2])番の(?P<second>\d{1,2})(?!\d)(?!件|つ|施策)")
# 02の33番: the same with の
_PADDED_NUMBER = regex(r"(?<!\d)(?P<first>0[1-9]|1[0-2])の(?P<second>\d{1,2})番(?!台|目)")
_RANGE = regex(r"\s*(?:~|から|to|through)\s*")

_SECTION = regex(
    rf"(?:第\s*(?P<chapter>{_N})\s*章|(?<![\d第一二三四五六七八九十])(?P<chapter2>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})章|ch(?:apter|\.)\s*(?P<chapter3>\d{{1,2}}))"
    rf"[\s、,のにある]*(?:(?:第\s*)?(?P<section>{_N})\s*節|sec(?:tion|\.)\s*(?P<section2>\d{{1,2}}))?"
    rf"[\s、,の)]*(?:\((?P<group>{_N})\)|(?:かっこ|カッコ|括弧)(?P<group3>{_N})|第?(?P<group2>\d{{1,2}})(?:項|(?=[{_CIRCLED}])))?"
    rf"(?:[\s、,の]*「[^」]{{1,60}}」)?(?:[\s、,の]|に(?:は|ある|あたる))*(?P<item>[{_CIRCLED}]|丸(?:20|1\d|[1-9])(?!\d))?"
)
_DASHED = regex(
    rf"(?<![\d-])(?P<chapter>[1-9])-(?P<section>[1-9])[\s-]*\((?P<group>\d{{1,2}})\)[\s-]*の?(?P<item>[{_CIRCLED}])?"
)
_FURTHER_ITEM = regex(rf"\s*(?:と|、|・|,|や|及び|(?P<range>から|~|-))?\s*(?P<item>[{_CIRCLED}])")
_FURTHER_GROUP = regex(
    r"\s*(?:と|、|・|,|や|及び|(?P<range>から|~|-))?\s*\((?P<group>\d{1,2})\)(?!\s*の?[①-⑳])"
)
# 第3章の1節から4節まで, 第3章第1節・2節: without 第, in the chapter named
_FURTHER_SECTION = regex(r"(?:と|、|・|や|及び|(?P<range>から|~))(?P<section>[1-9一二三四五六七八九])節")
_SECTION_ONLY = regex(
    rf"(?<!章)(?<!章の)第\s*(?P<section>{_N})\s*節[\s、の]*(?:\((?P<group>{_N})\))?[\s、の]*(?P<item>[{_CIRCLED}])?"
)


@dataclass(frozen=True, slots=True)
class MeasureReference:
    """A measure number as the documents write it (02-04) and where it was named."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SectionReference:
    """A place in an outline; ``locator`` is its canonical spelling (第3章第1節(2)①)."""

    locator: str
    start: int
    end: int


def circled(number: int) -> str:
    """3 → ③."""
    return _CIRCLED[number - 1]


def measure_id(first: int, second: int) -> str:
    """(2, 4) → 02-04."""
    return f"{first:02d}-{second:02d}"


def measure_references(text: str) -> tuple[MeasureReference, ...]:
    """Measure numbers named in folded text, ranges written out, in order, each once.

    ``2の4`` counts only behind a word such as 施策; other pairs count unless what follows
    makes them a quantity or a date.
    """
    found: list[MeasureReference] = []
    named = [*_NAMED_PAIR.finditer(text), *_COMPACT.finditer(text), *_BARE_COMPACT.finditer(text)]
    named += [m for m in _BOTH_PADDED.finditer(text) if all(m.end() != n.end() for n in named)]
    padded = (*_PADDED.finditer(text), *_PADDED_NUMBER.finditer(text))
    named += [m for m in padded if all(m.start("second") != n.start("second") for n in named)]
    spoken = re.search(r"別表|施策|\dの0\d", text) or _SPOKEN_FIRST.match(text)
    loose = _SPOKEN_PAIR.finditer(text) if spoken else ()
    bare = [m for m in (*_BARE_PAIR.finditer(text), *loose) if all(m.end() != n.end() for n in named)]
    previous: tuple[int, int, int] | None = None
    nought = [m for m in _NOUGHT_PAIR.finditer(text) if all(m.end() != n.end() for n in (*named, *bare))]
    for match in sorted([*named, *bare, *nought], key=lambda m: m.start("first")):
        first, second = integer(match["first"]), integer(match["second"])
        if first is None or second is None:
            continue
        start, end = match.start("first"), match.end("second")
        if previous and previous[0] == first and _RANGE.fullmatch(text[previous[2] : match.start()]):
            low, high = sorted((previous[1], second))  # 02-06~02-04 is the same range
            between = range(low + 1, high)
            found += [MeasureReference(measure_id(first, n), start, end) for n in between]
        found.append(MeasureReference(measure_id(first, second), start, end))
        previous = (first, second, end)
    first_of: dict[str, MeasureReference] = {}
    for reference in found:
        first_of.setdefault(reference.id, reference)
    return tuple(first_of.values())


def with_numbers_written(text: str) -> str:
    """Numbers of measures that are said with their nought (ゼロ九の三十一番), as the documents write them."""

    def written(match: re.Match[str]) -> str:
        first, second = integer(match["first"]), integer(match["second"])
        return measure_id(first, second) if first and second else match.group()

    return _NOUGHT_NUMBER.sub(written, text)


def _group(match: re.Match[str], *names: str) -> int | None:
    for name in names:
        value = match.groupdict().get(name)
        if value:
            return integer(value)
    return None


def section_references(text: str) -> tuple[SectionReference, ...]:
    """Outline places named in folded text, in order. A 節 without its 章 gives ``第1節``."""
    found: list[SectionReference] = []
    for match in [*_SECTION.finditer(text), *_SECTION_ONLY.finditer(text), *_DASHED.finditer(text)]:
        if any(r.start <= match.start() < r.end for r in found):
            continue
        chapter = _group(match, "chapter", "chapter2", "chapter3")
        section = _group(match, "section", "section2")
        group = _group(match, "group", "group2", "group3")
        item = match.groupdict().get("item")
        locator = f"第{chapter}章" if chapter else ""
        locator += f"第{section}節" if section else ""
        if section and group:
            locator += f"({group})"
            if item:
                locator += item if item in _CIRCLED else circled(int(item[1:]))
        if not locator:
            continue
        found.append(SectionReference(locator, match.start(), match.end()))
        if chapter and section and not group:
            found += _further_sections(text, match.end(), chapter, section)
        elif section and group:
            found += (
                _further_items(text, match.end(), locator)
                if item
                else _further_groups(text, match.end(), locator, group)
            )
    return _with_chapters(_itemised(sorted(found, key=lambda r: r.start), text), text)


def _further_sections(text: str, end: int, chapter: int, section: int) -> Iterator[SectionReference]:
    """第1節|から4節まで, |・2節: sections that follow in the chapter named."""
    while more := _FURTHER_SECTION.match(text, end):
        number = integer(more["section"]) or section
        for n in range(section + 1 if more["range"] else number, number + 1):
            yield SectionReference(f"第{chapter}章第{n}節", more.start(), more.end())
        section, end = number, more.end()


def _further_groups(text: str, end: int, locator: str, group: int) -> Iterator[SectionReference]:
    """(1)|から(3), |と(4): groups that follow in the section named."""
    base = re.sub(r"\(\d+\)$", "", locator)
    while more := _FURTHER_GROUP.match(text, end):
        number = int(more["group"])
        for n in range(group + 1 if more["range"] else number, number + 1):
            yield SectionReference(f"{base}({n})", more.start(), more.end())
        group, end = number, more.end()


def _further_items(text: str, end: int, locator: str) -> Iterator[SectionReference]:
    """①|から③, |と⑤: items that follow in the group named."""
    last = _CIRCLED.find(locator[-1])
    while last >= 0 and (more := _FURTHER_ITEM.match(text, end)):
        number = _CIRCLED.index(more["item"])
        for n in range(last + 1 if more["range"] else number, number + 1):
            yield SectionReference(locator[:-1] + _CIRCLED[n], more.start("item"), more.end())
        last, end = number, more.end()


_ITEMS_LATER = regex(rf"[。、?!]\s*(?P<items>[{_CIRCLED}](?:(?:と|、|・|や|(?P<range>から|~))[{_CIRCLED}])*)")
"""第3章第4節(1)、産業構造のところ。②と③は: items of the one place named, in a clause of their own."""


def _itemised(found: list[SectionReference], text: str) -> list[SectionReference]:
    """The items named apart from the one group of items that is named, in its place."""
    place = found[0] if len(found) == 1 and found[0].locator.endswith(")") else None
    later = _ITEMS_LATER.search(text, place.end) if place else None
    if place is None or later is None:
        return found
    numbers = [_CIRCLED.index(c) for c in later["items"] if c in _CIRCLED]
    named = range(numbers[0], numbers[-1] + 1) if later["range"] else numbers
    return [SectionReference(place.locator + _CIRCLED[n], *later.span("items")) for n in named]


_BESIDE = regex(r"(?:と|、|・|,|や|及び|および|から|~|または)\s*$")
_BETWEEN = regex(r"(?:と|、|・|,|や|及び|および|から|~|または|\s)*")


def _with_chapters(found: list[SectionReference], text: str) -> tuple[SectionReference, ...]:
    """第3章第1節と第2節: a 節 that is named beside one of a chapter is of that chapter too."""
    told: list[SectionReference] = []
    for reference in found:
        before = told[-1] if told else None
        chapter = re.match(r"第\d+章(?=第)", before.locator) if before else None
        if before and chapter and reference.locator.startswith("第") and "章" not in reference.locator:
            beside = _BESIDE.search(text[before.start : reference.start])
            if beside and _BETWEEN.fullmatch(text[before.end : reference.start]):
                reference = replace(reference, locator=chapter.group() + reference.locator)
        told.append(reference)
    return tuple(told)
