"""A word that no record of the set has, though another document does: ハルシネーション, which no measure has."""

from __future__ import annotations

from rag.context import Context
from rag.draft import Draft
from rag.question import Question
from rag.records import Field, Record, Sentence
from rag.tables.question import SetQuestion
from rag.tables.table import select
from rag.text import folded

Place = tuple[Record, Field, Sentence]


def stands_beside(asked: SetQuestion, question: Question, context: Context) -> list[Place]:
    """Where else a word stands that alone is looked for and that no record of the set has; none where a document is named."""
    conditions = asked.query.conditions
    alone = len(conditions) == 1 and conditions[0].kind == "word"
    if not alone or question.documents or context.documents or select(context.library, asked.query):
        return []
    word = folded(conditions[0].value.rpartition(":")[0])
    return [
        (record, cell, sentence)
        for record in context.library.records
        if word and record.document != asked.query.kind.document
        for cell in record.fields
        for sentence in cell.sentences
        if word in folded(sentence.display)
    ]


def say_beside(draft: Draft, place: Place) -> None:
    """The first place of another document that has the word."""
    record, cell, sentence = place
    title = draft.library.sources[record.document].short_title
    number = draft.cite_sentence(record, cell, sentence)
    draft.say(f"別の文書では、{title}の{record.locator}に「{sentence.display.strip()}」とあります。", number)
