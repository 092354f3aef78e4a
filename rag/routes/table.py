"""List, count, group and rank questions over all records: computed, complete, a citation a row."""

from __future__ import annotations

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.tables.answer import answer_set
from rag.tables.beside import say_beside, stands_beside
from rag.tables.claims import asks_absent
from rag.tables.coverage import PASSED_OVER
from rag.tables.edge_answer import answer_edges, answer_tops
from rag.tables.groups import answer_groups, answer_shared
from rag.tables.question import SetQuestion, parse, unexplained
from rag.tables.rows import parse_rows
from rag.tables.rows_answer import answer_rows
from rag.tables.split_answer import answer_split
from rag.tables.table import select
from rag.tables.words import table_words


def answer(question: Question, context: Context) -> Draft | None:
    """The complete answer to a question about a set of records, or None for any other question."""
    rows = parse_rows(question, context.library, lambda t: unexplained(question, t, context.tokenizer))
    draft = context.draft(question)
    if rows is not None:
        if context.documents and "senryaku" not in context.documents:
            return None
        for note in rows.notes:
            draft.note(note)
        answer_rows(draft, rows, context.library, asks_absent(question))
        return draft
    asked = parse(question, context.library, context.tokenizer)
    if asked is None or (context.documents and asked.query.kind.document not in context.documents):
        return None
    if _is_misread(asked, question, context):
        return None
    beside = stands_beside(asked, question, context)
    if beside and not (question.has("count") or _OF_SET.search(question.text)):
        return None
    _say(draft, asked, question, context)
    if beside:
        say_beside(draft, beside[0])
    return draft


_OF_SET = regex(r"施策|measure")
"""That the annex is meant is said: どの施策."""


_RECORDS = regex(r"施策|取り?組み?|項目|事業|measure|item|action")


def _say(draft: Draft, asked: SetQuestion, question: Question, context: Context) -> None:
    """Answer by the operation that the question asks for."""
    if asked.operation == "shared":
        answer_shared(
            draft, asked, context, bool(table_words().find("operations.shared_leads", question.text))
        )
    elif asked.edges:
        answer_edges(draft, asked.query, asked.edges, context.library)
    elif asked.inner is not None and asked.dimension is not None:
        answer_tops(draft, asked.query, asked.dimension, asked.inner, context.library)
    elif asked.split is not None:
        answer_split(draft, asked.query, asked.split, context.library)
    elif asked.operation in ("group", "rank"):
        answer_groups(draft, asked, context, question.put_in_english)
    else:
        answer_set(draft, asked, question, context)


def _is_misread(asked: SetQuestion, question: Question, context: Context) -> bool:
    """An empty set of which another reading is likelier.

    A ministry beside quoted text, several things quoted and asked for their ministries, a word left unread; a thing
    quoted where no record is asked for (第3章第2節でいう「…」を箇条書きで).
    """
    unread = any(note.endswith(PASSED_OVER) for note in asked.notes)
    each = len(question.quoted) > 1 and question.has("lead", "joint", "ministry")
    of_text = bool(question.quoted) and not (question.has("count") or _RECORDS.search(question.text))
    doubtful = unread or each or of_text or bool(question.agencies and question.quoted)
    return doubtful and not select(context.library, asked.query)
