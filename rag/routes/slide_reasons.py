"""Why an area of the progress table stands as it does: the slides say so in a sentence, or not at all."""

from __future__ import annotations

from dataclasses import replace

from rag.answer import Searched
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.quoting import say_row
from rag.routes.single import answer_sentence
from rag.tables.row_figures import contradicted
from rag.text import folded

_BECAUSE = regex(r"ため|鑑み|かんがみ|背景|観点|踏まえ|対応過程|により|ことから|直面")
_TABLE = frozenset(
    {
        "取組", "計画", "予定", "通り", "進捗", "未了", "一部", "分野", "区分", "領域", "件数", "戦略",
        "理由", "原因", "要因", "背景", "説明", "書く", "言う",
    }
)  # fmt: skip
"""Words of the table and of the question why, which tell nothing of what is to be explained."""
_HOW_MANY = regex(r"何[件%割]|いくつ")
HELD = 0.5
"""Share of what is to be explained that the sentence with its reason must have."""


def answer_why(
    question: Question, area: str | None, columns: tuple[str, ...], context: Context
) -> Draft | None:
    """The sentence of the slides that tells why an area stands so; that there is none where none does.

    The figures of its row are no reason: they are told only where they are asked for, too. None where
    no reason is asked for, or of what the row does not have.
    """
    row = next((s for s in context.library.slides if s.kind == "row" and s.title == area), None)
    if row is None or not question.has("why") or not set(columns) - {"取組数"}:
        return None
    if contradicted(question, row, context.library):
        return None
    around = _TABLE.union(context.tokenizer.content(row.title))
    terms = tuple(t for t in question.terms if t not in around and not t.isdecimal())
    told = replace(question, terms=terms, dates=(), quantities=())
    places = tuple(s for s in context.library.slides if s.kind in {"area", "block"})
    found = context.finder.find(told, records=places) if terms else []
    reasons = [
        e for e in found if e.features["meant"] >= HELD and _BECAUSE.search(folded(e.sentence.display))
    ]
    draft = context.draft(question)
    if _HOW_MANY.search(question.text):
        say_row(draft, row, columns)
    if reasons:
        answer_sentence(draft, told, reasons[:1])
        return draft
    draft.status = "partial" if draft.sentences else "not_found"
    draft.say(f"「{row.title}」がそうなった理由の記載は、AI戦略2019フォローアップにありません。")
    draft.searched = Searched(("senryaku",), question.terms, (row.locator,))
    return draft
