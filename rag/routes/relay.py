"""The answer to what is asked of the ministry that a described measure or item has (rag/steps/relay.py)."""

from __future__ import annotations

from dataclasses import replace

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asking import is_polar
from rag.records import Measure, Record, Section
from rag.routes import passage, steps, table
from rag.routes.steps import place_anew, reading, say_proof, within_scope
from rag.steps.relay import Relay, relayed

_ITEM = regex(
    r"^(?P<thing>.{4,80}?)(?:みたい|よう|そう|とか|らしい)?(?:なん|なの)?(?:です|ます)?(?:が|けど|けれど|。|、|ね|よね)+(?:そのとき|その(?:時|際|場合|項目|取組|施策|話)|そこ|それ)(?:に|で|の|は|を)*、?(?P<ask>.{4,})$"
)
_PARTNER = regex(
    r"(?:一緒に|共に|ともに)?(?:組む|組んで(?:い)?る|やる|取り組む|担う|進める)(?:相手|相方|パートナー)?の?(?:府省庁?|省庁?|役所|ところ|相手)?(?=は|って|が)"
)
ENOUGH = 0.34
"""Share of the words that tell an item of the ministry which it must have."""


def answer(question: Question, context: Context) -> Draft | None:
    """Say who has what is described, and answer what is asked of that ministry; None where nothing is handed on."""
    relay = relayed(question, context)
    if relay is None or not within_scope((relay.record,), context):
        return None
    told = _item(relay, question, context) or _set(relay, question, context)
    if told is None or told.status not in ("answered", "corrected"):
        return None
    first = (
        place_anew(f"{relay.record.locator}の主担当はどこ", question, context, "") if relay.before else None
    )
    if first is None or first.status != "answered":
        say_proof(told, (relay.record,), ())
        return told
    if len(told.lines) != len(told.sentences):  # numbers in rows of many
        told.take(first, 1)
        return told
    draft = context.draft(question)
    draft.take(first, 1)
    draft.take(told, len(told.sentences))
    draft.rows, draft.status = told.rows, told.status
    return draft


def _note(relay: Relay, question: Question) -> str:
    return f"『{question.shown}』→{relay.record.locator}「{relay.record.title}」の{relay.office}"


def _set(relay: Relay, question: Question, context: Context) -> Draft | None:
    """A set or a count of what the ministry has."""
    read = reading(relay.wording, question, context, _note(relay, question))
    told = table.answer(read, context) or steps.answer(read, context)
    if told is not None or not is_polar(read):
        return told
    told = passage.answer(read, context)
    return told if read.sections or any(relay.office in s.text for s in told.sentences) else None


def _item(relay: Relay, question: Question, context: Context) -> Draft | None:
    """What is asked of one thing that the ministry has: 骨子では…の話も引っ張っていて、そのとき一緒に組む省は."""
    match = _ITEM.match(relay.ask)
    record = _of_office(match["thing"], relay.office, question, context) if match else None
    if match is None or record is None:
        return None
    ask = _PARTNER.sub("連携府省庁", match["ask"])
    note = f"{_note(relay, question)}、{record.locator}「{record.title}」"
    return place_anew(f"{record.locator}の{ask}", question, context, note)


def _of_office(thing: str, office: str, question: Question, context: Context) -> Record | None:
    """The one record of the ministry in the document named that has what is told of it."""
    told = analyse(thing, context.tokenizer)
    told = replace(told, agencies=(), attributes=frozenset(), intents=frozenset())
    records = tuple(
        r
        for r in context.library.records
        if isinstance(r, Measure | Section)
        and r.document in (told.documents or ("kihon",))
        and any(m.name == office for m in r.ministries)
    )
    if not told.terms or not records:
        return None
    best = max(
        context.finder.find(told, records=records),
        key=lambda e: (e.features["whole_meant"], any(m.name == office for m in e.record.leads), e.score),
        default=None,
    )
    return best.record if best is not None and best.features["whole_meant"] >= ENOUGH else None
