"""What a set question wants done with its set: listed, counted, counted by groups, ranked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rag.figures import integer
from rag.lazy_regex import regex
from rag.records import KPI_EFFECT, KPI_PROGRESS, MINISTRIES, OUTLINE
from rag.tables.atoms import MASK, Reading
from rag.tables.condition import Condition, Sign
from rag.tables.edges import Edge
from rag.tables.ministries import Ministries
from rag.tables.table import Dimension, Universe
from rag.tables.words import sign_of, table_words

Operation = Literal["list", "count", "group", "rank", "shared", "split", "edge", "tops"]
BY_MINISTRY = {"lead", "joint", "ministry"}
BY_NUMBER = {"leads", "bodies"}
"""Counted by how many ministries there are."""


@dataclass(frozen=True, slots=True)
class Order:
    """How groups or rows are ranked: which end, how many, which place, under which bound.

    ``share`` ranks by the part of a group's records that match instead of by their number;
    ``uniform`` keeps the groups whose records all have the same lead, ``every`` those all of whose records
    meet the conditions of these values; ``both`` asks for the first and the last; ``after`` is the group that
    the one asked for comes next to; ``next`` tells that the place was only said as 次に多い; ``supposed`` is the
    group that the question takes to be the first; ``besides`` tells that the groups of the bound are asked for
    beside it (最も多い府省と、1件しかない府省).
    """

    most: bool = True
    ranked: bool = False
    top: int | None = None
    place: int | None = None
    bound: tuple[Sign, int] | None = None
    share: bool = False
    uniform: bool = False
    every: tuple[str, ...] = ()
    both: bool = False
    after: str = ""
    next: bool = False
    supposed: str = ""
    besides: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """What the steps of reading found. ``text`` is the question, its conditions masked, its ranks not."""

    reading: Reading
    dimension: Dimension | None
    shared: bool
    order: Order
    ministries: Ministries
    text: str
    besides: tuple[str, ...] = ()
    split: Condition | None = None
    edges: tuple[Edge, ...] = ()
    inner: Dimension | None = None


def dimension_of(reading: Reading, kind: Universe) -> Dimension | None:
    """What the records are counted by; whichever part of ministries is meant is told later."""
    text = reading.text
    for mention in reading.question.agencies:  # 総務省は何件 is not asked by 省
        if not mention.group:
            text = f"{text[: mention.start]}{MASK * (mention.end - mention.start)}{text[mention.end :]}"
    text = table_words()["measures.number_group"].sub(lambda m: MASK * len(m.group()), text)
    found = next((d for p, d in table_words().dimensions if p.search(text)), None)
    # 骨子案は何章 counts chapters, not records by chapter
    return None if found == kind.removesuffix("s") else found


def part_counted(text: str) -> Dimension:
    """Whether ministries are counted as leads, as joint or in any part: by the cues left in the text."""
    words = table_words()
    if words.roles[0][0].search(text):
        return "ministry"
    if words.find("ministries.counted_lead", text):
        return "lead"
    if words.find("ministries.counted_joint", text):
        return "joint"
    return "ministry" if words.find("ministries.counted_any", text) else "lead"


def read_order(reading: Reading, dimension: Dimension | None) -> Order:
    """Most or least, top n, n-th, and 5件以上 as a bound on groups; what is read is masked."""
    words = table_words()
    text = reading.text
    least, most = words.find("operations.least", text), words.find("operations.most", text)
    top = nth = placed = None
    if match := words.find("operations.top", text):
        top = integer(next(g for g in match.groups() if g)) or 2  # 次点も
        reading.hide(*match.span())
    several = bool(
        match and (match["p"] or match["r"] or match["r2"] or match["s"] or match["d"])
    )  # 1位と2位
    if not several and (placed := words.find("operations.nth", text)):
        nth = 2 if placed["next"] else integer(next(g for g in placed.groups() if g))
        reading.hide(*placed.span())
    bound: tuple[Sign, int] | None = None
    besides = False
    if dimension and (match := words.find("operations.none", reading.text)):
        bound = ("=", 0)
        reading.hide(*match.span())
    elif dimension and (match := words.find("operations.bound", reading.text)):
        number = integer(match["n"])
        if number is not None and match["u"] in {"件", "つ", "施策", None}:
            bound = (sign_of(match["c"]), number)
            ends = (e.span() for e in (least, most) if e)
            start, end = match.span()
            besides = any(_APART.search(text, min(e, end), max(s, start)) for s, e in ends)
            reading.hide(*match.span())
    share = words.find("operations.share", text) if dimension == "number" else None
    if share:
        reading.hide(*share.span())
    return Order(
        most=not least or bool(most and most.start() < least.start()),
        ranked=bool(least or most or reading.after or words.find("operations.sorted", text)),
        top=top,
        place=nth,
        bound=bound,
        share=share is not None,
        both=bool(words.find("operations.both_ends", text)),
        next=bool(placed and placed["next"]),
        supposed=reading.supposed,
        besides=besides,
    )


_APART = regex(r"(?<!うち)(?<!中で)(?<!中から)[、。?]|と(?=\d)")


def _chosen(parts: Parts) -> Operation | None:
    """What a step of reading has decided already."""
    if parts.split is not None:
        return "split"
    return "edge" if parts.edges else "tops" if parts.inner else None


def operation_of(parts: Parts) -> Operation | None:
    """What is to be done with the set; None where a field of it is asked for, or nothing."""
    words = table_words()
    question, order = parts.reading.question.text, parts.order
    if chosen := _chosen(parts):
        return chosen
    if parts.shared and (order.ranked or order.top):
        return None if words.find("asks.attribute", parts.reading.text) else "shared"
    counted = bool(words.find("operations.counted", parts.text))
    if parts.dimension:
        if (order.ranked or order.top or order.place) and parts.dimension not in BY_NUMBER:
            return "rank"
        split = words.find("operations.per_group", question) or parts.ministries.excluded
        whole = words.find("asks.whole", question)  # 別表に出てくる府省庁をすべて
        judged = order.bound or order.uniform or order.every
        if judged or counted or split or whole or parts.dimension not in BY_MINISTRY:
            return "group"
        return None
    if parts.ministries.each:
        return "group"
    if counted:
        return "count"
    kinds = {a.condition.kind.removeprefix("not ") for a in parts.reading.atoms}
    keywords = kinds <= {"ministry", "group", "in_body", "kpi", "ministries"} and (
        len(kinds) > 1 or _only_conditions(parts.reading)
    )
    of_one = "word" in kinds and words.find("asks.state", parts.reading.text)
    if of_one or words.find("asks.attribute", parts.reading.text):
        return None
    if not (words.find("asks.noun", question) or keywords):  # 主担当=厚労省、本文記載=なし
        return None
    return "list" if _is_list(parts, question) else None


_JOINING = regex(
    rf"(?:{MASK}|[\s、,・。]|かつ|とも|主担当|連携|府省庁?|[:/=]|と|の|が|は|も|で|に|共に|両方|双方|進捗|効果)*"
)


def _only_conditions(reading: Reading) -> bool:
    """Whether nothing but conditions is said: 文部科学省と厚生労働省がともに◎, 進捗・効果ともに未設定."""
    kinds = {a.condition.kind for a in reading.atoms}
    enough = len(reading.atoms) > 1 or kinds & {"kpi", "in_body", "ministries"}
    return bool(enough and _JOINING.fullmatch(reading.text))


def _is_list(parts: Parts, question: str) -> bool:
    """Whether rows are asked for: by a word for them, a word for listing, or keywords alone."""
    words = table_words()
    kinds = [a.condition.kind for a in parts.reading.atoms]
    if words.find("asks.rows", parts.reading.text):
        return True
    if set(kinds) == {"word"} and not parts.reading.question.documents:
        return False  # RPAに触れているのは: any of the documents
    if set(kinds) == {"under"}:
        return False  # 第3章第1節は: what stands there, not its rows
    listed = bool(words.find("asks.listed", question))
    return listed or any(k not in {"ministry", "under"} for k in kinds) or len(kinds) > 1


def read_besides(reading: Reading) -> tuple[str, ...]:
    """The fields that each row is to show: 未設定の施策とその主担当."""
    match = table_words().find("asks.besides", reading.text)
    if match is None:
        return ()
    name = next(n for n in ("w", "w2", "w3", "w4", "w5") if match[n])
    unset = "理由" in match[name]  # why a KPI is 未設定 stands behind that word
    said = reading.text[: match.start()] if unset else match[name]
    if unset and not ("kpi" in said and "未設定" in said):
        return ()
    reading.hide(*match.span(name))
    progress, effect = "進捗" in said, "効果" in said
    both = "kpi" in said and not (progress or effect)
    wanted = {
        KPI_PROGRESS: progress or both,
        KPI_EFFECT: effect or both,
        MINISTRIES: not unset and bool(re.search(r"担当|所管|連携|省|府", said)),
        OUTLINE: not unset and bool(re.search(r"内容|概要|狙い|ねらい|目的", said)),
    }
    return tuple(name for name, asked in wanted.items() if asked)


def hide_classes(reading: Reading) -> None:
    """主担当が1府省庁、2府省庁、3府省庁: the classes that measures are counted by, no conditions."""
    if match := table_words().find("operations.classes", reading.text):
        reading.hide(*match.span())
