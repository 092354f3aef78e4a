"""「Aを担う省はBでも主担当か」「AとBのKPIは同じか」: two records found, their leads or KPIs compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from rag import attributes as say
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question, analyse
from rag.reading.asked import kpi_kind
from rag.reading.asking import is_polar
from rag.reading.segments import narrowed, part_meant
from rag.records import KPI_EFFECT, KPI_PROGRESS, Measure, Ministry, Record
from rag.text import folded

_ALSO = regex(
    r"(?:を|が|の|、)?(?:主に|主として)?(?:主?担当(?:する|している)?の?|の?連携(?:先|する|している)?の?|担(?:う|って(?:い)?る)|所管(?:する|している)|主導する|進める|研究して(?:い)?る|実施する|実施して(?:い)?る|受け持(?:つ|って(?:い)?る)|当たる|手(?:が|掛)ける)"
    r"(?:こと(?:に|と)なっている|(?:に|と)なっ(?:て(?:い)?る|た))?(?:府省庁?|省庁?|庁|府|委員会|役所|官庁|組織|機関|ところ)(?:がある[^。]*。[^、は]{0,12})?(?:は|が|って)、?"
    r"|(?:府省庁?|省庁?|役所|官庁)(?:がある[^。]*。[^、は]{0,12})?(?:は|が)、?"
)
_ASKS_ALSO = regex(r"(?:で|に|の(?:施策|取組|項目|ほう|方)で?)[もは]?[、]?(?:主担当|◎|担当|リード|主管)")
_ALIKE = r"(?:同じ|変わら(?:な|ず)|変わりま?せん|変わりな|一緒|共通|同一|一致|等しい)"
_OTHER = r"(?:違(?:う|い(?!な)|って)|変わ(?:り|る|って)|異な|別(?:々|の|です|でしょう|か|だ|なの|[?。]))"
_JOINT = regex(r"連携(?:先|する|して(?:い)?る)?の?(?:府省庁?|省庁?|庁|府|委員会|ところ)(?:は|が|って)")
_SAME = regex(
    rf"(?P<role>主担当|主管|連携|担当|所管|府省庁|省庁)(?:先|する|して(?:い)?る)?の?(?:府?省庁?|府省庁|役所|官庁|ところ|機関)?[はがも]"
    rf"、?(?:どちらも|どっちも|両方とも?|ともに|共に)?(?:{_ALIKE}|(?P<other>{_OTHER}))"
    rf"|{_ALIKE}(?:の|な)?(?:主担当|担当|所管|府?省庁?)(?:で|が|か|な)"
    rf"|(?:府省庁?|省庁?|担当|所管)?の?(?P<all>顔ぶれ|メンバー|組み?合わ?せ)[はがも]、?(?:どちらも|両方とも?)?(?:全く|まったく)?(?:{_ALIKE}|(?P<differs>{_OTHER}))"
)
_SAME_ENGLISH = regex(
    r"(?i)(?:(?:both )?(?:led|headed|run|overseen) by|(?:have|has|share|shares)) the same (?:lead )?(?:ministry|agency|lead)\b(?: as\b)?"
    r"|the same (?:lead )?(?:ministry|agency) (?:leads?|is leading|is in charge of|is responsible for|in charge of|responsible for)\b(?: both\b)?"
)
_LEADS_ENGLISH = regex(
    r"(?i)\blead (?:ministr(?:y|ies)|agenc(?:y|ies)) (?:(?:of|for) (?P<a>.+?) and (?:(?:that|those|the one) (?:of|for) )?(?P<b>.+?) (?:the same|identical|(?P<other>different))"
    r"|(?:the same|identical|(?P<differs>different)) (?:for|in) (?P<c>.+?) and (?P<d>.+?)(?=\?|$))"
)
_AND = regex(r"(?i)\band\b")
_SAME_KPI = regex(
    rf"(?:kpi|指標|ものさし|物差し)(?:\([^()]*\))?(?:の(?:欄|内容|文言))?(?:は|が|も|って|について(?:も|は)?|に(?:も|は)?|で(?:も|は)?)[^。、?]{{0,8}}{_ALIKE}"
    rf"|{_ALIKE}(?:の|な)?(?:kpi|指標|ものさし|物差し)"
)
_CUT = regex(r"、|。|と(?!は|して|い)")
_ENOUGH = 0.3


def answer(question: Question, context: Context) -> Draft | None:
    """Compare the leads or the KPIs of two described records; None when two are not described."""
    if not is_polar(question):
        return None
    if (alike := _SAME_KPI.search(question.text)) is not None:
        found = _pair(question.shown, _cuts(question, alike), question, context)
        measures = [r for _, r in found or () if isinstance(r, Measure)]
        return _kpis_compared(measures, question, context) if len(measures) == 2 else None
    if not question.has("lead", "ministry"):
        return None
    if _both_offices(question):
        return None
    alike = _SAME.search(question.text)
    if question.english:
        found = _pair(*_cut_english(question.shown), question, context)
    elif alike is not None:
        found = _pair(question.shown, _cuts(question, alike), question, context)
        found = found or _beside(question, question.shown[: alike.start()], context)
    elif _ASKS_ALSO.search(question.text):
        found = _pair(question.shown, (m.span() for m in _ALSO.finditer(question.shown)), question, context)
    else:
        return None
    if found is None:
        return None
    other = alike if alike is not None else _LEADS_ENGLISH.search(question.shown)
    differ = other is not None and any(other.groupdict().get(name) for name in ("other", "differs"))
    of = (alike["role"] or alike["all"] or "") if alike is not None else ""
    first = "連携" if alike is None and _JOINT.search(question.text) else of
    return _compared(found, (first, of), question, context, differ)


def _both_offices(question: Question) -> bool:
    """Whether two ministries are said to share one record (内閣官房と総務省がともに主担当), not two records a ministry."""
    return any(
        _JOINED.fullmatch(question.text[a.end : b.start]) and _TOGETHER.match(question.text, b.end)
        for a, b in pairwise(question.agencies)
    )


_JOINED = regex(r"(?:と|、|・|及び|および)")
_TOGETHER = regex(
    r"(?:の(?:両者|双方|二つ|2つ|両省)?)?(?:が|は)、?(?:ともに|共に|両方|どちらも|いずれも|そろって|揃って|並んで|共同で)?"
)


def _cut_english(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text, and where it may be cut in two: led by the same ministry as; A and B have the same lead."""
    if leads := _LEADS_ENGLISH.search(text):
        first = leads["a"] or leads["c"]
        return f"{first} and {leads['b'] or leads['d']}", [(len(first), len(first) + len(" and "))]
    same = _SAME_ENGLISH.search(text)
    if same is None:
        return text, []
    if same.group().endswith(" as"):
        return text, [same.span()]
    text = f"{text[: same.start()]} {text[same.end() :]}"
    return text, [m.span() for m in _AND.finditer(text)]


