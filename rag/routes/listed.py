"""What belongs to the sentence told: the bullets that it leads to (重点5分野…, then 農業:…), the rest of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.figures import dates
from rag.lazy_regex import regex
from rag.premises.claims import agrees
from rag.question import Question
from rag.quoting import say_support
from rag.records import Record, Slide
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


def say_note(draft: Draft, best: Evidence, question: Question) -> None:
    """Add the note that a mark in the sentence told points to: オブザーバトリ(※)に…, (※ …を格納したデータベース)."""
    mark = _MARK.search(folded(best.sentence.display), 2)
    behind = [s for s in best.field.sentences if s.start > best.sentence.start]
    note = next(
        (s for s in behind if mark and folded(s.display).lstrip(" (-・").startswith(mark.group())), None
    )
    if note is not None:
        say_support(draft, replace(best, sentence=note), question)


def say_rest(draft: Draft, best: Evidence, question: Question) -> bool:
    """Add the other sentences of the bullet whose phrase is quoted: 「隗より始めよ」とは何をするのか; whether there are any."""
    if not (question.quoted and best.features["quoted"] and _WHAT.search(question.text)):
        return False
    sentences = best.field.sentences
    at = next((i for i, s in enumerate(sentences) if s.start == best.sentence.start), 0)
    first, last = next(((a, b) for a, b in best.field.bullets if a <= at < b), (at, at + 1))
    for sentence in (s for s in sentences[first:last] if s.start != best.sentence.start):
        number = draft.cite_sentence(best.record, best.field, sentence)
        draft.say(f"「{sentence.display.strip()}」", number, prefix="- ")
    return last - first > 1


def goes_with(record: Record, best: Record) -> bool:
    """Whether a record tells more of what the best one tells: itself, one beside or below it; bullets of slides stand alone."""
    if isinstance(record, Slide) and record.kind in {"block", "area"}:
        return False
    if record.locator == best.locator:
        return True
    return bool(record.parent) and record.parent in (best.parent, best.locator)


def of_other_date(evidence: Evidence, question: Question) -> bool:
    """Whether a sentence tells of times, none of which the question names that names some."""
    told = dates(folded(evidence.sentence.display)) if question.dates else ()
    return bool(told) and not any(agrees(asked, date) for asked in question.dates for date in told)


def is_note(evidence: Evidence) -> bool:
    """Whether a sentence is one of the notes of the slides (※1 RPA:…)."""
    return isinstance(evidence.record, Slide) and evidence.record.title == "注"


_MARK = regex(r"※\d*")
_WHAT = regex(
    r"何を(?:する|やる|しろ|せよ|言|いう|いっ|意味|指)|どう(?:いう|する)|どんな(?:こと|意味|話)|何のこと|とは|中身|って(?:何|なに|なん)"
)
_STATE = regex(r"まとめ|整理|状況|進み具合|どこまで|様子|それぞれ|各分野")
_LABELLED = regex(r"[・\s]*[^、。:「」]{2,14}:")
