"""Whether two places of a record tell different dates or numbers of one thing: 資料内で食い違っていないか."""

from __future__ import annotations

from collections.abc import Sequence

from rag.context import Context
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.polar.goals import counts
from rag.premises.claims import agrees
from rag.question import Question, analyse
from rag.quoting import say_direct, say_support
from rag.text import folded

_ASKED = regex(r"食い違|くいちが|矛盾|齟齬|不一致|不整合|整合(?:性|が|は|して)")
_OF_TIME = regex(r"時期|期限|年度|日程|日付|期日|いつ|(?<=[一-鿿])日(?=[はがに])|年月")
_ORDINAL = regex(r"第\d+[回期次版号]")
_SEASON = regex(r"[春夏秋冬](?=頃|ごろ|に|ま|、|。)")
_FRAME = regex(
    r"(?:資料|文書|別表|記載|記述|計画|骨子案?|施策)(?:内|の中|間)?(?:で|に|の|は|が|も)?|(?:時期|期限|日程|日付|数値?|件数|目標値?)(?:は|が|の|に|で)?"
)
_LEAST = 0.6
"""Share of the words asked that a sentence must have to be of the very thing."""


def answer_clash(draft: Draft, question: Question, mine: Sequence[Evidence], context: Context) -> bool:
    """Say whether the sentences about the thing tell the same, with both quoted; False for other questions.

    One sentence alone proves neither.
    """
    match = None if question.english else _ASKED.search(question.text)
    if match is None or not mine:
        return False
    topic = _FRAME.sub("", question.text[: match.start()])
    words = analyse(topic, context.tokenizer).terms
    ordinals = _ORDINAL.findall(topic)
    timely = bool(_OF_TIME.search(question.text[: match.start()]))
    told = [
        (values, e)
        for e in mine
        if (text := folded(f"{e.record.title} {e.sentence.display}"))
        and all(o in text for o in ordinals)
        and sum(w in text for w in words) >= _LEAST * len(words)
        and (values := _values(folded(e.sentence.display), timely))
    ]
    first = told[0] if told else (frozenset(), mine[0])
    others = [
        (v, e)
        for v, e in told[1:]
        if e.field.name != first[1].field.name and (timely or _comparable(first, (v, e)))
    ]
    unlike = next((e for v, e in others if not v & first[0]), None)
    beside = unlike or (others[0][1] if others else None)
    if beside is None:
        draft.status = "partial"
        say_direct(draft, first[1], question, "")
        draft.say("同じ事項のほかの記載は見当たらず、食い違いの有無は断定できません。")
        return True
    say_direct(
        draft,
        first[1],
        question,
        "はい、記載に違いがあります。" if unlike else "いいえ、記載は一致しています。",
    )
    say_support(draft, beside, question)
    return True


Told = tuple[frozenset[tuple[object, ...]], Evidence]


def _comparable(one: Told, other: Told) -> bool:
    """Whether numbers are of the same unit and of no different times: 5件 of last year, 6件 of the next."""
    first, second = (dates(folded(e.sentence.display)) for _, e in (one, other))
    timely = not (first and second) or any(agrees(a, b) for a in first for b in second)
    return timely and bool({v[1] for v in one[0]} & {v[1] for v in other[0]})


def _values(text: str, timely: bool) -> frozenset[tuple[object, ...]]:
    """The dates (to the month or season) or the counted numbers of folded text."""
    if not timely:
        return frozenset((q.value, q.unit) for q in quantities(text) if counts(q))
    found = []
    for day in dates(text):
        season = _SEASON.match(text, day.end)
        found.append((day.year, day.month or (season.group() if season else None), day.fiscal))
    return frozenset(found)
