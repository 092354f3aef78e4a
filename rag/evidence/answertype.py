"""Whether a sentence is of the kind a question asks for: a date, an amount, a target, a role.

Each rule stands for a class of questions; the numbers it gives are features that
rag/evidence/finder.py weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.evidence import definition
from rag.evidence.timing import tells_when
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asked import tail
from rag.reading.frequency import asks_frequency, tells_frequency
from rag.records import (
    BODY,
    DIRECTION,
    HEADING,
    ITEM,
    KPI_EFFECT,
    KPI_PROGRESS,
    NAME,
    OUTLINE,
    PROGRESS,
    Field,
    Sentence,
)
from rag.text import folded

KPIS = (KPI_PROGRESS, KPI_EFFECT)

# Which counters answer which question words.
_UNIT_ASKED: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (regex(asked), frozenset(units.split()))
    for asked, units in (
        (
            "割合|比率|(?<!倍)(?<!効)率(?:は|を|の|が|って|$)|何%|何割|パーセント|シェア|全体の(?:どれ|どの|どこ|いく)|占め|percent|\\brate\\b|(?:what|which|market) share\\b|\\bshare of\\b",
            "%",
        ),
        ("何人|人数|何名|(?<!業)者数|被験者", "人"),
        ("何件|件数", "件 セット 案件"),
        ("何(?:か所|箇所|カ所|ヶ所)|(?:箇所|か所)の?数", "か所"),
        ("何団体|団体の?数", "団体 自治体 市町村 都道府県 県"),
        (
            "何(?:自治体|市町村|都道府県|県|町村)|(?:自治体|市町村|都道府県)の?数",
            "自治体 市町村 都道府県 県 団体",
        ),
        ("何台|台数", "台"),
        ("何枚|枚数", "枚"),
        ("何回|回数", "回"),
        ("何社|社数|企業の?数|業者の?数|事業者の?数", "社 法人 機関"),
        ("何倍|倍率(?=は|を|の|が|って|、|[?。]|$|ど[のれん]|いくつ)", "倍"),
        ("何世帯|世帯数", "世帯"),
        ("何機関|機関数", "機関"),
        ("何位|順位|ランキング", "位"),
        ("何組合", "組合"),
        ("何分野|分野数", "分野"),
        ("何項目|項目数", "項目"),
        ("何疾患|疾患数", "疾患"),
        ("何(?:km|キロ|m(?![a-z])|メートル)|距離|一辺|大きさ|長さ(?!ん)|延長(?=は|を|が|って|、|$)", "km m"),
        ("ヘクタール|何ha|(?:面積|広さ)(?=は|を|が|って|、|$)", "ha"),
        ("何(?:tb|テラ)|データ量|(?<!回線)(?<!回線の)(?<!通信)(?<!伝送)容量", "tb gb"),
        ("いくら(?!まで|に(?:なる|増|減|伸)|で)|金額|何円|何億", "円"),
        ("何(?:サービス|案)", "サービス"),
        ("速度|(?:回線|通信|伝送)の?容量|何(?:gbps|ギガ|tbps)|bps", "gbps tbps mbps"),
        ("何基|(?<![一-鿿])基数", "基"),
        ("何校|校数", "校"),
        ("何分(?![野割類])|minutes", "分"),
        ("何時間|hours", "時間"),
        ("何通|通数", "通"),
    )
)
"""How often, which is told in words as well as in numbers."""
_FUTURE = regex(r"予定|目指|目途|までに|まで|目標|開始する|する。?$|図る|以降")
_PAST = regex(r"した|された|済|開始し|達成|存在|公表し|設置し|まで増加|である|実施した")
_AIM = regex(r"目指|目標|目途|予定")
_STATE = regex(r"ない|予定|状況|目指す|見込")
_EXPECTED = regex(r"^[-・\s]*これ(?:ら)?により|期待|図る。?$|数\)?$")
_ASKS_PAST = regex(
    r"(?:まし|でし|た|だっ)(?:た)?(?:か|の|$|[?。])|これまで|現状|時点|実績|すでに|既に|did |was |were "
)

_ROLES: dict[str, re.Pattern[str]] = {
    "background": regex(r"課題|必要|重要|不足|発生|限定的|存在|懸念|不十分|できない|進んでいない|困難|求められ|問題|少数|一方|とどまる|おそれ|鑑み|負担"),
    "purpose": regex(r"ため(?:、|に)|目的|観点から|資する|目指す|実現する|よう(?:、|に)"),
    "efforts": regex(r"このため|そのため|令和\d+年度(?:は|に|も|において)|引き続き|今後|推進|実施|検討|整備|構築|策定|開発|開始|促進|支援|見直"),
    "effect": regex(r"これにより|これらにより|により、|期待|実現|寄与|向上|貢献|可能|つながる|資する|軽減|創出|解決"),
}  # fmt: skip
_LEADING = {
    "effect": regex(
        r"^[-・\s]*(?:(?:これ|それ|以上|上記|こう(?:し|いっ)た|この(?:ような)?|本|当該|データ)[^、。]{0,14}に(?:より|よって|よる)|このように|こうして|(?:本|この)(?:件|施策|事業|取組|研究)[^、。]{0,10}(?:により|で))"
    ),
    "efforts": regex(r"^[-・\s]*(?:この|その)ため|^[-・\s]*(?:令和|平成)\d+年度|^[-・\s]*(?:今後|引き続き|具体的)"),
}  # fmt: skip


_TENS = regex(r"何[十百千万億]+(?=[人名件台枚社団])")
"""何万人 asks for the counter that 何人 asks for."""


def asked_units(text: str) -> frozenset[str]:
    """The counters that would answer the question; empty where it names none."""
    text = _TENS.sub("何", text)
    return frozenset(u for pattern, units in _UNIT_ASKED if pattern.search(text) for u in units)


def counted_as(text: str) -> str:
    """How the text asks for a number (何人, 事業者数), as an answer says that there is none; empty where it does not."""
    text = _TENS.sub("何", text)
    said = next((m.group() for pattern, _ in _UNIT_ASKED if (m := pattern.search(text))), "")
    return f"{said}か" if said.startswith("何") else re.sub(r"(?<=率)[はをのが]$|って$", "", said)


_HOW_COUNTED = regex(
    r"(?:算出|算定|計算|測定|数え方|出し方)の?(?:方法|仕方|式|基準|根拠|やり方)|どう(?:やって)?(?:計算|算出|算定|数え|測)"
)
"""By what a rate is reckoned is asked for, not the rate."""


def asks_amount(question: Question) -> bool:
    """Whether a number is asked for."""
    if _HOW_COUNTED.search(question.text):
        return False
    return question.has("number") or bool(asked_units(question.text))


_TOTAL = regex(r"(?:全部|すべて|全て)で?、?(?:何|いく)")


def asks_list(question: Question) -> bool:
    """Whether a list is asked for; 全部で何人 asks for a number."""
    return question.has("list") and not _TOTAL.search(question.text)


class Fitness:
    """What kind of sentence one question asks for."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._units = asked_units(tail(question))
        self._amount = asks_amount(question)
        self._frequency = asks_frequency(tail(question))
        self._date = question.has("date") and not self._frequency
        self._indicator = question.has("kpi", "kpi_progress", "kpi_effect", "target")
        self._past = bool(_ASKS_PAST.search(question.text))
        self._roles = [name for name in _ROLES if question.has(name)]
        self._defines = question.has("definition")
        self._terms = definition.terms(question) if self._defines else ()
        self._yesno, self._target = question.has("yesno"), question.has("target")
        self._fields = _fields(question)

    def features(self, cell: Field, sentence: Sentence) -> dict[str, float]:
        """What kind of sentence this is, each feature in 0..1 (field: −0.5..1).

        ``when``/``amount``: it has the date or the number asked for; ``stance``: it says how things
        stand (yes/no) or what is aimed at (target); ``indicator``: it is the mere name of an
        indicator though none is asked for; ``role``, ``definition``: it does that job.
        """
        text = folded(sentence.display)
        features = dict.fromkeys(
            ("when", "amount", "stance", "indicator", "field", "role", "definition"), 0.0
        )
        if self._defines:
            # A title names the term; a sentence of the text explains it.
            share = 0.85 if cell.name in {NAME, HEADING} else 1.0
            explained = definition.feature(self._question, self._terms, f"{text} {folded(sentence.text)}")
            noted = definition.noted(self._terms, text, folded(cell.display))
            short = definition.shortened(self._question, text)
            return {**features, "definition": share * max(explained, noted, short)}
        if self._frequency:
            features["amount"] = float(tells_frequency(text))
        elif self._date:
            features["when"] = float(tells_when(text))
        elif self._amount:
            features["amount"] = self._amount_in(text)
        elif self._yesno and not _EXPECTED.search(text):
            features["stance"] = float(bool(_PAST.search(text) or _STATE.search(text)))
        elif self._target:
            features["stance"] = 0.5 * bool(quantities(text) or dates(text)) + 0.5 * bool(_AIM.search(text))
        if cell.name in KPIS and not self._indicator and not re.search(r"[。]|\d", text):
            features["indicator"] = 1.0
        field = self._fields.get(cell.name, 0.0)
        return {**features, "field": field, "role": self._role(cell, sentence, text)}

    def _amount_in(self, text: str) -> float:
        found = quantities(text)
        if self._units and any(q.unit in self._units for q in found):
            return 1.0
        return 0.5 if found else 0.0

    def _role(self, cell: Field, sentence: Sentence, text: str) -> float:
        best = role(self._roles, cell, sentence)
        if self._date or self._amount:
            best = max(best, 0.4 * bool((_PAST if self._past else _FUTURE).search(text)))
        return best


