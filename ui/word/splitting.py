"""Cutting the runs of a Word document so that a range of its text is made of whole runs."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ui.word.body import Body, Piece

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Cutter:
    """Cuts the runs of one body; its pieces keep their ranges true."""

    def __init__(self, body: Body) -> None:
        self._pieces = list(body.pieces)

    def runs(self, start: int, end: int) -> list[Any]:
        """The runs (``w:r``) that hold exactly ``text[start:end]``, cut out where necessary.

        Line feeds that close paragraphs belong to no run; a range of nothing else gives none.
        """
        self._cut(end)
        self._cut(start)
        inside = [p for p in self._pieces if start <= p.start and p.end <= end]
        return list({id(p.run): p.run for p in inside}.values())

    def _cut(self, at: int) -> None:
        """Make a run begin at a place of the text, unless one does or no run is there."""
        for index, piece in enumerate(self._pieces):
            if piece.start < at < piece.end:
                self._divide_text(index, at)
                self._divide_run(index + 1)
                return
            if piece.start == at:
                if index and self._pieces[index - 1].run is piece.run:
                    self._divide_run(index)
                return

    def _divide_text(self, index: int, at: int) -> None:
        """Two ``w:t`` instead of one."""
        piece = self._pieces[index]
        text, length = piece.child.text, at - piece.start
        rest = deepcopy(piece.child)
        piece.child.text, rest.text = text[:length], text[length:]
        for words in (piece.child, rest):
            words.set(_SPACE, "preserve")
        piece.child.addnext(rest)
        self._pieces.insert(index + 1, Piece(at, piece.end, piece.run, rest))
        piece.end = at

    def _divide_run(self, index: int) -> None:
        """A run of its own, formatted alike, for a piece and what follows it in its run."""
        run = self._pieces[index].run
        first = self._pieces[index].child
        new = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
        properties = run.find(f"{_W}rPr")
        if properties is not None:
            new.append(deepcopy(properties))
        for child in [first, *first.itersiblings()]:
            new.append(child)
        run.addnext(new)
        for piece in self._pieces[index:]:
            if piece.run is run:
                piece.run = new
