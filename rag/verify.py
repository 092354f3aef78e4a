"""The last look before an answer leaves: quotes verbatim, citations existing, none dangling."""

from __future__ import annotations

from typing import Any

from rag.answer import AnswerSentence, Citation
from rag.records import DOCUMENT_IDS, Library


def verify(
    library: Library, citations: tuple[Citation, ...], sentences: tuple[AnswerSentence, ...]
) -> dict[str, Any]:
    """Compare every citation with the source.

    Returns counts (``citations``, ``verbatim``) and ``problems``, a list that is empty when
    every quote stands at its place, every place exists and every marker has its citation.
    """
    problems: list[str] = []
    verbatim = 0
    for citation in citations:
        if citation.document not in DOCUMENT_IDS:
            problems.append(f"[{citation.number}] 文書 {citation.document} はありません")
        elif library.get(citation.document, citation.locator) is None:
            problems.append(f"[{citation.number}] {citation.locator} は {citation.document} にありません")
        elif library.quote(citation.document, citation.start, citation.end) != citation.quote:
            problems.append(f"[{citation.number}] 引用が原文と一致しません")
        else:
            verbatim += 1
    numbers = {c.number for c in citations}
    for sentence in sentences:
        problems += [f"[{n}] に対応する出典がありません" for n in sentence.citations if n not in numbers]
    return {"citations": len(citations), "verbatim": verbatim, "problems": problems}
