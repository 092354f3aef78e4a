"""Which records a description in words fits, as one side of a comparison."""

from __future__ import annotations

import re
from typing import Literal

from rag.comparison.sides import of_table, row_named
from rag.context import Context
from rag.evidence.coverage import Coverage
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.ministries import mentions
from rag.premises.ministry_claims import is_alone, names_of
from rag.question import Question
from rag.reading.asked import KPI, asked
from rag.records import DocumentId, Hit, Record, Section, Slide
from rag.text import folded

ENOUGH = 0.3
"""Share of a description's words that its record must have."""
FOREIGN = 0.75
"""The same where the description has a word that no document has: it may mean something else."""
CONTEXT = 0.3
"""What the words of the other side count: 自動運転の構想の施策と実証の施策 names 自動運転 once."""
CLEAR = 1.7
"""Score of a record that is answered for although the other side's is not found."""
_CANDIDATES = 12
_IN_COMPOUND = regex(r"[いきしちにみりぎじびえけせてねめれ][一-鿿ァ-ヺ]")


def candidates(
    part: str,
    own: tuple[str, ...],
    other: tuple[str, ...],
    question: Question,
    context: Context,
    mode: Literal["lexical", "hybrid"],
) -> list[tuple[float, Record]]:
    """Records that fit a description, best first."""
    if (row := row_named(part, question, context)) is not None:
        return [(CLEAR, row)]
    found = context.finder.retriever.search(part, 60, mode, documents=_documents(question, context) or None)
    alone = [names_of(m) for m in mentions(part) if is_alone(part, m)]  # 経産省単独でやっている…の施策
    best: dict[Record, float] = {}
    for hit in found:
        record = _record(hit, question, context)
        if record is not None and any({m.name for m in record.ministries} - names for names in alone):
            continue
        if record is not None and len(best) < _CANDIDATES:
            best.setdefault(record, hit.score)
    vocabulary = context.finder.vocabulary
    mine, theirs = Coverage(own, vocabulary), Coverage(other, vocabulary)
    foreign = foreign_nouns(part, own, context)
    least = FOREIGN if foreign else ENOUGH
    named = any(
        re.search(re.escape(noun) + "[一-鿿ァ-ヺ]", part) for noun in foreign
    )  # a thing of another name
    scored = []
    for record, score in best.items():
        heading = context.finder.heading(record)
        texts = (heading, *(f.display for f in record.fields))
        whole, both = mine.share(*texts, meant=not named), theirs.share(*texts)
        if whole >= least:
            title = folded(record.title)
            spelled = 0.5 if len(title) >= 4 and title in part else 0.0
            value = 0.8 * score + mine.share(heading, meant=True) + 0.6 * whole + CONTEXT * both + spelled
            scored.append((value, record))
    return sorted(scored, key=lambda item: -item[0])[:4]


def foreign_nouns(part: str, terms: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """The words that name something in a description and that no document has: it may mean something else."""
    knows, abstract = context.finder.vocabulary.knows, lexicon().abstract
    return tuple(
        w.surface
        for w in context.tokenizer.words(part)
        if w.lemma in terms
        and (w.pos.startswith("名詞") or _IN_COMPOUND.match(part[w.end - 1 :]))  # 見守りロボット
        and len(w.surface) > 1
        and not {w.lemma, w.surface} & abstract
        and not knows(w.lemma)
    )


def _documents(question: Question, context: Context) -> tuple[DocumentId, ...]:
    """Where to look: only measures have KPIs and marks."""
    return context.scope(question) or (
        ("kanmin",) if set(asked(question)) & {*KPI, "in_body", "articles"} else ()
    )


def _record(hit: Hit, question: Question, context: Context) -> Record | None:
    """The record of a hit that can be a side: no page, no table as a whole, a row where the table is meant."""
    record = context.library.get(hit.chunk.document, hit.chunk.locator)
    if isinstance(record, Slide) and record.kind in {"page", "table"}:
        return None
    if isinstance(record, Slide) and record.kind == "row" and not of_table(question.text):
        return None
    if isinstance(record, Section) and record.kind in {"chapter", "heading"}:
        return None
    return record
