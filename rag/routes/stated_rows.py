"""A figure of the progress table that the question takes for granted and that the table has otherwise."""

from __future__ import annotations

import re

from rag.asking import is_polar
from rag.claims import is_assertion
from rag.confirmed import confirms
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.premise_rows import row_claims
from rag.question import Question
from rag.quoting import say_row
from rag.routes.slides import TOTAL, area_of
from rag.routes.verdicts import correct
from rag.table import is_total
from rag.table_row_figures import out_of_whole

_BY_COUNT = regex(r"\d(?:件|%|パーセント)[^、。?]{0,16}(?:分野|領域|区分)")


def answer(question: Question, context: Context) -> Draft | None:
    """The correction, with the whole row; None where nothing of a row is stated, or it is right."""
    if "senryaku" not in question.documents or not re.search(r"\d", question.text):
        return None
    area, total = area_of(question.text), TOTAL.search(question.text)
    if not area and not total and _BY_COUNT.search(question.text):
        return None  # the count tells which area is meant
    if area and out_of_whole(question, context.library):
        return None
    rows = [s for s in context.library.slides if s.kind == "row"]
    row = next((r for r in rows if (r.title == area if area and not total else is_total(r))), None)
    if row is None:
        return None
    draft = context.draft(question)
    stated = is_assertion(question) or confirms(question)
    wrong = row_claims(question.text, row) if stated or not is_polar(question) else ()
    if wrong:
        denial = "いいえ、" if is_polar(question) else ""
        say_row(draft, row, (), f"{denial}ご質問の前提({'、'.join(wrong)})とは異なり、")
        draft.status = "corrected"
        return draft
    if not (question.quantities and is_assertion(question)):
        return None
    found = context.finder.find(question, records=(row,))
    return draft if correct(draft, row, question, found, context) else None
