"""「Aを担う省はBでも主担当か」「AとBの主担当は同じか」: two records found, their leads compared."""

from __future__ import annotations

import re
from dataclasses import replace

from rag import attributes as say
from rag.asking import is_polar
from rag.context import Context
from rag.draft import Draft
from rag.question import Question, analyse
from rag.records import Record

_ALSO = re.compile(
    r"(?:を|が|の|、)?(?:主に)?(?:担(?:う|当する|当している)|所管(?:する|している)|主導する|進める|研究している|実施する|している|主担当の)?"
    r"(?:府省庁?|省庁?|役所|官庁)(?:がある[^。]*。[^、は]{0,12})?(?:は|が)、?"
)
_ASKS_ALSO = re.compile(r"(?:で|に|の(?:施策|取組|項目)で?)も?[、]?(?:主担当|◎|担当|リード|主管)")
_SAME = re.compile(r"(?:主担当|担当(?:省庁|府省)?|所管)[はが](?:同じ|一緒|共通|同一|一致)")
_SAME_ENGLISH = re.compile(
    r"(?i)(?:(?:both )?(?:led|headed|run|overseen) by|(?:have|has|share|shares)) the same (?:lead )?(?:ministry|agency|lead)\b(?: as\b)?"
    r"|the same (?:lead )?(?:ministry|agency) (?:leads?|is leading|is in charge of|is responsible for|in charge of|responsible for)\b(?: both\b)?"
)
_AND = re.compile(r"(?i)\band\b")
_CUT = re.compile(r"、|。|と(?!は|して|い)")
_ENOUGH = 0.3


def answer(question: Question, context: Context) -> Draft | None:
    """Compare the leads of two described records; None when two are not described."""
    if not is_polar(question) or not question.has("lead", "ministry"):
        return None
    text = question.shown
    if question.english:
        text, cuts = _cut_english(text)
    elif _SAME.search(question.text):
        cuts = [(m.start(), m.end()) for m in _CUT.finditer(text[: _SAME.search(question.text).start()])]  # type: ignore[union-attr]
    elif _ASKS_ALSO.search(question.text):
        cuts = [m.span() for m in _ALSO.finditer(text)]
    else:
        return None
    for start, end in cuts:
        first, second = _find(text[:start], question, context), _find(text[end:], question, context)
        if first and second and first != second:
            return _compared(first, second, question, context)
    return None


def _cut_english(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text, and where it may be cut in two: led by the same ministry as; A and B have the same lead."""
    same = _SAME_ENGLISH.search(text)
    if same is None:
        return text, []
    if same.group().endswith(" as"):
        return text, [same.span()]
    text = f"{text[: same.start()]} {text[same.end() :]}"
    return text, [m.span() for m in _AND.finditer(text)]


def _find(part: str, whole: Question, context: Context) -> Record | None:
    """The record with ministries that this part of the question describes."""
    asked = analyse(part, context.tokenizer)
    places = [context.library.get("kanmin", m) for m in asked.measures]
    places += [context.library.get("kihon", section) for section in asked.sections]
    if places:
        return places[0] if len(places) == 1 and places[0] and places[0].ministries else None
    if len(asked.terms) < 1:
        return None
    asked = replace(asked, attributes=frozenset(), intents=frozenset())
    found = context.finder.find(asked, context.scope(replace(whole, documents=asked.documents)), k=30)
    best = next((e for e in found if e.record.ministries), None)
    return best.record if best and best.features["whole"] >= _ENOUGH else None


def _compared(first: Record, second: Record, question: Question, context: Context) -> Draft:
    draft = context.draft(question)
    leads = {m.name for m in first.leads or first.ministries}
    shared = leads & {m.name for m in second.leads or second.ministries}
    cells = [say.ministry_field(r) for r in (first, second)]
    numbers = [draft.cite_field(r, c) for r, c in zip((first, second), cells, strict=True) if c]
    verdict = "はい。" if shared else "いいえ。"
    draft.say(
        f"{verdict}{say.subject(first)}の府省庁は{say.roles(first)}、"
        f"{say.subject(second)}の府省庁は{say.roles(second)}です。",
        *numbers,
    )
    return draft
