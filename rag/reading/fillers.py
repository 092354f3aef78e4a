"""Words of a question that ask nothing: 自体, 1分で, 自治体のも入ってたはず."""

from __future__ import annotations

from rag.lexicon import lexicon
from rag.text import folded


def without_fillers(question: str) -> str:
    """The question without the words of ``[fillers]`` in the lexicon; as it is where nothing else is left."""
    plain = question
    for pattern in lexicon().fillers:
        plain = pattern.sub("", plain)
    return plain if len(folded(plain).strip("、。?？ 　")) > 1 else question
