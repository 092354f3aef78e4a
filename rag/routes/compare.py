"""Two or more records side by side: each side answered and cited, the difference as far as it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rag.asked import asked
from rag.context import Context
from rag.draft import Draft
from rag.evidence import Evidence
from rag.figures import dates
from rag.question import Question, analyse
from rag.quoting import say_row
from rag.records import Record, Slide
from rag.routes.place import measures, sections
from rag.routes.single import answer_record
from rag.table_question import column_of
from rag.text import folded

_EACH = re.compile(r"それぞれ|おのおの|each of|respectively")
_SPLIT = re.compile(r"と(?:は|で)?[、,]?(?!は(?:何|なん|どう|[?。])|して|いう|言|なっ|なる|され|す|思|ころ|り|き)|、|\band\b|\bvs\.?\b|\bor\b")
_TAIL = re.compile(r"(?:と|を|で|の|、)*(?:違い|違う|異なる|異なり|比べ|比較|対比|差|相違|どちら|どっち|並べ|それぞれ|双方|両方).*$")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its record and the part of the question that names it."""

    record: Record
    question: Question


def answer(question: Question, context: Context) -> Draft | None:
    """Compare what the question names; None when it does not name two things."""
    if not (question.has("compare") or _EACH.search(question.text)):
        return None
    sides = _named(question, context) or _described(question, context)
    if len(sides) < 2:
        return None
    draft = context.draft(question)
    rows = [s.record for s in sides if isinstance(s.record, Slide) and s.record.kind == "row"]
    if len(rows) == len(sides):
        _rows(draft, rows, question)
        return draft
    for side in sides:
        answer_record(draft, side.record, side.question, context)
    _which_first(draft, sides, question)
    return draft


def _named(question: Question, context: Context) -> list[Side]:
    """Sides given by numbers, sections or rows of the progress table."""
    library = context.library
    records = [r for _, r in (*measures(question, library), *sections(question, library)) if r is not None]
    if len(records) == 1:
        base = re.sub(r"[①-⑳]$", "", records[0].locator)
        more = [library.get(records[0].document, base + c) for c in re.findall(r"[①-⑳]", question.text)]
        records = [r for r in more if r is not None] or records
    if not records:
        rows = [s for s in library.slides if s.kind == "row" and folded(s.title) in question.text]
        records = list(rows) if len(rows) >= 2 and column_of(question.text) else []
    bare = replace(question, terms=(), intents=question.intents - {"compare", "summary"}, measures=(), sections=())
    topic = replace(bare, terms=question.terms)
    return [Side(r, topic if question.terms and not asked(question) else bare) for r in dict.fromkeys(records)]


def _described(question: Question, context: Context) -> list[Side]:
    """Sides given in words: the question is cut where both halves find a record of their own."""
    body = _TAIL.sub("", question.shown) if question.has("compare") else question.shown
    best: list[Side] = []
    best_score = 0.0
    for match in _SPLIT.finditer(body.lower()):
        left, right = body[: match.start()], body[match.end() :]
        if len(left) < 3 or len(right) < 3:
            continue
        first, second = _find(left, question, context), _find(right, question, context)
        if first is None or second is None or first[0].record.locator == second[0].record.locator:
            continue
        score = min(first[0].features["coverage"], second[0].features["coverage"]) + 0.2 * min(
            first[0].score, second[0].score
        )
        if score > best_score:
            best_score = score
            best = [Side(e.record, q) for e, q in (first, second)]
    return best


def _find(part: str, whole: Question, context: Context) -> tuple[Evidence, Question] | None:
    asked_for = replace(
        analyse(part, context.tokenizer),
        documents=whole.documents,
        intents=whole.intents - {"compare", "count", "list"},
        attributes=whole.attributes,
        text=whole.text,
        shown=whole.shown,
    )
    if not asked_for.terms:
        return None
    found = context.finder.find(asked_for, context.scope(whole), k=30, neighbours=3)
    return (found[0], asked_for) if found and found[0].features["coverage"] >= 0.3 else None


def _rows(draft: Draft, rows: list[Slide], question: Question) -> None:
    """Rows of the progress table: the values, and their difference in the column asked for."""
    column = column_of(question.text) or "進捗率"
    for row in rows:
        say_row(draft, row, (column,))
    values = {row.title: next(v for c, v, _ in row.values if c == column) for row in rows}
    unit = "ポイント" if column == "進捗率" else "件"
    high, low = max(values, key=lambda t: values[t]), min(values, key=lambda t: values[t])
    if len(values) == 2 and values[high] != values[low]:
        cited = [c.number for c in draft.citations.values() if c.field == column]
        draft.say(f"差は{values[high] - values[low]}{unit}で、「{high}」のほうが高くなっています(計算)。", *cited)
    elif len(set(values.values())) == 1:
        draft.say(f"{column}は同じです。")


def _which_first(draft: Draft, sides: list[Side], question: Question) -> None:
    """「どちらが先」: decided only where each side's first quote has exactly one date."""
    if not re.search(r"先|早|earlier|first|後|遅", question.text) or len(sides) != 2:
        return
    found = []
    for side in sides:
        quotes = [c.quote for c in draft.citations.values() if c.locator == side.record.locator]
        keys = {(d.year, d.month or 0): d for q in quotes[:1] for d in dates(folded(q))}
        if len(keys) != 1:
            return
        found.append((next(iter(keys)), next(iter(keys.values())), side.record))
    if found[0][0] != found[1][0]:
        first = min(found, key=lambda f: f[0])
        numbers = [c.number for c in draft.citations.values()][:2]
        draft.say(f"先に予定されているのは「{first[2].title}」({first[2].locator}、{first[1].text})です。", *numbers)
