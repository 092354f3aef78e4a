"""Why one was chosen among others: a sentence must speak of the choice and give a reason.

The background of a measure (事故対策が必要) is no reason why 名古屋市 was chosen for its trial.
"""

from __future__ import annotations

import re

from rag.answerability.answerable import Verdict
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asked import tail
from rag.text import folded

_CHOICE = r"選ば|選ん|選定|選択(?!肢|制)|採択|抜擢|指名|白羽"
_WHY = r"理由|なぜ|何故|どうして|わけ(?=は|を|って|が)|訳(?=は|を|って|が)|決め手|根拠(?!法|規定|条)"
_CHOSEN = regex(
    rf"(?:{_CHOICE})[^。、?]{{0,12}}?(?:{_WHY})|(?:なぜ|何故|どうして)[^。?]{{0,30}}?(?:{_CHOICE})"
)
_JUST_THIS = regex(
    r"(?:なぜ|何故|どうして)、?(?P<one>[一-鿿ァ-ヺー]{1,8}(?:市|県|町|村|都|府|省|庁|社|大学)|\d[\d.,]*[一-鿿ァ-ヺーa-z%]{1,6})(?:なの(?:か|で|だろ)|にした(?:の|ん)|に決(?:め|まっ)た(?:の|ん))"
)
"""なぜ名古屋市なのですか."""
_PICKED = regex(
    rf"(?P<one>[一-鿿ァ-ヺーa-z0-9]{{2,20}})[がをに](?:対象に|テーマに|として)?[^一-鿿]?(?:{_CHOICE})"
)
"""DFFTが選ばれた理由."""
_PLACE = regex(r"(?<=..)[市区町村都府県省庁]$")
"""What a name may be written without: 沖縄県, 沖縄全県."""
_BECAUSE = regex(
    r"ため|から(?=、|。|$)|ことから|鑑み|かんがみ|踏まえ(?!た)|理由|観点|ので|に基づ(?!く|いた)|に応じ(?!た)"
)
_THEREFORE = regex(
    r"^(?:[こそ]の(?:ため|結果|問題意識|認識|観点|課題)|これ(?:を受け|らを踏まえ)|こうした(?:中|状況|背景|課題|問題)|そこで|したがって|よって)"
)
"""Opens a sentence whose reason is the one before: このため, この問題意識の下."""


def missing_reason(question: Question, found: list[Evidence]) -> Verdict:
    """Decline where it is asked why one was chosen and no sentence of the record tells why."""
    rest = tail(question)
    if question.english or not found:
        return Verdict(True)
    chosen, one = _CHOSEN.search(rest), _JUST_THIS.search(rest)
    if not (chosen or one):
        return Verdict(True)
    one = one or _PICKED.search(rest)
    named = re.escape(_PLACE.sub("", one["one"])) if one else _CHOICE
    record = found[0].record
    texts = [folded(s.display) for f in record.fields for s in f.sentences]
    if any(re.search(named, text) and (_BECAUSE.search(text) or _THEREFORE.search(text)) for text in texts):
        return Verdict(True)
    return Verdict(False, f"最も近い{record.locator}「{record.title}」に、それを選んだ理由の記載はありません")
