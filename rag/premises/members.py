"""Who belongs to a thing: members that a question names (産総研、理研、JSTの三者) against those the record lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.premises.claims import Claim
from rag.question import Question
from rag.text import folded

_NAME = r"[一-鿿々ァ-ヺーa-z0-9&]{2,14}"
_JOINT = r"(?:、|・|,|/|と|や|及び|および|並びに)"
_COUNT = r"(?:の|という|っていう|、)?(?:[2-9二三四五六七八九]|両)(?:つ|者|機関|法人|大学|校|社|か国|国|省庁?|府省|団体|拠点|地域|研究所|組織)"
_LIST = regex(
    rf"(?P<names>{_NAME}(?:{_JOINT}{_NAME}){{1,9}}?)(?P<count>{_COUNT})?(?P<only>だけ|のみ)?(?P<behind>(?:など)?(?:を|が|から|で(?:す|し|構成|あ|、)|だ(?:っ|よ|と|が|けど)|に?よ(?:る|り)|は)[^。?]{{0,40}})"
)
"""Names in a row, and what they are said to be."""
_BRACKET = regex(r"(?P<head>[一-鿿々ァ-ヺーa-z0-9・]{3,30})\((?P<names>[^()\d]{3,80})\)")
_OPEN = regex(r"等|など|ほか")
_SPLIT = regex(_JOINT)
_MAKES = regex(
    r"(?:を|が|から|で|は)[^。?、]{0,24}(?:と(?:する|した|し|いう|呼)|とし(?:た|て)|成る|なる|構成|中核|メンバー|参加|含む)"
)
_LEAST = 4
"""Characters that the thing has, at least, that has members."""


def member_claims(question: Question, mine: Sequence[Evidence]) -> tuple[Claim, ...]:
    """The names that a question gives as members of what a sentence lists others of; none of open lists (…等)."""
    text = question.text
    said = [m for m in _LIST.finditer(text) if m["count"] or m["only"] or _MAKES.match(m["behind"])]
    for evidence in mine[:_NEAREST] if said else ():
        shown = folded(evidence.sentence.display)
        for bracket in _BRACKET.finditer(shown):
            told = _names(bracket["names"])
            head = _head(bracket["head"], text)
            if len(told) < 2 or _OPEN.search(bracket["names"]):
                continue
            for match in said:
                named = _names(match["names"])
                wrong = [n for n in named if not any(n in t or t in n for t in told)]
                alike = (
                    len(named) == len(told) > len(wrong)
                    and match["count"]
                    and evidence.features["own"] >= _ABOUT
                )
                if not (alike or (head and _beside(match, head, text))):
                    continue
                if (match["count"] or match["only"]) and len(named) != len(told) and not wrong:
                    said_count = question.shown[match.start("names") : match.start("behind")]
                    return (Claim("member", said_count, False, evidence),)
                if wrong and not any(n in shown for n in wrong):
                    return (Claim("member", "、".join(_shown(n, question) for n in wrong), False, evidence),)
    return ()


_NEAREST = 6
_ABOUT = 0.25
"""Share of the question's words that a sentence must have for as many names, some of them the same, to be of the same."""


def _names(text: str) -> list[str]:
    return [n for n in _SPLIT.split(text.replace(" ", "")) if n]


def _head(head: str, text: str) -> str:
    """The longest end of what stands before a bracket that the question has (…中核センター群); empty if none has enough."""
    return next((head[i:] for i in range(len(head) - _LEAST + 1) if head[i:] in text), "")


def _beside(names: re.Match[str], head: str, text: str) -> bool:
    """Whether the names are said of the thing: right behind it (Xは…), or before it (…をXとする)."""
    at = text.find(head)
    before, behind = text[at + len(head) : names.start()], names["behind"]
    if at < names.start("names"):
        return at >= 0 and not re.search(r"[。?]", before) and len(before) <= _FAR
    return head in behind


_FAR = 16


def _shown(name: str, question: Question) -> str:
    """A folded name as the question has it."""
    at = question.text.find(name)
    return question.shown[at : at + len(name)] if at >= 0 else name
