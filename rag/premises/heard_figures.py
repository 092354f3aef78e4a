"""The figures, dates, shares and doers of what a question has heard before it asks, judged as if はい or いいえ were asked of it alone."""

from __future__ import annotations

from dataclasses import replace

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.polar.pairs import is_dated_otherwise
from rag.polar.roles_told import doer_of, doer_told
from rag.polar.shares import share_of, share_said
from rag.polar.wording import proposition
from rag.premises.claims import Claim
from rag.premises.premise import heard
from rag.question import Question, analyse
from rag.reading.conjoined import judged
from rag.records import Record


def heard_figures(question: Question, record: Record, context: Context) -> tuple[Claim, ...]:
    """The date, number or doer of what the question has heard, where はい or いいえ to it alone would be いいえ."""
    told = heard(question)
    part = analyse(f"{told}のですか。", context.tokenizer) if told else None
    if part is None or not part.terms:
        return ()
    share = share_said(part)
    if not (part.dates or part.quantities or share):
        body = doer_of(told, context)
        found = context.finder.find(part, records=(record,)) if body else []
        holds, truth = doer_told(proposition(part, context), found, context) or (True, None)
        return () if holds else (Claim("doer", body, False, truth),)
    if share and (elsewhere := _other_share(part, question, context)) is not None:
        return (Claim("wording", share, False, elsewhere),)
    verdict = judged(part, record, context.finder.find(part, records=(record,)), context)
    if verdict.yes is not False or verdict.evidence is None:
        return ()
    said = proposition(part, context)
    if not (verdict.figured or verdict.weighed or is_dated_otherwise(part, said, verdict.evidence, context)):
        return ()
    spans = [(d.start, d.end) for d in part.dates] + [(q.start, q.end) for q in part.quantities]
    shown = part.shown[slice(*spans[0])] if len(spans) == 1 else share or told
    return (Claim("wording", shown, False, verdict.evidence),)


def _other_share(part: Question, question: Question, context: Context) -> Evidence | None:
    """The sentence nearest to what was heard that tells another share, whatever record the question itself is about."""
    asked = replace(part, documents=question.documents)
    shared = share_of(asked, context.finder.find(asked, context.scope(asked)))
    return shared[1] if shared is not None and not shared[0] else None
