"""The names that the first sentence of an answer tells, cited where they, or their numbers, are asked for."""

from __future__ import annotations

from dataclasses import replace

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import ITEM, NAME

_THING = r"(?:施策|取り?組み?|事業|プロジェクト|(?:調査)?研究(?:開発)?)"
_ASKED = regex(
    rf"施策名|{_THING}の?(?:正式な?)?(?:名前|名称|件名|題名|タイトル|名(?=[はをとが、。?]|$))"
    rf"|(?:どの(?:ような)?|何という|なんという|何ていう|どんな|どういう|どういった|何の){_THING}"
    rf"|{_THING}(?:は|って|とは|が)、?(?:(?:何|なに|なん)(?:です|でしょ|だ|か|で、|という|[?。]|$)|どれ|どの)"
    rf"|何番(?:です|でしょ|か|[?。]|$)|何の話|{_THING}の?番号(?=[もはを、。?]|と(?!\s*\d)|$)"
)


def complete(draft: Draft, question: Question, context: Context) -> None:
    """Cite a measure's name where it is asked for, and the text of an item, which is its name, in any case."""
    if draft.status not in ("answered", "corrected") or not draft.sentences:
        return
    first = draft.sentences[0]
    asked = bool(_ASKED.search(question.text))
    places = {(c.document, c.locator) for c in draft.citations.values()}
    records = [r for r in context.library.records if (r.document, r.locator) in places]
    told = [r for r in records if f"「{r.title}」({r.locator})" in first.text]
    cells = [
        (record, cell)
        for record in told
        if (cell := record.field(NAME if asked else ITEM) or record.field(ITEM)) is not None
    ]
    numbers = tuple(draft.cite_field(record, cell) for record, cell in cells)
    added = tuple(n for n in numbers if n not in first.citations)
    if added:
        draft.sentences[0] = replace(first, citations=(*first.citations, *added))
        draft.lines[0] += "".join(f"[{n}]" for n in added)
