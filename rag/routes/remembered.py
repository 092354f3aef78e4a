"""A record that is remembered (公開する施策あったよね): that it is there is asked, not whether what it is about holds."""

from __future__ import annotations

from rag.attributes import cite_head, subject
from rag.context import Context
from rag.draft import Draft
from rag.evidence.astray import share_had
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.quoting import say_support

_REMEMBERED = regex(
    r"(?:施策|取り?組み?|事業|プロジェクト|やつ|(?<=の)[話件])(?:って|は|が|も|とか)?、?(?:確か|たしか|どこかに)?(?:あ(?:った|りました)|載って(?:い)?(?:た|ました))(?:はず)?(?:です)?(?:よね|っけ|でしょう?|かな)[^。?]{0,3}[。?]*$"
)
_MOST = 0.75
"""Share of the words that the record must have to be the one that is remembered."""


def answer_remembered(draft: Draft, question: Question, found: list[Evidence], context: Context) -> bool:
    """はい with the record that has the words of what is remembered; the nearest, without はい, where it lacks some."""
    if not found or not _REMEMBERED.search(question.text):
        return False
    best, number = found[0], cite_head(draft, found[0].record)
    if share_had(question, best.record, context) >= _MOST:
        draft.say(f"はい。{subject(best.record)}があります。", number)
    else:
        draft.status = "partial"
        draft.say(
            f"お尋ねの語がすべて合う施策は見当たりません。近いものは{subject(best.record)}です。", number
        )
    say_support(draft, best, question)
    return True
