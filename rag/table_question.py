"""From a question to a table query: is it about a set of records at all, which one, what of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from rag import conditions as on
from rag.conditions import Condition, Role, Sign
from rag.figures import integer
from rag.lexicon import lexicon
from rag.question import Question
from rag.records import Library
from rag.table import Dimension, Query, Universe
from rag.table_atoms import (
    MASK,
    Reading,
    joined,
    read_in_body,
    read_kpi,
    read_numbers,
    read_places,
    read_years,
)
from rag.table_literals import read_topic, read_words
from rag.table_ministries import Ministries, read_counts, read_ministries
from rag.table_rows import column_of
from rag.table_words import sign_of, table_words
from rag.text import folded
from rag.tokens import Tokenizer, is_content

__all__ = ["Order", "SetQuestion", "column_of", "parse", "unexplained", "universe_of"]

Operation = Literal["list", "count", "group", "rank", "shared"]
_CONTENT = ("名詞", "形状詞", "形容詞", "動詞", "記号")
_KANA = re.compile("[ぁ-んァ-ヶー]")
_ASIDE = re.compile(
    r"[①-⑳]|180(?=の?施策|件)|三?つの?文書|(?:\d|[一二三])(?=桁|文字)|\(\d\d~\d\d\)|(?:\d|[一二三四五])つ(?=以上並|を?挙)"
)
_MEASURES_ONLY = {"group", "range", "in_body", "kpi", "year", "amount", "figure"}


@dataclass(frozen=True, slots=True)
class Order:
    """How groups or rows are ranked: which end, how many, which place, under which bound."""

    most: bool = True
    ranked: bool = False
    top: int | None = None
    place: int | None = None
    bound: tuple[Sign, int] | None = None


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question about a set of records.

    ``named`` are the ministries compared with one another (それぞれ, どちらが多い), ``excluded``
    groups left out, ``either`` the filter read with または instead of と, ``role_said`` whether
    the part of the ministry was said, ``notes`` how something was read.
    """

    query: Query
    operation: Operation
    dimension: Dimension | None = None
    order: Order = Order()
    named: tuple[tuple[str, str], ...] = ()
    excluded: tuple[str, ...] = ()
    either: Query | None = None
    role: Role = "lead"
    role_said: bool = True
    document_said: bool = False
    notes: tuple[str, ...] = ()


def parse(question: Question, library: Library, tokenizer: Tokenizer) -> SetQuestion | None:
    """The table query that a question puts, or None where it asks for something else."""
    words = table_words()
    text = question.text
    if len(question.documents) > 1 or words.find("asks.other", text) or "senryaku" in question.documents:
        return None
    kind = universe_of(question)
    reading = Reading(question, library, text)
    known = _Known(tokenizer)
    read_places(reading)
    read_words(reading, kind, known)
    dimension, shared = _dimension(reading, kind), bool(words.find("operations.shared", reading.text))
    if dimension != "in_body":
        read_in_body(reading)
    read_kpi(reading)
    read_numbers(reading)
    read_years(reading)
    ranked_text = reading.text
    order = _order(reading, dimension)
    if not shared:
        read_counts(reading)
    ministries = read_ministries(reading)
    if not reading.atoms and not dimension:
        read_topic(reading, kind, known)
    if any(a.condition.kind.removeprefix("not ") in _MEASURES_ONLY for a in reading.atoms):
        kind = "measures"
    if any(folded(q) in _titles(library) for q in question.quoted) and not re.search(r"[」』]を?含", text):
        return None
    places = [a.condition.value for a in reading.atoms if a.condition.kind == "under"]
    if (places and kind == "measures") or any(library.get("kihon", p) is None for p in places):
        return None
    conditions = joined(reading)
    if question.measures and not (len(conditions) > 1 and any(c.kind == "range" for c in conditions)):
        return None
    operation = _operation(reading, ranked_text, dimension, order, ministries, shared)
    if operation is None or not _complete(reading, known):
        return None
    if not conditions and not dimension and not shared and not _whole(question, operation, kind):
        return None
    query = Query(kind, conditions)
    result = SetQuestion(
        query,
        operation,
        dimension=dimension,
        order=order,
        role=ministries.role,
        role_said=ministries.role_said,
        document_said=bool(question.documents) or bool(places),
        notes=tuple(reading.notes),
    )
    return _with_ministries(result, ministries, conditions)


def _titles(library: Library) -> frozenset[str]:
    return frozenset(folded(m.title) for m in library.measures if len(m.title) >= 8)


def universe_of(question: Question) -> Universe:
    """Which records a set question ranges over; measures unless the words say otherwise."""
    text = question.text
    office = any(m.office for m in question.agencies)
    outline = "kihon" in question.documents or bool(question.sections) or office
    works = re.search(r"取り?組み?(?!概要)", text) and not re.search(r"施策|kpi|別表|番台", text)
    if "kanmin" in question.documents or not (outline or works):
        return "measures"
    if re.search(r"取り?組み?|施策|◎|主担当|[①-⑳]", text):
        return "items"
    if re.search(r"方針", text):
        return "policies"
    if re.search(r"節(?:は|が|の数|を)|何節|いくつの節", text):
        return "sections"
    if re.search(r"章(?:は|が|の数|を)|何章|いくつの章", text):
        return "chapters"
    if re.search(r"\(\d\)|項(?!目)", text):
        return "groups"
    return "items"


