"""What an earlier answer says, read from its text: the records it names and lists, the sentences it quotes."""

from __future__ import annotations

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.locators import section_references
from rag.question import Question
from rag.records import Library, Record
from rag.text import folded

_NUMBER = regex(r"(?<![\d-])\d{2}-\d{2}(?![\d-])")
_LINE = regex(r"(?m)^- (?P<first>\d{2}-\d{2}|第\d+章(?:第\d+節(?:\(\d+\)[①-⑳]?)?)?)(?=[ 「\[]).*$")
_ROW = regex(r"(?m)^- (?P<area>[^:\n]{2,24}): (?:取組数|計画通り|未了/一部未了|進捗率)")
"""A row of the progress table in a list."""
_FILLED = regex(r"(?<![(\d])(\d{2}-\d{2})\[")
_QUOTATION = regex(
    r"(?:- ?)?「(?P<said>[^\n]{2,400}?)」(?=とあります|\([^()\n]{2,40}(?:\([^()\n]{2,4}\))?\))"
)
_VALUE = regex(r"[^\n]{4,200}?のkpi\((?:進捗|効果)\)は「(?P<said>[^\n]{2,400}?)」です")
_SURE = regex(r"^(?:はい|いいえ)。")
_NEAREST = regex(r"(?m)^最も近い記載は.*$")
_NEAR = regex(
    r"^最も近い(?P<place>[^「\n]{2,40})「(?P<title>[^\n]{2,200}?)」に、「[^\n「」]{1,40}」(?:の|についての|に当たるものの)記載"
)
"""The record that a declined answer names for want of a better one: no topic, unless its title has words of the question."""
_DECLINED = regex(
    r"先に示した\d+件に、|質問の内容に当たる記載は対象の文書に見当たりません|「[^「」]{1,40}」(?:について)?の記載は対象の文書に(?:ありません|見当たりません)"
)
_AREA_TOLD = regex(r"[^。\n]{0,40}?(?:分野|領域)は(?P<area>[^。、()\n]{2,20})\([^()]*\)です")


def quoted(message: str) -> tuple[str, ...]:
    """The sentences that the lines of an answer quote whole, folded: 「…」とあります, - 「…」(09-14 課題・取組概要)."""
    said = [_SURE.sub("", folded(line)) for line in message.split("\n")]
    lines = [_VALUE.match(line) or _QUOTATION.match(line) for line in said]
    return (
        tuple(m["said"] for m in lines if m) if lines[0] else ()
    )  # what stands beside a value told is not meant


def listed(message: str, library: Library) -> tuple[Record, ...]:
    """The records whose number or place begins a line of a list, or that fill it (- 02-03[1] 02-09[2])."""
    found: list[str] = []
    for line in _LINE.finditer(message):
        found += _FILLED.findall(line.group()) or [line["first"]]
    records = [library.get("kanmin", f) or library.get("kihon", f) for f in found]
    records += [library.get("senryaku", f"進捗状況の表/{row['area']}") for row in _ROW.finditer(message)]
    return tuple(dict.fromkeys(r for r in records if r is not None))


def area_told(message: str) -> str:
    """The row of the progress table that is the answer (一番遅れている分野は研究開発(…)です), as it is written."""
    told = _AREA_TOLD.match(folded(message))
    return told["area"] if told else ""


def is_declined(message: str) -> bool:
    """Whether the documents tell nothing of what was asked about."""
    return bool(_DECLINED.match(folded(message)))


def without_nearest(message: str, question: Question) -> str:
    """An answer without the record that it names for want of a better one."""
    message = _NEAREST.sub("", message)
    near = _NEAR.match(message)
    strange = near and not any(t in folded(near["title"]) for t in question.terms)
    return message[near.end() :] if near and strange else message


def named(question: Question, library: Library) -> tuple[Record, ...]:
    """The records that a question names by number or place."""
    found = [library.get("kanmin", number) for number in question.measures]
    found += [library.get("kihon", s) or library.get("senryaku", s) for s in question.sections]
    return tuple(r for r in found if r is not None)


def records_in(message: str, library: Library) -> tuple[Record, ...]:
    """The records that a message names by number or section, in order; else by a whole title.

    The title of a whole document (AI戦略2019フォローアップ) tells the source and names no record.
    """
    text = folded(message)
    found = [(m.start(), library.get("kanmin", m.group())) for m in _NUMBER.finditer(text)]
    headed = [(text.find(folded(s.locator)), s) for s in library.sections if "章(" in s.locator]
    found += [(at, s) for at, s in headed if at >= 0]
    found += [(r.start, library.get("kihon", r.locator)) for r in section_references(text)]
    within = {at for at, _ in headed}  # 第1章(リスクへの対応): not the chapter as a whole
    named = [(at, r) for at, r in found if r is not None and (at not in within or "(" in r.locator)]
    named.sort(key=lambda item: item[0])
    if named:
        return tuple(dict.fromkeys(r for _, r in named))
    titled = (r for r in library.records if len(r.title) >= 8 and folded(r.title) in text)
    return tuple(r for r in titled if not _is_document(folded(r.title)))[:1]


def _is_document(title: str) -> bool:
    """Whether a title is made of names of documents alone."""
    for pattern in lexicon().documents.values():
        title = pattern.sub("", title)
    return not title
