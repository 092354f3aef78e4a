"""Dates of a statement that the evidence has for something else: bound to acts and numbers by the sentence's tree.

本格的に実施 is of 令和3年度 and 検討 of 令和2年度 though one sentence has both; a date bears out only what it is told
of, up to the next date that is told of a verb.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from rag.lazy_regex import regex
from rag.support.amounts import Amount
from rag.support.bunsetsu import Tree, tree_of
from rag.support.clauses import Clause
from rag.support.homes import Homes
from rag.support.piece import Piece
from rag.support.statement import Difference
from rag.support.structure import STRUCTURE
from rag.support.times import Time

_LEAD = 0.25
"""Weight of the words by which another date's act must be more like the statement's."""
_ENOUGH = 0.4
"""Share of the words of an act that one of the evidence must have to be the same."""
_OWN, _UNDATED = 0.5, 0.7
"""What an act of the statement's own date and one without a date may have of that, at most."""
_CLAUSE, _OWN_CLAUSE, _UNDATED_CLAUSE = 0.5, 0.47, 0.8
"""The same of sentences, for a date that is told of a whole clause."""
_LITTLE = 0.3
"""Weight of words that tell an act from others."""
_REACH = 3
"""Steps to what an act is told with."""


def compare_bound_dates(said: Piece, homes: Homes) -> Iterator[Difference]:
    """One difference for each date that the evidence has for another act or another number."""
    for time, at in _placed(said):
        if "年" not in time.text:
            continue
        source = (
            _of_act(said, homes, time, at) or _of_topic(said, homes, time) or _of_clause(said, homes, time)
        )
        if source is not None and any(time.fits(t) for p in homes.sources.pieces for t in p.times):
            start, end = said.reading.span(time.start, time.end)
            yield Difference("date", said.text[start:end], source.text, start, end)


_APART = regex(r"[^、]{0,3}の|\(|時点")
"""Behind a date that belongs to a noun, not to what is done then."""
_SPAN = regex("から|~|にかけて|以降")
_LATER = regex("踏まえ|基づ|から(?:は)?、?$")
_AFTER = regex("(?:うえ|上|後|のち)(?:で|に|、)")
"""Behind what an act comes after; it has a date of its own."""


@lru_cache(maxsize=8192)
def _placed(piece: Piece) -> tuple[tuple[Time, int], ...]:
    """The dates with a year that are told of an act, each with its phrase."""
    tree = tree_of(piece)
    places = [(t, tree.at(piece.reading.span(t.start, t.end)[0])) for t in piece.times if t.year is not None]
    return tuple((t, k) for t, k in places if k is not None)


@lru_cache(maxsize=8192)
def _acts(piece: Piece) -> tuple[tuple[frozenset[str], tuple[Time, ...]], ...]:
    """The acts of a text as the words they are told with, each with its dates.

    A date goes on to the acts behind it, up to the next one (令和2年度に…を検討し、…を行う).
    """
    tree, placed = tree_of(piece), _placed(piece)
    dated: dict[int, list[Time]] = {}
    told = [k for _, k in placed if not _is_apart(tree, k)]
    for time, at in placed:
        for head in (at, *tree.phrases[at].heads):
            dated.setdefault(head, []).append(time)
        if at not in told:
            continue
        for k in range(at + 1, min([n for n in told if n > at] or [len(tree.phrases)])):
            if tree.phrases[k].verbal and not tree.phrases[k].adnominal:
                dated.setdefault(k, []).append(time)
            if "。" in tree.phrases[k].tail:
                break
    acts = [k for k, p in enumerate(tree.phrases) if p.verbal or k in dated]
    return tuple((_told_with(piece, k, None), tuple(dated.get(k, ()))) for k in acts)


def _is_apart(tree: Tree, at: int) -> bool:
    """Whether a date belongs to a noun or stands in a name (2020年東京オリンピック競技大会)."""
    phrase = tree.phrases[at]
    return bool(_APART.match(phrase.tail)) or not _plain(phrase.words) <= _ABOUT


def _told_with(piece: Piece, act: int, without: int | None) -> frozenset[str]:
    """The words of an act and of what belongs to it; of one before a noun, of that, too."""
    tree = tree_of(piece)
    own = {act}
    for _ in range(_REACH):
        for k, phrase in enumerate(tree.phrases):
            inner = not phrase.verbal or phrase.adnominal
            before = _LATER.search(phrase.tail) or _AFTER.match(piece.text, phrase.start)
            if k != without and inner and not own.isdisjoint(phrase.heads) and not before:
                own.add(k)
    if tree.phrases[act].adnominal:
        own.update(tree.phrases[act].heads)
    return _plain(w for k in own for w in tree.phrases[k].words)


def _plain(words: Iterator[str] | Collection[str]) -> frozenset[str]:
    return frozenset(w for w in words if not w[0].isdecimal() and w not in _CALENDAR)


_ABOUT_WORDS = "末 中 内 初頭 当初 春 夏 秋 冬 秋口 以降 以後 頃 目途 時点 迄 半ば 前半 後半 早期 3"
_ABOUT = frozenset(_ABOUT_WORDS.split())
"""Words in one phrase with a date that leave it a date."""
_CALENDAR_WORDS = "令和 平成 年度 年 月 元 施策 取り組み 番号 別表 kpi"
_CALENDAR = frozenset(_CALENDAR_WORDS.split())
"""Words of dates and of the documents' form, which tell no act from another."""


