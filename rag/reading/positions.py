"""Places named by where they stand: the last chapter of the outline, its first section, the second of the slides."""

from __future__ import annotations

import re

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

_SLIDE = regex(
    r"(?P<document>[^、。「」]{0,24}?(?:フォローアップ|スライド|AI戦略(?:2019)?)[^、。「」]{0,6}?)(?:の|、)?(?P<n>\d)(?:枚目|ページ目?|頁目?)(?:の(?:スライド|資料))?"
    r"(?P<there>(?:に|で|の)(?:ある|あった|出て(?:くる|きた|いる)|載って(?:い)?る|書(?:いて|かれて)(?:い)?る|登場する|触れて(?:い)?る)(?=[^、。?かの]))?"
)


def positioned(question: str, library: Library) -> tuple[str, tuple[str, ...]]:
    """The question with the number of the chapter (最後の章), or of the section of the whole outline, and a note.

    Where a chapter is named by its number, the section is one of that chapter: that is read with the place.
    """
    text = folded(question)
    if slide := _SLIDE.search(question):
        return _on_slide(question, slide, library)
    match = _PLACED.search(question)
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


def _on_slide(question: str, match: re.Match[str], library: Library) -> tuple[str, tuple[str, ...]]:
    """A slide by its title; where it only tells where a thing stands that is asked about, it is left out.

    So is the document, where the question goes on about another.
    """
    pages = [s.locator for s in library.slides if s.kind == "page"]
    number = int(match["n"])
    if not 1 <= number <= len(pages):
        return question, ()
    note = (f"『{match['n']}枚目』→{pages[number - 1]}",)
    before, behind = question[: match.start()], question[match.end() :]
    if match["there"]:
        elsewhere = set(documents_named(folded(before + behind))) - {"senryaku"}
        return f"{before}{'' if elsewhere else match['document'] + 'の'}{behind}", note
    place = "" if number == 1 else f"の{pages[number - 1]}"
    return f"{before}{match['document']}{place}{behind}", note
