"""Numbers and dates of a statement against those of its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from rag.lazy_regex import regex
from rag.support.amounts import COUNTING, Amount
from rag.support.columns import told_in_columns
from rag.support.piece import Piece
from rag.support.rates import is_every
from rag.support.reading import squashed
from rag.support.sources import Sources
from rag.support.statement import Difference, Kind
from rag.support.times import Time

Weight = Callable[[str], float]
F = TypeVar("F", Amount, Time)
_ELSEWHERE = 1.5
"""How much better (sum of weights) the words around another value must fit, for the value to be misplaced."""
_COUNTED_TO = 10
_BOUNDS = frozenset("≥≤")
_CLOSE = Decimal("0.9")
_ABOUT = Decimal("0.06")
"""How near a figure must be to the one that stands for about as much."""
"""How near a figure must be to the round number it is told by."""


def compare_amounts(
    said: Piece, sources: Sources, before: Sequence[Piece], weight: Weight
) -> tuple[list[Difference], int]:
    """Numbers that the evidence has not, has with another unit or bound, or says of something else."""
    known = [a for piece in before for a in piece.amounts]
    pool = [(piece, a) for piece in sources.everything for a in piece.amounts]
    found: list[Difference] = []
    columns = told_in_columns(said, sources.pieces)
    for amount in said.amounts:
        if amount.value == 1 and _NOT_ONE.match(amount.behind):
            continue
        if amount.start in columns:
            wrong = columns[amount.start]
            found += [wrong] if wrong else []
            continue
        if name := _glued(said, amount):
            if not _stands(name, sources, before):
                found.append(_differ("number", said, amount, ""))
            continue
        if any(
            free(said, amount) for free in (_counts_ministries, _enumerates, _is_rate_base, _is_first_year)
        ):
            continue
        if any(told(said, amount, sources) for told in (_spans_years, _in_kanji, is_every)):
            continue
        ranked = _ranked(said.around(amount), said, pool, weight)
        difference = _amount_difference(said, amount, ranked, known)
        if difference is not None:
            found.append(difference)
    return found, len(said.amounts)


_NOT_ONE = regex(r"(?:たりと)?も[^、。]{0,8}(?:な(?:い|く|か)|ず|ません|ゼロ)")
"""Behind 一件, which is no number here: 一件もなかった."""


def _amount_difference(
    said: Piece, amount: Amount, ranked: Sequence[tuple[float, Piece, Amount]], known: Sequence[Amount]
) -> Difference | None:
    """What is wrong with one number, the evidence's numbers being ranked by how near they stand."""
    shown = {id(a): _shown(p, a) for _, p, a in ranked}
    same = [(s, a) for s, _, a in ranked if a.value == amount.value and amount.same_unit(a)]
    other_units = any(a.value == amount.value and a.unit for _, _, a in ranked)
    if amount.unit and other_units and not any(a.unit for _, a in same):
        same = []
    if any(k.value == amount.value and k.same_unit(amount) for k in known):
        return None
    if amount.unit and any(a.unit == amount.unit and _rounds(amount, a) for _, _, a in ranked):
        return None
    if same:
        top = same[0][0]
        nearest = [a for s, a in same if s >= top - 0.5]
        if amount.bound == ">" and all(a.bound == "≤" for a in nearest):
            return _differ("number", said, amount, shown[id(nearest[0])] + nearest[0].behind[:4])
        if amount.bound in _BOUNDS and all(a.bound != amount.bound for a in nearest):
            return _differ("number", said, amount, shown[id(nearest[0])] + nearest[0].behind[:4])
        others = (a for s, _, a in ranked if a.unit == amount.unit and s >= max(top + _ELSEWHERE, 2 * top))
        better = next((a for a in others if a.value != amount.value), None)
        return _differ("number", said, amount, shown[id(better)]) if better else None
    alike = [a for _, _, a in ranked if a.unit == amount.unit]
    if any(_rounds(amount, a) for a in alike):
        return None
    nearer = next((a for _, _, a in ranked if a.value == amount.value or a.unit == amount.unit), None)
    if amount.unit in COUNTING and amount.value <= _COUNTED_TO and not alike:
        return None
    if nearer is not None and (nearer.value == amount.value or _is_other_prefix(amount, nearer)):
        return _differ("unit", said, amount, shown[id(nearer)])
    return _differ("number", said, amount, shown[id(alike[0])] if alike else "")


