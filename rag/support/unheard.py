"""A class of those who act (自治体, 大学, 病院) that a statement names and its evidence does not.

Unlike ``parties`` and ``doers``, which ask what is told of a party, this only asks whether the evidence
has any such party at all, in whatever place the statement names it: in a list, before の, as an object.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.ministries import mentions
from rag.records import HEADING, NAME
from rag.support.clauses import Clause
from rag.support.contrasts import PARTIES
from rag.support.homes import Homes
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.text import folded

_ENOUGH = 0.5
"""Share of a clause's other words that a sentence must have to be what it repeats."""


def compare_unheard(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them, each at its first place."""
    text = said.reading.text
    titles = [folded(r.title) for r in homes.sources.records]
    told = [folded(p.text) for p in homes.sources.pieces if p.label not in (NAME, HEADING)]
    everything = "\n".join((*told, *titles))
    taken = [(m.start, m.end) for m in mentions(text)]
    for number, (name, bearing, everywhere) in enumerate(PARTIES):
        match = next(
            (m for m in name.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)), None
        )
        if match is None:
            continue
        start, end = said.reading.span(*match.span())
        if not everywhere and not bearing.search(everything):
            yield Difference("agent", said.text[start:end], told[0] if told else "", start, end)
            continue
        clause = next((c for c in said.clauses if c.start <= start and end <= c.end), None)
        source = _displaced(said, clause, number, homes, start, end) if clause else None
        if source is not None:
            yield Difference("agent", said.text[start:end], source.text, start, end)


def _displaced(said: Piece, clause: Clause, number: int, homes: Homes, start: int, end: int) -> Piece | None:
    """The sentence that a clause repeats, if it has another party in place of this one."""
    own = frozenset(w for w, s, e in said.words if start <= s and e <= end)
    home = homes.of(clause, without=own)
    bearing = PARTIES[number][1]
    texts = [folded(p.text) for p in home.pieces]
    if home.share < _ENOUGH or any(bearing.search(t) for t in texts):
        return None
    if any(bearing.search(folded(r.title)) for r in homes.sources.records):
        return None
    rest = folded(said.text[:start] + "　" + said.text[end:])
    others = (p for n, p in enumerate(PARTIES) if n != number)
    missed = any(p[0].search(texts[0]) and not p[1].search(rest) for p in others)
    return home.pieces[0] if missed else None
