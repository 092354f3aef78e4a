"""The n-th of what stands at a place: 3原則の三つ目, 方針3."""

from __future__ import annotations

from rag import attributes as say
from rag.draft import Draft
from rag.figures import integer
from rag.lazy_regex import regex
from rag.records import BODY, Section

ORDINAL = regex(
    r"(?P<n>\d{1,2}|[一二三四五六七八九十])(?:つ目|番目|個目|項目目|点目|本目|番の?(?=方針|見出し|題|柱|原則|スローガン)|番(?=[はがをって、?。]|$))"
    r"|方針の?(?P<of>[1-9])(?![\dつ個点本])"
    r"|(?P<last>最後|末尾)の(?!章)|(?P<first>最初|冒頭)の(?!章)"
)


def ordinal(text: str) -> int | None:
    """The number in 三つ目, 2番目; None if there is none."""
    match = ORDINAL.search(text)
    return integer(match["n"]) if match and match["n"] else None


def answer_bullet(draft: Draft, record: Section, number: int) -> None:
    """The n-th bullet of a place (3原則の三つ目), or that there are not so many."""
    cell = record.field(BODY)
    bullets = cell.bullets if cell else ()
    if cell is None or number > len(bullets):
        draft.status = "not_found"
        draft.say(
            f"{record.locator}に{number}番目の項目はありません(全部で{len(bullets)}項目です)。",
            say.cite_head(draft, record),
        )
        return
    first, last = bullets[number - 1]
    parts = cell.sentences[first:last]
    cited = draft.cite(record, cell.name, parts[0].start, parts[-1].end)
    text = "".join(p.display.strip() for p in parts)
    draft.say(f"{say.subject(record)}の{number}番目は「{text}」です。", cited)