def _is_other_prefix(amount: Amount, other: Amount) -> bool:
    """Whether the digits are the same and the prefix of the unit is not: 930GB for 930TB."""
    scaled = amount.unit == other.unit and amount.unit.startswith("t") and amount.value > 0
    return scaled and other.value / amount.value in _PREFIXES


_PREFIXES = frozenset(Decimal(1000) ** n for n in (-2, -1, 1, 2))


def compare_times(
    said: Piece, sources: Sources, before: Sequence[Piece], weight: Weight
) -> tuple[list[Difference], int]:
    """Dates that the evidence has not, turns round (まで for 以降), or says of something else."""
    known = [t for piece in before for t in piece.times]
    pool = [(piece, t) for piece in sources.everything for t in piece.times]
    found: list[Difference] = []
    for time in said.times:
        if name := _glued(said, time):
            if not _stands(name, sources, before):
                found.append(_differ("number", said, time, ""))
            continue
        if any(time.fits(k) for k in known):
            continue
        ranked = _ranked(said.around(time), said, pool, weight)
        fitting = [(s, t) for s, _, t in ranked if time.fits(t)]
        beside = any(time.fits(t) and shares_number(said, p) for _, p, t in ranked)
        if not fitting:
            found.append(_differ("date", said, time, ranked[0][2].text if ranked else ""))
            continue
        nearest = [t for s, t in fitting if s >= fitting[0][0] - 0.5]
        opposite = {"from": "by", "by": "from"}.get(time.relation)
        if opposite and all(t.relation == opposite for t in nearest):
            found.append(_differ("date", said, time, nearest[0].text))
            continue
        better = [
            (s, t)
            for s, _, t in ranked
            if not time.fits(t) and s >= fitting[0][0] + _ELSEWHERE and s >= 2 * fitting[0][0]
        ]
        if better and not beside and time.day is None:
            found.append(_differ("date", said, time, better[0][1].text))
    return found, len(said.times)


def shares_number(said: Piece, piece: Piece) -> bool:
    """Whether a number of the statement stands in a text of the evidence: its dates are those of the number."""
    return any(a.value == b.value and a.same_unit(b) for a in said.amounts for b in piece.amounts)


_OF_MINISTRIES = regex(r"^(?:つの)?(?:府省庁|省庁|府省|省|者)")


_SHORTENED = regex(r"(?P<list>[一-鿿]{2,3}(?:(?:、|・|と|及び)[一-鿿]{2,3})+)の?$")
"""Ministries without 省 (総務、文科、経産の3省)."""


def _counts_ministries(said: Piece, amount: Amount) -> bool:
    """Whether a number only counts the ministries that the statement names: 総務省、文科省、経産省の3省."""
    before = {p.name for p in said.parts if p.end <= amount.start}
    listed = _SHORTENED.search(said.reading.text, 0, amount.start)
    if listed and _OF_MINISTRIES.match(amount.behind):
        return amount.value == len(re.split("[、・と]|及び", listed["list"]))
    return bool(_OF_MINISTRIES.match(amount.behind)) and amount.value in range(1, len(before) + 1)


_ITEM = regex(r"[^、。]{1,16}?(?<![りてでしにがはをれえつ])$")


def _enumerates(said: Piece, amount: Amount) -> bool:
    """Whether a number counts just the things listed before it: 観光、防災、農業、電子行政の4分野."""
    before = said.reading.text[: amount.start]
    if not amount.unit or not before.endswith("の"):
        return False
    listed = 0
    for part in reversed(before[:-1].split("。")[-1].split("、")):
        if not _ITEM.search(part[-16:]):
            break
        listed += 1 + len(re.findall(r"(?:及び|並びに|と(?=[^、]{2,}$))", part))
    return listed >= 2 and amount.value == listed


