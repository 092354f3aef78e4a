"""はい or いいえ where a sentence decides by its form: it forbids, enumerates, tells what remains, or plans.

Only where no figure, no wording and no weighing decides: these sentences say the very thing that is
asked, mostly in other words (使ってよいのか against 使用することは許容されるものではない).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.polar.proposition import Proposition, wording
from rag.text import folded

_ABOUT = 0.3
"""Share of the question's words that a sentence must have."""
_CONSIDERED = 4
_MEMBER = regex(
    r"(?P<name>[一-鿿々ァ-ヺーa-z0-9]{2,})(?:の(?:職員|社員|方|人|者|担当者|分野|データ))?(?:も|は|が|を|って)?、?[^、。?]{0,8}?(?:対象|含|入|構成員|加わ)"
)
_PLANNED = regex(
    r"(?P<act>[一-鿿]{1,3}[直]?)(?:[しすりるきくいうちつびぶみむえけげせてねべめれ]{0,2}|して(?:い)?く|される)(?:という)?(?:こと)?(?:は|が|も)?(?:予定|計画|見込み|方針)"
)


def by_form(said: Proposition, mine: Sequence[Evidence]) -> tuple[bool, Evidence] | None:
    """Whether what is asked holds, and the sentence of the record that says so; None where none has such a form."""
    if (value := _stated_value(folded(said.text), mine)) is not None:
        return not said.denied, value
    near = [e for e in mine[:_CONSIDERED] if max(e.features["coverage"], e.features["own"]) >= _ABOUT]
    for evidence in near:
        holds = _holds(folded(said.text), folded(evidence.sentence.display))
        if holds is not None:
            return holds != said.denied, evidence
    return None


def _stated_value(asked: str, mine: Sequence[Evidence]) -> Evidence | None:
    """The sentence with the date or number that is asked about as written or not (不足数は載っていますか)."""
    match = _WRITTEN.search(asked)
    if match is None:
        return None

    wanted = _UNITS.get(match["number"] or "", frozenset())

    def has(text: str) -> bool:
        if match["date"]:
            return bool(dates(text))
        units = {q.unit for q in quantities(text)}
        return bool(units & wanted if wanted else units - {""})

    near = [e for e in mine[:_CONSIDERED] if e.features["own"] >= _MOSTLY and has(folded(e.sentence.display))]
    return max(near, key=lambda e: e.features["own"], default=None)


_UNITS = {"割合": frozenset("%"), "比率": frozenset("%"), "人数": frozenset("人名"), "件数": frozenset("件")}
_MOSTLY = 0.45
"""Share of the question's words that the sentence must have with the value."""
_WRITTEN = regex(
    r"(?:(?P<date>日程|期間|時期|期限|日付|年度|開催日|施行日)|(?P<number>人数|件数|割合|比率|金額|数値|目標値|規模|[一-鿿]数))"
    r"(?:まで|は|も|が|って)、?(?:[^、。]{0,8}(?:に|で)(?:は|も)?、?)?(?:載[っせ]|書[いか]|記[さし載]|明記|明示|示さ|触れ|あ[るり])[^、。]{0,10}$"
)


def denied(said: Proposition, mine: Sequence[Evidence]) -> Evidence | None:
    """The sentence with nearly all the words that denies the very predicate (対応できていますか, 対応できていない) or forbids it."""
    asked = folded(said.text)
    if said.denied:
        return None
    if wording("form", "may").search(asked):
        near = [e for e in mine[:_CONSIDERED] if e.features["own"] >= _ABOUT]
        forbidding = [e for e in near if _holds(asked, folded(e.sentence.display)) is False]
        if forbidding:
            return max(forbidding, key=lambda e: e.features["own"])
    act = _ACT.search(asked)
    if act is None:
        return None
    behind = re.compile(
        rf"{re.escape(act['act'])}[ぁ-ん]{{0,3}}(?:いな[いく]|な[いく]|おらず|ません|ず[、。に])"
    )
    for evidence in mine[:_CONSIDERED]:
        told = folded(evidence.sentence.display)
        if evidence.features["own"] >= _SAME and told.count(act["act"]) == 1 and behind.search(told):
            return evidence
    return None


_SAME = 0.75
"""Share of the question's words that a sentence must have to be of the very thing."""
_ACT = regex(r"(?P<act>(?:[一-鿿々]{2}|[ァ-ヺー]{2,})(?:でき|され|し))(?:て(?:い)?)?(?:る|ます|た|ました)$")
"""The predicate of a statement in the positive: …に対応できている."""


def _holds(asked: str, told: str) -> bool | None:
    """Whether the statement, put in the positive, holds by a sentence of one of the forms; both folded."""
    if wording("form", "may").search(asked) and wording("form", "may_not").search(told):
        return False
    if wording("form", "use").search(asked) and wording("form", "withheld").search(told):
        return False
    if wording("scope", "every").search(asked) or wording("weighing", "only").search(asked):
        return None
    if wording("form", "left").search(asked):
        return True if wording("form", "remains").search(told) else None
    if _enumerates(asked, told) or _plans(asked, told):
        return True
    return None


def _enumerates(asked: str, told: str) -> bool:
    """Whether the thing that is said to be among others stands in a list of what is meant."""
    match = _MEMBER.search(asked)
    if match is None or not wording("form", "meant").search(told):
        return False
    name = re.escape(match["name"])
    joint = "、|及び|並びに|や|・|又は|「|」"
    return bool(re.search(rf"(?:{joint}){name}(?:{joint}|等|を)|{name}(?:{joint}|等)", told))


def _plans(asked: str, told: str) -> bool:
    """Whether the act that is said to be planned is told to be (見直す予定はあるか, 令和2年秋頃見直し予定)."""
    match = _PLANNED.search(asked)
    return match is not None and bool(
        re.search(rf"{re.escape(match['act'])}[^、。]{{0,12}}(?:予定|見込|計画)", told)
    )
