"""Background, purpose, efforts and effect of a measure: the bullets of its outline that do that job."""

from __future__ import annotations

from collections.abc import Sequence

from rag import attributes as say
from rag.draft import Draft
from rag.evidence.answertype import role
from rag.evidence.finder import Evidence
from rag.figures import Date, dates
from rag.lazy_regex import regex
from rag.premises.claims import agrees
from rag.question import Question
from rag.quoting import NARROW
from rag.reading.asked import ROLES
from rag.records import OUTLINE, Record, Sentence
from rag.text import folded

_NEED = regex(r"(?:必要(?:がある)?|急務|重要|不可欠)(?:である)?。?$")


def tells_need(sentence: Sentence) -> bool:
    """Whether a sentence ends in that something is needed: the ground of what is done, not what is done."""
    return bool(_NEED.search(folded(sentence.display).strip()))


def answer_roles(
    draft: Draft,
    record: Record,
    found: list[Evidence],
    names: tuple[str, ...],
    whole: bool = False,
    of: Sequence[Date] = (),
) -> None:
    """Background, purpose, efforts, effect: the bullets that do that job, in the source's order.

    When one sentence covers the topic far better than the rest, it comes first as the direct
    answer; the bullets follow. ``whole``: the other bullets of the outline behind them; ``of``: the
    dates asked about, whose bullets are told alone where there are any.
    """
    cell = record.field(OUTLINE)
    mine = [e for e in found if e.record.locator == record.locator and e.field.name == OUTLINE]
    if cell is None or not mine:
        say.say_whole(draft, record)
        return
    wanted: set[int] = set()
    roles = [n for n in names if n in ROLES]
    for name in roles if len(roles) < 2 else []:
        scores: dict[int, float] = {}
        for evidence in mine:
            for i, (first, last) in enumerate(cell.bullets):
                if any(s.start == evidence.sentence.start for s in cell.sentences[first:last]):
                    value = role((name,), cell, evidence.sentence) + 0.5 * evidence.features["focus"]
                    scores[i] = max(scores.get(i, 0.0), value)
        top = max(scores.values(), default=0.0)
        wanted |= {i for i, value in scores.items() if value >= top - 0.2}
    if len(roles) >= 2:  # 狙いと中身, 課題と対応: that is the whole outline
        wanted = set(range(len(cell.bullets)))
    dated = {i for i, (first, last) in enumerate(cell.bullets) if _is_of(of, cell.sentences[first:last])}
    wanted = dated if dated and roles == ["efforts"] else wanted
    needs = {i for i in wanted if roles == ["efforts"] and tells_need(cell.sentences[cell.bullets[i][1] - 1])}
    others = sorted(set(range(len(cell.bullets))) - wanted) if whole else ()
    say_direct_bullets(draft, record, (*sorted(wanted - needs), *sorted(needs), *others))


def _is_of(asked: Sequence[Date], sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence of a bullet opens with one of these dates: 令和2年度は、…."""
    told = [d for s in sentences for d in dates(folded(s.display)) if d.start <= _OPENING]
    return any(agrees(a, d) for a in asked for d in told)


_OPENING = 4
"""Characters before the date with which a sentence opens: - また、."""


def planned(
    record: Record, question: Question, found: list[Evidence], names: tuple[str, ...]
) -> list[Evidence]:
    """The evidence, what a KPI plans for the year asked about (令和3年度には何をやる) or year by year (スケジュール) first.

    None where neither is asked, or the outline speaks of it.
    """
    years = names[:1] == ("schedule",) and not question.dates
    if names[:1] not in (("efforts",), ("schedule",)):
        return []

    def has(evidence: Evidence) -> bool:
        said = dates(folded(evidence.sentence.display))
        return bool(said) if years else any(agrees(asked, d) for asked in question.dates for d in said)

    told = [e for e in found if e.record is record and has(e)]
    of_kpi = told and all(e.field.name in say.KPIS for e in told)
    told.sort(key=lambda e: e.sentence.start if years else 0)
    return [*told, *(e for e in found if e not in told)] if of_kpi else []


def say_direct_bullets(draft: Draft, record: Record, wanted: tuple[int, ...]) -> None:
    """The first bullet as a sentence of its own, the others listed below."""
    cell = record.field(OUTLINE)
    if cell is None:
        return
    if draft.lines:
        for i in wanted:
            first, last = cell.bullets[i]
            if sum(map(len, draft.lines)) + sum(len(p.display) for p in cell.sentences[first:last]) < NARROW:
                say.say_bullets(draft, record, OUTLINE, (i,))
        return
    first, last = cell.bullets[wanted[0]] if wanted else (0, 1)
    parts = cell.sentences[first:last]
    number = draft.cite(record, OUTLINE, parts[0].start, parts[-1].end)
    text = "".join(p.display.strip() for p in parts)
    draft.say(f"{say.subject(record)}の課題・取組概要には「{text}」とあります。", number)
    say.say_bullets(draft, record, OUTLINE, wanted[1:])