def _cuts(question: Question, alike: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the text before what is said to be alike may be cut between the two."""
    return (m.span() for m in _CUT.finditer(question.shown[: alike.start()]))


def _pair(
    text: str, cuts: Iterable[tuple[int, int]], question: Question, context: Context
) -> tuple[_Side, _Side] | None:
    """The two records that are named, or between which a text is cut at the first place where that gives two."""
    named = [context.library.get("kanmin", m) for m in question.measures]
    named += [context.library.get("kihon", section) for section in question.sections]
    if len(named) == 2 and all(r and r.ministries for r in named):
        one, other = ((say.subject(r), r) for r in named if r)
        return one, other
    for start, end in cuts:
        if text[:start].count("「") != text[:start].count("」"):
            continue  # within a name
        first, second = _find(text[:start], question, context), _find(text[end:], question, context)
        if first and second and first[0] != second[0]:
            return first, second
    return None


_Side = tuple[str, Record]
"""How one of the two is told, and the record with the ministries that are compared."""


def _beside(question: Question, said: str, context: Context) -> tuple[_Side, _Side] | None:
    """The one record that is named or talked about, and another whose title is told beside it (これとは別に電子レシートの施策もあったよね)."""
    one = context.library.get("kanmin", question.measures[0]) if len(question.measures) == 1 else None
    if one is None or question.sections:
        return None
    told = said.replace(one.locator, "")
    other = _find(told, question, context)
    words = [t for t in analyse(told, context.tokenizer).terms if len(t) > 1]
    if other is None or other[1].locator == one.locator or not one.ministries:
        return None
    titled = any(t in folded(other[1].title) and t not in folded(one.title) for t in words)
    return ((say.subject(one), one), other) if titled else None


def _find(said: str, whole: Question, context: Context) -> _Side | None:
    """The record with ministries that this part of the question names or describes, or the part of it."""
    asked = analyse(said, context.tokenizer)
    places = [context.library.get("kanmin", m) for m in asked.measures]
    places += [context.library.get("kihon", section) for section in asked.sections]
    if places:
        named = places[0] if len(places) == 1 else None
        return (say.subject(named), named) if named and named.ministries else None
    if len(asked.terms) < 1:
        return None
    asked = replace(asked, attributes=frozenset(), intents=frozenset())
    found = context.finder.find(asked, context.scope(replace(whole, documents=asked.documents)), k=30)
    best = next((e for e in found if e.record.ministries), None)
    if best is None or best.features["whole"] < _ENOUGH:
        return None
    told = folded(context.finder.heading(best.record) + "".join(f.display for f in best.record.fields))
    if not all(name in told for name in asked.quoted):
        return None
    part = part_meant(best.record, asked.terms, context.library)
    told = say.subject(best.record)
    return (f"「{part.text}」({told}の一部)" if part else told), narrowed(
        best.record, asked.terms, context.library
    )


def _compared(
    sides: tuple[_Side, _Side], of: tuple[str, str], question: Question, context: Context, differ: bool
) -> Draft:
    """Whether both have the same lead, the same others (連携), or all the same; ``differ`` asks whether not.

    ``of``: what of each side is compared; one that only takes part in the first may lead the second.
    """
    draft = context.draft(question)
    mine, theirs = ({m.name for m in _asked_of(record, o)} for (_, record), o in zip(sides, of, strict=True))
    leads = _of_leads(of[1]) and all(r.leads for _, r in sides)
    shared = mine & theirs if leads else mine == theirs
    cells = [(record, say.ministry_field(record)) for _, record in sides]
    numbers = dict.fromkeys(draft.cite_field(record, cell) for record, cell in cells if cell)
    partly = question.measures and leads and not differ and shared and mine != theirs
    verdict = "いいえ、一部だけが同じです。" if partly else "はい。" if bool(shared) != differ else "いいえ。"
    told = "、".join(f"{said}の府省庁は{say.roles(record)}" for said, record in sides)
    draft.say(f"{verdict}{told}です。", *numbers)
    return draft


_OF_ALL = ("連携", "顔ぶれ", "メンバー", "組み合わせ", "組合せ", "組み合せ", "組合わせ")


def _of_leads(of: str) -> bool:
    return of not in _OF_ALL


def _asked_of(record: Record, of: str) -> tuple[Ministry, ...]:
    """The ministries that are compared: the leads, all where none leads, those beside the leads, all."""
    if of == "連携":
        return tuple(m for m in record.ministries if not m.lead)
    return (record.leads if _of_leads(of) else ()) or record.ministries


def _kpis_compared(measures: list[Measure], question: Question, context: Context) -> Draft:
    """Whether the KPIs asked about (both, where neither is said) are word for word the same."""
    names = {"kpi_progress": (KPI_PROGRESS,), "kpi_effect": (KPI_EFFECT,)}.get(
        kpi_kind(question.text) or "", (KPI_PROGRESS, KPI_EFFECT)
    )
    draft = context.draft(question)
    same = {name: len({_written(m, name) for m in measures}) == 1 for name in names}
    opening = "はい。" if all(same.values()) else "いいえ。"
    for name in sorted(names, key=lambda n: same[n]):  # a difference decides, so it stands first
        for measure in measures:
            say.say_kpi(draft, measure, (name,), opening)
            opening = ""
    return draft


def _written(measure: Measure, name: str) -> str:
    cell = measure.field(name)
    return folded(cell.display) if cell else ""