class _Known:
    """Tells whether a text has content words beyond those that set questions are made of."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._vocabulary = table_words().vocabulary | lexicon().frame

    def __call__(self, text: str) -> bool:
        return not self.unknown(text)

    def unknown(self, text: str) -> list[str]:
        """Content words, in order, that are neither vocabulary nor masked."""
        plain = text.replace(MASK, "。")
        return [
            w.lemma
            for w in self._tokenizer.words(plain)
            if w.pos.startswith(_CONTENT)
            and (is_content(w) or w.pos.startswith("名詞-数詞"))
            and w.lemma not in self._vocabulary
            and w.surface not in self._vocabulary
            and not _KANA.fullmatch(w.surface)
            and not (w.pos.startswith("動詞") and plain[: w.start].endswith("。"))  # ending of a masked word
        ]


def unexplained(question: Question, text: str, tokenizer: Tokenizer) -> list[str]:
    """Content words of the text (the question, parts of it masked) that set questions are not made of."""
    for pattern in lexicon().documents.values():
        text = pattern.sub(lambda m: MASK * len(m.group()), text)
    if question.english:
        return [w for w in re.findall(r"[a-z][a-z'-]*", text) if w not in table_words().english]
    return [w for w in _Known(tokenizer).unknown(text) if not w.isdecimal() and len(w) > 1]


def _complete(reading: Reading, known: _Known) -> bool:
    """Whether every content word of the question belongs to the query."""
    text = reading.text
    for pattern in lexicon().documents.values():
        text = pattern.sub(lambda m: MASK * len(m.group()), text)
    text = _ASIDE.sub(MASK, text)
    if reading.question.english:
        return all(w in table_words().english for w in re.findall(r"[a-z][a-z'-]*|\d+", text))
    return not known.unknown(text)


def _dimension(reading: Reading, kind: Universe) -> Dimension | None:
    found = next((d for p, d in table_words().dimensions if p.search(reading.text)), None)
    # 骨子案は何章 counts chapters, not records by chapter
    return None if found == kind.removesuffix("s") else found


def _order(reading: Reading, dimension: Dimension | None) -> Order:
    """Most or least, top n, n-th, and 5件以上 as a bound on groups; what is read is masked."""
    words = table_words()
    text = reading.text
    least, most = words.find("operations.least", text), words.find("operations.most", text)
    top = nth = None
    if match := words.find("operations.top", text):
        top = integer(next(g for g in match.groups() if g))
        reading.hide(*match.span())
    if match := words.find("operations.nth", text):
        nth = integer(next(g for g in match.groups() if g))
        reading.hide(*match.span())
    bound = None
    if dimension and (match := words.find("operations.bound", reading.text)):
        number = integer(match["n"])
        if number is not None and match["u"] in {"件", "つ", "施策", None}:
            bound = (sign_of(match["c"]), number)
            reading.hide(*match.span())
    ranked = bool(least or most or words.find("operations.sorted", text))
    return Order(not least or bool(most and most.start() < least.start()), ranked, top, nth, bound)


def _operation(
    reading: Reading,
    text: str,
    dimension: Dimension | None,
    order: Order,
    ministries: Ministries,
    shared: bool,
) -> Operation | None:
    words = table_words()
    question = reading.question.text
    if shared and (order.ranked or order.top):
        return "shared"
    counted = bool(words.find("operations.counted", text))
    asked = bool(words.find("asks.attribute", reading.text))
    if dimension:
        if order.ranked or order.top or order.place:
            return "rank"
        if order.bound or words.find("operations.per_group", question) or counted or ministries.excluded:
            return "group"
        return None if dimension == "lead" else "group"
    if ministries.each:
        return "group"
    if counted:
        return "count"
    if asked or not words.find("asks.noun", question):
        return None
    plain = re.sub(r"(?:\([^()]*\)|[。?])+$", "", question)
    if words.find("asks.listed", plain) or words.find("asks.listed", question):
        return "list"
    # keywords alone, all of them understood: 総務省 主担当 02番台
    keywords = len(reading.atoms) > 1 or any(a.condition.kind != "ministry" for a in reading.atoms)
    return "list" if keywords else None


def _whole(question: Question, operation: Operation, kind: Universe) -> bool:
    """Whether all records of a kind are meant, no condition being said."""
    said = bool(question.documents) or kind != "measures" or "180" in question.text
    return (said and operation == "count") or bool(table_words().find("asks.whole", question.text))


def _with_ministries(
    result: SetQuestion, ministries: Ministries, conditions: tuple[Condition, ...]
) -> SetQuestion:
    """Ministries as groups to compare, to leave out, or as the other reading of と."""
    query = result.query
    mine = {(c.kind, c.value) for c in ministries.condition}
    others = tuple(c for c in conditions if (c.kind, c.value) not in mine)
    by_ministry = result.dimension in ("lead", "joint", "ministry")
    compared = len(ministries.named) > 1 and (ministries.each or (by_ministry and result.operation == "rank"))
    if compared and not ministries.excluded:
        dimension: Dimension = "lead" if ministries.role == "lead" else "ministry"
        filtered = Query(query.universe, (*others, on.any_of(ministries.condition)))
        return replace(result, query=filtered, dimension=dimension, named=ministries.named)
    if by_ministry and ministries.excluded and result.operation in ("group", "rank"):
        return replace(result, query=Query(query.universe, others), excluded=ministries.excluded)
    if ministries.either is not None:
        return replace(result, either=Query(query.universe, (*others, ministries.either)))
    return result
