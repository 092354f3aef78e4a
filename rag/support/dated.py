"""Dates of a statement that the evidence has for another act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.lazy_regex import regex
from rag.support.clauses import Clause
from rag.support.homes import Homes, act_of, wordings
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.times import Time
from rag.tokens import Word, is_content

_ENOUGH = 0.5
"""Share of a clause that a sentence must have, and of the best one's share, to tell of the same."""


def compare_misdated(said: Piece, homes: Homes) -> Iterator[Difference]:
    """A date that the evidence has for another act, where this act has a date of its own.

    In the documents a date stands before what is done: up to the next date it is told of what follows.
    """
    if "翌年" in said.text:
        return
    for time in said.times:
        start, end = said.reading.span(time.start, time.end)
        clause = next((c for c in said.clauses if c.start <= start and end <= c.end), None)
        if clause is None or time.year is None or not _SAID.match(said.reading.text, time.end):
            continue
        if sum(clause.start <= said.reading.span(t.start, t.end)[0] < clause.end for t in said.times) > 1:
            continue
        home = homes.of(clause)
        act = _telling_act(said, clause)
        if act is None or home.share < _ENOUGH:
            continue
        near = [p for p, share in home.scored if share >= _ENOUGH * home.share]
        # 平成30年度から実施 is held against dates of that kind only
        kind = next((k for k in (_SINCE, _UNTIL) if k.match(said.reading.text, time.end)), _THEN)
        told = [t for p in near for t in _dated(p, act, kind)]
        if told and not any(time.fits(t) for p in near for t in (*told, *_dated(p, act, _TOLD))):
            yield Difference("date", said.text[start:end], told[0].text, start, end)


_SAYS_NOTHING = frozenset({"為る", "行う", "実施"})
_THEN = regex(r"(?:に(?!つい|関|係|お|向)|には|は、|において)")
"""Behind a date at which something is done."""
_SINCE = regex(r"(?:度)?(?:末)?から(?=[^~\d])")
_UNTIL = regex(r"(?:度)?(?:末|中)?まで(?:に|の|、)")
_SAID = regex(rf"{_THEN.pattern}|{_SINCE.pattern}|{_UNTIL.pattern}")
_TOLD = regex(rf"{_SAID.pattern}|から|は|早期|秋|頃|を?目途|(?:中|内|末|当初)?の")
"""Behind a date of the documents that is told of what follows, up to the next one."""
_SET_OFF = regex(r"(?:に|には|は|において)、")
"""Behind a date that is told of all that follows, other dates in between included."""


def _telling_act(said: Piece, clause: Clause) -> Word | None:
    """The act of a clause; of one that says nothing by itself (モデル事業を実施) what it is done to."""
    act = act_of(said.tokens, clause)
    if act is None or act.lemma not in _SAYS_NOTHING:
        return act
    before = [w for w in said.tokens if clause.start <= w.start and w.end <= act.start and is_content(w)]
    return next((w for w in reversed(before) if w.pos.startswith("名詞-普通") and len(w.surface) > 1), act)


def _dated(piece: Piece, act: Word, behind: re.Pattern[str]) -> Iterator[Time]:
    """The dates of a text, with this behind them, behind which an act stands, before any other date."""
    text = piece.reading.text
    dated = [t for t in piece.times if t.year is not None and behind.match(text, t.end)]
    for at, time in enumerate(dated):
        rest = dated[at + 1 :]
        if _SET_OFF.match(text, time.end):
            rest = [t for t in rest if _SET_OFF.match(text, t.end)]
        stop = rest[0].start if rest else len(text)
        full = text.find("。", time.end)
        a, b = piece.reading.span(time.start, min(stop, full if full >= 0 else stop))
        if any(a <= w.start and w.end <= b and w.lemma in wordings(act.lemma) for w in piece.tokens):
            yield time
