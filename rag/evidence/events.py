"""The value told of the very event asked about: いつ動き出すか is answered by the date beside 稼働, not by the nearest sentence's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rag.evidence.finder import Evidence
from rag.evidence.timing import when_told
from rag.figures import quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.interrogative import WH
from rag.support.homes import wordings
from rag.text import folded

_REACH = 30
"""Characters between a value and the word of its event by which the nearness falls to a half."""
_COMMA = 15
"""What a comma between them counts, in characters."""
_BEFORE = 0.7
"""What the word before the last counts: 審査システムの|稼働."""
_CLEARLY = 0.3
"""How much nearer the value of another sentence must stand to its event, fitted on the dev questions that ask when (docs/log.md, 2026-12-01)."""
_ABOUT = 0.85
"""Share of the best score that it must have: it is about the same."""
_HALF = 0.5
"""Share of what the best one covers that it must cover, in the same or other words."""
_LAST = 2
"""Words of a question, the record's name aside, that tell the event."""


def of_event(
    question: Question,
    found: Sequence[Evidence],
    fits: Callable[[Evidence], bool],
    dated: bool,
    units: frozenset[str],
) -> Evidence | None:
    """The sentence of the best one's record that tells a value clearly nearer to what is asked about; None where none does.

    ``fits``: whether a sentence has a value of the kind asked for; ``units`` of numbers, where none is dated.
    """
    best = found[0]
    title = folded(best.record.title)
    asked = [t for t in question.terms if _in_first_ask(t, question.text)]
    terms = [t for t in asked if t not in title] or asked
    events = [frozenset({t, *wordings(t)}) for t in reversed(terms[-_LAST:])]

    def near(evidence: Evidence) -> float:
        text = folded(evidence.sentence.display)
        told = when_told(text) if dated else [(q.start, q.end) for q in quantities(text) if q.unit in units]
        return max(_nearness(text, told, events), default=0.0)

    mine = [
        e
        for e in found[1:_CONSIDERED]
        if e.record.locator == best.record.locator
        and e.score >= _ABOUT * best.score
        and max(e.features["coverage"], e.features["meant"]) >= _HALF * best.features["coverage"]
        and fits(e)
    ]
    nearer = max(mine, key=near, default=None)
    return nearer if nearer is not None and near(nearer) >= near(best) + _CLEARLY else None


_CONSIDERED = 9
_ASKS = regex(WH)
_END = regex(r"[?。]")
_BEHIND = 12
"""Characters behind the interrogative in which its verb stands: いつから|使えるようになる."""


def _in_first_ask(term: str, text: str) -> bool:
    """Whether a lemma stands in what is asked first (終わったのは何町村で、残りはいくつ), by its first character at least."""
    asks = _ASKS.search(text)
    at = text.find(term) if term in text else text.find(term[0])
    behind = _END.search(text, asks.end()) if asks else None
    return asks is None or at <= min(asks.end() + _BEHIND, behind.start() if behind else len(text))


def _nearness(
    text: str, told: Sequence[tuple[int, int]], events: Sequence[frozenset[str]]
) -> Iterator[float]:
    """How near each value stands to each word of the event, 0..1."""
    for n, words in enumerate(events):
        for start, end in _places(text, words):
            for first, last in told:
                gap = max(0, start - last, first - end)
                between = text[min(end, last) : max(start, first)]
                yield (_BEFORE if n else 1.0) / (1 + (gap + _COMMA * between.count("、")) / _REACH)


def _places(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where words of two characters or more stand."""
    for word in words:
        at = text.find(word) if len(word) > 1 else -1
        while at >= 0:
            yield at, at + len(word)
            at = text.find(word, at + 1)
