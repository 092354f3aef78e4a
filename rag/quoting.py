"""Turning evidence into sentences: a direct first one with the value, the quote behind it."""

from __future__ import annotations

import re

from rag.attributes import ministry_field, subject, target
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.segments import whose
from rag.records import KPI_EFFECT, KPI_PROGRESS, Measure, Section, Slide
from rag.tables.conditions import kpi_state
from rag.text import folded

NARROW = 380
"""Characters a narrow answer may have in all."""
_CLIP = 230
_ACT = regex(r"を[^、をのたるい]{1,12}$")
"""An indicator that is an act (…の待機をほぼ解消) has no value."""
_CLAUSE = regex(r"[を。:]")
"""A value told in a clause (80団体でPHRを実装, 令和2年度:完了) ends no sentence with です."""
_BULLET = regex(r"^(?:[-・·•○]|[ -]\s)\s*")


def shown(evidence: Evidence) -> str:
    """The sentence for reading, its bullet sign dropped."""
    return _BULLET.sub("", evidence.sentence.display.strip()).strip()


def say_direct(draft: Draft, evidence: Evidence, question: Question, opening: str = "") -> None:
    """The first sentence: what is measured and its value, or the passage in its own words."""
    record, cell = evidence.record, evidence.field
    if isinstance(record, Slide) and record.kind == "row":
        say_row(draft, record, (cell.name,), opening)
        return
    number = draft.cite_sentence(record, cell, evidence.sentence)
    text = shown(evidence)
    if cell.name in (KPI_PROGRESS, KPI_EFFECT):
        split = target(text) if kpi_state(cell) != "未設定" else None
        if split and not (_ACT.search(split[0]) or _CLAUSE.search(split[1])):
            draft.say(f"{opening}{split[0]}は、{split[1]}です({subject(record)}の{cell.name})。", number)
            return
        draft.say(f"{opening}{subject(record)}の{cell.name}は「{text}」です。", number)
        return
    if isinstance(record, Section) and record.kind == "item":
        numbers = [number]
        if (ministries := ministry_field(record)) is not None:
            numbers.append(draft.cite_field(record, ministries))
        draft.say(
            f"{opening}{record.locator}に「{record.title}」とあります(府省庁: {whose(record, question.terms, draft.library)})。",
            *numbers,
        )
        return
    place = subject(record)
    where = f"{place}の{cell.name}" if isinstance(record, Measure) else place
    draft.say(f"{opening}「{clip(text, question)}」とあります({where})。", number)


def clip(text: str, question: Question) -> str:
    """The sentence, or of a very long one the clauses around what is asked (verbatim, with …)."""
    if len(text) <= _CLIP:
        return text
    clauses = re.findall(r"[^、]*、?", text)
    wanted = [
        sum(t in folded(c) for t in question.terms) + bool(dates(folded(c)) or quantities(folded(c)))
        for c in clauses
    ]
    best = max(range(len(clauses)), key=lambda i: wanted[i])
    first = last = best
    while True:
        grown = False
        for i in (last + 1, first - 1):
            if 0 <= i < len(clauses) and sum(map(len, clauses[min(first, i) : max(last, i) + 1])) <= _CLIP:
                first, last, grown = min(first, i), max(last, i), True
        if not grown:
            break
    part = "".join(clauses[first : last + 1]).strip()
    return f"{'…' if first else ''}{part}{'…' if last < len(clauses) - 1 else ''}"


def say_support(draft: Draft, evidence: Evidence, question: Question, limit: int = NARROW) -> bool:
    """A further passage as a bullet, if it still fits; whether it did."""
    text = clip(shown(evidence), question)
    used = sum(len(line) for line in draft.lines)
    if used + len(text) + 30 > limit or any(text in line for line in draft.lines):
        return False
    number = draft.cite_sentence(evidence.record, evidence.field, evidence.sentence)
    where = f"{evidence.record.locator} {evidence.field.name}"
    # A row is shown with the names of its columns: no quotation.
    row = isinstance(evidence.record, Slide) and evidence.record.kind == "row"
    draft.say(f"{text}({where})" if row else f"「{text}」({where})", number, prefix="- ")
    return True


def say_row(draft: Draft, row: Slide, columns: tuple[str, ...] = (), opening: str = "") -> None:
    """A row of the progress table: the columns asked for first, all values behind."""
    values = {column: f"{value}{unit}" for column, value, unit in row.values}
    wanted = [c for c in columns if c in values] or list(values)
    numbers = [draft.cite_field(row, f) for c in (*wanted, *values) if (f := row.field(c))]
    first = "、".join(f"{c}は{values[c]}" for c in wanted)
    rest = "、".join(f"{c}{v}" for c, v in values.items() if c not in wanted)
    draft.say(f"{opening}「{row.title}」の{first}です{f'({rest})' if rest else ''}。", *numbers)
