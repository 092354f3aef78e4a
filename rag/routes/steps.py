"""Questions in two steps: what the first one finds is named, then asked about."""

from __future__ import annotations

from dataclasses import replace

from rag.answer import Rows, Searched
from rag.answerability.expected_type import counts_records
from rag.attributes import ministry_field
from rag.comparison.described import either
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.premises.heard_figures import heard_figures
from rag.premises.premise import figure_claims
from rag.question import Question, analyse
from rag.quoting import say_direct, say_support
from rag.reading.asked import FIELDS, KPI, MINISTRY, asked
from rag.reading.interrogative import WH
from rag.records import KPI_EFFECT, KPI_PROGRESS, MINISTRIES, Record
from rag.routes import place
from rag.steps.described_sets import described_records
from rag.steps.narrowed import ASKS_NAME, narrowed
from rag.steps.selected import Described
from rag.steps.wording import THEN
from rag.tables.answer import answer_set, rule_of, say_total
from rag.tables.condition import Condition, each_proved, proof
from rag.tables.question import constraints, parse
from rag.tables.table import select
from rag.tables.weighed import in_any_part

MOST = 3
"""Records that a question is asked of one by one; of more only a field is shown."""
MANY = 40
"""Records whose field is listed."""
_INTERROGATIVE = regex(WH)


_HOW_MANY = regex(r"^の?(?:件|個|総)?数(?=[はを(]|って|$)|何件|いくつ")
"""The records themselves are counted, whatever remark follows."""


_NAME = regex(r"番号|何番|(?:正式な?)?(?:名前|名称)(?:と番号)?(?:は|を|って|$)[^、。]{0,12}[。?]*$")
"""Its name or number is asked for, and nothing else."""


def answer(question: Question, context: Context) -> Draft | None:
    """Answer a question asked of described records; None where none are described."""
    if (none := _none_mentions(question, context)) is not None:
        return none
    if question.has("compare") and either(question, context) is not None:
        return None  # two that are described are compared
    found = described_records(question, context)
    if found is not None and found.asked_set is None and counts_records(question):
        return None  # 防災がらみで…を使う施策、いくつ: not asked of the one described best
    if found is None or (found.records and not within_scope(found.records, context)):
        return None
    return _of(found, question, context)


_MENTIONS = regex(
    r"(?:触れ|言及|書[いか]|取り上げ|載[っせ]|扱っ)[^、。?]{0,8}(?:もの|施策)(?:は|が|って|も)?、?[^、。?]{0,4}(?:ある|あり)"
)


def _none_mentions(question: Question, context: Context) -> Draft | None:
    """「総務省の防災関係の施策で、外国語対応に触れているものはある?」: a word that none of a wider set has, none of them has."""
    if (
        not _MENTIONS.search(question.text)
        or question.measures
        or question.documents not in ((), ("kanmin",))
    ):
        return None
    held = constraints(question, context.library, context.tokenizer)
    words = [c for c in held[0].conditions if c.kind == "word"] if held else []
    if held is None or not words or not within_scope(context.library.measures[:1], context):
        return None
    query = in_any_part(replace(held[0], universe="measures"))
    if select(context.library, query):
        return None
    draft = context.draft(question)
    say_total(draft, query, (), len(context.library.measures), question.put_in_english, "いいえ。")
    draft.say(rule_of(query))
    draft.rows = Rows(query.words(context.library), 0, ())
    return draft


def within_scope(records: tuple[Record, ...], context: Context) -> bool:
    """Whether the documents that the reader narrowed to hold all of these."""
    return not context.documents or all(r.document in context.documents for r in records)


def answer_field(question: Question, context: Context) -> Draft | None:
    """What is asked of the few records that a list question selects, where the words that ask add no condition.

    「…という言葉が出てくる項目で、中心となる省は」 reads as a list, and asks who leads it; 「国税庁が連携の施策って、
    順位でどこまで上がる」 what the one record says.
    """
    whole = parse(question, context.library, context.tokenizer)
    apart = bool(THEN.search(question.text))
    if whole is None or whole.besides or (whole.operation not in ("list", "count") and not apart):
        return None
    found = described_records(question, context)
    if found is None:
        return None
    told_apart = _told_apart(found, context)
    if told_apart is not found and told_apart.ask.startswith(ASKS_NAME):
        return None  # which of them it is, a list says
    found = told_apart
    if not 0 < len(found.records) <= MOST or not within_scope(found.records, context):
        return None
    if whole.operation == "count" and _HOW_MANY.search(found.ask):
        return None
    ask = analyse(found.ask, context.tokenizer)
    names = asked(ask)
    same = [(c.kind, c.value) for c in found.conditions] == [
        (c.kind, c.value) for c in whole.query.conditions
    ]
    told = len(found.records) == 1 and len(ask.terms) > 1 and bool(_INTERROGATIVE.search(ask.text))
    of_one = len(found.records) == 1 and not {"date", "number", "target"}.isdisjoint(names)
    fits = apart or (same and (told or of_one or (names and names[0] in FIELDS)))
    return _of(found, question, context) if fits else None


