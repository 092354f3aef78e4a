"""Who does it, and in the same breath when, what, how, why or how much: what the answer leaves out is asked alone.

介護ロボットの開発はどの省がいつまでにやるのか is two questions. The one is answered by the ministries of
the record that the other is told of.
"""

from __future__ import annotations

from rag.attributes import ministry_field, say_ministries
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asking import is_polar
from rag.routes.in_turn import Route, asked_alone
from rag.text import folded

_OFFICE = r"(?:府省庁?|省庁?|役所|官庁|機関|組織)"
_WHO = regex(
    rf"の(?:主?担当|所管|主管|実施主体)(?:の?{_OFFICE})?は、?(?:どこ|誰|だれ|何|どの{_OFFICE}|どこの{_OFFICE})(?:なの)?(?:で|か|で?あり|でしょうか|ですか)、"
    rf"|(?:どの|どこの|どちらの|いずれの|何|なに){_OFFICE}(?:が|で|は)、?(?:(?:主?担当|所管|主管)(?:し(?:て(?:い(?:て)?)?)?|で|となり|になり)?、)?"
    r"|(?:誰|だれ|どこ)が、?"
)
"""Who does it, with what follows where something else is asked behind it."""
_ELSE = regex(
    r"いつ(?!も)|何年|何月|何を|何に|なにを|どんな|どういう|どういった|どのよう(?:に|な)|どう(?!しても|か[がはにをも、。?])|どこまで|なぜ|なんで|どうして|何のため"
    r"|どれ(?:くらい|ぐらい|だけ|ほど)|どの(?:くらい|ぐらい|程度)|何(?:件|回|人|名|台|社|校|か所|箇所|団体|割|%|パーセント|世帯|種類)|いくつ"
)
_TELLS = ("answered", "corrected")
_OWN_LINES = 2
"""Lines of the answer to what else is asked: the value or passage itself, and what stands beside it."""


def complete(draft: Draft, question: Question, context: Context, routes: tuple[Route, ...]) -> Draft:
    """The answer with both halves told, or as it is where one thing is asked."""
    rest = _rest(question)
    if not rest or draft.rows is not None or draft.status == "out_of_scope":
        return draft
    place = next(iter(draft.first_records()), None)
    if place is not None and draft.status in _TELLS:
        ministries = ministry_field(place)
        told = [(c.document, c.start) for c in draft.citations.values()]
        if ministries is None or (place.document, ministries.start) not in told:
            more = context.draft(question)
            say_ministries(more, place)
            draft.take(more, 1)
            return draft
    other = asked_alone(rest, question, context, routes)
    if other is None or other.rows is not None:
        return draft
    record = next(iter(other.first_records()), None)
    if record is None or ministry_field(record) is None:
        return draft
    if draft.status in _TELLS:
        if place is not None and place.locator == record.locator:
            draft.take(other, _OWN_LINES)
        return draft
    whole = context.draft(question)
    say_ministries(whole, record)
    whole.take(other, _OWN_LINES)
    return whole


def _rest(question: Question) -> str:
    """The question without who does it, where something else is asked in the same sentence; empty otherwise."""
    if question.english or len(question.measures) > 1 or is_polar(question):
        return ""
    text = folded(question.shown)
    who = _WHO.search(text)
    if who is None or not _ELSE.search(text[: who.start()] + text[who.end() :]):
        return ""
    if text.find("。", who.end()) not in (-1, len(text) - 1):
        return ""
    joint = "は" if who.group().startswith("の") else ""
    return f"{text[: who.start()]}{joint}{text[who.end() :]}"
