"""What a number is by or of: so many a year, so many people; told of a month or of companies it is another."""

from __future__ import annotations

from collections.abc import Sequence

from rag.lazy_regex import regex
from rag.support.amounts import Amount
from rag.support.piece import Piece
from rag.support.sources import Sources
from rag.support.statement import Difference

_BEFORE = regex(
    r"(?:毎|(?<![\d元末同本前翌今来半度])|1か?)(?P<period>年|月|日|週)(?:間|に|で|平均|当たり|あたり|,|約|およそ)*$"
)
_BEHIND = regex(r"^(?:件|回|人|社)?(?:/|毎)(?P<period>年|月|日|週)")
_PERSONS = frozenset({"人", "名"})
_BODIES = regex(
    r"^の[一-鿿ァ-ヺー]{0,8}(?:組合|団体|企業|会社|機関|自治体|市町村|大学|学校|施設|病院|法人|省庁|都道府県)"
)


def compare_rates(said: Piece, pieces: Sequence[Piece]) -> list[Difference]:
    """The numbers of a statement that the evidence has by another period, or of people."""
    found = []
    for amount in said.amounts:
        same = [(p, a) for p in pieces for a in p.amounts if a.value == amount.value and a.same_unit(amount)]
        period = _period(said, amount)
        periods = {_period(p, a) for p, a in same} - {""}
        wrong = period and periods and period not in periods
        bodies = not amount.unit and _BODIES.match(amount.behind)
        if wrong or (bodies and same and all(a.unit in _PERSONS for _, a in same)):
            start, end = said.reading.span(amount.start, amount.end)
            piece, other = same[0]
            a, b = piece.reading.span(max(0, other.start - 3), other.end)
            found.append(Difference("unit", said.text[start:end], piece.text[a:b], start, end))
    return found


def _period(piece: Piece, amount: Amount) -> str:
    """年, 月, 日 or 週 where a number is by one, otherwise empty."""
    text = piece.reading.text
    match = _BEFORE.search(text, max(0, amount.start - 10), amount.start) or _BEHIND.match(amount.behind)
    return match["period"] if match else ""


def is_every(said: Piece, amount: Amount, sources: Sources) -> bool:
    """Whether the evidence tells a number of once a period by 毎: 年に1度 for 毎年."""
    period = _ONCE_A.search(said.reading.text, max(0, amount.start - 6), amount.start)
    if period is None or amount.value != 1 or not (amount.unit == "回" or amount.behind.startswith("度")):
        return False
    return any(f"毎{period['period']}" in p.squashed for p in sources.pieces)


_ONCE_A = regex(r"(?P<period>年|月|日|週)(?:間)?(?:に|で)?$")
