"""A ministry is asked what it does, and what is found is of others: that is said behind the answer.

経産省は5Gで何をしますか is answered by a measure that only 総務省 has: without the remark the answer
would give it to the wrong one.
"""

from __future__ import annotations

from rag.attributes import join, ministry_field, subject
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.ministries import Mention, agency
from rag.question import Question
from rag.reading.asking import is_polar
from rag.records import Record
from rag.text import folded

_DOES = regex(r"(?:は|が|では|としては)(?!主?担当|所管)、?")


def complete(draft: Draft, question: Question) -> None:
    """Add whose the record answered from is, where it is not that of the one ministry asked about."""
    if draft.status != "answered" or draft.rows is not None or question.english or is_polar(question):
        return
    asked = [m for m in question.agencies if not m.group and _DOES.match(question.text, m.end)]
    if len(asked) != 1 or len(question.agencies) != 1 or asked[0].name in " ".join(draft.lines):
        return
    records = draft.first_records()
    if len(records) != 1 or _has(records[0], asked[0]):
        return
    record, cell = records[0], ministry_field(records[0])
    if cell is None or not record.ministries:
        return
    whose = join(record.leads) or join(record.joint)
    draft.say(
        f"{subject(record)}の府省庁名に{asked[0].name}はなく、{'主担当(◎)' if record.leads else '府省庁'}は{whose}です。",
        draft.cite_field(record, cell),
    )


def _has(record: Record, asked: Mention) -> bool:
    """Whether the record names the ministry, the one above it, a group or one of its own bureaus."""
    above = (found := agency(asked.name)) and found.parent
    for named in record.ministries:
        own = agency(named.name)
        if named.name in (asked.name, above) or (own and (own.group or own.parent == asked.name)):
            return True
    return any(asked.name in folded(f.display) or asked.written in folded(f.display) for f in record.fields)