def reading(wording: str, question: Question, context: Context, note: str) -> Question:
    """The question put in other words, which the note discloses."""
    read = analyse(wording, context.tokenizer)
    return replace(read, original=question.original, interpretations=(*question.interpretations, note))


def place_anew(wording: str, question: Question, context: Context, note: str) -> Draft | None:
    """The answer of a named place to the question put in other words, which the note discloses."""
    return place.answer(reading(wording, question, context, note), context)


def _told_apart(found: Described, context: Context) -> Described:
    """「…のうち沖縄じゃない方のKPIは」: those of the records that what is asked tells apart first."""
    told = narrowed(found.ask, found.records, context) if len(found.records) > 1 else None
    if told is None:
        return found
    conditions = (*found.conditions, *told.conditions)
    return replace(found, records=told.records, conditions=conditions, ask=told.ask, asked_set=None)


def _of(found: Described, question: Question, context: Context) -> Draft | None:
    found = _told_apart(found, context)
    if not found.records:
        return _none(found, question, context)
    ask = analyse(found.ask, context.tokenizer)
    names = asked(ask)
    if len(found.records) > MOST:
        if not names or names[0] not in FIELDS or found.asked_set is None or len(found.records) > MANY:
            return None
        draft = context.draft(question)
        answer_set(draft, replace(found.asked_set, besides=_fields(names)), question, context)
        return draft
    if _NAME.match(found.ask):
        found = replace(found, ask="施策名は")
    joint = "は" if _INTERROGATIVE.match(found.ask) else "の"
    listed = "と".join(r.locator for r in found.records)
    note = f"『{found.said}』→{'、'.join(f'{r.locator}「{r.title}」' for r in found.records)}"
    answered = place_anew(f"{listed}{joint}{found.ask}", question, context, note)
    if answered is not None and answered.status in ("answered", "corrected"):
        _say_told(answered, found, question)
        if len(found.records) == 1 and answered.status == "answered":
            return _corrected(answered, found.records[0], question, context)
    return answered


def _corrected(answered: Draft, record: Record, question: Question, context: Context) -> Draft:
    """The answer behind a correction, where the record is described by a false figure (3位を目指す施策)."""
    evidence = context.finder.find(question, records=(record,))
    for claim in (
        *figure_claims(question, record, evidence, context),
        *heard_figures(question, record, context),
    ):
        if claim.holds is False and claim.truth is not None:
            draft = context.draft(question)
            draft.status, draft.confidence, draft.searched = (
                "corrected",
                answered.confidence,
                answered.searched,
            )
            say_direct(draft, claim.truth, question, f"ご質問の前提({claim.said})とは異なり、")
            draft.take(answered, len(answered.sentences))
            return draft
    return answered


def _fields(names: tuple[str, ...]) -> tuple[str, ...]:
    """The cells that hold what is asked for."""
    fields: dict[str, None] = {}
    for name in names:
        if name in MINISTRY:
            fields[MINISTRIES] = None
        elif name in KPI:
            fields |= dict.fromkeys(
                {"kpi_progress": (KPI_PROGRESS,), "kpi_effect": (KPI_EFFECT,)}.get(
                    name, (KPI_PROGRESS, KPI_EFFECT)
                )
            )
    return tuple(fields)


def _none(found: Described, question: Question, context: Context) -> Draft | None:
    kinds = {c.kind.removeprefix("not ") for c in found.conditions}
    if found.asked_set is None or kinds & {"word", "affix", "year", "amount"}:
        return None  # words may stand for others
    draft = context.draft(question)
    answer_set(draft, found.asked_set, question, context)
    draft.status = "not_found"
    draft.searched = Searched((found.asked_set.query.kind.document,), question.terms, ())
    return draft


def _say_told(draft: Draft, found: Described, question: Question) -> None:
    """What tells the records: the cell of every condition, or the sentences found by words, not cited yet."""
    for evidence in found.told:
        cited = any(c.start == evidence.sentence.start for c in draft.citations.values())
        if evidence.record in found.records and not cited:
            say_support(draft, evidence, question)
    for conditions in () if found.told and not found.conditions else each_proved(found.conditions):
        say_proof(draft, found.records, conditions)


def say_proof(draft: Draft, records: tuple[Record, ...], conditions: tuple[Condition, ...]) -> None:
    """The cell by which each record was found, where it is not cited yet."""
    cited = {(c.document, c.start) for c in draft.citations.values()}
    for record in records:
        cell = ministry_field(record)
        span = proof(record, conditions) if conditions else (cell, cell.start, cell.end) if cell else None
        if span is None or (record.document, span[1]) in cited:
            continue
        field, start, end = span
        number = draft.cite(record, field.name, start, end)
        draft.say(
            f"{record.locator}の{field.name}: 「{field.display if (start, end) == (field.start, field.end) else draft.library.quote(record.document, start, end)}」",
            number,
            prefix="- ",
        )