def _of_act(said: Piece, homes: Homes, time: Time, at: int) -> Piece | None:
    """The sentence that has another date for an act, where no act of this date is like it."""
    tree = tree_of(said)
    for head in tree.phrases[at].heads:
        own = _told_with(said, head, at) - homes.named
        need = sum(map(homes.weight, own))
        if need < _LITTLE:
            continue
        fit = other = undated = 0.0
        source = None
        for piece in homes.sources.pieces:
            for words, dates in _acts(piece):
                like = homes.likeness(own, words)
                if not dates:
                    undated = max(undated, like)
                elif any(time.fits(t) for t in dates):
                    fit = max(fit, like)
                elif like > other:
                    other, source = like, piece
        most = max(fit / _OWN, undated / _UNDATED, _ENOUGH * need)
        if source and other >= most and other - fit >= _LEAD and not _settled(said, homes, time):
            return source
    return None


def _of_topic(said: Piece, homes: Homes, time: Time) -> Piece | None:
    """The sentence in which the date is that of another topic: Xは令和3年3月を目途に、Yについては令和3年10月を目途に稼働."""
    start = said.reading.span(time.start, time.end)[0]
    own = _plain(w for w, _, e in said.words if e <= start) - STRUCTURE
    found = None
    for piece in homes.sources.pieces:
        topics = _topics(piece)
        mine = [words for t, words in topics if time.fits(t)]
        others = [words for t, words in topics if not time.fits(t)]
        if not any(time.fits(t) for t in piece.times):
            continue
        if len(mine) != 1 or not others:
            return None
        theirs = max(homes.likeness(own, words - mine[0]) for words in others)
        if theirs < _LEAD or homes.likeness(own, mine[0] - frozenset().union(*others)) > 0:
            return None
        found = piece
    return found


@lru_cache(maxsize=8192)
def _topics(piece: Piece) -> tuple[tuple[Time, frozenset[str]], ...]:
    """The dates of a sentence that each have a topic of their own before them, with its words."""
    found, end = [], 0
    for time in piece.times:
        if topic := _TOPIC.search(piece.reading.text, end, time.start):
            a, b = piece.reading.span(*topic.span())
            found.append((time, _plain(w for w, s, e in piece.words if a <= s and e <= b)))
        end = time.end
    return tuple(found)


_TOPIC = regex(r"[^、。]{1,40}(?:については|は|では|が)、?$")


def _settled(said: Piece, homes: Homes, time: Time) -> bool:
    """Whether the sentence that the clause repeats has this date and no other."""
    clause = next((c for c in said.clauses if _stands(said, time, c)), None)
    best = homes.of(clause).pieces[:1] if clause else ()
    return any(p.times and all(time.fits(t) for t in p.times) for p in best)


def _of_clause(said: Piece, homes: Homes, time: Time) -> Piece | None:
    """The same of the only date of a clause: by its number if it has one, else by all its words."""
    clause = next((c for c in said.clauses if _stands(said, time, c)), None)
    if clause is None or sum(t.year is not None and _stands(said, t, clause) for t in said.times) > 1:
        return None
    numbers = [a for a in said.amounts if a.unit and _stands(said, a, clause)]
    if numbers:
        number = min(numbers, key=lambda a: max(a.start - time.end, time.start - a.end))
        return _of_number(said, homes, time, number, clause)
    if _APART.match(said.reading.text, time.end):
        return None
    own = _plain(clause.words) - STRUCTURE - homes.named
    need = sum(map(homes.weight, own))
    fit = other = undated = 0.0
    source = None
    for piece in homes.sources.pieces:
        like = homes.likeness(own, piece.lemmas)
        dates = [t for t in piece.times if t.year is not None or t.month]
        if not dates:
            undated = max(undated, like)
        elif _may_be(time, dates, piece):
            fit = max(fit, like)
        elif like > other and not any(t.fits(d) for t in said.times for d in dates):
            other, source = like, piece
    if (
        source is None
        or need < _LITTLE
        or other < max(_CLAUSE * need, fit / _OWN_CLAUSE, undated / _UNDATED_CLAUSE)
    ):
        return None
    return source


def _of_number(said: Piece, homes: Homes, time: Time, number: Amount, clause: Clause) -> Piece | None:
    """A sentence with the number, where all of them have other dates only, or those of this date tell of something else."""
    if number.unit.startswith("第") or number.unit in _LENGTHS:
        return None
    told = [
        p
        for p in homes.sources.pieces
        if any(a.unit and a.value == number.value and number.same_unit(a) for a in p.amounts)
    ]
    if not told or not all(any(t.year is not None for t in p.times) for p in told):
        return None
    own = _plain(clause.words) - STRUCTURE
    like = [(homes.likeness(own, p.lemmas), p, _may_be(time, p.times, p)) for p in told]
    fit = max((n for n, _, mine in like if mine), default=0.0)
    other, source = max(((n, p) for n, p, mine in like if not mine), key=lambda x: x[0], default=(0.0, None))
    return source if not any(mine for _, _, mine in like) or other - fit >= _CLEARLY else None


_CLEARLY = 0.6
"""Weight of words by which the sentence of another date must have more of a clause."""
_LENGTHS = frozenset({"年", "年間", "か年", "つ", "か月", "か月間"})


def _may_be(time: Time, dates: Sequence[Time], piece: Piece) -> bool:
    """Whether one of the dates of a sentence is this one, or leaves it open, or it lies in their span."""
    if any(time.fits(t) or t.year is None or t.year == time.year for t in dates):
        return True
    years = [t.year for t in dates if t.year is not None]
    return bool(_SPAN.search(piece.reading.text)) and min(years) <= (time.year or 0)


def _stands(said: Piece, fact: Time | Amount, clause: Clause) -> bool:
    return clause.start <= said.reading.span(fact.start, fact.end)[0] < clause.end
