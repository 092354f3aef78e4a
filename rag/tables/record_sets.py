"""Sets told by a record that they are compared with: 「02-14と同じ省が主担当の施策」.

The question is put of the ministry or the number group that the record stands for, in so many words.
"""

from __future__ import annotations

import re

from rag.context import Context
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Record
from rag.steps.described_sets import LONGEST, SET
from rag.steps.record_described import record_described
from rag.steps.relay import ELSE

_OFFICE = r"(?:府省庁?|委員会|省庁|役所|官庁|機関|省|庁)"
_SAME = regex(
    rf"(?P<what>[^。?]{{2,90}}?)と(?:は?、)?(?:(?:主担当|担当|所管)(?:の?{_OFFICE})?(?:が|も|の))?(?:まったく|全く|完全に)?(?:同じ(?!く|よう)|同一の|共通の|一緒の)"
    rf"(?P<kind>番台|番号帯|主担当|担当|所管|{_OFFICE})?(?:の?{_OFFICE})?(?P<rest>[^。]*)"
)
_LIKE = regex(r"^(?P<what>[^。?]{2,90}?)と同(?:じく|様に?)、?(?=.{6})")


def compared_with(question: Question, context: Context) -> tuple[str, Record, bool] | None:
    """The question put of a ministry or number group that a record stands for, in words.

    Returns the wording, the record and whether the record itself is to be left out.
    """
    text = question.shown
    if question.english or len(text) > LONGEST:
        return None
    if (match := _SAME.search(text)) is not None:
        record = record_described(match["what"], question, context)
        if record is None or not SET.search(match["rest"] or ""):
            return None
        rest = re.sub(
            r"^(?:(?:が|も)?(?:主担当|担当|所管)(?:する|している)?|が|の|で|は|も|を)+", "", match["rest"]
        )
        other = ELSE.search(rest)
        rest = ELSE.sub("", rest)
        head = f"{record.locator[:2]}番台の" if (match["kind"] or "").startswith("番") else _led(record)
        return (f"{head}{rest}", record, other is not None) if head else None
    if (match := _LIKE.search(text)) is not None:
        record = record_described(match["what"], question, context)
        return (text[match.end() :], record, False) if record is not None else None
    return None


def _led(record: Record) -> str:
    leads = list(dict.fromkeys(m.label for m in record.leads))
    return f"{'と'.join(leads)}{'が両方とも' if len(leads) > 1 else 'が'}主担当の" if leads else ""
