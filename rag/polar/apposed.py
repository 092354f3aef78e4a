"""What a term is said to mean, where a sentence has several terms in quotes, each behind what it means.

自律的に業務を実行できる「AIエージェント」、現実世界でロボット等を動かす「フィジカルAI」: フィジカルAI is not what carries out
tasks by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.polar.proposition import LIGHT, Proposition, alike
from rag.support.synonyms import meanings
from rag.text import folded
from rag.tokens import is_content

_MEANS = regex(
    r"[「『]?(?P<term>[^、。「」『』はがもを]{2,24}?)[」』]?(?:というの)?(?:とは|は|って|が)、?(?P<means>[^。?]{4,60}?)(?:の?こと|ということ|を(?:指|さ|意味|言|い)(?:す|し|い|う)?(?:する|します|ます)?)(?:です|だ|である)?$"
)
"""フィジカルAIとは業務を自律的に実行するAIのこと."""
_QUOTED = regex(r"(?P<means>[^。「」『』]*)[「『](?P<term>[^「」『』]{2,30})[」』]")
_MOST = 0.5
"""Share of the words of a meaning that what stands before a term has at least."""
_CONSIDERED = 3


def apposed(said: Proposition, mine: Sequence[Evidence], context: Context) -> tuple[bool, Evidence] | None:
    """Whether the words before the term in quotes, and before no other one, are those of the meaning; None where no sentence tells."""
    match = _MEANS.search(folded(said.text))
    if match is None:
        return None
    words = [
        (folded(w.surface), *alike(w), *meanings(w.lemma))
        for w in context.tokenizer.words(match["means"])
        if is_content(w) and w.lemma not in LIGHT and folded(w.surface) not in match["term"]
    ]
    for evidence in mine[:_CONSIDERED] if words else ():
        told = {
            m["term"]: _share(words, m["means"]) for m in _QUOTED.finditer(folded(evidence.sentence.display))
        }
        own = told.pop(match["term"], None)
        if own is None or not told:
            continue
        other = max(told.values())
        if own != other and max(own, other) >= _MOST:
            return own > other, evidence
    return None


def _share(words: Sequence[tuple[str, ...]], text: str) -> float:
    return sum(any(p in text for p in parts) for parts in words) / len(words)
