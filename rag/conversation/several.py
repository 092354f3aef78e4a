"""Several questions in one message of a conversation, as それの効果KPIは？あと、筆ポリゴンのほうの担当は？ puts them.

Read as one, the topic of the first would be taken for that of all: each is answered as if it were sent alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asks import asks_of

_TELLS = ("answered", "corrected")

_BARE = regex(
    r"^(?:具体的な|ちゃんとした)?(?:数字|数値|目標値?|値)(?:は|って|も|が)?(?:ある|あります|出て(?:い)?る|入って(?:い)?る|書いて(?:い)?る)(?:の|か|かな)?[?？。]*$"
)
"""Nothing of its own: what the question before it asks may have a number. 数字ある?"""
Read = Callable[[str], Question]


def asked_apart(question: str, read: Read, meant: Read) -> tuple[str, ...]:
    """The questions of a message, where the first carries on what the conversation is of; else none.

    ``read`` reads a question as it stands, ``meant`` in the light of the conversation.
    """
    parts = asks_of(question)
    if not parts or any(_BARE.match(part) for part in parts[1:]):
        return ()
    carried = set(meant(parts[0]).interpretations) - set(read(parts[0]).interpretations)
    return parts if carried else ()


def joined(told: Sequence[Draft], draft: Draft) -> Draft | None:
    """The answers one behind the other in ``draft``, each without what only bears it out; None where the first has none."""
    if told[0].status not in _TELLS:
        return None
    for each in told:
        if each.rows is not None:
            draft.join(each)
            continue
        direct = next((n for n, line in enumerate(each.lines) if line.startswith("- ")), len(each.lines))
        draft.take(each, 1 if each.status == "not_found" else direct or len(each.lines))
    statuses = {each.status for each in told}
    draft.status = "answered" if statuses == {"answered"} else "partial"
    if statuses <= {"answered", "corrected"} and "corrected" in statuses:
        draft.status = "corrected"
    return draft
