"""What the further clauses of a question ask: 担当省庁と令和2年度の目標, 役所はどこで完成は何年度か."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag import attributes as say
from rag.context import Context
from rag.draft import Draft
from rag.evidence.answertype import asked_units
from rag.evidence.fitting import fitting_first
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.quoting import say_direct
from rag.reading.asked import FIELDS, KPI, MINISTRY, asked, tail
from rag.reading.interrogative import WH
from rag.records import Measure, Record
from rag.text import folded

_BREAK = regex(
    r"[?？。、]|,? and (?=(?:(?:in|by|for|from|to|on|at|about|roughly|approximately|also) )?(?:which|what|when|where|how|who))|と(?=、|[^はもの、]{2})(?![いしすきっめどなこ])|(?:および|及び|並びに|ならびに|そして)"
)
_INTERROGATIVE = regex(rf"{WH}|\b(?:which|what|when|where|how|who)\b")
_SHORT = regex(
    r"\s*(?:あと|それと|また|それから|ついでに|では|じゃあ)?、?[^?？。、]{2,20}(?:のほう|の方)?は[?？。\s]*"
)
"""A clause cut short: いつから？　あと手術の情報は asks of it what the one before asks."""
_AMOUNT = regex(r"[一-鿿ァ-ヺー]{2}(?<!複)(?:数|率|割合|規模)(?:と|及び|および|並びに|ならびに)?$")
"""What is counted is asked for by its name: 整備市町村数と所管."""
_NEAR = 10
"""Characters behind what names an attribute within which a clause that asks for it ends."""
_VALUES = frozenset(("date", "number", "target"))
_ASKED = frozenset(FIELDS) | _VALUES
"""What is asked for besides something else: a field or a value, not a general idea."""
_ENOUGH, _COUNTED = 0.4, 0.25
"""Share of a clause's words that the sentence which answers it must have; one with the counter asked for."""


def clauses(question: Question, context: Context) -> list[Question]:
    """The clauses that each ask for something, none where the question is of one piece.

    What only describes stays with the clause behind it.
    """
    pieces = list(_pieces(question.shown))
    if len(pieces) < 2:
        return []
    found: list[Question] = []
    pending = ""
    for piece in pieces:
        pending += piece
        if found and _SHORT.fullmatch(piece) and (asks := _INTERROGATIVE.search(found[-1].shown)):
            found.append(
                analyse(f"{piece.rstrip('?？。')}{found[-1].shown[asks.start() :]}", context.tokenizer)
            )
            pending = ""
            continue
        if not _ends_in_cue(piece):
            continue
        part = analyse(pending.strip("、と"), context.tokenizer)
        if part.agencies and part.agencies[-1].end == len(part.text):
            continue  # 総務省と…: a ministry is named, not asked for
        if set(asked(part)) & _ASKED or _INTERROGATIVE.search(part.text) or _counts(piece):
            found.append(part)
            pending = ""
    return found


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for match in _BREAK.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    if text[start:].strip():
        yield text[start:]


def _counts(piece: str) -> bool:
    """Whether a piece asks for what it counts, beside what the next one asks for."""
    return bool(_AMOUNT.search(piece)) and not piece.endswith(("数", "率", "割合", "規模"))


def _ends_in_cue(piece: str) -> bool:
    """Whether a piece ends in what is asked for (…を所管している省と), rather than merely has it."""
    text = folded(piece).rstrip("と、?。")
    if _INTERROGATIVE.search(text) or _counts(piece):
        return True
    return any(
        len(text) - match.end() <= _NEAR
        for name, pattern in lexicon().attributes.items()
        if name in _ASKED
        for match in pattern.finditer(text)
    )


def answer_before(draft: Draft, record: Record, parts: Sequence[Question], context: Context) -> None:
    """Say the values that are asked for before a field is (対象は何人で、どこの省の事業)."""
    if not isinstance(record, Measure):
        return
    first = next((i for i, part in enumerate(parts) if set(asked(part)) & set(FIELDS)), 0)
    for part in parts[:first]:
        described, _, last = part.shown.rpartition("、")  # …を防ぐやつ、何人が対象で: the record is known
        asks = analyse(last, context.tokenizer) if described and _INTERROGATIVE.search(last) else part
        _say_value(draft, record, asks if asks.terms else part, context)


def answer_further(draft: Draft, record: Record, parts: Sequence[Question], context: Context) -> None:
    """Add what further clauses ask of the record and the answer does not have yet."""
    if not isinstance(record, Measure):
        return
    for part in parts if len(parts) > 1 else ():
        names = asked(part)
        if part.measures and record.locator not in part.measures:
            continue
        if names and names[0] in MINISTRY:
            _say_ministries(draft, record)
        elif names and names[0] in KPI and not set(names) & {"number", "date"}:
            _say_kpi(draft, record, names[0])
        elif names == ("target",) and not part.terms:
            _say_kpi(draft, record, "kpi")
        elif not (names and names[0] in FIELDS) and part.terms:
            _say_value(draft, record, part, context)


def _say_ministries(draft: Draft, record: Measure) -> None:
    cell = say.ministry_field(record)
    if cell is not None and not _has(draft, record, cell.start, cell.end):
        say.say_ministries(draft, record)


def _say_kpi(draft: Draft, record: Measure, name: str) -> None:
    fields = {"kpi_progress": say.KPIS[:1], "kpi_effect": say.KPIS[1:]}.get(name, say.KPIS)
    for field in fields:
        cell = record.field(field)
        if cell is not None and not _has(draft, record, cell.start, cell.end):
            say.say_kpi(draft, record, (field,))


def _say_value(draft: Draft, record: Measure, part: Question, context: Context) -> None:
    """The sentence that has the date or the amount this clause asks for, unless it is cited already."""
    rest = analyse(tail(part), context.tokenizer)
    part = rest if rest.terms else part  # what describes the record tells nothing of the value
    found = fitting_first(part, context.finder.find(part, records=(record,)))
    best = next((e for e in found if _tells(part, folded(e.sentence.display))), None)
    least = _COUNTED if asked_units(part.text) else _ENOUGH
    if best is None or best.features["coverage"] < least:
        return
    if not _has(draft, record, best.sentence.start, best.sentence.end):
        say_direct(draft, best, part)


def _tells(part: Question, text: str) -> bool:
    if part.has("date"):
        return bool(dates(text))
    units = asked_units(part.text)
    found = quantities(text)
    if found and _AMOUNT.search(part.text) and part.terms and part.terms[-1] in text:
        return True  # the sentence counts what is named: 整備市町村数(…整備市町村16)
    return any(q.unit in units for q in found) if units else bool(found) or not part.has("number")


def _has(draft: Draft, record: Record, start: int, end: int) -> bool:
    """Whether some citation of the record shares characters with this range."""
    return any(
        c.locator == record.locator and c.start < end and start < c.end for c in draft.citations.values()
    )
