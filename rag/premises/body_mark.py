"""Whether a question takes a measure for one that the main text of the plan has (本文にも記載があると伺っている…) or has not."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Measure, Record

_SAID = regex(
    r"本文(?:に|へ|で)(?:も|は)?(?P<said>(?:記載|掲載|言及)(?:が|は)?(?:あ(?:る|り)|さ|な(?:い|く))|(?:載|書か|触れ)[っれら])"
    r"(?P<rest>[^、。?]{0,12}?)(?:と(?:伺|聞|うかが|承知|され|のこと)|という|そう(?:です|だ)|(?:です|ます|だ|る|い)(?:よね|けど|が|ので)|(?:る|いる|ある|ない)(?=[一-鿿ァ-ヺ]))"
)
_NOT = regex(r"な(?:い|く)|ません|ず")
_ASKS = regex(r"かどうか|か否か|有無|ますか|[るい]か|の[?]")


def body_said(question: Question, record: Record) -> bool | None:
    """What is taken for granted of 本文記載, where the record has it otherwise; None where nothing is, or it is so."""
    match = _SAID.search(question.text)
    if match is None or not isinstance(record, Measure) or _ASKS.match(question.text, match.end("rest")):
        return None
    said = not _NOT.search(match.group())
    return said if said != record.in_body else None
