"""Judgements about what a question says: はい/いいえ, and corrections of what it takes for granted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag import attributes as say
from rag.answer import Searched
from rag.answerability.answerable import Verdict, unwritten
from rag.answerability.qualifiers import missing_place
from rag.context import Context
from rag.draft import Draft
from rag.evidence.finder import Evidence
from rag.lazy_regex import regex
from rag.polar.clash import answer_clash
from rag.polar.rows import WHOSE
from rag.polar.unsure import on_condition, why_open
from rag.polar.value_set import unset_value
from rag.polar.verdict import Polar
from rag.polar.wording import asks_not
from rag.premises.body_mark import body_said
from rag.premises.claims import (
    Claim,
    amount_claims,
    date_claims,
    is_assertion,
    is_reported,
    opposed,
    ordinal_claims,
)
from rag.premises.confirmed import confirms, is_said, mistaken
from rag.premises.counts import enumerated
from rag.premises.heard_figures import heard_figures
from rag.premises.makers import maker_claims
from rag.premises.members import member_claims
from rag.premises.ministry_claims import ministry_claims, outright, picks_out
from rag.premises.premise import figure_claims, heard_claims, owner_claims
from rag.premises.quoted_names import quoted_claims
from rag.question import Question
from rag.quoting import say_direct, say_row, say_support
from rag.reading.asked import asked
from rag.reading.asking import is_polar
from rag.reading.conjoined import judged
from rag.reading.numbered import unheard_numbered
from rag.reading.segments import narrowed, part_meant, say_part
from rag.records import Measure, Record, Section, Slide
from rag.routes.remembered import answer_remembered
from rag.routes.sides import answer_choice
from rag.text import folded


def answer_polar(
    draft: Draft, record: Record, question: Question, found: list[Evidence], context: Context
) -> bool:
    """はい or いいえ (or the one of two) first where the evidence decides, then the quote; False for other questions."""
    if not is_polar(question):
        return answer_choice(draft, record, question, context)
    if _told_at_once(draft, record, question, found, context):
        return True
    verdict = _of_one(judged(question, record, found, context), record, question)
    if verdict.yes is None and verdict.evidence is None and not (verdict.field or verdict.ministries):
        return False
    unset = unset_value(question, record) if verdict.yes is None else ""
    if unset and say_lacking(draft, record, question, unwritten(found[0], unset)):
        return True
    opening = {True: "はい。", False: "いいえ。", None: ""}[verdict.yes]
    opening += on_condition(question, verdict.yes, verdict.evidence, context)
    if wrong := _mistaken(question, verdict, record):
        opening = f"いいえ、ご質問の前提({'、'.join(wrong)})とは異なり、"
        _say(draft, verdict, record, question, opening, context)
        _say_offices_too(draft, record, question, context)
        draft.status = "corrected"
        return True
    _say(draft, verdict, record, question, opening, context)
    if verdict.yes is None:
        draft.status = "partial"
        named = missing_place(question.text, [folded(f.display) for f in record.fields]) or unset
        why = why_open(question, verdict.evidence, context)
        lacking = f"「{named}」についての記載はなく" if named else why
        draft.say(f"{lacking}、はい・いいえを断定できません。")
    return True


def _told_at_once(
    draft: Draft, record: Record, question: Question, found: list[Evidence], context: Context
) -> bool:
    """Whether a cell, a heading, an earlier answer or two that clash tell it before anything is weighed."""
    if "in_body" in asked(question) and isinstance(record, Measure):
        say.say_in_body(draft, record, "はい。" if record.in_body else "いいえ。")
        return True
    if answer_remembered(draft, question, found, context):
        return True
    if isinstance(record, Section) and _has_heading(draft, record, question, context):
        return True
    return answer_clash(draft, question, [e for e in found if e.record.locator == record.locator], context)


_HOLDS = regex(r"(?:入って|含ま|挙げられ|挙がって|掲げられ|載って|あ(?:る|り)|ある|並んで)")


def _has_heading(draft: Draft, record: Section, question: Question, context: Context) -> bool:
    """はい where one of the headings right below the place is what the question quotes (4つの方針に「AIを使う」が入っているか)."""
    if len(question.quoted) != 1 or not _HOLDS.search(question.text) or asks_not(question, context):
        return False
    for locator in record.children:
        child = context.library.get(record.document, locator)
        if child is not None and question.quoted[0] in folded(child.title):
            draft.say(f"はい。{child.locator}に「{child.title}」があります。", say.cite_head(draft, child))
            return True
    return False


def _say(
    draft: Draft, verdict: Polar, record: Record, question: Question, opening: str, context: Context
) -> None:
    """What decides, behind はい or いいえ."""
    if verdict.ministries:
        _say_offices(draft, record, question, opening, context)
    elif isinstance(record, Slide) and record.kind == "row":
        say_row(draft, record, (verdict.field,), opening)
        for other in _having(question, record, verdict, context):
            say_row(draft, other, (verdict.field,))
    elif verdict.field:
        say.say_kpi(draft, record, (verdict.field,), opening)
        say.say_kpi(draft, record, (verdict.beside,) if verdict.beside else ())
    elif verdict.evidence is not None:
        say_direct(draft, verdict.evidence, question, opening)
    for evidence in verdict.also:
        say_support(draft, evidence, question)


def _having(question: Question, row: Slide, verdict: Polar, context: Context) -> list[Slide]:
    """The rows that have the number that is not this one's, where it was asked whose it is (31件なのは社会実装ですか)."""
    if verdict.yes is not False or not WHOSE.search(question.text):
        return []
    asked = {int(q.value) for q in question.quantities}
    return [
        s
        for s in context.library.slides
        if s is not row and any(c == verdict.field and value in asked for c, value, _ in s.values)
    ]


