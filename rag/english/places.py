"""Places of the outline named in English: item ⑤ of Chapter 3, Section 3, (2) → 第3章第3節(2)⑤."""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.locators import circled
from rag.text import cleaned

_NUMBER = r"\d{1,2}(?![\d-])|[ivx]+\b|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
_ITEM = r"(?:items?|points?|bullets?|entry|entries|actions?)"
_AND = r"(?:,? ?(?:and|&) ?|, ?)"
_PARTS = {
    "chapter": rf"ch(?:apter|ap\.?|\.)? ?(?P<chapter>{_NUMBER})",
    "section": rf"sec(?:tion|t\.?|\.)? ?(?P<section>{_NUMBER})",
    "group": r"(?:(?:sub-?section|part|group|paragraph|sub-?heading|block|no\.) ?)?\((?P<group>\d)\)"
    rf"|(?:sub-?section|group|paragraph|sub-?heading) (?P<group2>{_NUMBER})",
    "item": rf"(?:(?:{_ITEM}|number|no\.?) ?)?(?P<item>[①-⑳](?:{_AND}[①-⑳])*)"
    rf"|{_ITEM} (?:no\.? ?|number )?\(?(?P<item2>(?:{_NUMBER})(?:{_AND}(?:{_NUMBER}))*)\)?",
}
_ORDER = tuple(_PARTS)
_PATTERNS = {name: regex(rf"(?<![a-z\d]){part}") for name, part in _PARTS.items()}
_JOINT = regex(r"(?: ?(?:,|of\b|in\b|under\b|from\b|within\b|the\b|-|/|>)){0,4} ?")
_WRITTEN = {
    word: number
    for row in ("i ii iii iv v vi vii viii ix x", "one two three four five six seven eight nine ten")
    for number, word in enumerate(row.split(), 1)
}


def with_places(question: str) -> str:
    """The question with each place that is named down to a section or further as the outline writes it.

    The parts may come in any order, an item also apart from the one group that is named,
    and the rest apart from the chapter (In Chapter 3, what does part (2) of Section 1 cover?).
    What names a chapter alone stays as it is.
    """
    text = cleaned(question)
    runs = _runs(text.lower())
    apart = [run for run in runs if set(run[2]) == {"item"}]
    groups = [run for run in runs if set(run[2]) == set(_ORDER[:3])]
    if len(apart) == len(groups) == 1:
        groups[0][2].update(apart[0][2])
    elif (within := _within(text.lower(), runs)) is not None:
        apart, groups = [within[0]], [within[1]]
        groups[0][2].update(apart[0][2])
    told = text
    for start, end, parts in reversed(runs):
        written = "it" if [(start, end, parts)] == apart and groups else _locator(parts)
        told = f"{told[:start]}{written}{told[end:]}" if written else told
    return told if told != text else question


_Run = tuple[int, int, dict[str, tuple[int, ...]]]
"""Where parts of places stand side by side, and their numbers."""
_IN = regex(r"\b(?:in|of|from|within|under) (?:the )?$")


def _within(text: str, runs: list[_Run]) -> tuple[_Run, _Run] | None:
    """Of the only two runs the one with the chapter, said to be around the other, which goes further down."""
    if len(runs) != 2:
        return None
    outer, inner = sorted(runs, key=lambda run: "chapter" not in run[2])
    parts = {**outer[2], **inner[2]}
    whole = set(parts) == set(_ORDER[: len(outer[2]) + len(inner[2])])
    named = "section" in inner[2] or text[inner[0]].isalpha()
    return (outer, inner) if whole and named and _IN.search(text[: outer[0]]) else None


def _runs(text: str) -> list[_Run]:
    """Where parts of places stand side by side, and their numbers, in order."""
    found = []
    at = 0
    while (run := _run(text, at)) is not None:
        found.append(run)
        at = run[1]
    return found


def _run(text: str, at: int) -> _Run | None:
    """Where the next parts of a place stand side by side, and their numbers; None where there are no more."""
    starts = [match.start() for pattern in _PATTERNS.values() if (match := pattern.search(text, at))]
    if not starts:
        return None
    start = end = min(starts)
    parts: dict[str, tuple[int, ...]] = {}
    while True:
        joint = _JOINT.match(text, end) if parts else None
        here = joint.end() if joint else end
        found = [
            (name, match)
            for name, pattern in _PATTERNS.items()
            if name not in parts and (match := pattern.match(text, here))
        ]
        if not found:
            return start, end, parts
        name, match = found[0]
        written = next(g for g in match.groups() if g)
        parts[name], end = tuple(_value(n) for n in re.split(_AND, written)), match.end()


def _value(written: str) -> int:
    """⑤, 5, v and five are 5."""
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    return int(written) if written.isdecimal() else _WRITTEN.get(written, 0)


def _locator(parts: dict[str, tuple[int, ...]]) -> str:
    """第3章第3節(2)⑤と⑥; empty unless the numbers go down without a gap from the chapter to a section at least."""
    depth = len(parts)
    if (
        depth < 2
        or set(parts) != set(_ORDER[:depth])
        or not all(n for numbers in parts.values() for n in numbers)
    ):
        return ""
    chapter, section, *group = (parts[name][0] for name in _ORDER[:depth] if name != "item")
    items = "と".join(circled(n) for n in parts.get("item", ()))
    return f"第{chapter}章第{section}節{f'({group[0]})' if group else ''}{items}"
