"""Which records a set question ranges over."""

from __future__ import annotations

import re

from rag.question import Question
from rag.records import Library
from rag.tables.table import Universe
from rag.tables.words import table_words
from rag.text import folded


def universe_of(question: Question, library: Library) -> Universe:
    """Which records a set question ranges over; measures unless the words say otherwise."""
    text = question.text
    of_measures = {m.office for r in library.measures for m in r.ministries}
    office = any(m.office and m.office not in of_measures for m in question.agencies)
    outline = "kihon" in question.documents or bool(question.sections) or office
    outline = outline or "丸数字" in text
    works = re.search(
        r"取り?組み?(?!概要)|\boutline\b.*\bitems?\b|\bitems? (?:of|in) the outline", text
    ) and not re.search(r"施策|kpi|別表|番台", text)
    if "kanmin" in question.documents or not (outline or works or _only_in_items(text, library)):
        return "measures"
    if re.search(r"取り?組み?|施策|\bitems?\b|◎|主担当|丸数字|[①-⑳]", text):
        return "items"
    if re.search(r"方針", text):
        return "policies"
    if re.search(r"(?<!\d)節(?:は|が|の数|を|に分か|の名)|何節|いくつの節", text):
        return "sections"
    if re.search(r"(?<!\d)章(?:は|が|の数|を)|何章|いくつの章", text):
        return "chapters"
    if question.sections and question.sections[0].endswith(")"):
        return "items"  # 第3章第2節(2)には何項目: what stands there
    if re.search(r"\(\d\)|項(?!目)", text):
        return "groups"
    return "items"


def _only_in_items(text: str, library: Library) -> bool:
    """Whether the topic of a set (グローバルサウス関係で) stands in an item of the outline and in no measure."""
    about = None if "施策" in text else table_words().find("literals.about", text)
    word = next((said for said in about.groups() if said), "") if about else ""
    return bool(word) and [
        any(word in folded(f.text) for r in records for f in r.fields)
        for records in (library.measures, (s for s in library.sections if s.kind == "item"))
    ] == [False, True]