def _say_offices(draft: Draft, record: Record, question: Question, opening: str, context: Context) -> None:
    """The ministries of the record, or of the one part of it that is meant."""
    opening = outright(record, question) or opening
    part, cell = part_meant(record, question.terms, context.library), say.ministry_field(record)
    if part is None or cell is None:
        say.say_ministries(draft, record, opening=opening)
    else:
        say_part(draft, record, part, cell, opening)


_WEIGHED = regex(
    r"平均|(?:件|施策|取組)数|より(?:も)?(?:多|少な)|(?:施策|取り?組み?|もの)[はが](?:[^、。]{0,12})?(?:多い|少ない)"
)
"""The number of records is weighed: that one of them has its ministry decides nothing."""
_OF_ALL = regex(r"(?:施策|取り?組み?)[はがに]、?(?:すべて|全て|全部)")
"""Claimed of all records: that it holds of one decides nothing."""

_OF_OFFICE = regex(
    r"(?:主?担当|所管|主管)(?:する|して(?:い)?る|の)?(?:府省庁?|省庁?|庁|役所)(?:が|の)(?:主?担当|所管|持[つっ]|抱え|進め|や[るっ]|行|実施|手が|手掛)[^。?]*(?:施策|取り?組み?|事業|もの)(?:は|が|も|って)、?[^。?]{0,6}あ"
)
"""…の担当府省が持つ施策はありますか: whose the record is, nothing here has told."""


def _of_one(verdict: Polar, record: Record, question: Question) -> Polar:
    """The verdict, open where one record says はい to what is claimed of a set; a slide tells of many 取組."""
    of_set = verdict.ministries and _WEIGHED.search(question.text)
    of_all = _OF_ALL.search(question.text) and not (question.measures or isinstance(record, Slide))
    unsure = of_set or of_all or _OF_OFFICE.search(question.text)
    return replace(verdict, yes=None) if verdict.yes and unsure else verdict


def _mistaken(question: Question, verdict: Polar, record: Record) -> tuple[str, ...]:
    """The figures or dates of what is to be confirmed that the evidence has others in place of; none where it holds.

    The one date of a question is one although the sentence has it of something else (令和2年度中に枠組みを作り、
    令和3年度以降、本格的に実施).
    """
    if verdict.yes is not False or not confirms(question):
        return ()
    wrong = mistaken(question, _told(verdict, record), record)
    alone = verdict.figured and len(question.dates) == 1 and not question.quantities
    return wrong or tuple(question.shown[d.start : d.end] for d in question.dates if alone)


def deciding(record: Record, question: Question, found: list[Evidence], context: Context) -> Record:
    """The record, or where it leaves a figure or date of the question open the next one as near that has it.

    富岳が動き出すのは令和5年度 lies about as near to 富岳NEXT, of which no date is told.
    """
    if not is_polar(question) or judged(question, record, found, context).yes is not None:
        return record
    best = next((e.score for e in found if e.record is record), 0.0)
    near = {e.record.locator: e.record for e in found if e.score >= _AS_NEAR * best}
    for other in near.values():
        verdict = judged(question, other, found, context)
        if verdict.yes is not None and mistaken(question, _told(verdict, other), other):
            return other
    return record


_AS_NEAR = 0.95
"""Share of the best score of a record from which another is about as near."""


def _told(verdict: Polar, record: Record) -> str:
    """The text of the source that decides: of a sentence, or of the cell that is named."""
    if verdict.evidence is not None:
        return verdict.evidence.sentence.display
    cell = record.field(verdict.field) if isinstance(record, Measure) and verdict.field else None
    return cell.display if cell is not None else ""


