"""How far apart two dates are: months where both tell one, years where neither does."""

from __future__ import annotations

from rag.figures import Date
from rag.lazy_regex import regex

COMPUTED = "(計算)。"
"""What ends a sentence whose value is computed from what is cited."""
_COUNT = r"(?:[かカヶケヵ箇]月|年(?!度)|週間|日)間?"
_FAR = r"(?:あ[くいき]|空[くいき]|差|違|ずれ|離れ|早|遅[いく]|先|後(?!援|期|半)|間隔|開き|隔た)"
_ASKED = regex(
    rf"何{_COUNT}(?:分|ほど|くらい|ぐらい)?[^、。?]{{0,3}}{_FAR}"
    rf"|(?<=まで)(?:に|は|が|の間は?)?、?何{_COUNT}(?!目|以内)"
    rf"|(?:どれ(?:だけ|くらい|ほど)|どの(?:くらい|程度))(?:の)?(?:期間|時間|間隔|月数|年数)?[^、。?]{{0,2}}(?:あ[くい]|空[くい]|離れ|早い|遅い|早く|遅く)"
    r"|(?:時期|期限|年限|目標年度?|(?<![\d元])年度|時点)の?(?:差|ずれ|開き|間隔|隔たり)"
)
"""何か月あく, …から…まで何年, 時期の差; how long one thing takes (何年かかる) is no such distance."""


def asks_gap(text: str) -> bool:
    """Whether the time between two dates is asked for (何か月あく, 時期の差)."""
    return bool(_ASKED.search(text))


def when_instead(shown: str) -> str:
    """The question for the dates themselves: what asks for the time between them gives way to いつ."""
    return _ASKED.sub("いつ", shown, count=1)


def gap(first: Date, other: Date) -> str:
    """7か月, 2年; empty where the dates tell not alike, or are the same."""
    if first.fiscal != other.fiscal or (first.month is None) != (other.month is None):
        return ""
    if first.text.endswith("末") != other.text.endswith("末"):
        return ""  # from the end of one year to some time of another
    if first.month is None or other.month is None:
        years = abs(first.year - other.year)
        return f"{years}年" if years else ""
    months = abs((first.year - other.year) * 12 + first.month - other.month)
    if not months:
        return ""
    years, rest = divmod(months, 12)
    spelled = f"({years}年{f'{rest}か月' if rest else ''})" if years else ""
    return f"{months}か月{spelled}"


def told(first: Date, other: Date) -> str:
    """The sentence that tells the time between two dates; empty where it is not settled."""
    apart = gap(first, other)
    early, late = sorted((first, other), key=lambda d: (d.year, d.month or 0))
    return f"{early.text}から{late.text}までの差は{apart}です{COMPUTED}" if apart else ""
