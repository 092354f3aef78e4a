"""What spells out an acronym, wherever it stands: where it was met (交通管制の施策に現れる略語PTPS) tells nothing of it."""

from __future__ import annotations

from dataclasses import replace

from rag.context import Context
from rag.evidence.definition import SPELLED, asks_full_form, terms
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question

_ACRONYM = regex(r"[a-z][a-z0-9-]{1,11}")


def spelled_first(question: Question, found: list[Evidence], context: Context) -> list[Evidence]:
    """The evidence, behind what spells out the acronym that is asked for, where the nearest sentence does not."""
    if question.english or not asks_full_form(question) or not found:
        return found
    term = next(iter(terms(question)), "")
    if not _ACRONYM.fullmatch(term) or found[0].features["definition"] >= SPELLED:
        return found
    alone = replace(question, search=term, terms=(term,), text=f"{term}は何の略ですか。", documents=())
    spelled = context.finder.find(alone)
    clear = spelled and spelled[0].features["definition"] >= SPELLED
    return [*spelled[:1], *found] if clear else found
