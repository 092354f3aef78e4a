"""Sets told by a record: 「02-14と同じ省が主担当の施策」, 「…を担う省が主担当の施策は何件」.

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

_OFFICE = r"(?:府省庁?|委員会|省庁|役所|官庁|機関|省|庁)"
_DOES = (
    r"(?:を(?:主に|主として|中心に)?(?:担(?:う|当(?:する|している|の)|っている)|所管(?:する|している)|主導(?:する|している)"
    r"|進め(?:る|ている)|実施(?:する|している)|推進(?:する|している)|手[が掛]け(?:る|ている)|や(?:る|っている)|主管(?:する|している)|率いる)"
    r"|[をがの]?(?:主担当|主管|担当|所管)(?:である|となる|になっている|とされ(?:た|ている)|とする|としている|の)?|(?:する|している|した|ている|てる|った))"
)
_BY_OFFICE = regex(
    rf"(?P<what>[^。?]{{2,90}}?){_DOES}(?P<office>{_OFFICE})(?P<rest>(?:が|は|の|で|って|、)[^。]*(?:施策|取り?組み?|項目|何を|なにを|どれを|(?:の|もの)は(?:、)?(?:何|なに|どれ|どの))[^。]*(?:。(?:そちら|そっち|その|それ).+)?)"
)
_SAME = regex(
    rf"(?P<what>[^。?]{{2,90}}?)と(?:は?、)?(?:(?:主担当|担当|所管)(?:の?{_OFFICE})?(?:が|も|の))?(?:まったく|全く|完全に)?(?:同じ(?!く|よう)|同一の|共通の|一緒の)"
    rf"(?P<kind>番台|番号帯|主担当|担当|所管|{_OFFICE})?(?:の?{_OFFICE})?(?P<rest>[^。]*)"
)
_LIKE = regex(r"^(?P<what>[^。?]{2,90}?)と同(?:じく|様に?)、?(?=.{6})")
_ELSE = regex(
    r"もう(?:一|1)(?:件|つ|本)(?:だけ)?の?|(?:、)?(?:その?ほか|その他|ほか|他)(?:に(?:も|は)?|の(?=施策|取組)|で)、?"
)


def compared_with(question: Question, context: Context) -> tuple[str, Record, bool] | None:
    """「02-14と同じ省が主担当の施策は」, 「05-11と同じく…」: see ``reworded_set``."""
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
        other = _ELSE.search(rest)
        rest = _ELSE.sub("", rest)
        head = f"{record.locator[:2]}番台の" if (match["kind"] or "").startswith("番") else _led(record)
        return (f"{head}{rest}", record, other is not None) if head else None
    if (match := _LIKE.search(text)) is not None:
        record = record_described(match["what"], question, context)
        return (text[match.end() :], record, False) if record is not None else None
    return None


def reworded_set(question: Question, context: Context) -> tuple[str, Record, bool] | None:
    """The question put of a ministry or number group that a record stands for, in words.

    Returns the wording, the record and whether the record itself is to be left out.
    """
    text = question.shown
    if question.english or len(text) > LONGEST:
        return None
    match = _BY_OFFICE.search(text)
    if match is None:
        return None
    record = record_described(match["what"], question, context)
    if record is None:
        return None
    other = _ELSE.search(match["rest"])
    rest = _ELSE.sub("", match["rest"])
    if not re.search("施策|取組|項目", rest):
        rest = re.sub(r"何を|なにを|どれを|どんなものを", "どの施策を", rest)
        rest = _BARE_SET.sub("施策は何", rest)
    alone = record.ministries if len(record.ministries) == 1 else ()
    leads = list(dict.fromkeys(m.label for m in record.leads or alone))
    if not leads:
        return None
    outline = record.document == "kihon"
    where = "" if _SAYS_WHERE.search(rest) else "骨子の" if outline else "別表の"
    if outline and _OUTLINE_OPENS.match(text) and not _OTHER_PLACE.search(rest):
        where, rest = "骨子の", rest.replace("施策", "取組")  # 骨子案で…する省は、他にどんな施策を
    return f"{where}{'または'.join(leads)}{rest}", record, other is not None


_BARE_SET = regex(r"(?:もの|の)は、?(?:何|なに|どれ|どの(?:もの|施策|取組))")
_OUTLINE_OPENS = regex(r"^[^、。]{0,16}?骨子(?:案|\(案\))?(?:で|では|において|の)")
_OTHER_PLACE = regex(r"別表|官民")
_SAYS_WHERE = regex(r"別表|官民|施策|骨子|第\d+章")
"""The set asked for is in the document of the record, unless its words say where it is."""


def _led(record: Record) -> str:
    leads = list(dict.fromkeys(m.label for m in record.leads))
    return f"{'と'.join(leads)}{'が両方とも' if len(leads) > 1 else 'が'}主担当の" if leads else ""
