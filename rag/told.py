"""What a question tells before it asks: 平成30年6月のサミットで合意された…の名は."""

from __future__ import annotations

import re

from rag.answertype import asked_units
from rag.question import Question

_ASKS = re.compile(r"何|なに|いつ|いくつ|いくら|どこ|どの|どれ|どう|誰|だれ|どんな|なぜ|幾")
_TELLS = re.compile(
    r"(?:た|ている|てる|される|する|なる|目指す|めざす|掲げる|見込む|予定の|(?:[るたす])という)(?=、?[一-鿿ァ-ヺa-z「『])|(?:です|ます|た|だ|る|い)(?:が|けど|けれど|ので|から|よね|そう)"
)
_OPEN = re.compile(r"(?:される|する|なる)$")


def tells(question: Question, end: int, clause: bool = False) -> bool:
    """Whether something is told of what ends at ``end`` of the question, before anything is asked.

    A value wanted (登録者数は何人) may be that of what is to come (令和3年度に開催する研修の回数):
    that is told only where ``clause`` says that no value can be meant.
    """
    behind = question.text[end:]
    asks = _ASKS.search(behind)
    told = _TELLS.search(behind[: asks.start()] if asks else behind)
    if told is None:
        return False
    valued = bool(asked_units(question.text)) or question.has("number", "target")
    return clause or not (valued and _OPEN.match(told.group()))
