"""Areas of the progress table that are said to be ahead of all others, or behind them (教育改革がいちばん遅れている)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.lazy_regex import regex
from rag.records import Slide
from rag.tables.table import is_total

_MOST = r"(?:一番|いちばん|最も|もっとも|断トツで|ダントツで)"
_RATE = r"(?:(?:進捗(?:率|状況)?|達成率|計画(?:通り|どおり)の割合|進み具合)(?:が|の|は)?)?"
_LAST = regex(
    rf"{_MOST}{_RATE}(?:遅れ|悪|低|進んで(?:い)?な|芳しくな|足を引っ張|後れ|おくれ)(?:て(?:い)?[るた]|い|かった|った)?|{_RATE}(?:最下位|ワースト|びり(?!ある)|ビリ|最低)(?!限)"
)
_FIRST = regex(
    rf"{_MOST}{_RATE}(?:進んで(?!(?:い)?な)|進んだ|順調|高|良|よ[いかく]|うまく)(?:い|かった)?|{_RATE}(?:トップ|首位|1位|最上位|最高)(?!人材)"
)
_ASKS = regex(r"(?:どの|どこ|どれ|どちら|何)[^。?]{0,16}$")


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank told of a row: whether it ``holds``, the rows that have it, and how it is called."""

    said: str
    holds: bool
    rows: tuple[Slide, ...]
    name: str


def rank_of(text: str, row: Slide, rows: Sequence[Slide]) -> Rank | None:
    """The rank by 進捗率 that folded text tells of a row; None where it tells none or asks which row has it."""
    for pattern, best, name in ((_LAST, min, "最も低い"), (_FIRST, max, "最も高い")):
        match = pattern.search(text)
        if match is None or _ASKS.search(text[: match.start()]):
            continue
        rates = {r.locator: next(v for c, v, _ in r.values if c == "進捗率") for r in rows if not is_total(r)}
        value = best(rates.values())
        having = tuple(r for r in rows if rates.get(r.locator) == value)
        return Rank(match.group(), row in having, having, name)
    return None
