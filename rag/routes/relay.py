"""The answer to what is asked of the ministry that a described measure or item has (rag/steps/relay.py)."""

from __future__ import annotations

from dataclasses import replace

from rag.attributes import ministry_field, say_ministries
from rag.context import Context
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asking import is_polar
from rag.reading.segments import say_part
from rag.records import Measure, Record, Section
from rag.routes import parts_of_office, passage, whole
from rag.routes.steps import place_anew, reading, say_proof, within_scope
from rag.routes.told_by import set_of
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
    told = next((d for way in (_part, _item, _set, _topic) if (d := way(relay, question, context))), None)
    if told is None or told.status not in ("answered", "corrected"):
        return None
    if told.rows is None:
        say_proof(told, tuple(r for r in told.first_records() if _has(r, relay.offices)), ())
    whose = context.draft(question)
    cell = ministry_field(relay.record)
    if relay.part is not None and cell is not None:
        say_part(whose, relay.record, relay.part, cell)
    else:
        say_ministries(whose, relay.record)
    if not relay.before:
        told.take(whose, 1)
        return told
    whose.status = told.status
    whose.join(told)
    return whose


def _has(record: Record, offices: tuple[str, ...]) -> bool:
    return any(m.name in offices for m in record.ministries)


def _note(relay: Relay, question: Question) -> str:
    return f"『{question.shown}』→{relay.record.locator}「{relay.record.title}」の{'・'.join(relay.offices)}"


def _part(relay: Relay, question: Question, context: Context) -> Draft | None:
    """The parts of an item that have the ministry: 骨子案の社会課題解決では何の分野に名前があるか."""
    if len(relay.offices) != 1:
        return None
    return parts_of_office.told_of(relay.offices[0], analyse(relay.ask, context.tokenizer), context)


def _set(relay: Relay, question: Question, context: Context) -> Draft | None:
    """A set or a count of what the ministry has, or whether it has any."""
    read = reading(relay.wording, question, context, _note(relay, question))
    told = whole.answer(read, context) or set_of(
        relay.wording, relay.record, relay.left_out, question, context
    )
    if told is not None or not is_polar(read):
        return told
    told = passage.answer(read, context)
    own = any(_has(r, relay.offices) for r in told.first_records())
    return (
        told
        if read.sections or own or any(o in s.text for s in told.sentences for o in relay.offices)
        else None
    )


def _topic(relay: Relay, question: Question, context: Context) -> Draft | None:
    """What is asked of something else than the record described: of the one of the ministry that has it best."""
    asks = analyse(relay.ask, context.tokenizer)
    topic = replace(asks, attributes=frozenset(), intents=frozenset())
    documents = asks.documents or (relay.record.document,)
    own = tuple(
        r
        for r in context.library.records
        if r.document in documents and any(m.name in relay.offices for m in r.leads)
    )
    found = context.finder.find(topic, records=own) if topic.terms and own else []
    best = max(found, key=_fits, default=None)
    if best is None or best.record == relay.record or best.features["whole_meant"] < ENOUGH:
        return None
    here = context.finder.find(topic, records=(relay.record,))
    if max((e.features["whole_meant"] for e in here), default=0.0) >= best.features["whole_meant"]:
        return None  # it goes on about the record described itself
    ask = _JOINT.sub("", relay.ask)
    note = f"{_note(relay, question)}、{best.record.locator}「{best.record.title}」"
    return place_anew(f"{best.record.locator}の{ask}", question, context, note)


def _fits(evidence: Evidence) -> tuple[float, float]:
    return evidence.features["whole_meant"], evidence.score


_JOINT = regex(r"^(?:が|は|も|って|の|で(?:は)?|に|、)+")


def _item(relay: Relay, question: Question, context: Context) -> Draft | None:
    """What is asked of one thing that the ministry has: 骨子では…の話も引っ張っていて、そのとき一緒に組む省は."""
    match = _ITEM.match(relay.ask)
    record = _of_office(match["thing"], relay.offices, question, context) if match else None
    if match is None or record is None:
        return None
    ask = _PARTNER.sub("連携府省庁", match["ask"])
    note = f"{_note(relay, question)}、{record.locator}「{record.title}」"
    return place_anew(f"{record.locator}の{ask}", question, context, note)


def _of_office(thing: str, offices: tuple[str, ...], question: Question, context: Context) -> Record | None:
    """The one record of the ministry in the document named that has what is told of it."""
    told = analyse(thing, context.tokenizer)
    told = replace(told, agencies=(), attributes=frozenset(), intents=frozenset())
    records = tuple(
        r
        for r in context.library.records
        if isinstance(r, Measure | Section)
        and r.document in (told.documents or ("kihon",))
        and _has(r, offices)
    )
    if not told.terms or not records:
        return None
    best = max(
        context.finder.find(told, records=records),
        key=lambda e: (e.features["whole_meant"], any(m.name in offices for m in e.record.leads), e.score),
        default=None,
    )
    return best.record if best is not None and best.features["whole_meant"] >= ENOUGH else None
