"""What part of a set is asked for (本文記載があるものは全体の何割, 08番台に占める割合): both are counted."""

from __future__ import annotations

from dataclasses import replace

from rag.context import Context
from rag.lazy_regex import regex
from rag.question import Question
from rag.tables.claims import SetClaim, described, part_of
from rag.tables.words import table_words

_RANKED = regex(r"最[もも多少高低大小]|一番|いちばん|ごと|別に|どの(?!くらい|程度)|どこ|それぞれ")
_LONGEST = 120
_SUBJECTS = {"kanmin": "別表の施策", "kihon": "骨子案の取組"}


_BESIDES = regex(
    r"(?:何(?:件|個)|いくつ)(?:あ(?:って|り)|で)、?(?:それは)?(?=[^、。]{0,14}(?:何|なん)(?:割|%|パーセント))"
)
"""何件で、全体の何割: the answer tells the count anyway."""
_AMONG = regex(r"^(?:別表|骨子案?|骨子\(案\))(?:の(?:施策|取組例?))?(?:の?(?:うち|中))?(?:で)?(?:は)?、")


def _plain(question: Question) -> Question:
    """The question without its count and without the document that stands in front."""
    shown = _BESIDES.sub("", question.shown)
    if question.documents:
        shown = _AMONG.sub("", shown)
    return replace(question, text=shown.lower(), shown=shown) if shown != question.shown else question


def portion(question: Question, context: Context) -> SetClaim | None:
    """The set asked about and what it is a part of; None for a question that asks no share of a set."""
    words = table_words()
    question = _plain(question)
    text = question.text.rstrip("?。")
    if question.measures or question.english or len(question.documents) > 1 or len(text) > _LONGEST:
        return None
    if "senryaku" in question.documents or _RANKED.search(text) or not words.find("portions.asked", text):
        return None
    forms = (
        words.find(f"portions.{form}", text) for form in ("held", "taken", "part", "parted", "whole", "alone")
    )
    match = next((m for m in forms if m), None)
    if match is None:
        return None
    subject = _SUBJECTS[question.documents[0]] if question.documents else "施策"
    said, whole = (question.shown[slice(*match.span(part))] for part in ("set", "whole"))
    if words["portions.everything"].fullmatch(whole):
        whole = ""
    elif described(whole, context) is None:
        return None
    claim = part_of(whole or subject, words["portions.noun"].sub("", said), whole, context)
    same = claim is not None and claim.whole == claim.asked.query
    return None if same else claim
