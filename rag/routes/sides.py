"""Which of two things that a question puts side by side the record bears out: 構想段階か、もう設立済みか."""

from __future__ import annotations

from collections.abc import Sequence

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.polar.verdict import Polar
from rag.question import Question
from rag.quoting import say_direct
from rag.reading.choice import choice_of, is_of_offices
from rag.reading.conjoined import judged_alone
from rag.records import HEADING, ITEM, NAME, Record
from rag.text import folded

_CONTRARY = regex(r"^(?:まだ|これから|今後|未)|な(?:い|かった)$|(?:途中|中|これから|先)$")
"""A side that only says that the other does not hold (yet)."""


def answer_choice(draft: Draft, record: Record, question: Question, context: Context) -> bool:
    """Name the side that holds, with the sentence that says so; False where that is not told of just one, or a cell tells."""
    choice = choice_of(question.text)
    if choice is None or question.english or is_of_offices(question):
        return False
    told = [
        judged_alone(said, question, record, context) if context.tokenizer.content(side) else Polar(None)
        for said, side in zip(choice.statements, choice.sides, strict=True)
    ]
    chosen = _chosen(choice.sides, told)
    if chosen is None or (told[1 - chosen].yes is None and _tells_of(record, choice.sides, chosen, context)):
        return False
    evidence = (told[chosen] if told[chosen].yes else told[1 - chosen]).evidence
    if evidence is None or evidence.field.name in (NAME, HEADING, ITEM):
        return False  # a title says nothing of how things stand
    at = question.text.rfind(choice.sides[chosen])
    side = question.shown[at : at + len(choice.sides[chosen])]
    say_direct(draft, evidence, question, f"「{side}」のほうです。")
    return True


def _chosen(sides: Sequence[str], told: Sequence[Polar]) -> int | None:
    """The side that alone holds, or that says the contrary of the one that does not."""
    held = [n for n, t in enumerate(told) if t.yes]
    denied = [n for n, t in enumerate(told) if t.yes is False]
    if not held and len(denied) == 1 and _CONTRARY.search(sides[1 - denied[0]]):
        return 1 - denied[0]
    return held[0] if len(held) == 1 else None


def _tells_of(record: Record, sides: Sequence[str], chosen: int, context: Context) -> bool:
    """Whether the record has all that the other side says beside the chosen one, so that both may hold."""
    own = set(context.tokenizer.content(sides[1 - chosen])) - set(context.tokenizer.content(sides[chosen]))
    text = folded(" ".join(f.display for f in record.fields))
    return bool(own) and all(word in text for word in own)
