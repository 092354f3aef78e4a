"""The date or number that a record tells of either of two things: each by the words that stand with it.

A date is told of what stands behind it (令和4年度以降順次、システムを移行), of the topic right before it (薬剤情報については
令和3年10月) or of what it stands behind in brackets (効率化(令和3年度まで)).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.polar.goals import counts
from rag.polar.proposition import LIGHT, alike
from rag.support.homes import wordings
from rag.text import folded
from rag.tokens import is_content


@dataclass(frozen=True, slots=True)
class Value:
    """A date or number told of a side; ``fit`` orders: share of the words of the side, then how near they stand."""

    told: Date | Quantity
    evidence: Evidence
    fit: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a side: what it may be told by, and how much it weighs."""

    parts: frozenset[str]
    weight: float

    def within(self, text: str) -> bool:
        return any(part in text for part in self.parts)


_LEAST = 0.45
"""Share of the words of a side that must stand with its value."""
_OF_OTHER = 0.5
"""What the words of the other side that stand with it take away."""
_BESIDE = 0.3
"""What a word counts that stands in the sentence, with another value."""
_NEAR = 40
"""Characters beside a number that are told of it."""
_SAME_YEAR = regex(r"同(?:年|月|日)([^、。()]{0,14})")
"""Behind what is no date to be read: 同年10月に|施行."""
TOPIC = regex(r"(?:は|については|に関しては|では)(?:、|概ね|おおむね)?$")
"""What a date stands right behind is what it is told of: 薬剤情報については令和3年10月."""
_BRACKET = regex(r"\([^()、。:]{0,6}:?$")
"""What a date stands in brackets behind: 効率化(令和3年度まで)."""


def told_apart(
    a: str, b: str, timely: bool, mine: Sequence[Evidence], context: Context
) -> tuple[Value | None, Value | None]:
    """The two values that fit the two descriptions best, each by the words that the other has not; None where none fits."""
    ours, theirs = _words(a, context), _words(b, context)
    shared = {w.parts for w in ours} & {w.parts for w in theirs}
    ours, theirs = ([w for w in words if w.parts not in shared] for words in (ours, theirs))
    if timely and any(
        _is_of(said, (*ours, *theirs)) for text in _texts(mine) for said in _SAME_YEAR.findall(text)
    ):
        return None, None  # 令和元年5月に成立、同年10月に施行: the second is no date to be read
    found = list(_values(timely, mine))
    best: tuple[float, Value | None, Value | None] = (0.0, None, None)
    first = [(v, _fit(ours, theirs, *texts)) for v, *texts in found]
    second = [(v, _fit(theirs, ours, *texts)) for v, *texts in found]
    for one, fit in first:
        for other, opposite in second:
            if one is not other and min(fit, opposite) >= _LEAST and fit + opposite > best[0]:
                best = (fit + opposite, one, other)
    return best[1], best[2]


def _texts(mine: Sequence[Evidence]) -> Iterator[str]:
    return (folded(e.sentence.display) for e in mine)


def _is_of(text: str, words: Sequence[_Word]) -> bool:
    return any(w.within(text) for w in words)


def _words(text: str, context: Context) -> list[_Word]:
    weight = context.finder.vocabulary.weight
    return [
        _Word(
            frozenset({folded(w.surface), *alike(w), *(p for p in wordings(w.lemma) if len(p) > 1)}),
            weight(w.lemma),
        )
        for w in context.tokenizer.words(text)
        if is_content(w) and w.lemma not in LIGHT and not w.pos.startswith("名詞-数詞")
    ]


def _fit(own: Sequence[_Word], other: Sequence[_Word], with_it: str, sentence: str) -> float:
    total = sum(w.weight for w in own)
    if not total:
        return 0.0
    had = sum(w.weight * (1.0 if w.within(with_it) else _BESIDE * w.within(sentence)) for w in own)
    others = sum(w.weight for w in other) or 1.0
    against = sum(w.weight for w in other if w.within(with_it))
    return had / total - _OF_OTHER * against / others


def _values(timely: bool, mine: Sequence[Evidence]) -> Iterator[tuple[Value, str, str]]:
    """Every date (or number) of the record with the text that is told of it and its sentence."""
    for evidence in mine:
        text = folded(evidence.sentence.display)
        told: Sequence[Date | Quantity] = (
            dates(text) if timely else [q for q in quantities(text) if counts(q)]
        )
        if not told:
            continue
        starts = (0, *(t.end for t in told[:-1]))
        ends = (*(t.start for t in told[1:]), len(text))
        for value, start, end in zip(told, starts, ends, strict=True):
            before, behind = text[start : value.start], text[value.end : end]
            yield Value(value, evidence), _told_of(before, behind, timely, len(told) == 1), text


def _told_of(before: str, behind: str, timely: bool, alone: bool) -> str:
    if alone:
        return before + behind
    if behind.startswith(":"):  # 令和2年度:改良型ロボット開発完了
        return behind
    if _BRACKET.search(before):
        return before
    if not timely:
        return before[-_NEAR:] + behind[:_NEAR]
    return before[before.rfind("、", 0, -1) + 1 :] + behind if TOPIC.search(before) else behind
