"""The areas of the progress table (senryaku), by what people call them."""

from __future__ import annotations

import re

from rag.lazy_regex import regex

# How people call the areas of the table; the titles themselves always count.
_AREAS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"デジガバ|デジタル・?ガバメント|digital government"), "デジガバ・中小"),
    (regex(r"倫理|ethics"), "倫理・その他"),
    (regex(r"データ(?:関連)?基盤|data (?:infrastructure|platform)"), "データ関連基盤"),
    (regex(r"社会実装|social implementation"), "社会実装"),
    (regex(r"教育(?:改革)?の?(?:分野|区分|領域)|教育改革|education"), "教育改革"),
    (regex(r"研究開発|r&d|research and development"), "研究開発"),
)


def area_of(text: str) -> str | None:
    """The area of the progress table that folded text names, or None."""
    return next((title for pattern, title in _AREAS if pattern.search(text)), None)
