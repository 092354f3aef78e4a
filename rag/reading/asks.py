"""The questions that one message asks one after the other, each with what leads to it."""

from __future__ import annotations

from itertools import pairwise

from rag.lazy_regex import regex
from rag.reading.asking_part import QUOTED, asks
from rag.text import blanked

MOST = 3
"""Questions that are answered one by one."""
LONGEST = 300
"""Characters of a message that is taken apart."""
_CUT = regex(
    r"(?<=[。?？!！])(?!$)|(?<=[らこ何つ誰]で)、(?=(?:その|そこ|それ))"
    r"|(?<=と)、(?=(?:その|そこ|それ))|、(?=(?:あと(?![でにはの])|それと(?!も)|それから|ついでに))"
    r"|(?<=[すうた]か)、(?=[^、。?？]{2,24}は[。?？\s]*$)"
    r"|(?<=[はがもかを])、(?=(?:あわせて|併せて|ついでに|それと|それから|加えて|さらに)、?[^。?？]{4})"
)
"""A sentence ends, or the clause behind points at what the interrogative before it asks for."""
_OPENS = regex(r"^(?:あわせて|併せて|ついでに|それと|それから|加えて|さらに|あと(?!で)|また|そして)、?")
_NOUN = regex(r"(?<=[一-鿿ァ-ヶーa-zA-Z)])(?:と、|、)$")
"""An ask cut down to its noun: …の目標年と、それを進める役所、あと…."""
_SHORT = regex(r"^[^。?？]{2,40}(?:も|は|を)[。?？]*$")
"""An ask cut short: deadlineも, 分野別にも, 経産省でほかに未設定の施策は。"""


def asks_of(text: str) -> tuple[str, ...]:
    """The questions of a Japanese message in order; empty where it is of one piece."""
    if len(text) > LONGEST:
        return ()
    bare = blanked(text, (m.span() for m in QUOTED.finditer(text)), "x")
    cuts = [0, *(m.end() for m in _CUT.finditer(bare)), len(text)]
    found: list[str] = []
    pending = ""
    for start, end in pairwise(cuts):
        part = text[start:end].strip()
        part = part if asks(part) else _NOUN.sub("は", part)
        said = _OPENS.sub("", part) if found else part
        if asks(part) or ((found or _NOUN.search(text[start:end])) and _SHORT.match(said)):
            found.append(f"{pending}{said}".strip("、 "))
            pending = ""
        else:
            pending += part
    return tuple(found) if 2 <= len(found) <= MOST and not pending else ()
