"""The ministries of a cell or a 【】 group: who, with which office, who leads."""

from __future__ import annotations

import re

from corpus.errata import is_clean
from rag.ministries import canonical
from rag.records import Ministry
from rag.text import MappedText, clean

_PART = re.compile(r"(?P<lead>◎?)(?P<name>[^()◎]+)(?:\((?P<inner>[^()]*)\))?等?")


def parse_ministries(source: str, start: int, end: int) -> tuple[Ministry, ...]:
    """The ministries listed in ``source[start:end]``, in order.

    ◎ before a name marks the lead. Parentheses hold one office (内閣府(AI室)) or a list of
    them, each then a ministry of its own (内閣官房(◎小型無人機等対策推進室、IT室)). Names
    broken over a line are joined; an unknown name is kept as written.
    """
    raw = source[start:end]
    mapped = MappedText.of(raw, start) if is_clean(raw) else clean(raw, start)
    return tuple(
        m for a, b in _parts(mapped.text, 0, len(mapped.text)) for m in _ministry(source, mapped, a, b)
    )


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges between the 、 outside parentheses, without 【】 and decoration."""
    parts: list[tuple[int, int]] = []
    depth = 0
    at = start
    for i in range(start, end + 1):
        char = text[i] if i < end else "、"
        depth += (char == "(") - (char == ")")
        if char == "、" and (depth <= 0 or i == end):
            parts.append((at, i))
            at = i + 1
    stripped = [_strip(text, a, b) for a, b in parts]
    return [(a, b) for a, b in stripped if a < b]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "【 *":
        start += 1
    while end > start and text[end - 1] in "】 *":
        end -= 1
    return start, end


def _ministry(source: str, mapped: MappedText, start: int, end: int) -> list[Ministry]:
    match = _PART.fullmatch(mapped.text, start, end)
    if match is None:
        a, b = mapped.span(start, end)
        return [Ministry(mapped.text[start:end], "", False, source[a:b], a, b)]
    name = canonical(match["name"]) or match["name"]
    inner = match["inner"] or ""
    if "、" in inner:
        return [_office(source, mapped, name, a, b) for a, b in _parts(mapped.text, *match.span("inner"))]
    a, b = mapped.span(match.start("name"), end)
    return [Ministry(name, inner, bool(match["lead"]), source[a:b], a, b)]


def _office(source: str, mapped: MappedText, name: str, start: int, end: int) -> Ministry:
    lead = mapped.text[start] == "◎"
    a, b = mapped.span(start + lead, end)
    return Ministry(name, mapped.text[start + lead : end], lead, source[a:b], a, b)
