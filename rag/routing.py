"""The routes in the order in which they are asked, and what completes the answer of the one that does not pass."""

from __future__ import annotations

from rag.context import Context
from rag.draft import Draft
from rag.english.frames import say_in_english
from rag.question import Question
from rag.routes import (
    above,
    amounts_apart,
    apart,
    areas,
    both,
    compare,
    cross,
    defined,
    elsewhere,
    elsewhere_too,
    extremes,
    headings,
    imprint,
    in_turn,
    labels,
    layout,
    left_out,
    named,
    next_asks,
    of_others,
    openings,
    other_offices,
    outside,
    pair_apart,
    parts_of_office,
    passage,
    place,
    place_counts,
    recalled,
    relay,
    repeats,
    same_field,
    slides,
    stated_rows,
    steps,
    table,
    told_by,
    weighed,
    who_and_what,
    whole,
    within,
)

ROUTES = (
    recalled.unclear,
    recalled.among,
    recalled.after,
    recalled.like,
    outside.answer,
    imprint.answer,
    layout.answer,
    extremes.answer,
    stated_rows.answer,
    same_field.answer,
    relay.answer,
    repeats.answer,
    elsewhere.answer,
    place_counts.answer,
    other_offices.answer,
    openings.answer,
    labels.answer,
    defined.answer,
    headings.answer,
    apart.answer,
    weighed.answer,
    whole.answer,
    both.answer,
    cross.answer,
    pair_apart.answer,
    parts_of_office.answer,
    within.answer,
    compare.answer_named,
    compare.answer_either,
    areas.answer,
    told_by.answer_dated,
    told_by.answer_like,
    steps.answer_field,
    table.answer,
    steps.answer,
    place.answer,
    compare.answer,
    slides.answer,
    passage.answer,
)
"""In order; the first one that does not pass answers."""


def route(asked: Question, context: Context) -> tuple[str, Draft]:
    """The first route that does not pass, by the name of its module, and what it drafted, completed."""
    for first in ROUTES:
        draft = first(asked, context)
        if draft is not None:
            return first.__module__.rpartition(".")[2], _completed(draft, asked, context)
    raise LookupError("the last route never passes")


def _completed(draft: Draft, asked: Question, context: Context) -> Draft:
    """The answer with the further parts of the question, what else belongs to it, and its frame."""
    draft = in_turn.answered(draft, asked, context, ROUTES)
    draft = next_asks.complete(draft, asked, context, ROUTES)
    draft = who_and_what.complete(draft, asked, context, ROUTES)
    of_others.complete(draft, asked)
    above.complete(draft, asked, context)
    elsewhere_too.complete(draft, asked, context)
    named.complete(draft, asked, context)
    left_out.complete(draft, asked, context)
    draft = amounts_apart.complete(draft, asked, context)
    if asked.put_in_english:
        say_in_english(draft)
    return draft
