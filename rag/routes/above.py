"""Under which chapter, section and heading of the outline a record stands."""

from __future__ import annotations

from rag.attributes import cite_head
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Record, Section

_PART = r"(?:(?<!文)章|節(?!目|電|約)|(?<!電)柱|見出し|表題|括り|くくり|大項目|上位の項目|項目(?:の(?:見出し|名|題)|名))"
_ASKED = regex(
    rf"(?:どの|何という|なんという|いずれの|どこの){_PART}"
    rf"|(?:(?<![金附])属|ぶら下が|位置(?:付|づ)け|収め|入って|置かれ)[^。、]{{0,10}}?{_PART}"
    rf"|{_PART}の下|どこに位置(?:付|づ)け|(?:何|なん)(?:章|節)(?!番?まで)の?(?:(?:何|なん)節)?(?:に|で|か|の|[?。]|$)"
)


_TOLD = "の下にあります。"


def asks_above(question: Question) -> bool:
    """Whether the place of something in the outline is asked for."""
    return not any("節" in s for s in question.sections) and bool(_ASKED.search(question.text))


def say_above(draft: Draft, record: Record, context: Context) -> None:
    """The headings over a record of the outline, from the chapter down; nothing for other records."""
    path: list[Section] = []
    above = record.parent if isinstance(record, Section) else ""
    while above and isinstance(section := context.library.get(record.document, above), Section):
        path.insert(0, section)
        above = section.parent
    if not path:
        return
    names = "、".join(f"{section.locator}「{section.title}」" for section in path)
    cited = [cite_head(draft, section) for section in path]
    draft.say(f"{record.locator}は、{names}{_TOLD}", *cited)


def complete(draft: Draft, question: Question, context: Context) -> None:
    """Add where what was answered stands, if that is asked, too, and only one lowest place was cited."""
    if draft.status not in ("answered", "corrected") or not asks_above(question):
        return
    if any(s.text.endswith(_TOLD) for s in draft.sentences):
        return
    cited = {c.locator for c in draft.citations.values() if c.document == "kihon"}
    items = [r for name in cited if (r := context.library.get("kihon", name)) and isinstance(r, Section)]
    lowest = [r for r in items if not any(other.parent == r.locator for other in items)]
    if len(lowest) == 1:
        say_above(draft, lowest[0], context)
