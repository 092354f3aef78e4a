"""A record pointed at by its place among those talked about: 後の方, 2つ目, (3)の③."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.conversation.ellipsis import PARTICLES, attribute, place_and
from rag.conversation.leaning import says
from rag.conversation.turns import Exchange, covers, own, turn_words
from rag.figures import integer
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import kpi_kind
from rag.records import Library, Record, Section
from rag.text import folded
from rag.tokens import Tokenizer

_NTH = regex(r"(?P<n>[1-9一二三四五])(?:つ目|番目|件目|個目)")
POINTING = regex(
    r"(?:その|この)?[^、。の]{1,6}の?(?:方|ほう|もの|やつ|施策|つ目|番目|者)(?=の|は|って|が|を|で)"
)
"""What points at one of several records, at the beginning of a question."""


def pointed_at(question: Question, base: Exchange, library: Library) -> Record | None:
    """A record pointed at among several: 前者, 2つ目, the item ③ beside the one talked about."""
    words, several = turn_words(), _without_heading(base.records)
    if len(several) >= 2 and not question.sections:
        if words["former"].search(question.text):
            return several[0]
        if words["latter"].search(question.text):
            return several[-1]
    if (
        (match := _NTH.search(question.text))
        and len(several := _several(base)) >= _PAIR
        and not question.sections
    ):
        number = integer(match["n"]) or 0
        return several[number - 1] if 1 <= number <= len(several) else None
    place = base.asked_of[0] if len(base.asked_of) == 1 else base.focus
    return _nth_below(question, place, library) or _beside(question, base.focus, library)


def part_named(question: Question, base: Exchange, library: Library) -> str | None:
    """「人材のところだけ」 of a section that was told: the one part of it whose heading has these words."""
    said, focus, words = _PART_ONLY.match(question.text), base.focus, question.terms
    if said is None or not isinstance(focus, Section) or not words:
        return None
    parts = [p for c in focus.children if (p := library.get(focus.document, c)) is not None]
    named = [p for p in parts if all(t in folded(p.title) for t in words)]
    return f"{named[0].locator}の内容は" if len(named) == 1 else None


_PART_ONLY = regex(
    r"^(?:では|じゃあ?)?、?[^、。?]{2,16}?の?(?:ところ|とこ|部分|箇所|項|くだり|話)(?:だけ|のみ|を|に絞|は|$)"
)


def sibling(question: Question, base: Exchange, library: Library) -> tuple[Record, str] | None:
    """「見直しの頻度は」 asked of a section that does not speak of it: the one beside it that alone does."""
    words, focus = own(question), base.focus
    place = question.documents or question.agencies or question.measures or question.sections
    if not isinstance(focus, Section) or not words or place or not says(question, "ellipsis"):
        return None
    above = library.get(focus.document, focus.parent)
    beside = [library.get(focus.document, c) for c in above.children] if isinstance(above, Section) else []
    having = [r for r in beside if r is not None and covers(r, words)]
    if len(having) != 1 or having[0] == focus:
        return None
    mere = not question.attributes and "の" not in PARTICLES.sub("", question.shown)  # リテラシーは
    return having[0], (attribute(base.question) if mere else "") or question.shown


def of_list(
    question: Question, exchanges: Sequence[Exchange], tokenizer: Tokenizer
) -> tuple[Record, str] | None:
    """The record of the list shown last that 「一番最初のもののKPIは」, 「いや、最後のほう」 point at, and the question asked of it."""
    said = _IN_LIST.match(question.text)
    records = _shown(exchanges, bool(said and said["back_to"])) if said else ()
    alone = shown_list(exchanges) is None and exchanges[-1].is_set and len(exchanges[-1].listed) == 1
    records = exchanges[-1].listed if alone and said else records
    if said is None or not (len(records) >= _PAIR or alone):
        return None
    ask = question.shown[said.end() :].lstrip("、のはがをもで").rstrip("だよ。?")
    bare = not (said["noun"] or said["n"] or said["back"])
    if bare and ask.lower() != attribute(analyse(ask, tokenizer)).lower():
        return None  # 最初の方針
    number = integer(said["n"] or said["back"] or "1") or 0
    if not 1 <= number <= len(records):
        return None
    record = records[-number if said["last"] or said["back"] else number - 1]
    return record, place_and(record.locator, ask or attribute(exchanges[-1].question) or "内容は")


def of_no_list(question: Question, exchanges: Sequence[Exchange], library: Library) -> str:
    """What points at the n-th of a list (2番目のやつ) where none so long was shown; else empty."""
    if (two := _TWO.match(question.text)) and len(_shown(exchanges, True)) < _PAIR:
        return two.group()
    said, base = _IN_LIST.match(question.text), exchanges[-1]
    topmost = said and said["noun"] and _TOPMOST.search(said.group())
    if said is None or not (said["n"] or topmost) or base.area or isinstance(base.focus, Section):
        return ""
    counted = said["noun"] or _OF_RECORD.match(question.text, said.end())
    return said.group() if counted and pointed_at(question, base, library) is None else ""


_PAIR = 2
_TOPMOST = regex(r"上の|下の|先頭|末尾|ラスト")
_OF_RECORD = regex(r"の?(?:施策の)?(?:概要|主?担当|府省庁|(?:もう少し|もっと)?詳し)|のは")
_IN_LIST = regex(
    r"(?:いや|いえ|いいえ|違う|違います|すみません|では|じゃあ?|その|この|うち|一覧の|リストの|表の|(?P<back_to>さっき(?:の|挙げた)?|先ほどの?|先程の?)|、)*"
    r"(?:(?:一番|いちばん)?(?:(?P<first>最初|先頭|冒頭|初め|はじめ|上)|(?P<last>最後|末尾|ラスト|下))(?!から|に聞|に質問|に尋)"
    r"|(?:上から|前から)?(?P<n>\d{1,2}|[一二三四五六七八九十])(?:つ目|番目|件目|個目|行目)"
    r"|(?:下から|後ろから|最後から)(?P<back>\d{1,2}|[一二三四五六七八九十])(?:つ目|番目|件目|個目|行目))"
    r"(?P<noun>(?:の|に(?:挙げた|挙がった|出た|出てきた|ある))?(?:もの|やつ|施策|取り?組み?|項目|ほう|方(?![針向法々])))?"
    r"(?:に戻(?:って|ると|るけど|りますが)、?)?(?!の(?:質問|話)|に(?:聞|きい|質問|尋|伺))(?=について|に関して|[のはがをもでだよって、?。]|詳し|もう少し|もっと|(?<=[、とど])|$)"
)


def two_of_list(question: Question, exchanges: Sequence[Exchange]) -> str | None:
    """「1番目と3番目どっちが早い」: the two of the list shown last compared."""
    said = _TWO.match(question.text)
    records = _shown(exchanges, True) if said and exchanges else ()
    numbers = [integer(said[name]) or 0 for name in ("n", "m")] if said else []
    if said is None or not all(1 <= number <= len(records) for number in numbers):
        return None
    places = "と".join(records[number - 1].locator for number in numbers)
    return f"{places}を比べて、{question.shown[said.end() :].lstrip('、のはでを')}"


_NUMBERED = r"(?:つ目|番目|件目|個目)"
_TWO = regex(
    rf"^(?:では|じゃあ?|その)?、?(?P<n>\d{{1,2}}|[一二三四五六七八九十]){_NUMBERED}と(?P<m>\d{{1,2}}|[一二三四五六七八九十]){_NUMBERED}"
)


def shown_list(exchanges: Sequence[Exchange]) -> Exchange | None:
    """The exchange that showed the list talked about: the last one, or the one that all since then were about."""
    since: list[Record] = []
    for exchange in reversed(exchanges):
        if len(exchange.listed) >= 2 and all(r in exchange.listed for r in since):
            return exchange
        if exchange.focus is None and not (exchange.is_set or exchange.question.among):
            break
        since += [exchange.focus] if exchange.focus else []
    return None


def _shown(exchanges: Sequence[Exchange], earlier: bool) -> tuple[Record, ...]:
    """The records of that list, or all that the last exchange names; for さっきの1番目 of the last list at all."""
    shown = shown_list(exchanges)
    if shown is None and earlier:
        shown = next((e for e in reversed(exchanges) if len(e.listed) >= 2), None)
    return shown.listed if shown else () if exchanges[-1].is_set else _several(exchanges[-1])


def _several(exchange: Exchange) -> tuple[Record, ...]:
    """The records that an answer names one by one; what it quotes beside its sentence is no list."""
    return () if exchange.told and len(exchange.asked_of) < 2 else _without_heading(exchange.records)


def _without_heading(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records, without the place whose parts all the others are: the second of 第2章(4つの基本的な方針) is its 2."""
    head, *parts = records or (None,)
    below = isinstance(head, Section) and parts and all(r.locator in head.children for r in parts)
    return tuple(parts) if below else records


