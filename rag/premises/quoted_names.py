"""Names in quotes that a question takes for granted and that no document has, beside a name nearly alike: 「大阪AIプロセス」 of 「広島AIプロセス」."""

from __future__ import annotations

from collections.abc import Sequence

from rag.context import Context
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.premises.claims import Claim, is_assertion
from rag.question import Question
from rag.text import folded

_QUOTED = regex(r"「([^「」]{4,30})」")
_SHARED = 0.5
"""Share of the name said that the end of the other must be."""
_LEAST = 4
"""Characters that both have at their end at least."""
_NEAR = 5


def quoted_claims(question: Question, found: Sequence[Evidence], context: Context) -> list[Claim]:
    """One claim for each name said that stands nowhere, with the sentence that has the name nearly alike."""
    if not is_assertion(question):
        return []
    claims = []
    for name in question.quoted:
        if len(name) <= _LEAST or context.finder.stands(name):
            continue
        truth = next((e for e in found[:_NEAR] if _has_alike(name, folded(e.sentence.display))), None)
        if truth is not None:
            at = question.text.find(name)
            shown = question.shown[at : at + len(name)] if at >= 0 else name
            claims.append(Claim("name", f"「{shown}」", False, truth))
    return claims


def _has_alike(name: str, text: str) -> bool:
    return any(
        _common_end(name, other) >= max(_LEAST, _SHARED * len(name)) for other in _QUOTED.findall(text)
    )


def _common_end(one: str, other: str) -> int:
    """Characters that both have at their end."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
