"""Who takes part in a deed: 意見を聴く相手は誰, 誰の要望に応じて.

A kind of people (有識者等の意見を適切に聴取) answers, where their names would be wanted of an office or an author.
"""

from __future__ import annotations

import re

from rag.lazy_regex import regex

_NOUN = "[一-鿿ァ-ヺー]{2,10}"
_WHO = "(?:誰|だれ|どなた)"
_ASKED = tuple(
    regex(pattern)
    for pattern in (
        rf"(?P<object>{_NOUN})を(?:[^、。?をは]{{1,10}}に)?(?P<verb>[一-鿿])[一-鿿]?[ぁ-ん]{{0,4}}(?:の|相手|先|対象)(?:は|って){_WHO}",
        rf"{_WHO}(?:に|から|と|へ)(?:対し|向け)?て?、?(?P<object>{_NOUN})を(?P<verb>[一-鿿])",
        rf"{_WHO}の(?P<object>{_NOUN})(?:を|に)(?P<verb>[一-鿿])",
    )
)
_PEOPLE = r"(?:者|員|人|家|民|師|生|大臣|閣僚|省庁|機関|団体|企業|法人|組合|業界)(?:等|ら|たち)?"


def asks_whom(text: str) -> bool:
    """Whether folded text asks who takes part in a deed that it names."""
    return _deed(text) is not None


def tells_whom(asked: str, sentences: tuple[str, ...]) -> bool:
    """Whether one of the folded sentences has people in the place of 誰 beside the object and the verb."""
    deed = _deed(asked)
    if deed is None:
        return False
    thing, verb = re.escape(deed["object"]), deed["verb"]
    told = re.compile(
        rf"{_PEOPLE}(?:の|から、?|に対して、?|に|へ)[^、。]{{0,6}}{thing}[^、。]{{0,12}}{verb}"
        rf"|{thing}を[^。]{{0,30}}{verb}[一-鿿]?[ぁ-ん]{{1,4}}[一-鿿]{{0,6}}{_PEOPLE}"
    )
    return any(told.search(sentence) for sentence in sentences)


def _deed(text: str) -> re.Match[str] | None:
    return next((m for pattern in _ASKED if (m := pattern.search(text))), None)
