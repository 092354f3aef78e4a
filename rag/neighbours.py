"""Places told by another: 「…する施策のすぐ次の施策」, 「…と同じ区分で警察庁が主担当の項目」.

What is asked is put of the place meant in so many words, and then answered like any question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.context import Context
from rag.question import Question
from rag.records import Record, Section
from rag.steps import record_described

_ONE = r"(?:すぐ|(?:一|1|ひと)つ|(?:一|1)個|番号[がで]?|表[でが]|順番で|、)*の?"
_WHICH = r"(?P<which>次|後ろ|後|手前|前|直後|直前)"
_STANDS = r"(?:の(?:番号の?)?|に(?:ある|あたる|当たる|来る|くる|載(?:って(?:い)?る|る)|並(?:ぶ|んで(?:い)?る)|掲げ(?:られた|られて(?:い)?る)))"
_NUMBERED = re.compile(
    rf"の{_ONE}(?P<which>次|前|後|直後|直前|手前)の?(?:番号の?)?(?=施策|は|番号|の|に(?:ある|載|来|く)|って|$|[?])(?:番号)?の?(?:施策)?"
)
_DESCRIBED = re.compile(
    rf"(?:施策|取り?組み?(?!の)|事業|プロジェクト|もの|やつ|項目)(?:の|から(?:見て)?|より)?{_ONE}{_WHICH}{_STANDS}(?:施策|取り?組み?|項目|もの)"
)
_GROUP = r"(?P<level>区分|まとまり|括り|くくり|グループ|項目群|小?見出し|柱|節|章|番台|番号帯)"
_SAME = re.compile(
    rf"(?:と(?:は)?(?:同じ|同一の)|(?<=[。?、])(?:(?:さらに|また|それと|あと|そして|加えて|では|で)、?)?(?:その|同じ|この|当該)){_GROUP}"
    r"(?:の(?:中|なか|うち)|内|の下)?(?:で|に|から)?(?:(?:ある|並ぶ|含まれる|入る|属する)(?=、|[^。]{2}))?(?:は|、)*(?:の(?=[^?]))?"
)
_THERE = re.compile(
    rf"{_GROUP}[^。?]{{0,14}}[。?](?:さらに|また)?、?(?:そこ|その中|このうち|そのうち)(?:で|に)?(?:は|、)*"
)
_ASKS = re.compile(r"何|なに|どこ|どの|どれ|どう|いつ|誰|いくつ")
_BARE = re.compile(
    r"(?<=[るただな])(?:の|もの|やつ)(?=(?:は|が)、?(?:何|なに|どれ|どう|いつ|どこ|誰)|が(?:ある|あっ))"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A question put of the place meant: the wording, and what was said before that asks for itself."""

    wording: str
    before: str = ""


def beside(question: Question, context: Context) -> Placed | None:
    """「02-14の次の施策は」, 「…を創設した施策の一つ手前の施策では」 with the number meant in its place."""
    text = question.shown
    if len(question.measures) == 1 and (match := _NUMBERED.search(text)):
        number = question.measures[0]
    elif not question.measures and not question.english and (match := _DESCRIBED.search(text)):
        anchor = record_described(text[: match.start()], question, context)
        number = anchor.locator if anchor else ""
    else:
        return None
    numbers = [m.locator for m in context.library.measures]
    if number not in numbers:
        return None
    at = numbers.index(number) + (-1 if match["which"] in {"前", "直前", "手前"} else 1)
    if not 0 <= at < len(numbers):
        return None
    rest = text[match.end() :]
    if rest.startswith("名"):
        rest = f"の施策{rest}"
    return Placed(f"{numbers[at]}{rest if rest.strip('?。 ') else 'は'}")


def around(question: Question, context: Context) -> Placed | None:
    """A question of the group that a described record belongs to, with the place of that group in so many words."""
    if question.english or question.measures or question.sections:
        return None
    text = question.shown
    match = _THERE.search(text) or _SAME.search(text)
    if match is None:
        return None
    said, rest = text[: match.start()].strip("、。 "), text[match.end() :]
    anchor = record_described(said, question, context) if len(said) >= 4 and len(rest) >= 4 else None
    place = _place(anchor, match["level"]) if anchor else ""
    if not place:
        return None
    before = said if _ASKS.search(said) else ""
    return Placed(f"{place}で{_BARE.sub('項目', rest, count=1)}", before)


def _place(record: Record, level: str) -> str:
    """The chapter, section or group of the outline, or the number group, that a record stands in."""
    if not isinstance(record, Section):
        return f"{record.locator[:2]}番台" if level in {"番台", "番号帯", "区分", "グループ"} else ""
    if level in {"章", "節"}:
        match = re.match(rf".*?第\d+{level}", record.locator)
        return match.group() if match else ""
    return record.parent
