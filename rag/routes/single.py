"""One record is settled: answer what is asked of it, from its fields or from its best sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rag import attributes as say
from rag.answerability.answerable import Verdict, missing_attribute
from rag.answerability.expected_type import untyped
from rag.answerability.missing_kind import missing_kind
from rag.answerability.objections import unmet
from rag.answerability.qualifiers import missing_qualifier
from rag.context import Context
from rag.draft import Draft
from rag.evidence.coverage import Coverage, Vocabulary
from rag.evidence.finder import Evidence
from rag.evidence.fitting import conflicting, fitting_first
from rag.lazy_regex import regex
from rag.premises.claims import is_assertion
from rag.question import Question
from rag.quoting import say_direct, say_row, say_support, shown
from rag.reading.asked import FIELDS, KPI, MINISTRY, ROLES, asked, tail
from rag.reading.segments import part_meant, say_part
from rag.records import HEADING, KPI_EFFECT, KPI_PROGRESS, NAME, OUTLINE, Measure, Record, Section, Slide
from rag.routes.below import item_meant, of_offices, say_contents, say_lacking_kind, tells_of_all
from rag.routes.bullets import answer_bullet, answer_due, is_nth, ordinal
from rag.routes.further import answer_before, answer_further, clauses
from rag.routes.kpi_sides import first_asked
from rag.routes.listed import goes_with, is_note, of_other_date, say_listed, say_note, say_rest
from rag.routes.roles import answer_roles, planned, say_direct_bullets
from rag.routes.told_alone import is_told
from rag.routes.verdicts import answer_polar, correct, say_lacking
from rag.tables.question import column_of
from rag.text import folded

_KPI_FIELDS = {"kpi": say.KPIS, "kpi_progress": (KPI_PROGRESS,), "kpi_effect": (KPI_EFFECT,)}


def answer_record(draft: Draft, record: Record, question: Question, context: Context) -> None:
    """Answer a question about this record, whatever it asks for."""
    record = of_offices(record, question, context)
    found = context.finder.find(question, records=(record,))
    corrected = is_assertion(question) and correct(draft, record, question, found, context)
    if not corrected and say_lacking(draft, record, question, missing_kind(question, found)):
        return
    if not corrected and answer_polar(draft, record, question, found, context):
        return
    corrected = corrected or correct(draft, record, question, found, context)
    missing = _lacking(question, found, context)
    if not corrected and any(say_lacking(draft, record, question, verdict) for verdict in missing):
        return
    if answer_due(draft, record, question):
        return
    names = asked(question)
    if names and question.has("name"):  # 何という名前で、どちらの省のものか
        names = tuple(dict.fromkeys((*names, "name")))
    parts = clauses(question, context)
    if names and names[0] in FIELDS:
        answer_before(draft, record, parts, context)
    if isinstance(record, Slide) and record.kind == "row":
        column = column_of(question.text)
        say_row(draft, record, (column,) if column else ())
    elif answer_fields(draft, record, question, names):
        answer_further(draft, record, parts, context)
    elif isinstance(record, Section) and record.kind != "item":
        answer_place(draft, record, question, context, found)
    else:
        answer_prose(draft, record, question, found)
        answer_further(draft, record, parts, context)


def _lacking(question: Question, found: list[Evidence], context: Context) -> Iterator[Verdict]:
    """What may be missing of the record, one after the other."""
    yield missing_attribute(question, found)
    yield missing_qualifier(question, found, context)
    yield from unmet(question, found, context)
    if found:
        yield untyped(question, leading(question, found))


def answer_place(
    draft: Draft, record: Section, question: Question, context: Context, found: list[Evidence]
) -> None:
    """A chapter, section, group or headed paragraph of the outline."""
    number = ordinal(question.text)
    if number and not record.children and not is_nth(record, question.text):
        answer_bullet(draft, record, number)
    elif record.children:
        answer_branch(draft, record, question, context)
    elif not (_beside(record, question, context) or asked(question)) or _ONE_BY_ONE.search(question.text):
        say.say_section(draft, record)
    else:
        answer_prose(draft, record, question, found)


_ONE_BY_ONE = regex(
    r"(?:一|1|ひと)(?:つ|個|項目)ずつ|順番?に(?:挙げ|教え|説明|並べ)|(?:要するに|つまり|結局|ざっくり)[^。]*(?:って|という|どんな|どういう|何の)(?:話|こと|内容|中身)"
)


def _beside(record: Section, question: Question, context: Context) -> bool:
    """Whether the question names more than the heading itself: a word, a date, a figure."""
    title = {*context.tokenizer.content(record.title), *context.tokenizer.content(record.locator)}
    quoted = any(words not in folded(record.title) for words in question.quoted)
    return bool(set(question.terms) - title or quoted or question.dates)


def answer_prose(draft: Draft, record: Record, question: Question, found: list[Evidence]) -> None:
    """From the text of the record: a summary, the bullets that do the job asked for, or a sentence."""
    names = asked(question)
    if question.has("summary") and not {"date", "number"} & set(names):
        answer_summary(draft, record, question.english)
    elif of_year := planned(record, question, found, names):
        answer_sentence(draft, question, of_year)
    elif names and names[0] in ROLES and isinstance(record, Measure) and not is_told(question, found):
        answer_roles(draft, record, found, names, of=question.dates)
    elif found and (
        found[0].features["coverage"]
        or found[0].features["meant"]
        or question.dates
        or {"date", "number", "target"} & set(names)
    ):
        answer_sentence(draft, question, found)
    elif isinstance(record, Section | Slide):
        say.say_section(draft, record)
    else:
        say.say_whole(draft, record)


def answer_branch(draft: Draft, record: Section, question: Question, context: Context) -> None:
    """A chapter, section or group: the sentence below it that is asked for, else its contents."""
    if re.search(r"見出し|タイトル|題名|表題", question.text) and record.kind == "group":
        draft.say(f"{record.locator}の見出しは「{record.title}」です。", say.cite_head(draft, record))
        return
    if say_lacking_kind(draft, record, question, context):
        return
    if record.kind == "chapter" and question.has("summary") and tells_of_all(record, question, context):
        say_contents(draft, record, context)
        return
    terms = tuple(t for t in question.terms if t not in context.tokenizer.content(record.title))
    lists = question.has("list") and record.kind != "chapter"
    if not lists and (terms or question.quoted):
        below = context.library.with_below(record)
        narrowed = replace(question, terms=terms)
        found = [e for e in context.finder.find(narrowed, records=below) if e.field.name != HEADING]
        names = asked(question)
        item = item_meant(narrowed, below, context) if names and names[0] in MINISTRY else None
        if item is not None and answer_fields(draft, item, question, names):
            return
        if question.has("summary") and found and found[0].features["whole"] >= 0.4:
            say.say_section(draft, found[0].record)
            return
        strong = found and max(found[0].features["coverage"], found[0].features["quoted"]) >= 0.3
        if strong and not question.has("summary"):
            if not answer_fields(draft, found[0].record, question, names):
                answer_sentence(draft, narrowed, found)
            return
    say.say_section(draft, record)


def answer_fields(draft: Draft, record: Record, question: Question, names: tuple[str, ...]) -> bool:
    """Answer attributes that are fields of the record; whether at least one was."""
    said = False
    if not names or names[0] not in FIELDS:
        return False
    for name in names:
        if name in MINISTRY and (cell := say.ministry_field(record)) is not None:
            apart = name != "joint" or not record.leads
            part = part_meant(record, question.terms, draft.library) if apart else None
            if part is not None:
                say_part(draft, record, part, cell)
            else:
                say.say_ministries(draft, record, "" if name == "ministry" else name)
        elif name in KPI and isinstance(record, Measure):
            say.say_kpi(draft, record, first_asked(record, _KPI_FIELDS[name], question))
        elif name == "name":
            say.say_name(draft, record)
        elif name == "in_body" and isinstance(record, Measure):
            say.say_in_body(draft, record)
        elif name == "articles" and isinstance(record, Measure):
            say.say_articles(draft, record)
        else:
            continue
        said = True
    return said


def support_description(
    draft: Draft, record: Record, question: Question, found: list[Evidence], vocabulary: Vocabulary
) -> None:
    """Cite the sentence by which a described record was recognised (「…」をKPIに置く施策の担当は)."""
    rest = tail(question)
    if not found:
        return
    if rest == question.text:
        _support_owner(draft, record, question)
        return
    described = question.text[: len(question.text) - len(rest)]
    words = Coverage(tuple(t for t in question.terms if t in described) or question.terms, vocabulary)
    mine = [e for e in found if e.record.locator == record.locator and e.field.name not in _NO_SUPPORT]
    clue = max(mine, key=lambda e: words.share(e.sentence.display) + e.features["quoted"], default=None)
    cited = {(c.start, c.end) for c in draft.citations.values()}
    known = clue is None or any(s <= clue.sentence.start < e for s, e in cited)
    if clue and not known and words.share(clue.sentence.display) + clue.features["quoted"] >= 0.5:
        say_support(draft, clue, question)
    cell = say.ministry_field(record)
    named = any(m.start < len(described) for m in question.agencies) or re.search(r"主担当|◎", described)
    if cell and named and (cell.start, cell.end) not in cited:
        draft.say(f"府省庁: {say.roles(record)}", draft.cite_field(record, cell), prefix="- ")


_OWNED = regex(
    r"(?:が|の|は)、?(?:唯一)?(?:主?担当|◎|主管|所管|連携)[^、。?]{0,10}?(?:唯一の)?(?:施策|取り?組み?|項目)"
)
"""環境省が主担当になっている唯一の施策において: who has the record tells which it is."""


def _support_owner(draft: Draft, record: Record, question: Question) -> None:
    """Cite the ministries of a record that the question describes by its ministry, wherever it asks."""
    cell = say.ministry_field(record)
    cited = {(c.start, c.end) for c in draft.citations.values()}
    by_owner = any(_OWNED.match(question.text, m.end) for m in question.agencies)
    if cell and by_owner and (cell.start, cell.end) not in cited:
        draft.say(f"府省庁: {say.roles(record)}", draft.cite_field(record, cell), prefix="- ")


def answer_sentence(draft: Draft, question: Question, found: list[Evidence]) -> None:
    """Answer with the best sentence, then what contradicts or supports it."""
    found = leading(question, found)
    best = found[0]
    titled = best.field.name == HEADING and isinstance(best.record, Section | Slide)
    if titled and not question.has("ministry", "name"):
        say.say_section(draft, best.record)  # a mere heading tells nothing
        return
    say_direct(draft, best, question)
    say_note(draft, best, question)
    draft.support(*_spelled(draft, best, found))
    if say_listed(draft, best, question) or say_rest(draft, best, question):
        return
    for other in conflicting(question, found):
        number = draft.cite_sentence(other.record, other.field, other.sentence)
        place = f"{other.record.locator}の{other.field.name}"
        draft.say(f"ただし、同じ{place}には「{shown(other)}」とあり、記載が異なります。", number)
    support = [e for e in found[1:8] if e.sentence.text.strip() and e.field.name not in _NO_SUPPORT]
    for other in support:
        near = other.record.locator == best.record.locator
        if not (other.features["own"] or goes_with(other.record, best.record)):
            continue  # no word of what is asked
        if not near and of_other_date(other, question):
            continue  # 令和3年度に稼働する施策: another's 令和2年度
        long = sum(map(len, draft.lines)) + len(other.sentence.display) > _LONGEST
        if other.score >= (0.7 if near else 0.88) * best.score and len(draft.lines) < 4 and not long:
            say_support(draft, other, question)


def _spelled(draft: Draft, best: Evidence, found: list[Evidence]) -> tuple[int, ...]:
    """Cite the name of the measure where it spells out the term asked about: 実践的サイバー防御演習(CYDER)."""
    names = (e for e in found[1:8] if e.record is best.record and e.field.name == NAME)
    return tuple(draft.cite_field(e.record, e.field) for e in names if e.features["definition"] >= _SPELLED)


def leading(question: Question, found: list[Evidence]) -> list[Evidence]:
    """The evidence in the order in which it is told: what fits the value asked for first."""
    found = [e for e in found if e.field.name not in _NOT_PROSE] or found
    least = found[0].features["coverage"]
    as_good = any(e.features["coverage"] >= least for e in found if not is_note(e))
    if as_good and is_note(found[0]) and not question.has("definition"):
        found = sorted(found, key=is_note)  # what letters stand for tells nothing else
    return fitting_first(question, found)


_LONGEST = 360
"""Characters of an answer with what bears it out, the place of that aside: it is to be read at a glance."""
_SPELLED = 0.7
_NOT_PROSE = frozenset({"府省庁名", "府省庁", "本文記載"})
_NO_SUPPORT = frozenset({"府省庁名", "府省庁", "施策名", "見出し", "本文記載"})


def answer_summary(draft: Draft, record: Record, english: bool = False) -> None:
    """An overview: the outline's bullets in order, who, then the KPIs; in English who first, which is told in English."""
    if isinstance(record, Measure):
        if english:
            say.say_ministries(draft, record, named=True)
            say.say_bullets(draft, record, OUTLINE)
        else:
            cell = record.field(OUTLINE)
            say_direct_bullets(draft, record, tuple(range(len(cell.bullets))) if cell else ())
            say.say_ministries(draft, record, named=True)
        for name in say.KPIS:
            cell = record.field(name)
            if cell and cell.text:
                draft.say(f"{name}: {cell.display}", draft.cite_field(record, cell), prefix="- ")
    else:
        say.say_section(draft, record)
