"""Who is asked about beside a ministry: 総務省以外の民間企業も, 経済産業省のほかに損保会社が, or other ministries."""

from __future__ import annotations

import re

from rag.lazy_regex import regex
from rag.question import Question

BESIDE = regex(r"(?P<beside>の(?:ほか|他|外)|以外)(?:に|で|の|にも|でも)?(?:は|も)?")
OFFICE = r"(?:府省庁?|省庁|役所|官庁|(?<![一-鿿])[省庁府](?![一-鿿])|担当(?!者|課|室)|所管|主管)"
_DIRECTLY = regex(r"の(?P<noun>[一-鿿々ァ-ヺーa-z0-9]{2,})(?=[もがはをにとで、やの]|など|[?。]|$)")
"""The noun right behind: 総務省以外の民間企業も."""
_SUBJECT = regex(
    r"(?P<noun>(?:[一-鿿々ァ-ヺーa-z0-9]+の)*[一-鿿々ァ-ヺーa-z0-9]+)(?:など|等)?(?:も(?!の|っと|し)|が(?!の|[っらりるれろ]))"
)
_SHARE_OF = regex(r"名前?|名称|記載|関与|参加|参画|連携|協力|役割|もの")
"""What an office may have in a measure: 省庁の関与が."""


def others_beside(question: Question) -> tuple[str, ...]:
    """The nouns for others than ministries that folded text asks about beside a ministry; empty where none are."""
    found: list[str] = []
    for mention in question.agencies:
        behind = question.text[mention.end :]
        if (match := BESIDE.match(behind)) is None:
            continue
        if (noun := _DIRECTLY.match(behind, match.end("beside"))) and not re.search(OFFICE, noun["noun"]):
            found.append(noun["noun"])
        subjects = (m["noun"].split("の") for m in _SUBJECT.finditer(behind, match.end()))
        found += [nouns[-1] for nouns in subjects if not _official(nouns)]
    return tuple(found)


def _official(nouns: list[str]) -> bool:
    """Whether what nouns joined by の name is an office, or an office's part in something."""
    whose = nouns[:-1] if _SHARE_OF.fullmatch(nouns[-1]) else nouns[-1:]
    return all(re.search(OFFICE, noun) for noun in whose)
