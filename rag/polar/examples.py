"""Whether a thing is told as an example of a kind: 差別といった社会的リスクやサイバー攻撃といった安全保障リスク."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.question import Question
from rag.text import folded

_KIND = regex(
    r"(?:といった|(?<!同)等の|などの|をはじめとする|等、?(?:関係する|その)?(?=他の))(?P<kind>(?:他の)?[^、。()「」のやとをがはに]{2,16}?)"
    r"(?=のみならず|など|等|や(?!か)|、|。|に|を|も|が|は|の|と|$)"
)
"""What ends a list of examples, and the kind of thing they are of."""
_NAME = r"[「『\"]?(?P<{}>[^、。?「」『』はがもに]{{2,24}}?)[」』\"]?"
_OF_KIND = (
    r"(?:の(?:例|一例|具体例|一つ|ひとつ|一種|うち|中|なか))?(?:として|と|に)(?:は|も)?"
    r"(?:され|入|含|当た|該当|挙げ|あげ|挙が|載|分類|数え|位置)[^、。?]{0,14}[?。]?$"
)
_ASKED = (
    regex(rf"(?:^|[、。]){_NAME.format('thing')}(?:は|が|も|って)、?{_NAME.format('kind')}{_OF_KIND}"),
    regex(
        rf"{_NAME.format('kind')}(?:の(?:例|一例|具体例|一つ|うち|中|なか))?(?:として|に)(?:は)?、?(?:(?:骨子(?:案|\(案\))?|別表|計画|資料|本文|フォローアップ)(?:で)?は、?)?{_NAME.format('thing')}"
        rf"(?:は|が|も|って|を)、?(?:入|含|挙げ|あげ|挙が|載)[^、。?]{{0,14}}[?。]?$"
    ),
)
"""XはYの例とされているか, Yの例にXは挙げられているか."""
_AS_EXAMPLE = regex(r"例(?:として|と|に)")
_DENIED = regex(r"(?:な(?:い|く|かっ)|ませ)[^、。?]{0,8}[?。]?$")
_CONSIDERED = 4


def exemplified(question: Question, found: Sequence[Evidence]) -> tuple[bool, Evidence] | None:
    """Whether the first sentence that lists examples of the kind asked has the thing; None where none decides.

    A list need not be complete: of a thing that it lacks it says いいえ only where the list of another
    kind has it in the same sentence, or where it is asked whether it is told as an example.
    """
    match = next((m for p in _ASKED if (m := p.search(question.text))), None)
    if match is None or _DENIED.search(question.text):
        return None
    thing, kind = folded(match["thing"]), folded(match["kind"])
    for evidence in found[:_CONSIDERED]:
        lists = list(examples(folded(evidence.sentence.display)))
        own = [members for name, members in lists if name in kind or kind in name]
        if not own:
            continue
        if any(thing in members for members in own):
            return True, evidence
        elsewhere = any(thing in members for _, members in lists)
        return (False, evidence) if elsewhere or _AS_EXAMPLE.search(match[0]) else None
    return None


def examples(text: str) -> Iterator[tuple[str, str]]:
    """The kinds of which folded text lists examples, each with the text that lists them."""
    start = 0
    for match in _KIND.finditer(text):
        yield match["kind"], text[start : match.start()]
        start = match.end()
