"""過半数, 半分 and the like in a yes/no question, against the shares in per cent that the evidence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.attributes import KPIS
from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.premises.claims import agrees
from rag.question import Question
from rag.text import folded

_MOST = regex(r"過半|大半|大部分|半数(?:以上|を超え)|半分(?:以上|を超え)|ほとんど|大多数")
_HALF = regex(r"半分|半数|5割")
_REACHES = regex(r"(?:半分|半数)(?:に(?:も|は)?|まで)(?:まだ|もう)?(?:届|達し|到達|満た|及[びば]|行[かきっ])")
"""What is said to be reached is the half at least; whether it is denied (半分にも届いていない, 半分に満たない) the caller tells."""
_ENOUGH = regex(
    r"(?:以上|を超え)?[^、。?]{0,8}?(?:(?:で|れば|たら)、?(?:十分|よ[いけ]|[い良][いけ]|よろし|足り|済む|合格|達成|ok|大丈夫)|あれば|が(?:目標|条件|基準))"
)


_NEAR, _DATED = 0.7, 0.5
"""Shares of the words that the best sentence has which one with a share must have; less where it has the date asked."""


def share_of(question: Question, found: Sequence[Evidence]) -> tuple[bool, Evidence] | None:
    """Whether the best sentence that tells a share has the one said, and it; None where neither is."""
    if not share_said(question):
        return None
    best = found[0].features["coverage"] if found else 0.0
    for evidence in found[:6]:
        text = folded(evidence.sentence.display)
        shares = _shares(text)
        most = _MOST.search(question.text)
        if most and shares and evidence.features["coverage"] >= _NEAR * best and _says_most(question, text):
            return True, evidence  # アナログ専用線を用いたものがほとんど, whatever else 3割 is the share of
        dated = (
            any(agrees(asked, told) for asked in question.dates for told in dates(text)) if shares else False
        )
        goal = evidence.field.name in KPIS and _REACHES.search(question.text)
        if goal or _of_other_part(question, text):
            continue
        if shares and evidence.features["coverage"] >= (_DATED if dated else _NEAR) * best:
            return bool(is_share(question, shares)), evidence
    return None


_PART = regex(r"(?P<part>[一-鿿ァ-ヺー]{2,})(?:は|が|では)[^、。]{0,20}100%")
_NOT_SO = regex(r"(?:で(?:は)?|て(?:い)?)な(?:い|かった)[^、。?]{0,12}[はが]")
"""What is asked of is what is not so: 計画通りでなかった取組は."""


def _of_other_part(question: Question, text: str) -> bool:
    """Whether a sentence tells all of a part that the question does not name (都道府県は100%), or the share of what is not asked."""
    if not _REACHES.search(question.text):
        return False
    part = _PART.search(text)
    return bool(_NOT_SO.search(question.text)) or (part is not None and part["part"] not in question.text)


def _says_most(question: Question, text: str) -> bool:
    """Whether the part of folded text that has most of the question's words tells the most of it in such a word."""
    parts = re.split(r"[、。]", text)
    words = {part: sum(term in part for term in question.terms) for part in parts}
    told = [p for p in parts if (said := _MOST.search(p)) and not _DENIED.match(p, said.end())]
    return bool(told) and max(words[p] for p in told) == max(words.values()) > 0


_DENIED = regex(r"[^、。]{0,12}(?:な(?:い|く|し)|ませ|おらず|いず|せず)")


def share_said(question: Question) -> str:
    """What is said of 過半数, 半分 or the like, as typed; empty where none is."""
    match = _MOST.search(question.text) or _HALF.search(question.text)
    return question.shown[match.start() : match.end()] if match else ""


def is_share(question: Question, shares: Sequence[float]) -> bool | None:
    """Whether 過半数 or 半分 is borne out by shares in per cent; None where neither is said.

    What is said to be enough (半分以上あればいい) is the share that is wanted, not what lies above it.
    """
    if _REACHES.search(question.text):
        return max(shares) >= 50
    most = _MOST.search(question.text)
    if most and not _ENOUGH.match(question.text, most.end()):
        return max(shares) > 50
    return any(40 <= s <= 60 for s in shares) if most or _HALF.search(question.text) else None


def _shares(text: str) -> list[float]:
    """The shares that folded text tells, in per cent (38%, 9割, 5分の1)."""
    of_all = [100 * int(m["n"]) / _PREFECTURES for m in _OF_PREFECTURES.finditer(text)]
    return [*(float(q.value) for q in quantities(text) if q.unit == "%"), *of_all]


_PREFECTURES = 47
_OF_PREFECTURES = regex(r"(?<![\d.,])(?P<n>[1-4]?\d)都道府県")
"""So many of all prefectures: 19都道府県警察."""
