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
_COLUMNS: tuple[tuple[str, str], ...] = (
    (
        "未了/一部未了",
        r"(?:一部)?未了(?:[・/]一部未了)?(?:の?(?:取り?組み?|件数|数))*|積み残し|やり残し|遅れ(?:の?(?:件数|数))?",
    ),
    ("計画通り", r"(?:計画|予定)(?:通り|どおり)(?:の|に進んだ)?(?:取り?組み?|件数|数)+"),
    ("取組数", r"取り?組み?(?:の?(?:件数|数)|(?:で|のうち)、?(?:件数|数))?|件数"),
)
_BY_COLUMN = tuple(
    (
        column,
        best,
        name,
        regex(rf"(?:(?:{called})(?:が|の|は)?{_MOST}{degree}|{_MOST}(?:{called})(?:が|の){degree})"),
    )
    for column, called in _COLUMNS
    for best, name, degree in (
        (max, "最も多い", r"(?:多(?:い|かった)|残って(?:い)?[るた]|残した)"),
        (min, "最も少ない", r"少な(?:い|かった)"),
    )
)
"""Ranks by a number of the table: 未了が最も多い, 最も取組が少ない."""
_ASKS = regex(r"(?:どの|どこ|どれ|どちら|何)[^。?]{0,16}$")


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank told of a row by a column: whether it ``holds``, the rows that have it, how it is called, and where it ends in the text."""

    said: str
    holds: bool
    rows: tuple[Slide, ...]
    name: str
    column: str = "進捗率"
    end: int = 0


def rank_of(text: str, row: Slide, rows: Sequence[Slide]) -> Rank | None:
    """The rank that folded text tells of a row; None where it tells none or asks which row has it."""
    told = (
        *(
            ("進捗率", best, name, pattern)
            for pattern, best, name in ((_LAST, min, "最も低い"), (_FIRST, max, "最も高い"))
        ),
        *_BY_COLUMN,
    )
    for column, best, name, pattern in told:
        match = pattern.search(text)
        if match is None or _ASKS.search(text[: match.start()]):
            continue
        values = {r.locator: next(v for c, v, _ in r.values if c == column) for r in rows if not is_total(r)}
        having = tuple(r for r in rows if values.get(r.locator) == best(values.values()))
        return Rank(match.group(), row in having, having, name, column, match.end())
    return None
