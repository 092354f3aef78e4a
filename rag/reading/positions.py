"""Places of the outline named by where they stand: the last chapter, the first section."""

from __future__ import annotations

from rag.figures import integer
from rag.lazy_regex import regex
from rag.locators import section_references
from rag.question import documents_named
from rag.records import Library
from rag.text import folded

_PLACED = regex(
    r"(?:(?P<last>最後|最終|末尾|締め|しめくくり|ラスト)の?|(?P<first>最初|冒頭|初め|はじめ|先頭)の"
    r"|(?P<n>[1-9]|[一二三四])(?:つ目|番目)の)(?P<kind>章|節)(?![一-鿿])"
)


def positioned(question: str, library: Library) -> tuple[str, tuple[str, ...]]:
    """The question with the number of the chapter (最後の章), or of the section of the whole outline, and a note.

    Where a chapter is named by its number, the section is one of that chapter: that is read with the place.
    """
    match = _PLACED.search(question)
    text = folded(question)
    documents = documents_named(text)
    if match is None or section_references(text) or (documents and "kihon" not in documents):
        return question, ()
    kind = "chapter" if match["kind"] == "章" else "section"
    places = [s.locator for s in library.sections if s.kind == kind]
    number = len(places) if match["last"] else 1 if match["first"] else integer(match["n"]) or 0
    if not 1 <= number <= len(places):
        return question, ()
    place = places[number - 1]
    return question[: match.start()] + place + question[match.end() :], (f"『{match.group()}』→{place}",)
