"""Places of the outline named by where they stand: the last chapter, the first section."""

from __future__ import annotations

from dataclasses import replace

from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Library

_PLACED = regex(
    r"(?:(?P<last>最後|最終|末尾|締め|しめくくり|ラスト)の?|(?P<first>最初|冒頭|初め|はじめ|先頭)の"
    r"|(?P<n>[1-9]|[一二三四])(?:つ目|番目)の)(?P<kind>章|節)(?![一-鿿])"
)


def positioned(question: Question, library: Library) -> Question:
    """The question with the chapter (最後の章), or the section of the whole outline (最後の節), that it names so.

    Where a chapter is named by its number, the section is one of that chapter: that is read with the place.
    """
    match = _PLACED.search(question.text)
    if match is None or question.sections or (question.documents and "kihon" not in question.documents):
        return question
    kind = "chapter" if match["kind"] == "章" else "section"
    places = [s.locator for s in library.sections if s.kind == kind]
    number = len(places) if match["last"] else 1 if match["first"] else integer(match["n"]) or 0
    if not 1 <= number <= len(places):
        return question
    return replace(question, sections=(places[number - 1],))
