"""Who has the one measure told of, where that is asked by its name and the answer leaves it out.

Other completions follow the wording of two questions; this one only looks whether the ministries are cited.
"""

from __future__ import annotations

from rag.attributes import ministry_field, say_ministries
from rag.context import Context
from rag.draft import Draft
from rag.question import Question
from rag.reading.asked import MINISTRY, asked
from rag.records import Measure

_LONGEST = 80
"""Characters of a question whose attributes are asked for, not part of a story before it."""


def complete(draft: Draft, question: Question, context: Context) -> None:
    """Add the ministries of the one measure told of."""
    long = len(question.shown) > _LONGEST
    if draft.status != "answered" or draft.rows is not None or question.english or long:
        return
    names = asked(question)
    places = {(c.document, c.locator) for c in draft.citations.values()}
    told = [r for r in context.library.records if (r.document, r.locator) in places]
    if not names or names[0] not in MINISTRY or len(told) != 1 or not isinstance(told[0], Measure):
        return
    cell = ministry_field(told[0])
    if cell is None or any(c.start < cell.end and cell.start < c.end for c in draft.citations.values()):
        return
    more = context.draft(question)
    say_ministries(more, told[0])
    draft.take(more, 1)
