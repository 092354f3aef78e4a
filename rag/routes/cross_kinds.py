"""A kind of information (a price, a name) of a thing is sought in one document, which has only the thing."""

from __future__ import annotations

from rag.answer import Searched
from rag.answerability.answerable import Verdict
from rag.answerability.missing_kind import missing_kind
from rag.attributes import cite_head, subject
from rag.context import Context
from rag.draft import Draft
from rag.question import Question
from rag.topics.passages import Findings
from rag.topics.topic import Topic


def lacks_kind(
    draft: Draft, topic: Topic, findings: list[Findings], question: Question, context: Context
) -> bool:
    """Decline where the one document named has the thing, but not the kind of information asked for (its price)."""
    mine = next((f for f in findings if question.documents == (f.document,) and f.passages), None)
    if mine is None or not question.absent:
        return False
    record = mine.passages[0].record
    found = context.finder.find(question, records=(record,))
    verdict = missing_kind(question, found) if found else Verdict(True)
    if verdict.answerable:
        return False
    draft.status = "not_found"
    title = context.library.sources[mine.document].short_title
    draft.say(f"{verdict.reason}(検索範囲: {title}の全文)。")
    draft.say(f"最も近い記載は{subject(record)}です。", cite_head(draft, record))
    draft.searched = Searched(
        (mine.document,), tuple(p.shown for g in topic.groups for p in g), (record.locator,)
    )
    return True
