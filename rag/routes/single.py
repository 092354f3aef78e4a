"""One record is settled: answer what is asked of it, from its fields or from its best sentence."""

from __future__ import annotations

from rag import attributes as say
from rag.answertype import asked_units
from rag.asked import KPI, MINISTRY, ROLES, asked
from rag.context import Context
from rag.draft import Draft
from rag.evidence import Evidence
from rag.figures import dates, quantities
from rag.question import Question
from rag.quoting import NARROW, say_direct, say_row, say_support, shown
from rag.records import KPI_EFFECT, KPI_PROGRESS, OUTLINE, Measure, Record, Section, Slide
from rag.text import folded

_KPI_FIELDS = {"kpi": say.KPIS, "kpi_progress": (KPI_PROGRESS,), "kpi_effect": (KPI_EFFECT,)}


def answer_field(draft: Draft, record: Record, question: Question, names: tuple[str, ...]) -> bool:
    """Answer attributes that are fields of the record; whether at least one was."""
    said = False
    for name in names:
        if name in MINISTRY and say.ministry_field(record) is not None:
            if name == "ministry" and not question.has("lead") and not question.has("joint"):
                only = ""
            else:
                only = "joint" if question.has("joint") else "lead"
            say.say_ministries(draft, record, only)
        elif name in KPI and isinstance(record, Measure):
            say.say_kpi(draft, record, _KPI_FIELDS[name])
        elif name == "name":
            say.say_name(draft, record)
        elif name == "in_body" and isinstance(record, Measure):
            say.say_in_body(draft, record)
        elif name == "articles" and isinstance(record, Measure) and "手引" not in question.text:
            say.say_articles(draft, record)
        else:
            continue
        said = True
    return said


def answer_sentence(draft: Draft, question: Question, found: list[Evidence]) -> None:
    """Answer with the best sentence, then what supports or contradicts it."""
    best = found[0]
    say_direct(draft, best, question)
    for other in conflicting(question, found):
        text = shown(other)
        number = draft.cite_sentence(other.record, other.field, other.sentence)
        draft.say(f"ただし、同じ{other.record.locator}の{other.field.name}には「{text}」とあり、記載が異なります。", number)
    for other in found[1:6]:
        if other.score >= 0.72 * best.score and other.record.locator == best.record.locator:
            say_support(draft, other, question)
    for other in found[1:4]:
        if other.score >= 0.85 * best.score and other.record.locator != best.record.locator:
            say_support(draft, other, question)


def conflicting(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Sentences of the best one's record that give another value for the same thing.

    The same thing: both cover the question's topic equally well and give a date or an amount of
    the unit asked for; another value: none of the best one's.
    """
    best = found[0]
    first = folded(best.sentence.display)
    units = asked_units(question.text)
    want_date = question.has("date")
    if not want_date and not units:
        return []
    result = []
    for other in found[1:8]:
        if other.record.locator != best.record.locator or other.field.name == best.field.name:
            continue
        text = folded(other.sentence.display)
        if other.features["coverage"] < min(0.95, best.features["coverage"]):
            continue
        if want_date:
            mine, theirs = {d.key for d in dates(first)}, {d.key for d in dates(text)}
        else:
            mine = {q.key for q in quantities(first) if q.unit in units}
            theirs = {q.key for q in quantities(text) if q.unit in units}
        if mine and theirs and not mine & theirs:
            result.append(other)
    return result[:1]


def answer_roles(draft: Draft, record: Record, question: Question, found: list[Evidence], names: tuple[str, ...]) -> bool:
    """Background, purpose, efforts, effect: the bullets that do that job, in the source's order."""
    cell = record.field(OUTLINE)
    if cell is None or not cell.bullets:
        return False
    scores: dict[int, float] = {}
    for evidence in found:
        if evidence.record.locator == record.locator and evidence.field.name == OUTLINE:
            for i, (first, last) in enumerate(cell.bullets):
                if any(s.start == evidence.sentence.start for s in cell.sentences[first:last]):
                    scores[i] = max(scores.get(i, 0.0), evidence.features["role"] + 0.3 * evidence.features["coverage"])
    wanted = tuple(sorted(i for i, s in scores.items() if s >= max(scores.values()) - 0.25))
    if not wanted:
        return False
    draft.say(f"{say.subject(record)}の課題・取組概要には、次のように書かれています。", say.cite_head(draft, record))
    say.say_bullets(draft, record, OUTLINE, wanted)
    return True


def answer_summary(draft: Draft, record: Record, question: Question) -> None:
    """An overview: who and what for, then the outline's bullets, quoted in order."""
    if isinstance(record, Measure):
        say.say_ministries(draft, record)
        say.say_bullets(draft, record, OUTLINE)
        for name in say.KPIS:
            cell = record.field(name)
            if cell and cell.text:
                draft.say(f"{name}: {cell.display}", draft.cite_field(record, cell), prefix="- ")
    elif isinstance(record, Slide) and record.kind == "row":
        say_row(draft, record)
    else:
        say.say_section(draft, record)


def answer_record(draft: Draft, record: Record, question: Question, context: Context) -> None:
    """Answer a question about this record, whatever it asks for."""
    names = asked(question)
    if isinstance(record, Slide) and record.kind == "row":
        from rag.table_question import column_of

        column = column_of(question.text)
        say_row(draft, record, (column,) if column else ())
        return
    fields = tuple(n for n in names if n in (*MINISTRY, *KPI, "name", "in_body", "articles"))
    if fields and answer_field(draft, record, question, fields):
        return
    found = context.finder.find(question, records=(record,))
    if question.has("summary") and not {"date", "number"} & set(names):
        answer_summary(draft, record, question)
        return
    if any(n in ROLES for n in names) and isinstance(record, Measure) and answer_roles(draft, record, question, found, names):
        return
    if (question.terms or {"date", "number", "target"} & set(names)) and found:
        answer_sentence(draft, question, found)
        return
    if isinstance(record, Section | Slide):
        say.say_section(draft, record)
    else:
        say.say_whole(draft, record)



