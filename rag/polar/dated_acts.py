"""The date of the very act, in a sentence that tells several acts one after the other, each behind its date.

令和2年度から基盤の整備を行い、令和4年度以降順次システムを移行する: 移すのは令和2年度から is wrong, though the sentence
has the date.
"""

from __future__ import annotations

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import Date, dates
from rag.lazy_regex import regex
from rag.polar.proposition import LIGHT, Proposition
from rag.polar.sides_told import TOPIC
from rag.premises.claims import agrees
from rag.question import Question
from rag.support.homes import wordings
from rag.text import folded
from rag.tokens import Word, is_content

_ACT_FIRST = regex(r"(?P<act>[^、。?]{2,40}?)(?:の|こと|時期|開始)?(?:は|が|って)、?$")
"""Before the date: 都道府県警のシステムを移すのは|令和2年度から."""
_MOST = 0.5
"""Share of the words of the act that the part of a sentence behind a date must have, where the part behind the date asked has none."""
_PHASE = frozenset({"始める", "始まる", "開始", "終わる", "終える", "スタート"})
_OF_ALL = regex(r"(?:に(?:おいて)?)?(?:は|も)")
"""Behind a date that all that follows is told of: 令和2年度は、令和元年度に検討した…."""


def of_act(question: Question, said: Proposition, evidence: Evidence, context: Context) -> bool | None:
    """Whether the sentence has the act behind the one date asked (True) or behind another one (False); None where neither is plain."""
    text = folded(evidence.sentence.display)
    days = dates(text)
    asked = dates(folded(said.text))
    if len(question.dates) != 1 or len(asked) != 1 or len(days) < 2:
        return None
    if any(TOPIC.search(text[: d.start]) or _OF_ALL.match(text, d.end) for d in days):
        return None
    act = _act(folded(said.text), asked[0], context)
    if not act:
        return None
    ends = (*(d.start for d in days[1:]), len(text))
    parts = [(day, text[day.end : end]) for day, end in zip(days, ends, strict=True)]
    own = [_share(act, part) for day, part in parts if agrees(asked[0], day)]
    others = [_share(act, part) for day, part in parts if not agrees(asked[0], day)]
    before = _share(act, text[: days[0].start])
    if not (own and others) or before:
        return None
    if max(others) >= _MOST and not any(own):
        return False
    return True if max(own) >= _MOST and not any(others) else None


def _act(text: str, date: Date, context: Context) -> list[frozenset[str]]:
    """The words of what is done at the date, each with those it may stand for: behind it, else right before."""
    behind = _words(text[date.end :], context)
    if behind:
        return behind
    match = _ACT_FIRST.search(text[: date.start])
    return _words(match["act"], context)[-1:] if match else []


def _words(text: str, context: Context) -> list[frozenset[str]]:
    def tells(word: Word) -> bool:
        said = word.lemma not in LIGHT and word.lemma not in _PHASE
        return is_content(word) and said and not word.pos.startswith("名詞-数詞")

    return [
        frozenset({folded(w.surface), *wordings(w.lemma)}) for w in context.tokenizer.words(text) if tells(w)
    ]


def _share(act: list[frozenset[str]], text: str) -> float:
    return sum(any(len(w) > 1 and w in text for w in words) for words in act) / len(act)
