"""「骨子案の社会課題解決の取組で、環境省はどの分野に名前がありますか」: the parts of an item that have a ministry in their own bracket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.attributes import ministry_field, subject
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.segments import Segment, segments
from rag.records import Record

_WHICH_PART = regex(
    r"(?:何の|どの|どんな|どういう|どういった)(?:分野|領域|部分|ところ|箇所)|(?:ある|出て(?:い|く)る|挙がって(?:い)?る|載って(?:い)?る|書かれて(?:い)?る|並ぶ|並んで(?:い)?る)(?:分野|領域|部分)(?:は|って|を)"
)
_NAMED = regex(
    r"名(?:前)?[がは]|名を(?:連|挙|上)|挙が|挙げられ|載って|出て|書かれ|並[びぶん]|記載|登場|受け持|担当"
)


def answer(question: Question, context: Context) -> Draft | None:
    """Say which parts of an item have the one ministry named; None for anything else."""
    names = {m.label for m in question.agencies}
    return told_of(names.pop(), question, context) if len(names) == 1 else None


def told_of(office: str, question: Question, context: Context) -> Draft | None:
    """The same of a ministry that the question does not name itself."""
    text = question.text
    if question.english or question.measures or not (_WHICH_PART.search(text) and _NAMED.search(text)):
        return None
    if question.documents and "kihon" not in question.documents:
        return None
    found = _item(office, question, context)
    if found is None:
        return None
    record, parts = found
    cell = ministry_field(record)
    if cell is None:
        return None
    draft = context.draft(question)
    told = "、".join(f"「{p.text}」" for p in parts)
    number = draft.cite_field(record, cell)
    draft.say(f"{subject(record)}のうち、{office}の名があるのは{told}です。", number)
    for other in () if question.sections else _beside(record, office, context):
        if (beside := ministry_field(other)) is not None:
            said = f"{subject(other)}の府省庁にも{office}があります。"
            draft.say(said, draft.cite_field(other, beside), prefix="- ")
    return draft


def _beside(record: Record, office: str, context: Context) -> list[Record]:
    """The other items below the same heading that have the ministry."""
    return [
        s
        for s in context.library.sections
        if s.parent == record.parent and s != record and any(m.name == office for m in s.ministries)
    ]


def _item(office: str, question: Question, context: Context) -> tuple[Record, Sequence[Segment]] | None:
    """The item with parts of that ministry that the question names or describes best."""
    having = {
        s.locator: (s, parts)
        for s in context.library.sections
        if (
            parts := tuple(
                p
                for p in segments(s, context.library)
                if any(m.name == office for m in p.ministries) and not any(m.lead for m in p.ministries)
            )
        )
    }
    named = [s for s in question.sections if s in having]
    if named:
        return having[named[0]]
    if not having or not question.terms:
        return None
    asked = replace(question, attributes=frozenset(), intents=frozenset(), agencies=())
    records = tuple(record for record, _ in having.values())
    best = max(
        context.finder.find(asked, records=records),
        key=lambda e: (e.features["whole_meant"], e.score),
        default=None,
    )
    return (
        having[best.record.locator] if best is not None and best.features["whole_meant"] >= _ENOUGH else None
    )


_ENOUGH = 0.3
"""Share of what is asked that the item and the headings above it must have."""
