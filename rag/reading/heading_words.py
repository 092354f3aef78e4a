"""A place of the outline told by words of its heading: 骨子の「開発力」の節, 第1節の社会課題解決のグループ."""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.records import Library, Section
from rag.text import folded

_TOLD = regex(
    r"(?:(?:第3章の?)?第?(?P<nth>[1-4])節の?(?:中の?|うちの?)?、?)?(?:[「『](?P<quoted>[^「」『』]{2,24})[」』](?:という|の|に関する)?"
    r"|(?:(?<=[、。\s])|(?<=骨子の)|(?<=子案の)|(?<=計画の)|(?<=節の)|^)(?P<bare>[一-鿿ァ-ヺーA-Za-z]{2,12})(?:という|の|に関する))"
    r"(?P<level>節|章|柱|グループ|括り|くくり|まとまり|かたまり|区分|小?見出し|パート)"
)


def with_places(text: str, library: Library) -> str:
    """The text with the locator of the one section or group of the third chapter that such words name; as it is otherwise."""

    def place(match: re.Match[str]) -> str:
        found = _named(match, library)
        return found.locator if found is not None and found.locator not in text else match.group()

    return _TOLD.sub(place, text)


def _named(match: re.Match[str], library: Library) -> Section | None:
    """The heading that has the words: a section or the groups below it, whichever the level says."""
    name = folded(match["quoted"] or match["bare"])
    inside = f"第3章第{match['nth']}節" if match["nth"] else "第3章"
    kinds = ("section",) if match["level"] == "節" else ("group", "section")
    for kind in kinds:
        titled = [
            s
            for s in library.sections
            if s.kind == kind and s.locator.startswith(inside) and name in folded(s.title)
        ]
        if titled:
            return titled[0] if len(titled) == 1 else None
    return None
