"""What people read for the verdicts and differences of a draft check."""

from __future__ import annotations

from rag.answer import Citation
from rag.citing.quotes import Place
from rag.drafting.report import CheckedClaim
from rag.records import DOCUMENT_IDS, Library
from ui.verdict_lines import KINDS

MARKS = {"一致": "○", "相違": "×", "裏付けなし": "?", "対象外": "-"}
"""Verdict → a sign that does not depend on colour."""

MEANINGS = {
    "一致": "文書に書かれていることと合っています",
    "相違": "文書と違うところがあります",
    "裏付けなし": "文書の中に裏付けが見つかりません",
    "対象外": "意見やあいさつなど、文書と照らすものではありません",
}
"""Verdict → what it means."""


def kind(name: str) -> str:
    """The name of a kind of difference."""
    return KINDS.get(name, name)


def place(citation: Citation, library: Library) -> Place | None:
    """The place of a citation, or None if its record does not exist."""
    document = next((d for d in DOCUMENT_IDS if d == citation.document), None)
    record = library.get(document, citation.locator) if document else None
    return Place(record, citation.field, citation.start, citation.end) if record else None


def difference_lines(claim: CheckedClaim) -> list[str]:
    """Each difference of a claim in a line: 数値: 草稿は「40回」、文書は「50回」."""
    return [f"{kind(d.kind)}: 草稿は「{d.draft}」、文書は{instead(d.source)}" for d in claim.differences]


def instead(source: str) -> str:
    """What the documents have instead."""
    return f"「{source}」" if source else "そう書いていません"
