"""What is put of a place, a set or a year that another record tells: 「02-14と同じ省が主担当の施策は」."""

from __future__ import annotations

from dataclasses import replace

from rag.comparison.same_year import same_year
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.quoting import shown
from rag.records import Record
from rag.routes import passage, place, steps, table
from rag.routes.steps import place_anew, reading, say_proof, within_scope
from rag.steps.neighbours import Placed, alike, around, beside
from rag.tables.answer import answer_set
from rag.tables.condition import Condition
from rag.tables.question import parse
from rag.tables.record_sets import compared_with
from rag.tables.table import Query, select


def answer_like(question: Question, context: Context) -> Draft | None:
    """What is put of a place or a set that a record stands for: 「02-14と同じ省が主担当の施策は」."""
    placed = beside(question, context) or around(question, context) or alike(question, context)
    if placed is not None:
        return _placed(placed, question, context)
    again = compared_with(question, context)
    if again is None:
        return None
    text, record, left_out = again
    told = set_of(text, record, left_out, question, context)
    if told is not None and told.rows is not None:
        say_proof(told, (record,), ())
    return told


def answer_dated(question: Question, context: Context) -> Draft | None:
    """What has the same year as a described record: the year is put in its place, and proved."""
    dated = same_year(question, context)
    if dated is None:
        return None
    anchor = dated.proof.record
    if not within_scope((anchor,), context):
        return None
    note = f"『{question.shown}』→{dated.wording}(もとの記載: {anchor.locator}「{anchor.title}」)"
    read = reading(dated.wording, question, context, note)
    told = passage.answer(read, context)
    if told.status not in ("answered", "corrected"):
        return None
    number = told.cite_sentence(anchor, dated.proof.field, dated.proof.sentence)
    told.say(f"{anchor.locator}の{dated.proof.field.name}: 「{shown(dated.proof)}」", number, prefix="- ")
    return told


def _placed(placed: Placed, question: Question, context: Context) -> Draft | None:
    """The answer to what is asked first, if anything is, and to the question put of the place meant."""
    of = f"(もとの記載: {placed.anchor.locator}「{placed.anchor.title}」)" if placed.anchor else ""
    note = f"『{question.shown}』→{placed.wording}{of}"
    read = reading(placed.wording, question, context, note)
    told = next(
        (d for route in (table.answer, steps.answer, place.answer) if (d := route(read, context))), None
    )
    if told is not None and placed.anchor and placed.cell:
        _say_alike(told, placed.anchor, placed.cell, read, context)
    if told is None or not placed.before:
        return told
    first = passage.answer(analyse(placed.before, context.tokenizer), context)
    if first.status not in ("answered", "corrected"):
        return told
    draft = context.draft(read)
    draft.take(first, 1)
    draft.take(told, len(told.sentences))
    return draft


def _say_alike(told: Draft, anchor: Record, name: str, read: Question, context: Context) -> None:
    """The cell that the record meant has in common with the one by which it was told, of both."""
    records = [anchor, *(r for m in read.measures[:1] if (r := context.library.get("kanmin", m)))]
    for record in records:
        if told.status == "answered" and (cell := record.field(name)) is not None:
            number = told.cite_field(record, cell)
            told.say(f"{record.locator}の{name}: 「{cell.display}」", number, prefix="- ")


_THAT_ONE = regex(
    r"(?:を持って(?:い)?る|があ(?:る|り)|があります)?(?:はず|よう)?(?:です|だ|ます)?(?:が、|。)(?:そちら|そっち|その(?:施策|取組|もう(?:一|1)(?:つ|件))|それ)の"
)


def set_of(text: str, record: Record, left_out: bool, question: Question, context: Context) -> Draft | None:
    """The set that stands in for a record's ministry; what is then asked of its one member is asked of that."""
    if (then := _THAT_ONE.search(text)) is not None:
        chosen = _chosen(text[: then.start()], record, left_out, context)
        if len(chosen) == 1:
            note = f"『{question.shown}』→{chosen[0].locator}「{chosen[0].title}」"
            return place_anew(f"{chosen[0].locator}の{text[then.end() :]}", question, context, note)
    note = f"{record.locator}「{record.title}」の府省庁から「{text}」と読みました"
    read = reading(text, question, context, note)
    asked_set = parse(read, context.library, context.tokenizer)
    if asked_set is None:
        return steps.answer(read, context)  # …が主担当で、…を開発する施策のKPIは
    if context.documents and asked_set.query.kind.document not in context.documents:
        return None
    if asked_set.operation not in ("list", "count"):
        return table.answer(read, context)
    draft = context.draft(read)
    if left_out:
        asked_set = replace(asked_set, query=_without(asked_set.query, record), either=None)
    answer_set(draft, replace(asked_set, document_said=True), read, context)
    return draft


def _chosen(text: str, record: Record, left_out: bool, context: Context) -> tuple[Record, ...]:
    """The records of a set told in words, perhaps without one."""
    asked_set = parse(analyse(text, context.tokenizer), context.library, context.tokenizer)
    if asked_set is None or asked_set.operation not in ("list", "count"):
        return ()
    query = _without(asked_set.query, record) if left_out else asked_set.query
    return select(context.library, query)


def _without(query: Query, record: Record) -> Query:
    """The query without one record."""
    only = Condition(
        "other", record.locator, f"{record.locator}以外の", lambda r: r.locator != record.locator
    )
    return Query(query.universe, (*query.conditions, only))
