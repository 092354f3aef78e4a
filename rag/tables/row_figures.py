"""Figures of the progress table that a question names: those of the whole, those it takes for granted of an area."""

from __future__ import annotations

import math

from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Library, Slide
from rag.tables import conditions as on
from rag.tables.condition import Condition
from rag.tables.table import is_total
from rag.tables.words import table_words

_OUT_OF = regex(r"の?(?:うち|中)")


def contradicted(question: Question, row: Slide, library: Library) -> bool:
    """Whether the question takes a count or rate for granted that the row does not have.

    未了の12件のうち研究開発は: that much the whole has.
    """
    held = {(value, unit) for _, value, unit in row.values}
    said = {(int(q.value), q.unit) for q in question.quantities if q.unit in {"件", "%"}}
    return bool(said - held - _of_whole(question, library))


def out_of_whole(question: Question, library: Library) -> bool:
    """Whether a part is asked for of a count that the whole has (89件のうち教育改革は)."""
    return bool(_of_whole(question, library))


def _of_whole(question: Question, library: Library) -> set[tuple[int, str]]:
    """The counts said as what a part is taken of, where the whole has them."""
    whole = {(v, u) for s in library.slides if s.kind == "row" and is_total(s) for _, v, u in s.values}
    said = {(int(q.value), q.unit) for q in question.quantities if _OUT_OF.match(question.text[q.end :])}
    return said & whole


def out_of(text: str) -> tuple[Condition, ...]:
    """31件中27件が計画通り: the count of all, and the part that the words before or behind it name."""
    of = table_words().find("rows.of", text)
    if of is None:
        return ()
    named = of["ahead"] or text[of.end() :]
    found = sorted(
        (m.start(), c) for p, c in table_words().columns for m in p.finditer(named) if c != "取組数"
    )
    total, part = integer(of["all"]), integer(of["part"])
    if not found or total is None or part is None:
        return ()
    return on.value("取組数", "=", total, "件"), on.value(found[0][1], "=", part, "件")


def than_total(text: str, library: Library) -> tuple[str, tuple[str, ...]]:
    """全体を下回った分野, 平均を上回る分野: compared with the figure of the whole; how 平均 was read is noted.

    The rate of the whole stands in the table; of counts it is the mean over the areas.
    """
    words = table_words()
    match = words.find("rows.than_total", text)
    rows = [s for s in library.slides if s.kind == "row"]
    total = next(({c: v for c, v, _ in s.values} for s in rows if is_total(s)), None)
    if match is None or total is None:
        return text, ()
    counts = {c for p, c in words.columns if p.search(text)} - {"進捗率"}
    counts = counts - {"取組数"} or counts  # 計画通りの件数
    if not counts:
        figure = f"{total['進捗率']}%"
        notes = (f"『{match['mean']}』→全体(Total)の進捗率{figure}",) if match["mean"] else ()
    elif len(counts) == 1 and match["mean"]:
        column = counts.pop()
        mean = total[column] / (len(rows) - 1)
        if not mean.is_integer() and _EQUAL.match(text[match.end() :]):
            return text, ()
        figure = f"{_bound(mean, text[match.end() :])}件"
        notes = (f"『{match['mean']}』→{column}の分野当たりの平均{mean:.1f}件",)
    else:
        return text, ()
    text = words["rows.than_total"].sub(figure, text)
    return words["rows.than_behind"].sub("を下回る", words["rows.than_ahead"].sub("を上回る", text)), notes


def _bound(mean: float, behind: str) -> int:
    """The whole number that stands for a mean before what is said behind it: 以上 and 未満 count from the next one on."""
    if _AT_LEAST.match(behind):
        return math.ceil(mean)
    return math.floor(mean) if _ABOVE.match(behind) or _AT_MOST.match(behind) else math.ceil(mean)


_EQUAL = regex(r"と[^、。]{0,4}?(?:同|等|並)")
_AT_LEAST = regex(r"以上|に(?:届|達|満|及)")
_AT_MOST = regex(r"以下")
_ABOVE = regex(r"(?:を|より|に)?(?:も)?[^、。]{0,3}?(?:上|超|多|高|大)")
