"""One of several things that a record lists: the n-th (3原則の三つ目, 方針3), the one due first or last."""

from __future__ import annotations

from rag import attributes as say
from rag.draft import Draft
from rag.figures import dates, integer
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import BODY, Record, Section
from rag.text import folded

ORDINAL = regex(
    r"(?P<n>\d{1,2}|[一二三四五六七八九十])(?:つ目|番目|個目|項目目|点目|本目|番の?(?=方針|見出し|題|柱|原則|スローガン)|番(?=[はがをって、?。]|$))"
    r"|方針の?(?P<of>[1-9])(?![\dつ個点本])"
    r"|(?P<last>最後|末尾)の(?!章)|(?P<first>最初|冒頭)の(?!章)"
)

HEAD = regex(r"(?<![一-鿿])(?:最初|冒頭|出だし|書き出し|頭)(?:の(?!章)|に?、|あたり|辺り|で(?!す)|に|部分)")
TAIL = regex(r"(?<![一-鿿])(?:最後|末尾|終わり)(?:の(?!章)|に?、|あたり|辺り|で(?!す)|に)")
"""The beginning and the end of a chapter, whose paragraphs have headings: 1章の頭のほう, 4章の最後."""


def ordinal(text: str) -> int | None:
    """The number in 三つ目, 2番目; None if there is none."""
    match = ORDINAL.search(text)
    return integer(match["n"]) if match and match["n"] else None


def is_nth(record: Section, text: str) -> bool:
    """Whether the record is one that an ordinal in the text picked out of those above it: 3つ目と4つ目."""
    numbers = (integer(m["n"]) for m in ORDINAL.finditer(text) if m["n"])
    return any(record.locator.endswith(f"){n}") for n in numbers)


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


_WHICH = regex(r"どれ|どの|どちら|どっち|何(?!年|月|日|度|件|回)|なに")
_DUE = regex(
    r"(?:(?P<first>先|早[いく]|最初|真っ先|いち早く)|(?P<last>最後|遅[いく]|(?<!の)後))(?:に|く|い)?、?[^、。?]{0,4}?(?:終わ|終え|完了|完成|済|始ま|実施|行わ|行う|やる|動き出|期限|達成|目標|予定|来る|くる|迎え)"
)


def answer_due(draft: Draft, record: Record, question: Question) -> bool:
    """「三つのうち先に終わるのはどれか」: of what a KPI cell lists, each with one date, the one due first or last."""
    due = _DUE.search(question.text) if _WHICH.search(question.text) else None
    if due is None:
        return False
    for cell in (c for name in say.KPIS if (c := record.field(name))):
        told = [(s, dates(folded(s.display))) for s in cell.sentences]
        listed = [((d[0].year, d[0].month or 0), s, d[0]) for s, d in told if len(d) == 1]
        keys = sorted(key for key, _, _ in listed)
        if due["last"]:
            keys.reverse()
        if len(listed) < 2 or len({bool(month) for _, month in keys}) > 1 or keys[0] == keys[1]:
            continue
        _, sentence, date = next(item for item in listed if item[0] == keys[0])
        order = "最も後" if due["last"] else "最も先"
        others = [draft.cite_sentence(record, cell, s) for _, s, _ in listed if s is not sentence]
        number = draft.cite_sentence(record, cell, sentence)
        shown = sentence.display.strip().lstrip("・")
        draft.say(
            f"{order}なのは「{shown}」です({date.text}。{say.subject(record)}の{cell.name})。",
            number,
            *others,
        )
        return True
    return False
