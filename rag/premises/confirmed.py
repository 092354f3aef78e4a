"""A question that states something to have it confirmed (…は6件でしたよね), and what of it is mistaken."""

from __future__ import annotations

from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.polar.guards import has_number
from rag.premises.claims import Claim, agrees, is_instruction
from rag.question import Question
from rag.records import Record
from rag.text import cleaned, folded

_CONFIRMS = regex(
    r"よね|でしょ(?!う)|っけ(?![んな])|(?:です|ます|した|でした)ね[。?、]|はず(?:です|だ|で[、は])|とのこと|そう(?:です|だ|な)(?:が|けど|ね|けれど)"
    r"|と(?:いうふうに)?(?:理解|承知|記憶|把握|認識|解釈)して(?:い|お)|と(?:聞|伺|うかが|思)[いっ]て"
    r"|, (?:right|correct|yes|no)\?|, (?:is|does|was|did|has|are|were|do|will|can|have)(?:n't| not)? (?:it|they|we|there)\?"
)


def confirms(question: Question) -> bool:
    """Whether the question states what it asks to be confirmed, rather than asks whether it is so."""
    return bool(_CONFIRMS.search(question.text))


def mistaken(question: Question, told: str, record: Record | None = None) -> tuple[str, ...]:
    """The numbers, or else the dates, of the question that ``told`` (as in the source) has others in place of.

    Numbers of another time than ``told`` speaks of are none of them, nor are those that the record has elsewhere.
    """
    text = folded(told)
    days = dates(text)
    times = [d for d in question.dates if days and not any(agrees(d, t) for t in days)]
    numbers = []
    had = has_number(question, record) if record is not None else frozenset()
    for asked in question.quantities:
        values = {q.value for q in quantities(text) if q.unit and q.unit == asked.unit}
        if values and asked.value not in values and asked not in had and not is_instruction(question, asked):
            numbers.append(asked)
    if numbers and times:
        return ()
    return tuple(question.shown[part.start : part.end] for part in numbers or times)


def is_said(claim: Claim, question: Question) -> bool:
    """Whether the message itself says it, where its wording was taken from earlier ones."""
    if not question.put_again:
        return True
    said = cleaned(question.original)
    return folded(claim.said) in folded(said) or claim.said in {m.label for m in mentions(said)}
