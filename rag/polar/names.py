"""Names in a yes/no question that the evidence does not have, or has another of."""

from __future__ import annotations

from collections.abc import Sequence

from rag.context import Context
from rag.lazy_regex import regex
from rag.polar.nearest import Asked, Near
from rag.polar.proposition import Proposition
from rag.text import folded

COMPOUND = regex(r"[一-鿿ァ-ヺー]{3,}")
"""A compound that may be a name."""


def misnamed(said: Proposition, words: Sequence[Asked], top: Near, context: Context) -> bool:
    """Whether what something is said to be is a name of which the sentence lacks a part (デジタル大臣)."""
    last = context.tokenizer.words(said.last)
    if not last or any(w.pos.startswith(("動詞", "形容詞", "助動詞")) for w in last):
        return False
    lemmas = context.finder.vocabulary.lemmas(top.text)
    return any(w.late and not w.within(top.text, lemmas) for w in words)


_THING = regex(
    r"(?P<thing>[^、。はがもを]{2,}?)(?:という(?:の|もの|言葉))?(?:は|が|も|って)、?[^、はがもを]*$"
)


def names_all(said: Proposition, words: Sequence[Asked], top: Near, context: Context) -> bool:
    """Whether the sentence has every word of the thing that is asked to be among others: オール光ネットワークの研究開発も入っているか."""
    match = _THING.search(said.text) if said.part in ("included", "exists") else None
    if match is None:
        return False
    lemmas = context.finder.vocabulary.lemmas(top.text)
    own = [w for w in words if w.surface in folded(match["thing"])]
    return bool(own) and all(w.within(top.text, lemmas) == 1.0 for w in own)


def has_rival(compound: str, shown: str, everything: str) -> bool:
    """Whether the record lacks a compound, and the sentence has another of its kind (大企業, 中小企業)."""
    for size in (2, 3):
        piece = compound[-size - 2 :]
        if len(piece) > size and piece not in everything:
            at = shown.find(compound[-size:])
            while at >= 0:
                if at and COMPOUND.match(f"{shown[at - 1]}{compound[-size:]}"):
                    return True
                at = shown.find(compound[-size:], at + 1)
    return False
