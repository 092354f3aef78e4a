"""The members of a counted set: 11町村って具体的にどこ, 5件それぞれの事業者名, 学会の名前.

A sentence that has the number, or the class, tells no member; one that lists them does.
"""

from __future__ import annotations

import re

from rag.answerability.answerable import Verdict
from rag.conversation.focus import focus
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asked import MINISTRY, asked, tail
from rag.reading.asking import is_polar
from rag.text import folded

_COUNT = r"(?<![\d.第和成/-])(?P<number>\d[\d,]*)の?(?P<unit>(?!府?省|官庁|役所|年|月|日|時|円|位|倍|番|回|版|章|節|期|割|度|条|号|つ|点|本?の?柱|軸|分野|原則|方針|視点|観点|項目|課題|要素|段階)[一-鿿ァ-ヺー]{1,8}?)"
_WHICH = r"(?:どこ|どの(?!施策|取|省|府|庁|文書|資料|章|節|分野)[一-鿿ァ-ヺー]{1,6}|どれ(?!くらい|ぐらい|だけ|ほど)|誰|だれ|どなた|何(?:という|て名|と何))"
_NAMES = r"(?:名前|名称|具体名|実名|顔ぶれ|(?<!件)(?<!数)[一-鿿ァ-ヺー]{1,5}名)(?:一覧|リスト)?(?=は|を|が|って|も|と|[、。?]|$)"
_OF_COUNT = regex(
    rf"{_COUNT}(?:(?:って|とは|は|が|、|の(?=[一-鿿ァ-ヺー]{{1,6}}(?:は|って)))[^、。?をで]{{0,8}}?、?(?:具体的に(?:は)?|それぞれ|一体|いったい)?、?{_WHICH}(?!が|から|まで|へ|で(?!す|し|ござ)|に(?!あ|立))"
    rf"|(?:について|に関して)?(?:、|の|それぞれ|各)[^。?をがはで]{{0,8}}?{_NAMES})"
)
"""A count, and which or what names its members have; どこから集める asks none, and ministries are a list themselves."""
_OF_CLASS = regex(
    r"(?P<bodies>学会|メーカー|利用者|参加者|受講者|応募者|協会|河川|団体|大学|病院|企業|会社|機関|施設|学校|製品|商品|銀行|金融機関|鉄道|路線|空港|港湾?|ダム|橋梁?|店舗?)(?:の(?:名前|名称|実名|具体名)|名)(?=は|を|が|って|も|[、。?]|$)"
)
_LIST = regex(r"\(([^()]*[、・/][^()]*)\)|「([^「」]{2,})」")
_BETWEEN = regex(r"、|・|/|及び|並びに")
_SHARE = 0.5
"""Share of the members that a list must have to tell them."""
_NEAR = 5
"""Sentences, the best first, that may tell the members."""


def asks_members(text: str) -> bool:
    """Whether folded text asks for the members of a set of which it tells the number."""
    return _OF_COUNT.search(text) is not None


def missing_members(question: Question, found: list[Evidence]) -> Verdict:
    """Decline where the members of a counted set or the names of a class are asked for and no sentence lists them."""
    names = asked(question)
    if not found or question.english or is_polar(question) or (names and names[0] in MINISTRY):
        return Verdict(True)
    record, rest = found[0].record, focus(tail(question))
    texts = [folded(e.sentence.display) for e in found if e.record is record][:_NEAR]
    if counted := _OF_COUNT.search(rest):
        number = counted["number"].replace(",", "")
        near = [t for t in texts if t is texts[0] or re.search(rf"(?<!\d){counted['number']}(?!\d)", t)]
        told = getattr(record, "children", ()) or any(_lists(t, int(number), counted["unit"]) for t in near)
        lacking = "" if told else f"{counted['number']}{counted['unit']}の具体的な名前"
    elif bodies := _OF_CLASS.search(rest):
        lacking = (
            ""
            if any(_names(t, bodies["bodies"], question.text) for t in texts)
            else f"{bodies['bodies']}の名前"
        )
    else:
        return Verdict(True)
    if not lacking:
        return Verdict(True)
    return Verdict(False, f"最も近い{record.locator}「{record.title}」に、{lacking}の記載はありません")


def _lists(text: str, number: int, unit: str) -> bool:
    """Whether a text lists so many, or half of them: in brackets, in quotes, or before their number (A、B及びCの3機関)."""
    if number <= 1:
        return True
    items = [len(_BETWEEN.split(m[1])) for m in _LIST.finditer(text) if m[1]]
    quoted = sum(1 for m in _LIST.finditer(text) if m[2])
    before = re.search(rf"([^。()]{{3,80}})の{number}{unit}", text)
    row = len(_BETWEEN.split(before[1])) if before else 0
    return max([quoted, row, *items]) >= max(2, _SHARE * number)


def _names(text: str, bodies: str, asked: str) -> bool:
    """Whether a text has one of these bodies by its name: 法制審議会, or right behind the class in quotes or brackets."""
    named = re.finditer(rf"[一-鿿ァ-ヺーa-z0-9]{{2,}}{bodies}", text)
    behind = re.search(rf"{bodies}(?:等)?(?:「[^」]{{2,}}」|\([^()]*[、・/])", text)
    return behind is not None or any(m.group() not in asked for m in named)
