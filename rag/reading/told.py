"""What a question tells before it asks: 平成30年6月のサミットで合意された…の名は."""

from __future__ import annotations

from rag.evidence.answertype import asked_units
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.interrogative import WH

_ASKS = regex(rf"{WH}|幾")
_CLAUSE = r"(?:です|ます|た|だ|る|い)(?:が|けど|けれど|ので|から|よね|そう)"
_FORMAL = r"(?:予定|見込み?|計画|方針|場合|時|際|目標|必要|見通し?|段階|年度?|件数?|回数?|人数?|数)(?![一-鿿ァ-ヺa-z])"
"""Nouns that only carry on what is asked: 令和3年度に開催する予定, 増やす数."""
_SAYS = regex(_CLAUSE)
_TELLS = regex(
    r"(?:た|ている|てる|目指す|めざす|掲げる|見込む|予定の|[るたす]という|される|[うくぐすつぬぶむる])"
    rf"(?=、?(?!{_FORMAL})[一-鿿ァ-ヺa-z「『])"
    r"|て(?:から|以降|以来)"
    rf"|(?:た|ている|てる|される|する|なる)(?=こと(?:は|を|が|に))|{_CLAUSE}"
)
_AS_OF = regex(r"の?(?:時点|段階)(?:で|に)")
"""Of what holds at a time the value is asked, whatever stands between: 令和元年度の時点で済んでいた整備は何件."""
_OPEN = regex(r"^(?:される|[うくぐすつぬぶむる])$")
_VALUE = regex(
    r"何(?![でがをにのと]|処|故|という)|いくつ(?!もり)|いくら|どこまで|(?:どの|どれ)(?:くらい|ぐらい|ほど|だけ|程度)|幾"
)
"""An interrogative that asks for a value: 何人, どこまで減った."""


def tells(question: Question, end: int, clause: bool = False) -> bool:
    """Whether something is told of what ends at ``end`` of the question, before anything is asked.

    A value wanted (登録者数は何人) may be that of what is to come (令和3年度に開催する研修の回数):
    that is told only where ``clause`` says that no value can be meant.
    """
    behind = question.text[end:]
    asks = _ASKS.search(behind)
    before = behind[: asks.start()] if asks else behind
    valued = bool(asked_units(question.text)) or question.has("number", "target")
    told = (_SAYS if valued and asks and _AS_OF.match(behind) else _TELLS).search(before)
    if told is None:
        return False
    return clause or not (valued and _OPEN.match(told.group()))


def asks_at(question: Question, end: int) -> bool:
    """Whether a value is asked for the time that ends at ``end`` (令和元年度末にはどこまで減りましたか)."""
    asks = _ASKS.search(question.text, end)
    if asks is None or "。" in question.text[end : asks.start()] or tells(question, end):
        return False
    return bool(_VALUE.match(question.text, asks.start()))
