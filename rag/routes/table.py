"""List, count, group and rank questions over all records: computed, complete, a citation a row."""

from __future__ import annotations

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.records import Record
from rag.tables.answer import answer_set, say_inline
from rag.tables.areas import supposed_areas
from rag.tables.beside import say_beside, stands_beside
from rag.tables.claims import asks_absent
from rag.tables.coverage import PASSED_OVER
from rag.tables.edge_answer import answer_edges, answer_tops
from rag.tables.groups import answer_groups
from rag.tables.question import SetQuestion, parse, unexplained
from rag.tables.rows import parse_rows
from rag.tables.rows_answer import answer_rows
from rag.tables.shared_answer import answer_shared
from rag.tables.split_answer import answer_split
from rag.tables.table import Query, select
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
        answer_rows(draft, rows, context.library, asks_absent(question), supposed_areas(question))
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
        whole = _counted_first(asked, question, context)
        count = f"{whole.noun}は{len(select(context.library, whole))}件です。このうち、" if whole else ""
        answer_set(draft, asked, question, context, count)
        if whole and (others := _without(context, whole, asked.query)):
            say_inline(draft, f"- 残りの{len(others)}件: ", others, whole.conditions)


_COUNT_FIRST = regex(
    r"^(?P<whole>[^。?]{4,80}?)(?:は|が|って)?、?(?:全部で)?(?:いくつ|何(?:件|個))(?:あ(?:って|り)|で)、?(?:(?:そ|こ)の)?(?:うち|中)"
)


def _counted_first(asked: SetQuestion, question: Question, context: Context) -> Query | None:
    """「自動運転に関する施策はいくつあって、そのうち警察庁が主担当なのは」: the set that is counted before it is narrowed."""
    said = _COUNT_FIRST.match(question.shown)
    first = analyse(f"{said['whole']}は何件ですか", context.tokenizer) if said else question
    whole = parse(first, context.library, context.tokenizer) if said else None
    kinds = {c.kind for c in whole.query.conditions} if whole else set()
    kept = tuple(c for c in asked.query.conditions if c.kind in kinds)
    return Query(asked.query.universe, kept) if 0 < len(kept) < len(asked.query.conditions) else None


def _without(context: Context, whole: Query, part: Query) -> tuple[Record, ...]:
    inside = select(context.library, part)
    return tuple(r for r in select(context.library, whole) if r not in inside)


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
