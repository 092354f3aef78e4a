"""A record that is remembered (公開する施策あったよね): that it is there is asked, not whether what it is about holds."""

from __future__ import annotations

from rag.attributes import cite_head, subject
from rag.context import Context
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.ministries import mentions
from rag.question import Question
from rag.quoting import say_support
from rag.records import Record
from rag.text import folded

_REMEMBERED = regex(
    r"(?:施策|取り?組み?|事業|プロジェクト|やつ)(?:って|は|が|も|とか)?、?(?:確か|たしか|どこかに)?(?:あ(?:った|りました)|載って(?:い)?(?:た|ました))(?:はず)?(?:です)?(?:よね|っけ|でしょう?|かな)[^。?]{0,3}[。?]*$"
)
_LATIN = regex(r"(?<![a-z0-9])[a-z][a-z0-9]+")
_MOST = 0.75
"""Share of the words that the record must have to be the one that is remembered."""
_LEAST, _SEVERAL = 0.4, 2
"""Share below which, of so many words, a record is about something else."""


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


def is_astray(draft: Draft, question: Question, context: Context) -> bool:
    """Whether はい or いいえ is said of a record that has hardly a word of a question that names no place or ministry.

    次回の開催日程は決まってますか of one that is only about 開催: in a conversation something else is meant.
    """
    named = question.measures or question.sections or question.documents or question.agencies
    if named or question.english or draft.rows or not draft.sentences or len(question.terms) < _SEVERAL:
        return False
    records = draft.first_records()
    sure = draft.sentences[0].text.startswith(("はい。", "いいえ。"))
    return sure and bool(records) and all(share_had(question, r, context) < _LEAST for r in records)


def share_had(question: Question, record: Record, context: Context) -> float:
    """The share of the question's words and ministries that a record has anywhere."""
    shown = record.title + "\n" + "\n".join(f.display for f in record.fields)
    text, offices = folded(shown), {m.name for m in mentions(shown)}
    lemmas = context.finder.vocabulary.lemmas(shown)
    words = {*question.terms, *_LATIN.findall(question.text)}
    having = [w in text or w in lemmas for w in words] + [m.name in offices for m in question.agencies]
    return sum(having) / max(1, len(having))
