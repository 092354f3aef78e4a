"""「Xは防衛省のほかに担当の府省がありますか」: はい or いいえ by the ministries that one record lists."""

from __future__ import annotations

from dataclasses import replace

from rag import attributes as say
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.ministries import Mention
from rag.polar.wording import asks_not
from rag.question import Question, analyse
from rag.reading.asking import is_polar
from rag.records import Record
from rag.steps.beside import BESIDE, OFFICE, others_beside

_BESIDE_ENGLISH = regex(r"(?:other than|besides|apart from|in addition to|except)\s+(?:the )?$")
_OFFICES = regex(rf"{OFFICE}|\b(?:ministr|agenc|involved|listed|named|part\b)")
_THERE_IS = regex(
    r"あ(?:る|り)|い(?:る|ま)|な(?:い|く|し)|てる|ます|担当(?:です|でしょう|か)|\b(?:is|are|does|do)\b"
)
_OF_MANY = frozenset(("count", "group", "rank", "compare", "each"))
_SET = regex(r"施策|取り?組み?|事業|項目|もの|measures")
"""Behind the ministry: what others have to do, not who has to do with it (警察庁以外が主担当の施策はありますか)."""
_ENOUGH = 0.3
"""Share of the question's words that the record must have that is spoken of."""


def answer(question: Question, context: Context) -> Draft | None:
    """Whether the record named or described has ministries beside the one said; None where none is said to.

    A record that does not have the ministry said, and a set of records, are for other routes.
    """
    beside = _beside(question)
    if beside is None or question.has(*_OF_MANY) or not is_polar(question):
        return None
    record = _record(question, beside, context)
    own = {m.name for m in record.ministries} if record is not None else set()
    if record is None or beside.name not in own:
        return None
    draft = context.draft(question)
    others = own - {beside.name}
    say.say_ministries(
        draft, record, opening="はい。" if bool(others) != _denied(question, context) else "いいえ。"
    )
    return draft


def _beside(question: Question) -> Mention | None:
    """The ministry beside which others are asked for, where its name ends in のほかに or 以外."""
    for mention in question.agencies:
        before, behind = question.text[: mention.start], question.text[mention.end :]
        match = BESIDE.match(behind)
        rest = behind[match.end() :] if match else ""
        asks = _OFFICES.search(rest) and _THERE_IS.search(rest) and not _SET.search(rest)
        if match and asks and not others_beside(question):
            return mention
        if _BESIDE_ENGLISH.search(before) and _OFFICES.search(question.text):
            return mention
    return None


def _record(question: Question, beside: Mention, context: Context) -> Record | None:
    """The one record with ministries that is named, or that the words before and behind describe."""
    places: list[Record | None] = [context.library.get("kanmin", m) for m in question.measures]
    places += [context.library.get("kihon", section) for section in question.sections]
    if places:
        return places[0] if len(places) == 1 and places[0] and places[0].ministries else None
    part = analyse(question.shown[: beside.start], context.tokenizer)
    part = part if part.terms else analyse(question.shown[beside.end :], context.tokenizer)
    if not part.terms:
        return None
    part = replace(part, attributes=frozenset(), intents=frozenset())
    found = context.finder.find(part, context.scope(question), k=30)
    best = next((e for e in found if e.record.ministries), None)
    return best.record if best and best.features["whole"] >= _ENOUGH else None


def _denied(question: Question, context: Context) -> bool:
    """Whether it is asked whether there are none: 〜以外の省はない; a polite ありませんか asks whether there are."""
    if _AGREED.search(question.text):
        return True
    return asks_not(question, context) and not _POLITE.search(question.text)


_AGREED = regex(r"(?:ません(?:でした)?|な(?:い|かった)(?:です)?|なし(?:です)?)(?:よね|よな|ね)[?。]*$")
"""担当はありませんよね: what is in the negative is to be agreed to."""
_POLITE = regex(r"(?:ありません|いません|ません|ないです)か(?:ね|ねえ)?[?。]*$|ないか[?。]*$")
