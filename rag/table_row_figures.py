"""Figures of the progress table that a question names: those of the whole, those it takes for granted of an area."""

from __future__ import annotations

import re

from rag.question import Question
from rag.records import Library, Slide
from rag.table import is_total
from rag.table_words import table_words

_OUT_OF = re.compile(r"の?(?:うち|中)")


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


def than_total(text: str, library: Library) -> str:
    """全体を下回った分野, 平均を上回る分野: compared with the rate of the whole, which stands in the table."""
    words = table_words()
    if words.find("rows.than_total", text) and any(c != "進捗率" for p, c in words.columns if p.search(text)):
        return text  # the table has no mean of the counts
    rates = [
        v for s in library.slides if s.kind == "row" and is_total(s) for c, v, _ in s.values if c == "進捗率"
    ]
    if not rates:
        return text
    text = words["rows.than_total"].sub(f"{rates[0]}%", text)
    return words["rows.than_behind"].sub("を下回る", words["rows.than_ahead"].sub("を上回る", text))