def _is_rate_base(said: Piece, amount: Amount) -> bool:
    """The 1 of a rate: 1件当たり平均2社."""
    return amount.value == 1 and bool(re.match(r"当たり|あたり|につき", amount.behind))


def _is_first_year(said: Piece, amount: Amount) -> bool:
    """Whether a number only counts the years gone by: 1年目."""
    return amount.unit in ("", "年") and bool(re.match(r"年?目", amount.behind))


def _rounds(said: Amount, source: Amount) -> bool:
    """Whether a number is a bound that the source's figure keeps closely: 7割に届かない for 69%."""
    if said.bound == "≤":
        return said.value * _CLOSE <= source.value < said.value
    if said.bound == "~" and _digits(said) < _digits(source):
        return abs(said.value - source.value) <= source.value * _ABOUT
    return said.bound == "≥" and said.value < source.value <= said.value / _CLOSE


def _digits(amount: Amount) -> int:
    """How many digits a number is given with: 1 of 200,000, 3 of 208,000."""
    return len(amount.value.normalize().as_tuple().digits)


_YEARS = frozenset({"年", "か年", "年間"})


def _spans_years(said: Piece, amount: Amount, sources: Sources) -> bool:
    """Whether a number of years is that of a range which the statement or the evidence gives (平成28年度から30年度まで)."""
    if amount.unit not in _YEARS:
        return False
    for piece in (said, *sources.pieces):
        years = [(t.year, t.relation) for t in piece.times if t.year is not None]
        for (first, relation), (last, _) in pairwise(years):
            if relation == "from" and last - first + 1 == amount.value:
                return True
    return False


def _in_kanji(said: Piece, amount: Amount, sources: Sources) -> bool:
    """Whether the evidence writes a small number in kanji before the same word: 二部構成 for 2部."""
    counter = amount.unit or amount.behind[:1]
    if not (amount.value == int(amount.value) and 1 <= amount.value <= _COUNTED_TO) or not counter:
        return False
    written = "一二三四五六七八九十"[int(amount.value) - 1] + counter
    return any(written in p.squashed for p in sources.everything)


_NAME = regex(r"(?:[a-z]{1,12}|[a-z]{0,4}[一-鿿ァ-ヺー]{1,8})$")


def _glued(said: Piece, fact: Amount | Time) -> str:
    """A figure that is part of a name (G20, AI戦略2019), with the name; empty for all others."""
    text = said.reading.text
    name = _NAME.search(text, max(0, fact.start - 12), fact.start)
    if name is None or (isinstance(fact, Amount) and (fact.unit or not name.group().isascii())):
        return ""
    if isinstance(fact, Time) and (not fact.text.isdecimal() or len(fact.text) != 4):
        return ""
    return squashed(text[name.start() : fact.end])


def _stands(name: str, sources: Sources, before: Sequence[Piece]) -> bool:
    return any(name in p.squashed for p in (*sources.everything, *before))


def _ranked(
    own: frozenset[str], said: Piece, pool: Iterable[tuple[Piece, F]], weight: Weight
) -> list[tuple[float, Piece, F]]:
    """Facts of the evidence, those first whose surroundings share most with those of the statement's."""
    scored = []
    for piece, fact in pool:
        near = piece.around(fact)
        score = sum(weight(w) for w in own & near) + 0.5 * sum(weight(w) for w in own & (piece.lemmas - near))
        score += 0.1 * sum(weight(w) for w in said.lemmas & piece.lemmas)
        scored.append((score, piece, fact))
    return sorted(scored, key=lambda item: -item[0])


def _shown(piece: Piece, fact: Amount | Time) -> str:
    """A figure as the source writes it (930TB, not 930tb)."""
    start, end = piece.reading.span(fact.start, fact.end)
    return piece.text[start:end]


def _differ(kind: Kind, said: Piece, fact: Amount | Time, source: str) -> Difference:
    start, end = said.reading.span(fact.start, fact.end)
    return Difference(kind, said.text[start:end], source, start, end)
