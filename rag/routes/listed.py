"""The bullets of a slide that one leads to: 重点5分野における…順調に進捗, then 農業:…, スマートシティ:…."""

from __future__ import annotations

from itertools import takewhile

from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Slide
from rag.text import folded


def say_listed(draft: Draft, best: Evidence, question: Question) -> bool:
    """Add the bullets with labels of their own (農業:…) right below one that only leads to them; whether there are any."""
    if not (
        isinstance(best.record, Slide) and (question.has("summary", "list") or _STATE.search(question.text))
    ):
        return False
    bullets = [best.field.sentences[first] for first, _ in best.field.bullets]
    below = [s for s in bullets if s.start > best.sentence.start]
    listed = list(takewhile(lambda s: _LABELLED.match(folded(s.display)), below))
    if len(listed) < 2 or _LABELLED.match(folded(best.sentence.display)):
        return False
    for sentence in listed:
        number = draft.cite_sentence(best.record, best.field, sentence)
        draft.say(f"「{sentence.display.strip()}」", number, prefix="- ")
    return True


_STATE = regex(r"まとめ|整理|状況|進み具合|どこまで|様子|それぞれ|各分野")
_LABELLED = regex(r"[・\s]*[^、。:「」]{2,14}:")
