"""What is asked of an answer given before: where it stands, whether it still holds, what comes after it."""

from __future__ import annotations

from rag.answer import Searched
from rag.attributes import cite_head, subject
from rag.context import Context
from rag.draft import Draft
from rag.figures import dates
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.records import (
    ITEM_MINISTRIES,
    KPI_EFFECT,
    KPI_PROGRESS,
    MINISTRIES,
    OUTLINE,
    Field,
    Record,
    Sentence,
)
from rag.routes.place import measures, sections
from rag.text import folded
from rag.thesaurus import paraphrases

_LATER = regex(r"後に|その後|以降|将来|次年度")
"""What a sentence without a year says of a later time."""


def unclear(question: Question, context: Context) -> Draft | None:
    """Ask what is meant where the question points at what was not shown or not found."""
    if not question.unclear:
        return None
    draft = context.draft(question)
    draft.status = "not_found"
    draft.say(question.unclear)
    draft.say("どの施策・取組のことか、施策番号か名前でお尋ねください。")
    draft.searched = Searched((), (), ())
    return draft


def among(question: Question, context: Context) -> Draft | None:
    """Those of the records shown before that have the words asked for, each with a sentence that has one; that none has is said."""
    if not question.among:
        return None
    records = [r for r in context.library.records if r.locator in question.among]
    words = [(term, *paraphrases(term)) for term in question.terms]
    said = "」「".join(question.terms)
    draft = context.draft(question)
    having = [r for r in records if all(any(_sentences(r, form) for form in forms) for forms in words)]
    if not having:
        draft.status = "not_found"
        draft.say(f"先に示した{len(records)}件に、「{said}」の記載はありません。")
        documents = tuple(dict.fromkeys(r.document for r in records))
        draft.searched = Searched(documents, question.terms, tuple(r.locator for r in records))
        return draft
    named = [r for r in having if all(any(form in folded(r.title) for form in forms) for forms in words)]
    told = (*named, *(r for r in having if r not in named))
    titles = [cite_head(draft, r) for r in told]
    as_said = all(_sentences(r, term) for r in having for term in question.terms)
    words_of = "" if as_said else "(言い換えを含む)"
    draft.say(
        f"先に示した{len(records)}件のうち、「{said}」{words_of}の記載があるのは{len(having)}件です。",
        *titles,
    )
    for record in told:
        cell, sentence = next(f for form in words[0] if (f := _sentences(record, form)))
        shown = sentence.display
        quote = "" if shown == record.title else f": 「{shown}」({cell.name})"
        cited = (cite_head(draft, record), draft.cite_sentence(record, cell, sentence))
        draft.say(f"{record.locator} {record.title}{quote}", *dict.fromkeys(cited), prefix="- ")
    return draft


def _sentences(record: Record, form: str) -> tuple[Field, Sentence] | None:
    """The first sentence of a record that has a word, its ministries left out."""
    cells = (f for f in record.fields if f.name not in (MINISTRIES, ITEM_MINISTRIES))
    return next(((f, s) for f in cells for s in f.sentences if form in folded(s.display)), None)


def after(question: Question, context: Context) -> Draft | None:
    """What the record talked about says of the time after the latest year that was told."""
    record = _meant(question, context) if question.of_record == "after" else None
    return _later(record, question, context) if record is not None else None


def _meant(question: Question, context: Context) -> Record | None:
    """The one record that the question names."""
    places = [r for _, r in (*measures(question, context.library), *sections(question, context.library)) if r]
    return places[0] if len(places) == 1 else None


def _later(record: Record, question: Question, context: Context) -> Draft:
    told = max((d.year for said in question.told for d in dates(said)), default=0)
    draft = context.draft(question)
    for name in (OUTLINE, KPI_PROGRESS, KPI_EFFECT):
        cell = record.field(name)
        for sentence in cell.sentences if cell else ():
            text = folded(sentence.text)
            years = [d.year for d in dates(text)]
            later = any(told and year > told for year in years) or _LATER.search(text)
            if cell and later and max(years, default=told) >= told and text not in question.told[:1]:
                draft.say(
                    f"「{sentence.display}」とあります({subject(record)}の{name})。",
                    draft.cite_sentence(record, cell, sentence),
                )
    if not draft.sentences:
        draft.status = "not_found"
        draft.say(f"{subject(record)}に、その後のことの記載はありません。", cite_head(draft, record))
        draft.searched = Searched((record.document,), question.terms, (record.locator,))
    return draft


def like(question: Question, context: Context) -> Draft | None:
    """The records whose text is nearest to that of the one talked about: chosen, not said to be alike."""
    record = _meant(question, context) if question.of_record == "like" else None
    if record is None:
        return None
    cells = (f.display for f in record.fields if f.name not in (MINISTRIES, ITEM_MINISTRIES))
    asked = analyse(" ".join(cells)[:_TEXT], context.tokenizer)
    found = dict.fromkeys(e.record for e in context.finder.find(asked, (record.document,)))
    near = [r for r in found if r != record and type(r) is type(record) and not getattr(r, "children", ())]
    draft = context.draft(question)
    draft.say(
        f"{subject(record)}と記載の近いものは次のとおりです(語と意味の近さで選んだもので、すべてではありません)。",
        cite_head(draft, record),
    )
    for other in near[:_NEAREST]:
        draft.say(f"{other.locator} {other.title}", cite_head(draft, other), prefix="- ")
    return draft


_TEXT = 400
"""Characters of a record that stand for it."""
_NEAREST = 3


def of_answer(draft: Draft, question: Question, context: Context) -> Draft:
    """The first sentence of the answer with all that it rests on in its own words; for 今も, that it tells of no later time."""
    if question.of_answer not in ("source", "now") or not draft.sentences or draft.rows:
        return draft
    told = context.draft(question)
    told.status, told.searched = draft.status, draft.searched
    told.take(draft, 1)
    first = told.sentences[0]
    if question.of_answer == "now" and draft.status != "not_found":
        told.status = "partial"
        told.say("対象の文書にあるのは作成時点の記載で、いまも同じかは書かれていません。", *first.citations)
        return told
    for citation in [c for c in told.citations.values() if c.number in first.citations]:
        quote = " ".join(citation.quote.split())
        if "".join(quote.split()) not in "".join(first.text.split()):
            told.say(f"「{quote}」({citation.locator} {citation.field})", citation.number, prefix="- ")
    return told
