"""The areas of the progress table (senryaku), by what people call them."""

from __future__ import annotations

import re

from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asking import is_polar

# How people call the areas of the table; the titles themselves always count.
_AREAS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"デジガバ|デジタル・?ガバメント|digital government"), "デジガバ・中小"),
    (regex(r"倫理|ethics"), "倫理・その他"),
    (regex(r"データ(?:関連)?の?基盤|data (?:infrastructure|platform)"), "データ関連基盤"),
    (regex(r"社会実装|social implementation"), "社会実装"),
    (regex(r"教育(?:改革)?の?(?:分野|区分|領域)|教育改革|education"), "教育改革"),
    (regex(r"研究開発|r&d|research and development"), "研究開発"),
)


# The same where the progress table is spoken of: 教育と研究とどっちが終わってない.
_IN_TABLE: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"(?:現場|世の中|社会|実社会)で[^、。]{0,8}?使|実用化|実装"), "社会実装"),
    (regex(r"中小|行政|役所|自治体|デジタル化"), "デジガバ・中小"),
    (regex(r"データ(?=$|[のはがとを])"), "データ関連基盤"),
    (regex(r"教育(?=$|[のはがとをでだ])"), "教育改革"),
    (regex(r"研究(?=$|[のはがとをでだ])"), "研究開発"),
)


def area_in_table(text: str) -> str | None:
    """The area that a description names where the progress table is spoken of, or None."""
    return area_of(text) or next((title for pattern, title in _IN_TABLE if pattern.search(text)), None)


def area_of(text: str) -> str | None:
    """The area of the progress table that folded text names, or None."""
    return next((title for pattern, title in _AREAS if pattern.search(text)), None)


_SUPPOSED = regex(
    r"(?:分野|区分|領域)(?:は|が)、?(?:全部で)?(?P<n>\d|[一二三四五六七八九])つ(?:だけ|のみ)?(?:です|である|で合って|で間違い|で正し|という|だよね|でしょ|ですよね)"
)


def supposed_areas(question: Question) -> int | None:
    """How many areas a question for はい or いいえ supposes; None where it supposes no number."""
    match = _SUPPOSED.search(question.text) if is_polar(question) else None
    return integer(match["n"]) if match else None