def _nth_below(question: Question, focus: Record | None, library: Library) -> Record | None:
    """「3番目」 said of a place whose parts were told: the third directly below it."""
    match = _NTH.match(re.sub(r"^(?:その|この|うち|では|じゃあ?)[、の]?", "", question.text))
    below = focus.children if isinstance(focus, Section) else ()
    number = integer(match["n"]) or 0 if match else 0
    return library.get("kihon", below[number - 1]) if 1 <= number <= len(below) else None


def _beside(question: Question, focus: Record | None, library: Library) -> Record | None:
    """「(3)の③だと」 said after 第3章第4節(3)①: the item beside the focus."""
    if isinstance(focus, Section) and (group := re.match(r"\((\d{1,2})\)(?!の?[①-⑳])", question.text)):
        return library.get("kihon", re.sub(r"\(\d+\)[①-⑳]?$", f"({group[1]})", focus.locator))
    match = re.search(r"(?:\((\d{1,2})\))?の?([①-⑳])", question.text)
    if not isinstance(focus, Section) or not match:
        return None
    base = re.sub(r"[①-⑳]$", "", focus.locator)
    if match[1]:
        base = re.sub(r"\(\d+\)$", "", base) + f"({match[1]})"
    return library.get("kihon", base + match[2])


def with_cells(question: Question, base: Exchange, focus: Record) -> Record:
    """The record talked about; where its ministries are asked and it has none, the one told with it that has."""
    if focus.ministries or not (question.has("lead", "ministry") or kpi_kind(question.text)):
        return focus
    told = [r for r in base.records if r.ministries]
    named = [r for r in told if covers(r, own(base.question))]
    alone = len(told) == 1 or (named and own(base.question))
    return (named or told)[0] if told and alone and focus in base.answered_of else focus
