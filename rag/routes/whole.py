"""はい or いいえ about a set of records, or its share of another, with the figures that decide."""

from __future__ import annotations

from rag.answer import Rows
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.polar.rows import WHOSE
from rag.question import Question
from rag.tables.absence import groups_missing
from rag.tables.answer import answer_set, rule_of, say_inline, say_row
from rag.tables.areas import area_of
from rag.tables.claims import SetClaim, set_claim
from rag.tables.portions import portion

_FEW = 5
"""Rows that a yes/no answer names; of more it gives examples."""


_NAMED_ALL = regex(
    r"[」』](?:の)?(?:[2-9二三四五六七八九](?:つ|本|個|件|点|項目)?)?(?:で|が)(?:全部|すべて|全て)|[」』](?:だけ|のみ)(?:です|で|か)"
)


def answer(question: Question, context: Context) -> Draft | None:
    """The verdict on what a question claims of a set, the share it asks for, or None for any other question."""
    if WHOSE.search(question.text) and area_of(question.text):
        return None  # 取組が31件なのは教育改革ですか: the number of one row of the progress table
    if len(question.quoted) > 1 and _NAMED_ALL.search(question.text):
        return None  # 「A」「B」の2つで全部か: members are named, no condition of a set
    claim = set_claim(question, context) or portion(question, context)
    if claim is None or groups_missing(claim.asked.query, context.library):
        return None
    document = claim.asked.query.kind.document
    if context.documents and document not in context.documents:
        return None
    draft = context.draft(question)
    opening = {True: "はい。", False: "いいえ。", None: ""}[claim.holds]
    if claim.listed:
        answer_set(draft, claim.asked, question, context, opening)
        return draft
    for note in claim.asked.notes:
        draft.note(note)
    _say(draft, claim, opening, context)
    query = claim.asked.query
    draft.rows = Rows(query.words(context.library), len(claim.found), tuple(r.locator for r in claim.found))
    return draft


def _say(draft: Draft, claim: SetClaim, opening: str, context: Context) -> None:
    query, found = claim.asked.query, claim.found
    total = f"{query.kind.scope}を照合"
    if claim.whole is not None:
        all_of = len(claim.among)
        noun = claim.whole.noun if claim.whole.conditions else query.kind.scope
        share = f"、{_percent(len(found) / all_of)}" if all_of else ""
        draft.say(f"{opening}{query.noun}は、{noun}全{all_of}件のうち{len(found)}件です({total}{share})。")
    else:
        draft.say(f"{opening}{query.noun}は{len(found)}件です({total})。")
    if rule := rule_of(query):
        draft.say(rule)
    chosen = {r.locator for r in found}
    others = [r for r in claim.among if r.locator not in chosen]
    if len(found) <= _FEW:
        for record in found:
            say_row(draft, record, query.conditions)
    else:
        say_inline(draft, "- 例: ", found[:3], query.conditions)
    if 0 < len(others) <= _FEW:
        say_inline(draft, "- 当たらないもの: ", others, query.conditions)


def _percent(share: float) -> str:
    """The share in percent; where it is no whole number of them, with one decimal and rounded."""
    exact = f"{100 * share:.1f}".removesuffix(".0")
    return f"{exact}%、約{100 * share:.0f}%" if "." in exact else f"{exact}%"
