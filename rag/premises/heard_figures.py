"""The figures, dates and shares of what a question has heard before it asks, judged as if はい or いいえ were asked of it alone."""

from __future__ import annotations

from rag.context import Context
from rag.polar.pairs import is_dated_otherwise
from rag.polar.shares import tells_share
from rag.polar.wording import proposition
from rag.premises.claims import Claim
from rag.premises.premise import heard
from rag.question import Question, analyse
from rag.reading.conjoined import judged
from rag.records import Record


def heard_figures(question: Question, record: Record, context: Context) -> tuple[Claim, ...]:
    """The date or number of what the question has heard, where はい or いいえ to it alone would be いいえ."""
    told = heard(question)
    part = analyse(f"{told}のですか。", context.tokenizer) if told else None
    if part is None or not part.terms:
        return ()
    if not (part.dates or part.quantities or tells_share(part)):
        return ()
    verdict = judged(part, record, context.finder.find(part, records=(record,)), context)
    if verdict.yes is not False or verdict.evidence is None:
        return ()
    said = proposition(part, context)
    if not (verdict.figured or verdict.weighed or is_dated_otherwise(part, said, verdict.evidence, context)):
        return ()
    spans = [(d.start, d.end) for d in part.dates] + [(q.start, q.end) for q in part.quantities]
    shown = part.shown[slice(*spans[0])] if len(spans) == 1 else told
    return (Claim("wording", shown, False, verdict.evidence),)
