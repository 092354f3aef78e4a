"""Places told by another: 「…する施策のすぐ次の施策」, 「…と同じ区分で警察庁が主担当の項目」.

What is asked is put of the place meant in so many words, and then answered like any question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.context import Context
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.interrogative import WH
from rag.records import KPI_EFFECT, KPI_PROGRESS, Library, Record, Section
from rag.steps.described_sets import LONGEST
from rag.steps.record_described import record_described
from rag.tables.conditions import kpi_state
from rag.tables.rows import column_of
from rag.text import folded

_ONE = r"(?:すぐ|(?:一|1|ひと)つ|(?:一|1)個|番号[がで]|表で|順番で|、)*の?"
_NUMBERED = regex(
    rf"の{_ONE}(?P<which>次|前|後|直後|直前|手前)(?!の?、?第?\d+(?:回|版|期|次|年))の?(?:番号の?)?(?=施策|は|番号|の|に(?:ある|載|来|く)|って|$|[?])(?:番号)?の?(?:施策)?"
)
# Xの一つ手前の番号に置かれた施策, X。その次に出てくる施策, Xに続く番号の項目
_STANDS = r"(?:に(?:並|載|来|く|あ|続|置か|掲げ|出てく|登場す|位置す|当た|記載)[ぁ-ん]{1,8})"
_DESCRIBED = regex(
    rf"(?:(?:の|から見て|より)、?|[、。](?:その|それの|それに|これに|これの|そこから)){_ONE}"
    rf"(?P<which>次|後ろ|後|手前|前|直後|直前|続く)(?:の)?(?:番号(?:の|{_STANDS}の?)?)?{_STANDS}?、?(?:番号の)?"
    r"(?:施策|取り?組み?|項目|もの|番号(?=って|は|が|、|$))"
)
_THING = regex(r"(?:施策|取り?組み?|項目|事業|番号|もの|」)(?:$|(?:が|は|も)[^。]{0,24}(?:が|けど)$)")
_GROUP = r"(?P<level>区分|まとまり|括り|くくり|グループ|項目群|小?見出し|柱|節|章|番台|番号帯)"
_SAME = regex(
    rf"(?:と(?:は)?(?:同じ|同一の)(?:\(\d+\)の)?|(?<=[。?、])(?:(?:さらに|また|それと|あと|そして|加えて|では|で)、?)?(?:その|同じ|この|当該)){_GROUP}"
    r"(?:の(?:中|なか|うち)|内|の下)?(?:で|に|から)?(?:(?:ある|並ぶ|並んでいる|含まれ(?:る|ている)|入(?:る|っている)|属(?:する|している))(?=、|[^。]{2}))?(?:は|、)*(?:の(?=[^?]))?"
)
_THERE = regex(
    rf"{_GROUP}[^。?]{{0,14}}[。?](?:さらに|また)?、?(?:そこ|その中|このうち|そのうち)(?:で|に)?(?:は|、)*"
)
_SAME_KPI = regex(
    r"(?P<what>[^。?]{3,60}?)と、?(?:(?P<side>効果|進捗)(?:の欄の?|側の?|の)?(?:kpi|KPI|指標|が|も)|(?:kpi|KPI|指標)\((?P<other>効果|進捗)\))(?:が|も|で|の)?(?:、)?(?:まったく|全く|完全に)?"
    r"(?:同じ|同一の|共通の|一緒の|共通する)(?:もの|施策|取り?組み?)(?P<rest>[^?]*)"
    r"|(?P<of>[^。?]{3,60}?)と、?(?:まったく|全く|完全に)?(?:同じ|同一の|共通の)(?P<which>効果|進捗)(?:の|側の)?(?:kpi|KPI|指標)を?(?:掲げ|持|使|置|採|設定し|用い|挙げ)(?:て(?:い)?)?[るつうっ]?(?:もう(?:一つ|1つ|ひとつ)の)?(?:もの|施策|取り?組み?)(?P<further>[^?]*)"
)
_ALSO = regex(
    r"^(?:は|が|って|を)?、?(?:(?:もう|ほかに|他に)(?:も)?)?(?:(?:一|1|ひと)[つ件])?(?:だけ)?(?:ある|あり)?(?:はず|よう)?(?:ます|です)?(?:か)?(?:が|けど)?[。、]?(?:(?:そっち|そちら|その(?:施策|取組)?|それ)の)?"
)
_WHICH = regex(r"何|なに|どれ|どの|あ(?:る|り)|教え|挙げ|施策")
_ASKS = regex(WH)
_BARE = regex(
    r"(?<=[るただな])(?:の|もの|やつ)(?=(?:は|が)、?(?:何|なに|どれ|どう|いつ|どこ|誰)|が(?:ある|あっ))"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A question put of the place meant: the wording, and what was said before that asks for itself.

    ``anchor`` is the record by which the place was told, for the reader to check; ``cell`` the field
    that it has in common with those meant.
    """

    wording: str
    before: str = ""
    anchor: Record | None = None
    cell: str = ""