_UNPICKED = "府省庁の条件に合う記載を選べませんでした。最も近い記載では、"


def correct(
    draft: Draft, record: Record, question: Question, found: list[Evidence], context: Context
) -> bool:
    """Put the correction first where the question takes something false for granted."""
    denial = "いいえ、" if is_polar(question) else ""
    wrong = _wrong_offices(record, question, context)
    if wrong:
        said = "、".join(c.said for c in wrong)
        picks = picks_out(question) and not is_assertion(question)
        opening = _UNPICKED if picks else f"{denial}ご質問の前提({said})とは異なり、"
        _say_offices(draft, record, question, opening, context)
        draft.status = "partial" if picks else "corrected"
        if not picks and (is_assertion(question) or confirms(question)):
            _say_figure_too(draft, record, question, found, context)
        return True
    if unheard_numbered(question, record) and not is_reported(question):
        return False
    if isinstance(record, Measure) and (body := body_said(question, record)) is not None:
        said = "本文に記載がある" if body else "本文に記載がない"
        say.say_in_body(draft, record, f"{denial}ご質問の前提({said})とは異なり、")
        draft.status = "corrected"
        return True
    claims = [*figure_claims(question, record, found, context), *amount_claims(question, found)]
    if is_assertion(question) and found:
        claims += [*date_claims(question, found), *ordinal_claims(question, found)]
        row = isinstance(record, Slide) and record.kind == "row"  # the names of its columns deny nothing
        claims += [c for c in (None if row else opposed(question, found),) if c is not None]
    claims += heard_claims(question, record, context) or heard_figures(question, record, context)
    claims += [*member_claims(question, found), *maker_claims(question, found)]
    claims += quoted_claims(question, found, context)
    for claim in claims:
        if not is_said(claim, question) or enumerated(
            claim, [e for e in found if e.record.locator == record.locator]
        ):
            continue
        if claim.holds is not False or (claim.truth is None and claim.kind not in ("name", "amount")):
            continue
        opening = f"{denial}ご質問の前提({claim.said})とは異なり、"
        if claim.truth is not None:
            say_direct(draft, _nearest_truth(claim, claim.truth, claims), question, opening)
        else:
            draft.say(f"{opening}記載は{say.subject(record)}です。", say.cite_head(draft, record))
        draft.status = "corrected"
        return True
    return False


def _say_offices_too(draft: Draft, record: Record, question: Question, context: Context) -> None:
    """Behind a wrong number the ministry that is wrong as well: 文科省の所管で年に300回."""
    if wrong := _wrong_offices(record, question, context):
        said = "、".join(c.said for c in wrong)
        _say_offices(draft, record, question, f"また、ご質問の前提({said})とも異なり、", context)


def _wrong_offices(record: Record, question: Question, context: Context) -> list[Claim]:
    """The ministries that the question gives the record and that it does not have."""
    stated = ministry_claims(question, narrowed(record, question.terms, context.library))
    told = [c for c in stated if c.holds is False] or owner_claims(question, record, context)
    return [c for c in told if is_said(c, question)]


def _say_figure_too(
    draft: Draft, record: Record, question: Question, found: list[Evidence], context: Context
) -> None:
    """Behind a wrong ministry the number or date that is wrong as well: 文科省の所管で年に300回."""
    stated = (*figure_claims(question, record, found, context), *amount_claims(question, found))
    claims = [c for c in stated if c.holds is False and c.truth is not None and is_said(c, question)]
    claim = next((c for c in claims if c.kind in ("amount", "date")), None)
    if claim is not None and claim.truth is not None:
        truth = _nearest_truth(claim, claim.truth, claims)
        say_direct(draft, truth, question, f"また、ご質問の前提({claim.said})とも異なり、")


def _nearest_truth(claim: Claim, truth: Evidence, claims: Sequence[Claim]) -> Evidence:
    """Of the sentences that prove the same said wrong, the one that has most of what is asked."""
    proofs = [c.truth for c in claims if c.said == claim.said and c.holds is False and c.truth is not None]
    return max(proofs, key=lambda e: e.features["own"], default=truth)


def say_lacking(draft: Draft, record: Record, question: Question, lacking: Verdict) -> bool:
    """Decline what no sentence of the named record has (its budget, a name, another year); whether it did.

    A place with others below it is not judged by its own heading.
    """
    if lacking.answerable or (isinstance(record, Section) and record.children):
        return False
    draft.status = "not_found"
    draft.say(f"{lacking.reason.removeprefix('最も近い')}。", say.cite_head(draft, record))
    before = draft.searched.nearest if draft.searched else ()
    draft.searched = Searched((record.document,), question.terms, (*before, record.locator))
    return True