def _fields(question: Question) -> dict[str, float]:
    """How well a field fits by its name alone; those not named neither fit nor misfit."""
    has = question.has
    if has("kpi_progress") != has("kpi_effect"):
        own, other = (KPI_PROGRESS, KPI_EFFECT) if has("kpi_progress") else (KPI_EFFECT, KPI_PROGRESS)
        return {own: 1.0, other: -0.5}
    if has("kpi", "kpi_progress", "kpi_effect"):
        return dict.fromkeys(KPIS, 1.0)
    if has("target"):
        return {} if has("date") else dict.fromkeys(KPIS, 0.6)
    if has("background", "purpose", "efforts", "effect", "schedule"):
        return dict.fromkeys((OUTLINE, BODY, ITEM, PROGRESS, DIRECTION), 0.4)
    return {}


def role(names: Iterable[str], cell: Field, sentence: Sentence) -> float:
    """How well a sentence does one of these jobs (background, purpose, efforts, effect), 0..1.

    What opens its bullet (このため, これにより) counts more than words within it. The background is
    told before what is done about it: outlines begin with it, and 必要 in a plan is no problem.
    """
    text = folded(sentence.display)
    opening = _opening(cell, sentence)
    best = 0.0
    for name in names:
        if name not in _ROLES:
            continue
        leading = _LEADING.get(name)
        if name == "background":
            best = max(best, _background(cell, sentence, text))
        elif leading and (leading.search(text) or leading.search(opening)):
            best = max(best, 1.0)
        elif _ROLES[name].search(text):
            best = max(best, 0.5)
    return best


_CONSEQUENCE = regex(r"^[-・\s]*(?:(?:この|その)ため|こうした|これらを踏まえ|以上)|このため、|そのため、")


def _background(cell: Field, sentence: Sentence, text: str) -> float:
    """A problem told before the first このため; a plan behind it that says 必要 counts little."""
    done = next((s.start for s in cell.sentences if _CONSEQUENCE.search(folded(s.display))), None)
    told = bool(_ROLES["background"].search(text))
    if _LEADING["efforts"].search(text):
        return 0.3 * told
    if done is not None and sentence.start < done:
        return 0.8 + 0.2 * told
    return 0.6 * told


def _opening(cell: Field, sentence: Sentence) -> str:
    """The first words of the bullet that the sentence belongs to."""
    for first, last in cell.bullets:
        if any(s.start == sentence.start for s in cell.sentences[first:last]):
            return folded(cell.sentences[first].display)
    return ""