def beside(question: Question, context: Context) -> Placed | None:
    """「02-14の次の施策は」, 「…を創設した施策の一つ手前の施策では」 with the number meant in its place."""
    text = question.shown
    if len(text) > LONGEST:
        return None
    anchor: Record | None = None
    if len(question.measures) == 1 and (match := _NUMBERED.search(text)):
        anchor = context.library.get("kanmin", question.measures[0])
    elif not question.measures and not question.english and (match := _described(text)):
        said = text[: match.start()]
        found = record_described(said, question, context)
        anchor = found if found and (_THING.search(said) or _named(found, said)) else None
    if anchor is None or match is None:
        return None
    row = _row(anchor, context.library)
    if anchor not in row:
        return None
    at = row.index(anchor) + (-1 if match["which"] in {"前", "直前", "手前"} else 1)
    if not 0 <= at < len(row):
        return None
    rest = text[match.end() :]
    if rest.startswith("名"):
        rest = f"の施策{rest}"
    return Placed(f"{row[at].locator}{rest if rest.strip('?。 ') else 'は'}", anchor=anchor)


def _described(text: str) -> re.Match[str] | None:
    """The neighbour told, unless 前, 後 or 続く may be a time (検討を行い、その後に続く施策, コロナの後の取組)."""
    match = _DESCRIBED.search(text)
    if match is None:
        return None
    marked = re.search(r"番号|すぐ|つ|個|表|並|載|置|掲|出て", match.group())
    timely = match["which"] != "次" and not marked
    return None if timely and not _THING.search(text[: match.start()]) else match


def _named(record: Record, said: str) -> bool:
    """Whether the words before 次 name the record itself, as its title does (異能vationの次の施策)."""
    name = re.split(r"[、。の]", folded(said))[-1]
    return len(name) >= 2 and name in folded(record.title)


def _row(record: Record, library: Library) -> tuple[Record, ...]:
    """What stands in a row with a record: all measures, or the items of its group."""
    if isinstance(record, Section):
        return tuple(s for s in library.sections if s.kind == "item" and s.parent == record.parent)
    return library.measures


_OF_OFFICE = regex(r"(?:府省庁?|省庁|役所|官庁|[^一-鿿]省|当省|管省|[^一-鿿]庁|当庁|管庁)(?:は|が|って|も)$")
"""…を検討する項目の主担当省は(、同じ節の…では): its other items are asked for."""


def around(question: Question, context: Context) -> Placed | None:
    """A question of the group that a described record belongs to, with the place of that group in so many words."""
    if question.english or question.measures or question.sections or len(question.shown) > LONGEST:
        return None
    text = question.shown
    match = _THERE.search(text) or _SAME.search(text)
    if match is None:
        return None
    said, rest = text[: match.start()].strip("、。 "), text[match.end() :]
    if column_of(folded(rest)) or _OF_OFFICE.search(said):
        return None  # a row of the progress table, or what the ministry of the thing has, is asked about
    anchor = record_described(said, question, context) if len(said) >= 4 and len(rest) >= 4 else None
    place = _place(anchor, match["level"]) if anchor else ""
    if not place:
        return None
    before = said if _ASKS.search(said) else ""
    return Placed(f"{place}で{_BARE.sub('項目', rest, count=1)}", before, anchor)


def alike(question: Question, context: Context) -> Placed | None:
    """「…と効果指標が同じ施策がもう一つある。その進捗の指標は」, 「…とKPI(進捗)が同じ施策は」: the measures with the same cell."""
    match = _SAME_KPI.search(question.shown[:LONGEST]) if not question.english else None
    if match is None:
        return None
    anchor = record_described(match["what"] or match["of"], question, context)
    side = match["side"] or match["other"] or match["which"]
    name = KPI_PROGRESS if side == "進捗" else KPI_EFFECT
    cell = anchor.field(name) if anchor else None
    if anchor is None or cell is None or kpi_state(cell) is not None:
        return None
    same = [
        m.locator
        for m in context.library.measures
        if m != anchor and (f := m.field(name)) and folded(f.display) == folded(cell.display)
    ]
    if not same:
        return None
    rest = _ALSO.sub("", match["rest"] or match["further"] or "").strip("?。、 ")
    asks = rest and not _WHICH.match(rest)
    return Placed(f"{'と'.join(same)}の{rest if asks else f'施策名と{name}は'}", anchor=anchor, cell=name)


def _place(record: Record, level: str) -> str:
    """The chapter, section or group of the outline, or the number group, that a record stands in."""
    if not isinstance(record, Section):
        return f"{record.locator[:2]}番台" if level in {"番台", "番号帯", "区分", "グループ"} else ""
    if level in {"章", "節"}:
        match = re.match(rf".*?第\d+{level}", record.locator)
        return match.group() if match else ""
    return record.parent
