"""A ministry that a statement says does something, where the sentences that tell of the act name another doer.

総務省が策定した, where the guideline was 経済産業省は…策定: that the ministry stands elsewhere in the record, or has the
measure, bears that out only where nobody is said to do it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rag.lazy_regex import regex
from rag.support.homes import Homes, wordings
from rag.support.piece import Piece
from rag.support.roles import Part
from rag.support.statement import Difference
from rag.support.synonyms import GENERAL
from rag.support.wordings import actor_pattern
from rag.tokens import Word, is_content

_ENOUGH = 0.4
"""Share of a clause's words that a sentence must have to tell of the same act."""
_REACH = 24
"""Characters behind a ministry within which stands what it does."""
_DOES = regex(r"(?:が|は|において|により|によって)(?!い)")
_OF_A_NOUN = regex(
    r"(?:等|など)?が[^、。]{1,14}?(?:する|した|いる|れる|れた|った|[うくすつむる])(?=[一-鿿ァ-ヺ])"
)
"""Who acts only in what is told of a noun: 地方公共団体が保有する個人情報."""
_DONE = regex(r"(?:を)?(?:行[いうっ]|[しさすせ])")
"""What makes an act of a noun: 策定し, 策定を行う."""
_MAKES = frozenset(["作る", "定める", "纏める", "設ける", "立ち上げる"])
"""Verbs that say what 策定 and 設置 do."""


def compare_ministry_acts(said: Piece, homes: Homes) -> Iterator[Difference]:
    """All of them."""
    for part in said.parts:
        if part.owner or part.mention.group or not _DOES.match(said.reading.text, part.end):
            continue
        start, end = said.reading.span(part.start, part.end)
        clause = next((c for c in said.clauses if c.start <= start and end <= c.end), None)
        act = _act(said, end, clause.end) if clause else None
        if clause is None or act is None:
            continue
        home = homes.of(clause)
        forms = wordings(act.lemma)
        told = [(s, p, w) for p, s in home.scored for w in p.tokens if s >= _ENOUGH and w.lemma in forms]
        if not told or any(_named(p, part) for _, p, _ in told):
            continue
        best = max(s for s, _, _ in told)
        near = [(p, w) for s, p, w in told if s >= _ENOUGH * best]
        if all(_has_doer(p, w) for p, w in near):
            yield Difference("ministry", said.text[start:end], near[0][0].text, start, end)


def _act(said: Piece, start: int, end: int) -> Word | None:
    """The first thing that is said to be done behind a ministry."""
    return next(
        (
            w
            for w in said.tokens
            if start <= w.start < min(end, start + _REACH)
            and is_content(w)
            and len(w.surface) > 1
            and w.lemma not in GENERAL
            and (w.lemma in _MAKES or (w.pos.startswith("名詞-普通名詞") and _DONE.match(said.text, w.end)))
        ),
        None,
    )


def _named(piece: Piece, part: Part) -> bool:
    return any(p.name in (part.name, part.parent) or p.parent == part.name for p in piece.parts)


def _has_doer(piece: Piece, word: Word) -> bool:
    """Whether somebody is told to do what the word names."""
    text = piece.reading.text
    stops = [p.end for p in piece.parts if _DOES.match(text, p.end)]
    stops += [m.end("actor") for m in actor_pattern().finditer(text)]
    stops = [stop for stop in stops if not _OF_A_NOUN.match(text, stop)]
    return any(piece.reading.span(stop - 1, stop)[1] <= word.start for stop in stops)
