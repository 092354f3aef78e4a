"""The text of a Word document as it reads once every tracked change is accepted, mapped to its runs.

Read are the paragraphs of the body with tables, text boxes, links and controls, in their order, each
closed by a line feed. Deleted and moved-away text, field codes, ruby and alternative renderings of the
same drawing are not. The document is not changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN, _TEXT = f"{_W}p", f"{_W}r", f"{_W}t"
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# What somebody who accepts all changes does not see, and what is no text.
_SKIPPED = frozenset(
    {
        *(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rt", "rPr", "pPr")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_TRACKED = frozenset(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


@dataclass(slots=True)
class Piece:
    """A child of a run (a ``w:t``, a tab, a break) and its range in the text.

    The only mutable value here: whoever splits runs keeps the ranges true.
    """

    start: int
    end: int
    run: Any
    child: Any


@dataclass(frozen=True, slots=True)
class Body:
    """The text, its pieces in order, where its footnote numbers stand, and what a reader must know."""

    text: str
    pieces: tuple[Piece, ...]
    footnotes: tuple[int, ...]
    notes: tuple[str, ...]


def read(document: Document) -> Body:
    """The text of the document's body."""
    reader = _Reader()
    root: Any = document.element.body
    reader.walk(root)
    return Body(
        "".join(reader.parts), tuple(reader.pieces), tuple(reader.footnotes), tuple(_notes(document, reader))
    )


class _Reader:
    """Walks a document once, collecting text and pieces."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.footnotes: list[int] = []
        self.length = 0
        self.seen: set[str] = set()

    def walk(self, element: Any) -> None:
        """Read an element and what is in it."""
        for child in element:
            tag = child.tag
            if tag in _TRACKED:
                self.seen.add("tracked")
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag == _PARAGRAPH:
                self._paragraph(child)
            elif tag == _RUN:
                self._run(child)
            else:
                self.walk(child)

    def _paragraph(self, paragraph: Any) -> None:
        boxes: list[Any] = []
        self._inside(paragraph, boxes)
        mark = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del")
        if mark is None:
            self._add("\n")
        else:  # accepting its deletion joins this paragraph to the next
            self.seen.add("tracked")
        for box in boxes:
            self.seen.add("box")
            self.walk(box)

    def _inside(self, element: Any, boxes: list[Any]) -> None:
        """The runs of a paragraph; text boxes anchored in it are read behind it."""
        for child in element:
            if child.tag in _TRACKED:
                self.seen.add("tracked")
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == _RUN:
                self._run(child)
                boxes += _boxes(child)
            else:
                self._inside(child, boxes)

    def _run(self, run: Any) -> None:
        for child in run:
            if child.tag == _TEXT:
                self._piece(run, child, child.text or "")
            elif child.tag in _LETTERS:
                self._piece(run, child, _LETTERS[child.tag])
            elif child.tag == f"{_W}footnoteReference":
                self.footnotes.append(self.length)
            elif child.tag == f"{_W}ruby":
                for base in child.iter(f"{_W}rubyBase"):
                    self.walk(base)

    def _piece(self, run: Any, child: Any, text: str) -> None:
        if text:
            self.pieces.append(Piece(self.length, self.length + len(text), run, child))
            self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _boxes(run: Any) -> Iterator[Any]:
    """The contents of text boxes in a run, the alternative rendering left out."""
    for child in run:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _notes(document: Document, reader: _Reader) -> Iterator[str]:
    from ui.word.footnotes import footnotes

    if "tracked" in reader.seen:
        yield "変更履歴があります。すべて承諾した後の文章として読みました。"
    if "box" in reader.seen:
        yield "テキストボックスの文章は、置かれている段落のすぐ後ろで読みました。"
    if count := len(footnotes(document.part)):
        yield f"脚注 {count} 件は読んでいません。"
