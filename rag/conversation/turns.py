"""A conversation so far: what each question asked, read with what went before, and of which records."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from rag.conversation.answers import (
    area_told,
    is_declined,
    listed,
    named,
    quoted,
    records_in,
    without_nearest,
)
from rag.figures import integer
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import Question, analyse
from rag.reading.sets_said import as_set
from rag.records import MINISTRIES, Library, Record
from rag.tables.areas import area_of
from rag.tables.progress_columns import columns_of
from rag.tables.question import parse
from rag.text import folded
from rag.tokens import Tokenizer
from rag.topics.topic_reading import topic_spans

MOST = 12
"""Messages looked back at."""
LONGEST = 2000
"""Characters read of each: what a message is about stands at its beginning."""
SHORT = 24
"""Characters of a question that goes back to an earlier topic by its name (農業のほうはいつまで)."""


@cache
def turn_words() -> dict[str, re.Pattern[str]]:
    """The patterns of rag/conversation/turns.toml and of what points back, by name; read once."""
    data = tomllib.loads((Path(__file__).parent / "turns.toml").read_text(encoding="utf-8"))
    own = {name: regex("|".join(f"(?:{p})" for p in ps)) for name, ps in data["patterns"].items()}
    return {**lexicon().followup, **own}


@cache
def idle_words() -> frozenset[str]:
    """Words that name no topic of their own in a question that goes on."""
    data = tomllib.loads((Path(__file__).parent / "turns.toml").read_text(encoding="utf-8"))
    return frozenset(data["words"]["idle"].split())


TOTAL = regex(
    r"全体|合計|総計|トータル|ひっくるめ|全部(?:の分野(?:を|で)?)?(?:合わせ|あわせ|まとめ|足)|全(?:ての)?分野(?:を|で)?(?:合わせ|あわせ|足)|\btotal\b"
)


class Message(Protocol):
    """A message of the conversation; ``role`` is user or assistant."""

    @property
    def role(self) -> str: ...

    @property
    def content(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, resolved, and the records that it and its answer name, in their order.

    ``listed`` are those that the answer lists one a line (all of them, however long the answer), or a set named in a row,
    ``told`` are the sentences that the answer quotes, in their order, ``topic`` is the user's own
    words for what is talked about, kept while it is, ``declined`` whether the documents tell nothing of it,
    ``area_told`` is the row of the progress table that was the answer (一番遅れている分野は).
    """

    question: Question
    asked_of: tuple[Record, ...]
    answered_of: tuple[Record, ...] = ()
    listed: tuple[Record, ...] = ()
    is_set: bool = False
    area_told: str = ""
    told: tuple[str, ...] = ()
    topic: str = ""
    declined: bool = False

    @property
    def focus(self) -> Record | None:
        """The record talked about: the one the question names, else the first of the answer."""
        if self.is_set and len(self.answered_of) != 1:
            return None
        if len(self.asked_of) == 1:
            return self.asked_of[0]
        return next(iter((*self.answered_of, *self.asked_of)), None)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records talked about, those of the question first where it names several."""
        if len(self.asked_of) > 1:
            return self.asked_of
        return self.answered_of or self.asked_of

    @property
    def area(self) -> str | None:
        """The row of the progress table that the question asks for, or None."""
        text = self.question.text
        if not columns_of(text):
            return self.area_told or None
        return area_of(text) or ("Total" if TOTAL.search(text) else None) or self.area_told or None


def conversation(
    history: Sequence[Message],
    library: Library,
    tokenizer: Tokenizer,
    resolve: Callable[[Question, Sequence[Exchange]], Question],
) -> list[Exchange]:
    """The exchanges of the last messages; ``resolve`` reads a question in the light of those before it."""
    exchanges: list[Exchange] = []
    for message in history[-MOST:]:
        content = message.content[:LONGEST]
        if message.role == "user":
            exchanges = _saying_something(exchanges)
            question = resolve(analyse(as_set(content), tokenizer), exchanges)
            of = named(question, library) or records_in(content, library)
            kept = exchanges[-1].topic if exchanges and set(of) & set(exchanges[-1].records) else ""
            topic = kept or (topic_phrase(question, tokenizer) if own(question) else "")
            is_set = parse(question, library, tokenizer) is not None
            exchanges.append(Exchange(question, of, is_set=is_set, topic=topic))
        elif exchanges:
            last, content = exchanges[-1], without_nearest(content, exchanges[-1].question)
            found = (*last.answered_of, *records_in(content, library))
            exchanges[-1] = replace(
                last,
                answered_of=tuple(dict.fromkeys(found)),
                listed=listed(message.content, library)
                or (records_in(content, library) if last.is_set else ()),
                told=quoted(message.content),
                declined=is_declined(message.content),
                area_told=area_of(area_told(content) or _area_asked(last.question, content)) or "",
            )
    return _saying_something(exchanges)


_WHICH_AREA = regex(r"(?:分野|領域|区分|ところ)[^、。?]{0,4}(?:どこ|どれ|何)|どの(?:分野|領域)")


def _area_asked(question: Question, answer: str) -> str:
    """The first sentence of an answer to which area it is: 研究開発の69%です."""
    asked = columns_of(question.text) and _WHICH_AREA.search(question.text)
    return folded(answer).split("。")[0] if asked else ""


def topic_phrase(question: Question, tokenizer: Tokenizer) -> str:
    """The first topic of a question with all that の or ・ joins to it: AIの安全性."""
    spans = topic_spans(question, tokenizer)
    if not spans:
        return ""
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if question.shown[end:next_start] not in ("の", "・"):
            break
        end = next_end
    return question.shown[start:end]


def _saying_something(exchanges: list[Exchange]) -> list[Exchange]:
    """The exchanges without those that named no topic and got no answer: the one before is still talked about."""
    meant = [e for e in exchanges if not e.question.unclear]
    kept = [e for e in meant if e.is_set or e.focus or own(e.question) or e.question.documents]
    return kept or exchanges


def covers(record: Record, words: Sequence[str]) -> bool:
    """Whether the record's own text includes all these words (a verb's stem, シティ for シティー will do)."""
    text = folded(" ".join((record.title, *(f.display for f in record.fields if f.name != MINISTRIES))))
    return all(
        t in text or (len(t) > 1 and ("ぁ" <= t[-1] <= "ん" or t[-1] == "ー") and t[:-1] in text)
        for t in words
    )


def own(question: Question) -> tuple[str, ...]:
    """The topic words of the question that could name a topic of its own."""
    return tuple(t for t in question.terms if t not in idle_words())


def turns_back(text: str) -> bool:
    """Whether a question names first what of the conversation it is about: 最初のに戻って, 2つありますよね."""
    return any(turn_words()[name].search(folded(text)) for name in ("back", "back_to", "by_name", "the_two"))


def followed(question: Question, exchanges: Sequence[Exchange]) -> Exchange:
    """The exchange that the question follows: the last one, or an earlier one it goes back to."""
    patterns, last = turn_words(), exchanges[-1]
    if patterns["first"].search(question.text):
        return exchanges[0]
    if match := patterns["nth_question"].search(question.text):
        number = integer(match["n"]) or 0
        return exchanges[number - 1] if 1 <= number <= len(exchanges) else last
    others = [e for e in exchanges[:-1] if e.focus != last.focus]
    if patterns["before"].search(question.text) and others:
        return others[-1]
    words = own(question)
    if words and len(question.text) <= SHORT and not (last.focus and covers(last.focus, words)):
        return next((e for e in reversed(others) if e.focus and covers(e.focus, words)), last)
    return last
