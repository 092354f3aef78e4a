"""Two things named side by side, of which the same is asked: each is asked about alone, then they are set side by side.

「AをBする取組と、CをDする取組とでは、いずれが先に…」 is 「AをBする取組はいつ」 and 「CをDする取組はいつ」. Where と stands with a
comma the two halves are sure, and each half is told best by the ordinary answer to a question about it alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rag.comparison.described import LEAST, share_of
from rag.comparison.differences import say_difference
from rag.comparison.sides import Side
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import asked
from rag.records import Slide
from rag.routes import passage, place
from rag.text import folded

_THING = r"(?:話|こと|件|の|もの|やつ|ところ|ほう|[一-鿿々ァ-ヺーa-zA-Z0-9)」])"
_PAIR = regex(
    rf"^(?P<lead>(?:[^。?]*。)?(?:[^。?、]{{2,60}}?(?:について(?:は)?|に関して(?:は)?|に関しまして|においては?|のうち|では|ですが|(?:KPI|指標)で)、)?)"
    rf"(?P<one>[^。?]{{4,80}}?{_THING})と、(?P<two>[^。?]{{4,80}}?{_THING})(?:と?(?:で|が)は、?|と(?:について|に関して)(?:は)?、?|とが、?|について(?:は)?、?|って(?![いるたお])、?|、)"
    r"(?P<ask>(?=[^。]*(?:それぞれ|おのおの|各々|双方|両方|両者|どちら|どっち|いずれ|どんな|何|いつ|いくつ|どこ|どの|どう|異な|違|比べ|対比|比較|並べ))[^。]+(?:。[^。?]{0,40})?[。?]?)$"
)
"""Two things, 「、」 behind the と that joins them, and what is asked of both."""
_EACH = regex(
    r"(?:それぞれ|おのおの|各々|双方の?|両方の?|両者の?|ともに)(?:の|に(?:ついて)?|を|が|は|で|、)*"
)
_WHICH = regex(r"(?:どちら|どっち|いずれ)(?!も|とも)")
_WHEN = regex(r"(?:どちら|どっち|いずれ)(?:の(?:ほう|方|施策|取組))?(?:が|は)?、?(?:先|早|遅|後)")
_MORE = regex(
    r"(?:どちら|どっち|いずれ)(?:の(?:ほう|方|施策|取組))?(?:が|は)?、?(?:[^、。?]{0,6})?(?:多|少な|大き|小さ|高|低)"
)
_WHO = regex(
    r"どこがどっち|(?:主担当|主たる(?:府省|担当)|担当|府省庁?|省庁|役所|所管|持ち場)[^。?]{0,16}(?:どう|どのよう|違|異)|(?:仕切|担|受け持|率い|音頭|メイン|中心|主)[^。?]{0,10}(?:どこ|どの(?:省|役所|府省)|どちらの省)|どこの(?:役所|持ち場|担当|省)"
)
_POINTS = regex(r"^(?:その|この|同じ)[一-鿿]{2}")
_SURE = 0.1
"""Odds of an answer from which it may be told of a thing in other words than its own."""
_MOST = 2
"""Sentences of the answer to each: the value, and what bears it out."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions about one thing each, and what they ask."""

    one: str
    two: str
    ask: str

    @property
    def things(self) -> tuple[str, str]:
        """What is named."""
        return self.one, self.two


def answer(question: Question, context: Context) -> Draft | None:
    """Both answers, then how they differ; None where the question is of another form or one of them has none."""
    pair = pair_of(question)
    if pair is None:
        return None
    one, two = (_alone(f"{thing}{pair.ask}", question, context) for thing in (pair.one, pair.two))
    if one is None or two is None or _first(one) == _first(two):
        return None
    sides = _sides(pair, (one, two), context)
    if not sides or all(isinstance(s.record, Slide) and s.record.kind == "row" for s in sides):
        return None  # rows of the table are compared by their numbers
    draft = context.draft(question)
    draft.take(one, _MOST)
    draft.take(two, _MOST)
    if len(sides) == len({s.record.locator for s in sides}) == len(pair.things):
        ask = replace(analyse(pair.ask, context.tokenizer), text=question.text)
        names = asked(analyse(f"{pair.one}{pair.ask}", context.tokenizer))
        say_difference(draft, sides, ask, names, bool(_WHICH.search(question.text)))
    return draft


def _sides(pair: Pair, told: tuple[Draft, Draft], context: Context) -> tuple[Side, ...]:
    """The records told of, each with the words for it; none where one of them is hardly the thing that is meant."""
    sides = []
    for part, each in zip(pair.things, told, strict=True):
        record = next(iter(each.first_records()), None)
        if record is None:
            continue
        side = Side(record, part)
        known = isinstance(record, Slide) or share_of(side, context) >= LEAST
        if not known and each.confidence < _SURE:
            return ()
        sides.append(side)
    return tuple(sides)


def pair_of(question: Question) -> Pair | None:
    """The two questions that a question about a pair is; None where it is none."""
    if question.english or question.measures or question.sections or len(question.documents) > 1:
        return None
    match = _PAIR.match(question.shown)
    if match is None:
        return None
    ask = _ask(match["ask"])
    one, two = (f"{match['lead']}{match[name]}" for name in ("one", "two"))
    if _POINTS.match(match["two"]):
        return None  # その仕組みが対象とする病気: of the first
    return Pair(one, two, ask)


def _ask(said: str) -> str:
    """What is asked of each, behind its name: いずれが先に達成される計画か → はいつですか."""
    text = folded(said)
    if _WHO.search(text):
        return "の主担当はどこですか"
    if _WHEN.search(text):
        return "はいつですか"
    if _MORE.search(text):
        return "はいくつですか"
    rest = _EACH.sub("", said)
    rest = re.sub(r"を?(?:比べ|対比し|比較し|並べ)[^。]*$", "を教えてください", rest)
    return f"について、{rest}" if re.match(r"[^、。?]{1,16}(?:の数|数|と|を|は)", rest) else f"は{rest}"


def _alone(text: str, question: Question, context: Context) -> Draft | None:
    read = replace(analyse(text, context.tokenizer), original=question.original)
    if question.documents:
        read = replace(read, documents=question.documents)
    told = place.answer(read, context) or passage.answer(read, context)
    return told if told.status == "answered" and told.sentences and told.rows is None else None


def _first(draft: Draft) -> tuple[object, ...]:
    """What the first sentence cites."""
    numbers = draft.sentences[0].citations
    return tuple((c.document, c.start, c.end) for c in draft.citations.values() if c.number in numbers)
