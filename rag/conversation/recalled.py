"""What a question asks of the conversation itself: the source of an answer, what comes after it, all of it together.

The answer before is asked again, or the things that the turns were about are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from rag.conversation.leaning import says
from rag.conversation.rewording import Rewording
from rag.conversation.turns import Exchange, covers, turn_words
from rag.figures import quantities
from rag.question import Question, analyse
from rag.records import Record
from rag.text import folded

_OF_ANSWER: tuple[Literal["source", "now"], ...] = ("source", "now")
_OF_RECORD: tuple[Literal["after", "like"], ...] = ("after", "like")


def of_answer(question: Question, exchanges: Sequence[Exchange], reader: Rewording) -> Question | None:
    """The question before, of whose answer something is asked (出典は, それは今もそうですか); None for any other."""
    base = exchanges[-1]
    for what in _OF_ANSWER:
        if says(question, what) and (base.focus or base.is_set):
            return replace(base.question, original=question.original, of_answer=what)
    for about in _OF_RECORD:
        if base.focus is not None and says(question, about):
            return replace(reader.carry(question, base.focus, base), of_record=about)
    return None


def returned(question: Question, exchanges: Sequence[Exchange], reader: Rewording) -> Question | None:
    """What is asked of the topic gone back to by its name; that no record shown has the name is said."""
    said = turn_words()["back_to"].match(question.text)
    words = analyse(question.shown[slice(*said.span("thing"))], reader.tokenizer).terms if said else ()
    base = next((e for e in reversed(exchanges) if words and set(words) <= set(e.question.terms)), None)
    if said is None or base is None or base.focus is None:
        return None
    having = [r for r in base.records if any(covers(r, (w,)) for w in words)]
    if not having:
        places = "、".join(r.locator for r in base.records)
        return replace(
            question, unclear=f"「{said['thing']}」の語は、そのとき示した記載({places})にありません。"
        )
    focus = base.focus if base.focus in having else having[0]
    return reader.carry(reader.again(question, question.shown[said.end() :]), focus, base)


def wording(question: Question, exchanges: Sequence[Exchange], reader: Rewording) -> str | None:
    """The question put with the things meant: まとめると, 年60回っていうのはどれの話."""
    if says(question, "summed_up"):
        several = _talked_about(exchanges)
        return f"{'と'.join(r.locator for r in several)}の概要は" if several else None
    if value := turn_words()["value_of"].match(question.text):
        return _with_value(question.shown[slice(*value.span("value"))], exchanges)
    return None


_MOST = 3
"""Things of which a summary is given."""


def _talked_about(exchanges: Sequence[Exchange]) -> list[Record]:
    """The records that the last turns were about, each once, the latest last."""
    last = exchanges[-1]
    if len(last.asked_of) > 1:
        return list(last.asked_of[:_MOST])
    found: list[Record] = []
    for exchange in reversed(exchanges):
        if exchange.is_set or exchange.focus is None:
            break
        found = [exchange.focus, *(r for r in found if r != exchange.focus)]
    return found[-_MOST:]


def _with_value(value: str, exchanges: Sequence[Exchange]) -> str:
    """What has this number, asked of the one record of the conversation that has it, or of all."""
    figure = quantities(folded(value))
    talked = dict.fromkeys(r for e in exchanges for r in (*e.records, *e.listed))
    having = [r for r in talked if any(q in quantities(folded(f.display)) for f in r.fields for q in figure)]
    return (
        f"{having[0].locator}の{value}とは何の数字ですか"
        if len(having) == 1
        else f"{value}とあるのはどれですか"
    )
