"""Yes or no: はい or いいえ only where the evidence decides, then the quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.attributes import KPIS
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.polar.apposed import apposed
from rag.polar.dated_acts import of_act
from rag.polar.examples import exemplified
from rag.polar.figures import all_figures, bounds, dated_by_era, figured, other_date, other_number
from rag.polar.forms import by_form, denied
from rag.polar.guards import (
    has_subject,
    is_crossed,
    is_dated_alike,
    is_of_any,
    is_of_less,
    is_part_of_name,
    names_it,
    of_whole,
    says_as_much,
    told_elsewhere,
)
from rag.polar.listed_dates import by_listed_dates
from rag.polar.measures import kpi_set, measured_by, same_cells
from rag.polar.nearest import asked_words, nearest
from rag.polar.pairs import is_dated_otherwise, paired
from rag.polar.partly import tells_part
from rag.polar.proposition import Proposition
from rag.polar.roles_told import country_told, doer_told, role_told
from rag.polar.rows import row_told
from rag.polar.shares import share_of
from rag.polar.side_value import side_value
from rag.polar.thresholds import falls_short, passed
from rag.polar.unsure import ACTS_ALONE, is_no_goal, is_unsure
from rag.polar.value_set import value_set
from rag.polar.weighing import weigh
from rag.polar.wording import Reading, about_date, asks_not, decided, proposition, read_all
from rag.premises.claims import Claim, amount_claims, date_claims
from rag.premises.counts import excepted_claims
from rag.premises.ministry_claims import lead_claims, ministry_claims
from rag.premises.premise import figure_claims, part_claims, strict_claims
from rag.question import Question
from rag.reading.segments import narrowed
from rag.records import Measure, Record, Slide
from rag.steps.beside import others_beside
from rag.text import folded


@dataclass(frozen=True, slots=True)
class Polar:
    """``yes`` is None where the evidence does not decide. ``field`` names a record field that decides, ``beside`` another with it.

    ``figured``: a figure or date of the clause that says the act decides. ``also``: what bears out the
    other clauses of the statement. ``weighed``: two sides were found and compared, nothing else is to be proved.
    """

    yes: bool | None
    evidence: Evidence | None = None
    field: str = ""
    beside: str = ""
    ministries: bool = False
    figured: bool = False
    also: tuple[Evidence, ...] = ()
    weighed: bool = False


def decide(question: Question, record: Record, found: list[Evidence], context: Context) -> Polar:
    """Compare what is asked with the record: bounds, ministries, KPI cells, amounts, dates, then wording.

    Of others beside a ministry no sentence decides that does not have them (総務省以外の民間企業も).
    """
    mine = [e for e in found if e.record.locator == record.locator]
    if (over := passed(question, mine)) is not None:
        return Polar(*over, figured=True)
    told = _compared(question, record, found, context)
    said = proposition(question, context)
    if _is_of_less(told, question, said, context):
        return Polar(False, told.evidence)
    if told.yes is None:
        return by_figures(told, question, said, mine, context)
    of_all = isinstance(record, Slide)  # a table's cells tell of all there are
    if not of_all and is_of_any(question, said, told.yes, told.evidence):
        return Polar(None, told.evidence)
    if told.evidence is None or told.weighed:
        return told
    others, text = others_beside(question), folded(told.evidence.sentence.display)
    lacks_others = others and not any(noun in text for noun in others)
    if lacks_others or is_unsure(question, said, told.yes, told.evidence, context):
        return Polar(None, told.evidence)
    if told.yes and not said.denied and is_dated_otherwise(question, said, told.evidence, context):
        return Polar(False, told.evidence, figured=True)
    if told.yes and not said.denied and is_crossed(said, told.evidence):
        return Polar(False, told.evidence)
    if (other := _elsewhere(told.evidence, question, said, mine, context)) is not None:
        return other
    return _guarded(told, told.evidence, question, said, context)


def _is_of_less(told: Polar, question: Question, said: Proposition, context: Context) -> bool:
    """Whether the sentence tells it of some of those asked (8道県分), or the act at another date."""
    if told.evidence is None or said.denied or told.weighed or question.english:
        return False
    if told.yes is not False and of_act(question, said, told.evidence, context) is False:
        return True
    return tells_part(said.text, told.evidence.sentence.display, question.terms)


def _guarded(
    told: Polar, evidence: Evidence, question: Question, said: Proposition, context: Context
) -> Polar:
    """The verdict, left open where the sentence does not bear as much."""
    if told.yes == said.denied:
        alike = not told.figured and is_dated_alike(question, said, evidence)
        return Polar(None, evidence) if alike else told
    if said.denied or (
        says_as_much(question, said, evidence)
        and names_it(said, evidence, context)
        and has_subject(said, evidence, context)
        and not is_part_of_name(question, evidence)
    ):
        return told
    return Polar(None, evidence)


def by_figures(
    told: Polar, question: Question, said: Proposition, mine: list[Evidence], context: Context
) -> Polar:
    """The verdict where wording leaves it open: by two figures that stand together in one sentence, or by the one date.

    A date that the record has nowhere, while the nearest sentence has another one, is not so.
    """
    if said.denied or question.english or isinstance(mine[0].record if mine else None, Slide):
        return told
    if said.stage != "done" and (both := all_figures(question, mine)) is not None:
        return Polar(True, both, figured=True)
    if told.evidence is None or said.every:
        return told
    if of_act(question, said, told.evidence, context):
        return Polar(True, told.evidence, figured=True)
    if other_date(question, told.evidence) or other_number(question, told.evidence):
        return Polar(False, told.evidence, figured=True)
    return told


def _elsewhere(
    evidence: Evidence, question: Question, said: Proposition, mine: list[Evidence], context: Context
) -> Polar | None:
    """What another sentence says of the whole or with the very figure, or nothing where a goal is asked and the sentence has none."""
    if (whole := of_whole(question, mine, evidence)) is not None:
        return Polar(said.denied, whole)
    other = told_elsewhere(question, mine, evidence)
    if other is not None and of_whole(question, mine, other) is None:
        unsure = is_unsure(question, said, not said.denied, other, context) or is_no_goal(question, other)
        return Polar(None if unsure else not said.denied, other)
    return Polar(None, evidence) if is_no_goal(question, evidence) else None


def _compared(question: Question, record: Record, found: list[Evidence], context: Context) -> Polar:
    """What the record tells, left open where it is asked if a number falls short and no number was compared."""
    told = _judged(question, record, found, context)
    if falls_short(question) and not (told.figured or told.weighed or told.field):
        return Polar(None, told.evidence)
    return told


def _judged(question: Question, record: Record, found: list[Evidence], context: Context) -> Polar:
    settled = _settled(question, record, found, context)
    if settled is not None:
        return settled
    mine = [e for e in found if e.record.locator == record.locator]
    if not mine:
        return Polar(None)
    said = proposition(question, context)
    if not question.english:
        readings = (told(said, mine, context) for told in (role_told, doer_told, country_told))
        if (role := next((r for r in readings if r), None)) is not None:
            return Polar(*role, weighed=True)
    if not question.english and (meant := apposed(said, mine, context)) is not None:
        return Polar(meant[0] != said.denied, meant[1], weighed=True)
    worded = Polar(*decided(question, mine, context))
    told = _checked(worded, question, record, mine, context)
    if not question.english and (against := denied(said, mine)) is not None:
        return Polar(False, against)
    if told is worded and not question.english and (said.head or said.object):
        told = _weighed(told, said, record, read_all(question, said, mine, context), context)
    if told.yes is None and (formed := by_form(said, mine)) is not None:
        return Polar(*formed)
    proof = next((c.truth for c in amount_claims(question, found) if c.truth is not None and c.holds), None)
    return Polar(not asks_not(question, context), proof) if told.yes is None and proof else told


def weighed_last(question: Question, record: Record, found: list[Evidence], context: Context) -> bool:
    """Whether nothing but wording decides, so that the evidence is weighed."""
    said = proposition(question, context)
    return _settled(question, record, found, context) is None and bool(said.head or said.object)


def _weighed(
    told: Polar, said: Proposition, record: Record, readings: Sequence[Reading], context: Context
) -> Polar:
    yes, evidence = weigh(said, record, readings, context)
    return Polar(yes, evidence or told.evidence)


def _settled(question: Question, record: Record, found: list[Evidence], context: Context) -> Polar | None:
    """What ministries, KPI cells, rows, shares, amounts or dates decide, if they do."""
    part = narrowed(record, question.terms, context.library)
    if not ACTS_ALONE.search(question.text) and (
        claims := [
            *ministry_claims(question, part),
            *lead_claims(question, part, asks_not(question, context)),
        ]
    ):
        right = all(c.holds for c in claims) and not part_claims(question, record, context)
        return Polar(right, ministries=True)
    mine = [e for e in found if e.record.locator == record.locator]
    if isinstance(record, Measure) and (celled := _celled(question, record, mine, context)) is not None:
        return celled
    if isinstance(record, Slide) and record.kind == "row":
        yes, column = row_told(question, record, context)
        return Polar(yes, field=column)
    if (pair := paired(question, mine, context)) is not None:
        also = () if pair.other is pair.evidence else (pair.other,)
        return Polar(pair.yes, pair.evidence, also=also if pair.yes is not None else (), weighed=True)
    if (dated := by_listed_dates(question, proposition(question, context), mine)) is not None:
        return Polar(*dated, weighed=True)
    if (listed := exemplified(question, mine)) is not None:
        return Polar(*listed, weighed=True)
    shared = share_of(question, found)
    if shared is not None:
        return Polar(shared[0] != asks_not(question, context), shared[1], weighed=True)
    return _figured(question, record, mine, context) or _contradicted(question, record, found, mine, context)


def _celled(question: Question, record: Measure, mine: list[Evidence], context: Context) -> Polar | None:
    """What the cells of KPIs decide: whether there is one, or a number or date in it, whether it is the one said."""
    denied = asks_not(question, context)
    if (sided := side_value(question, record)) is not None:
        return Polar(sided[0] != denied, field=sided[1][0], beside="".join(sided[1][1:]), figured=True)
    if (value := value_set(question, record, mine, denied, context)) is not None:
        return Polar(value.yes, value.evidence, value.field, weighed=True)
    if (told := kpi_set(question, record, denied)) is not None:
        return Polar(told[0], field=told[1])
    if (same := same_cells(question, record, context)) is not None:
        yes = None if same[0] is None else same[0] != denied
        return Polar(yes, field=KPIS[0], beside=KPIS[1])
    measured = measured_by(question, record, context)
    return Polar(measured[0], field=measured[1], beside=measured[2]) if measured else None


def _contradicted(
    question: Question, record: Record, found: list[Evidence], mine: list[Evidence], context: Context
) -> Polar | None:
    """The amount or date of the question that the record has another in place of."""
    if excepted := excepted_claims(question, mine):
        return Polar(asks_not(question, context), excepted[0].truth)
    stated = figure_claims(question, record, found, context, every=True)
    wrong = next((c for c in stated if c.truth is not None), None)
    if wrong is not None:
        truth = _of_the_act(wrong, question, mine, context)
        of_less = (
            wrong.kind == "date" and truth is not None and is_of_less(proposition(question, context), truth)
        )
        return Polar(None if of_less else asks_not(question, context), truth)
    for claim in amount_claims(question, found):
        if claim.truth is not None and not claim.holds:
            return Polar(False, claim.truth)
    dated = [c for c in date_claims(question, found) if c.truth is not None]
    if dated and not all(c.holds for c in dated):
        return Polar(False, about_date(question, mine, context) or dated[0].truth)
    return None


def _of_the_act(wrong: Claim, question: Question, mine: list[Evidence], context: Context) -> Evidence | None:
    """The sentence that proves a date wrong: one that dates the very act asked about, where there is one."""
    if wrong.kind != "date" or wrong.truth is None:
        return wrong.truth
    head = proposition(question, context).head
    dated = about_date(question, mine, context)

    def acts(evidence: Evidence) -> bool:
        return any(part in folded(evidence.sentence.display) for part in head)

    return dated if dated and acts(dated) and not acts(wrong.truth) else wrong.truth


def _checked(
    told: Polar, question: Question, record: Record, mine: list[Evidence], context: Context
) -> Polar:
    """The verdict, unless a figure of the question is another's in the record (令和3年 of 薬剤情報)."""
    denied = asks_not(question, context)
    if told.yes is not (not denied) or told.evidence is None or not (question.dates or question.quantities):
        return told
    text = folded(told.evidence.sentence.display)
    for claim in strict_claims(question, record, mine, context):
        if claim.truth is not None and folded(claim.said) not in text:
            undated = isinstance(record, Slide) and claim.kind == "date"  # slides tell of few years
            return Polar(None if undated else denied, claim.truth)
    return told


def _figured(question: Question, record: Record, mine: list[Evidence], context: Context) -> Polar | None:
    """What a figure or date of the clause that says the act decides, where the question has any."""
    if question.english or not (question.dates or bounds(question) or dated_by_era(question)):
        return None
    said = proposition(question, context)
    words = asked_words(said, record, context)
    near = nearest(words, read_all(question, said, mine, context), context) if mine else []
    yes, evidence, cell = figured(question, said, near) if near else (None, None, "")
    return None if yes is None else Polar(yes, evidence, field=cell, figured=True)
