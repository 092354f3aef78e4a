"""When something happens: what tells it, what is over, and whether a question asks for what is yet to come."""

from __future__ import annotations

from rag.figures import dates
from rag.lazy_regex import regex

_LAW = regex(r"(?:\(\d{4}年\))?(?:法律|政令|府令|省令|条約|告示)第")
_WITHIN = regex(
    r"\d(?:年|か月|週間|日)間?(?:以内|後|を?(?:めど|目途|目処))|(?<!\d)[本今]?年度?[内中](?:に|の)"
)
_DONE = regex(r"(?:完了|成立|済み?|[しめえけき]た(?:ところ)?)。?$")
AS_OF = regex(r"[^、。()]{0,8}?(?:時点|現在)")
"""Behind a date: what held at it, no time until which something is to be done."""
_TO_COME = regex(
    r"予定|見込|いつまで|期限|締切|締め切り|〆切|deadline|これから|今後|先(?!端|進|導)|早い|早く"
    r"|(?<!てい)[るくすつむうぶぐ](?:の|ん)は、?いつ|いつ(?:頃|ごろ)?(?:から)?[^。?]{0,20}(?<!てい)(?:ます|る)(?:の|ん)?(?:です|でしょう)?か?[?。]*$"
)


def tells_when(text: str) -> bool:
    """Whether folded text has a date, that of a law (昭和42年法律第81号) aside, or within what time (5年以内)."""
    return any(not _LAW.match(text, d.end) for d in dates(text)) or bool(_WITHIN.search(text))


def when_told(text: str) -> list[tuple[int, int]]:
    """Where folded text tells a time: a date, that of a law aside, or within what time."""
    found = [(d.start, d.end) for d in dates(text) if not _LAW.match(text, d.end)]
    return [*found, *(m.span() for m in _WITHIN.finditer(text))]


def is_over(text: str) -> bool:
    """Whether a sentence says of something that it has been done."""
    return bool(_DONE.search(text))


def asks_to_come(text: str) -> bool:
    """Whether folded text asks when something will happen: 使えるようになるのはいつ頃."""
    return bool(_TO_COME.search(text))
