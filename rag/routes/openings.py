"""The sentence that opens a page of the slides, above its bullets (方向性②の冒頭の文, 上の囲み)."""

from __future__ import annotations

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asking import is_polar
from rag.records import BODY, Slide

_PAGE = regex(r"方向性の?(?P<n>[①②12])(?!\d)")
_OPENING = regex(
    r"(?:冒頭|最初|(?:いちばん|一番)?上(?:の(?:方|ほう)|部)?|先頭|出だし|書き出し|見出しの(?:すぐ)?下|タイトルの(?:すぐ)?下)"
    r"(?:の|に|にある|に置かれた|のところ(?:の|に)|部分の?|、)?[^。?！!]{0,20}?"
    r"(?:文(?![書科字言])|段落|囲み|枠|総括|リード|くだり|コメント|一言)|囲み(?:の|に)|出だし|書き出し|リード文|総括の?文"
)
"""What stands above the bullets; a bullet that comes first (最初の項目) is none."""


def answer(question: Question, context: Context) -> Draft | None:
    """The opening sentence of the page that is named; None where anything else is asked, or はい or いいえ."""
    named = _PAGE.search(question.text)
    if not named or not _OPENING.search(question.text) or is_polar(question) or question.absent:
        return None
    page = context.library.get(
        "senryaku", f"方向性{'①②'[int(named['n']) - 1] if named['n'] in '12' else named['n']}"
    )
    cell = page.field(BODY) if isinstance(page, Slide) else None
    if page is None or cell is None or (context.documents and "senryaku" not in context.documents):
        return None
    draft = context.draft(question)
    text = cell.display.strip().removeprefix("・")
    draft.say(f"{page.locator}の冒頭には「{text}」とあります。", draft.cite_field(page, cell))
    return draft
