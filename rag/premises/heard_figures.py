"""The figures, dates, shares and doers of what a question has heard before it asks, judged as if はい or いいえ were asked of it alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.polar.pairs import is_dated_otherwise
from rag.polar.roles_told import doer_of, doer_told
from rag.polar.shares import share_of, share_said
from rag.polar.wording import asks_not, proposition
from rag.premises.claims import Claim, agrees
from rag.premises.confirmed import mistaken
from rag.premises.premise import told_of
from rag.question import Question, analyse
from rag.reading.conjoined import judged
from rag.records import Record, Slide
from rag.text import folded


def heard_figures(question: Question, record: Record, context: Context) -> tuple[Claim, ...]:
    """The date, number or doer of what the question has heard, where はい or いいえ to it alone would be いいえ."""
    if isinstance(record, Slide) and record.kind == "row":
        return ()  # its figures are told of its columns
    told = told_of(question, record)
    part = analyse(f"{told}のですか。", context.tokenizer) if told else None
    if part is None or not part.terms:
        return ()
    share = share_said(part)
    if not (part.dates or part.quantities or share):
        return _doer(told, part, record, context)
    if share and (elsewhere := _other_share(part, question, context)) is not None:
        return (Claim("wording", share, False, elsewhere),)
    found = context.finder.find(part, records=(record,))
    verdict = judged(part, record, found, context)
    if verdict.yes is False and verdict.field:
        cell = next((e for e in found if e.field.name == verdict.field), None)
        return (Claim("wording", _figure_said(part) or told, False, cell),) if cell else ()
    if verdict.yes is None:
        return _bare_number(part, found)
    if verdict.yes is not False or verdict.evidence is None:
        return ()
    if wrong := (
        mistaken(part, verdict.evidence.sentence.display, record) or _uncounted(part, verdict.evidence)
    ):
        return (Claim("wording", "、".join(wrong), False, verdict.evidence),)
    stated = proposition(part, context)
    if not (
        verdict.figured or verdict.weighed or is_dated_otherwise(part, stated, verdict.evidence, context)
    ):
        return ()
    said = _figure_said(part) or _number_said(part, verdict.evidence) or share or told
    return (Claim("wording", said, False, verdict.evidence),)


def _bare_number(part: Question, found: Sequence[Evidence]) -> tuple[Claim, ...]:
    """A number told without its unit, where a near sentence counts what is named otherwise: 都道府県警が29ある."""
    for evidence in (e for e in found[:_NEAR] if e.features["own"] >= _ABOUT):
        if wrong := _uncounted(part, evidence):
            return (Claim("wording", "、".join(wrong), False, evidence),)
    return ()


_ABOUT, _NEAR = 0.35, 3
"""Share of the words told that a sentence must have whose number is another, and how many are looked at."""


def _doer(told: str, part: Question, record: Record, context: Context) -> tuple[Claim, ...]:
    """The body that is told to do something, where a sentence tells another."""
    body = doer_of(told, context)
    found = context.finder.find(part, records=(record,)) if body else []
    holds, truth = doer_told(proposition(part, context), found, context) or (True, None)
    return () if holds else (Claim("doer", body, False, truth),)


def _number_said(part: Question, evidence: Evidence) -> str:
    """The one number of what was heard, as typed, where its dates are those of the sentence."""
    days = dates(folded(evidence.sentence.display))
    if len(part.quantities) != 1 or not all(any(agrees(a, d) for d in days) for a in part.dates):
        return ""
    return part.shown[part.quantities[0].start : part.quantities[0].end]


def _uncounted(part: Question, evidence: Evidence) -> tuple[str, ...]:
    """A number told without its unit that the sentence has another of, what is counted being named: 参加自治体が1,000を超える."""
    counted = [q for q in quantities(folded(evidence.sentence.display)) if q.unit and q.unit in part.text]
    bare = [q for q in part.quantities if not q.unit]
    if len(counted) != 1 or len(bare) != 1 or bare[0].value == counted[0].value:
        return ()
    return (part.shown[bare[0].start : bare[0].end],)


def _figure_said(part: Question) -> str:
    """The one date or number of what was heard, as typed; empty where there are several."""
    spans = [(d.start, d.end) for d in part.dates] + [(q.start, q.end) for q in part.quantities]
    return part.shown[slice(*spans[0])] if len(spans) == 1 else ""


def _other_share(part: Question, question: Question, context: Context) -> Evidence | None:
    """The sentence nearest to what was heard that tells another share, whatever record the question itself is about."""
    asked = replace(part, documents=question.documents)
    shared = share_of(asked, context.finder.find(asked, context.scope(asked)))
    denied = asks_not(asked, context)
    return shared[1] if shared is not None and shared[0] == denied else None
