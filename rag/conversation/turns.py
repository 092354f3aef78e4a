"""A conversation so far: what each question asked, read with what went before, and of which records."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from rag.figures import integer
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.locators import section_references
from rag.question import Question, analyse
from rag.reading.sets_said import as_set
from rag.records import MINISTRIES, Library, Record, Slide
from rag.routes.slides import area_of
from rag.tables.progress_columns import columns_of
from rag.tables.question import parse
from rag.text import folded
from rag.tokens import Tokenizer

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


_NUMBER = regex(r"(?<![\d-])\d{2}-\d{2}(?![\d-])")
_LINE = regex(r"(?m)^- (?P<first>\d{2}-\d{2}|第\d+章(?:第\d+節(?:\(\d+\)[①-⑳]?)?)?)(?=[ 「\[]).*$")
_FILLED = regex(r"(?<![(\d])(\d{2}-\d{2})\[")
_QUOTATION = regex(
    r"(?:- ?)?「(?P<said>[^\n]{2,400}?)」(?=とあります|\([^()\n]{2,40}(?:\([^()\n]{2,4}\))?\))"
)
_AREA_TOLD = regex(r"[^。\n]{0,40}?(?:分野|領域)は(?P<area>[^。、()\n]{2,20})\([^()]*\)です")
TOTAL = regex(r"全体|合計|総計|トータル|ひっくるめ|全部(?:合わせ|あわせ|まとめ|足)|\btotal\b")


class Message(Protocol):
    """A message of the conversation; ``role`` is user or assistant."""

    @property
    def role(self) -> str: ...

    @property
    def content(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, resolved, and the records that it and its answer name, in their order.

    ``listed`` are those that the answer lists one a line (all of them, however long the answer),
    ``told`` are the sentences that the answer quotes, in their order,
    ``area_told`` is the row of the progress table that was the answer (一番遅れている分野は).
    """

    question: Question
    asked_of: tuple[Record, ...]
    answered_of: tuple[Record, ...] = ()
    listed: tuple[Record, ...] = ()
    is_set: bool = False
    area_told: str = ""
    told: tuple[str, ...] = ()

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
            question = resolve(analyse(as_set(content), tokenizer), exchanges)
            named = _carried(question, library) or records_in(content, library)
            is_set = parse(question, library, tokenizer) is not None
            exchanges.append(Exchange(question, named, is_set=is_set))
        elif exchanges:
            last = exchanges[-1]
            found = (*last.answered_of, *records_in(content, library))
            told = _AREA_TOLD.match(folded(content))
            exchanges[-1] = replace(
                last,
                answered_of=tuple(dict.fromkeys(found)),
                listed=_listed(message.content, library),
                told=_quoted(message.content),
                area_told=(area_of(told["area"]) or "") if told else "",
            )
    return exchanges


def _quoted(message: str) -> tuple[str, ...]:
    """The sentences that the lines of an answer quote whole, folded: 「…」とあります, - 「…」(09-14 課題・取組概要)."""
    lines = [_QUOTATION.match(folded(line)) for line in message.split("\n")]
    return (
        tuple(m["said"] for m in lines if m) if lines[0] else ()
    )  # what stands beside a value told is not meant


def _listed(message: str, library: Library) -> tuple[Record, ...]:
    """The records whose number or place begins a line of a list, or that fill it (- 02-03[1] 02-09[2])."""
    found: list[str] = []
    for line in _LINE.finditer(message):
        found += _FILLED.findall(line.group()) or [line["first"]]
    records = (library.get("kanmin", f) or library.get("kihon", f) for f in found)
    return tuple(dict.fromkeys(r for r in records if r is not None))


def _carried(question: Question, library: Library) -> tuple[Record, ...]:
    found = [library.get("kanmin", number) for number in question.measures]
    found += [library.get("kihon", s) or library.get("senryaku", s) for s in question.sections]
    return tuple(r for r in found if r is not None)


def records_in(message: str, library: Library) -> tuple[Record, ...]:
    """The records that a message names by number, section or place, in order; else by a whole title.

    The title of a whole document (AI戦略2019フォローアップ) tells the source and names no record.
    """
    text = folded(message)
    found = [(m.start(), library.get("kanmin", m.group())) for m in _NUMBER.finditer(text)]
    headed = [(text.find(folded(s.locator)), s) for s in library.sections if "章(" in s.locator]
    found += [(at, s) for at, s in headed if at >= 0]
    found += [(r.start, library.get("kihon", r.locator)) for r in section_references(text)]
    found += [(text.find(folded(s.locator)), s) for s in library.slides if _is_named(s, text)]
    within = {at for at, _ in headed}  # 第1章(リスクへの対応): not the chapter as a whole
    named = [(at, r) for at, r in found if r is not None and (at not in within or "(" in r.locator)]
    named.sort(key=lambda item: item[0])
    if named:
        return tuple(dict.fromkeys(r for _, r in named))
    titled = (r for r in library.records if len(r.title) >= 8 and folded(r.title) in text)
    return tuple(r for r in titled if not _is_document(folded(r.title)))[:1]


def _is_document(title: str) -> bool:
    """Whether a title is made of names of documents alone."""
    for pattern in lexicon().documents.values():
        title = pattern.sub("", title)
    return not title


def _is_named(slide: Slide, text: str) -> bool:
    return "/" in slide.locator and folded(slide.locator) in text


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
