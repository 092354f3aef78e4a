"""Whether the documents answer a question: by what the evidence covers, never by a score alone."""

from __future__ import annotations

from dataclasses import dataclass

from rag.evidence.answertype import asked_units, asks_amount, counted_as
from rag.evidence.finder import Evidence
from rag.figures import Date, dates, quantities
from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.premises.claims import agrees, is_assertion
from rag.question import Question
from rag.reading.asked import KPI, MINISTRY, asked, tail
from rag.reading.asking import is_polar
from rag.reading.frequency import asks_frequency, tells_frequency
from rag.reading.told import asks_at, tells
from rag.records import Measure
from rag.tables.words import table_words
from rag.text import folded

TIMELY = regex(
    r"年内|今年|昨年|来年|毎年|毎月|当面|以内|か月|四半期|[春夏秋冬](?:頃|口|に|ま)|早期|順次|大会|年間|月末|年度"
)
"""Times that are no dates."""
_LOOSE = tuple(
    frozenset(units.split())
    for units in (
        "件 か所 セット 案件 サービス 分野 項目 システム 回",
        "団体 自治体 市町村 都道府県 機関 組合 法人 か所",
        "社 法人 機関 件",
    )
)
"""Counters that people mix up: か所 is asked for where the document counts 件."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to answer, and if not, why, in Japanese."""

    answerable: bool
    reason: str = ""


def relevance(found: list[Evidence]) -> float:
    """Best cosine + 0.05 × best coverage: how near the documents come to the question, at most 1."""
    whole = max(e.features["whole"] for e in found[:3])
    return min(1.0, max(e.features["dense"] for e in found[:10]) + 0.05 * whole)


def missing_attribute(question: Question, found: list[Evidence]) -> Verdict:
    """Whether the record found lacks the ministries, the year, the unit or the time asked for."""
    if not found:
        return Verdict(True)
    record = found[0].record
    mine = [e for e in found if e.record.locator == record.locator]
    names = asked(question)
    # トップはデジタル大臣か, 日本が主導したか: no ministry is asked for
    office = is_polar(question) and (_OFFICE.search(question.text) or not question.agencies)
    ministry = names and names[0] in MINISTRY and not office
    if (
        ministry
        and not (record.ministries or isinstance(record, Measure))
        and not _lists_bodies(question, mine)
    ):
        return Verdict(False, f"{nearest(mine[0])}に、府省庁の記載はありません")
    if _COUNTRY_NAMES.search(tail(question)) and not any(
        lexicon().countries.search(folded(f.text)) for f in record.fields
    ):
        return Verdict(False, f"{nearest(mine[0])}に、国名の記載はありません")
    if getattr(record, "kind", "") == "row" and table_words().find("rows.item_names", question.text):
        return Verdict(False, f"{nearest(mine[0])}に、個々の取組名の記載はありません")
    if is_assertion(question):
        return _year(question, mine, asked_only=True) or Verdict(True)
    if asks_frequency(tail(question)):
        return _frequency(question, mine)
    if asks_amount(question) or question.has("target", "kpi"):
        whether = (
            is_polar(question) and not question.quantities
        )  # 効果のKPIは届出件数ですか: no number is asked
        counted = None if set(names) & set(KPI) or whether else _unit(question, mine)
        return _year(question, mine) or counted or Verdict(True)
    if question.has("date"):
        return _date(question, mine) or Verdict(True)
    return Verdict(True)


_WHICH_BODIES = regex(
    r"(?:どちら|どこ|どの|何という|どんな)の?(?:[0-9一二三四五]つ?の?)?(?:機関|組織|団体|研究所|大学|センター)"
)
_IN_BRACKETS = regex(r"\([^()]*[^()\d][、・][^()]*\)")


def _lists_bodies(question: Question, mine: list[Evidence]) -> bool:
    """Whether bodies are asked for that a near sentence lists in brackets: センター群はどちらの機関か of センター群(産総研、理研、NICT)."""
    if not _WHICH_BODIES.search(question.text):
        return False
    return any(_IN_BRACKETS.search(folded(e.sentence.display)) for e in mine[:_NEAR_SENTENCES])


_NEAR_SENTENCES = 3


def nearest(evidence: Evidence) -> str:
    """How an answer names the record that comes nearest."""
    return f"最も近い{evidence.record.locator}「{evidence.record.title}」"


def unwritten(evidence: Evidence, thing: str) -> Verdict:
    """That the record that comes nearest does not have a thing asked for by name."""
    return Verdict(False, f"{nearest(evidence)}に、「{thing}」の記載はありません")


_OFFICE = regex(r"[一-鿿ァ-ヺー](?:大臣|長官|総理|本部長|議長)(?!官房)")
_COUNTRY_NAMES = regex(
    r"(?:(?<!我が)国(?:名|の名前?)|(?:加盟|参加|参画|署名|批准|相手|対象|支援先の?|輸出先の?|派遣)国)(?=は|を|が|って|とは|[?。]|$)|(?:どこの|何という|なんという)国(?=[でにへとの]|か|です|[?。]|$)"
)
"""Regions and numbers of countries are no names of countries."""


def _year(question: Question, mine: list[Evidence], asked_only: bool = False) -> Verdict | None:
    """A value is asked for a year of which the record gives none.

    Every year not told of counts as asked for; with ``asked_only`` those that the asking words stand behind.
    """
    wanted = [
        d
        for d in question.dates
        if (asks_at(question, d.end) if asked_only else not tells(question, d.end))
        and not (_CONFIRMED.match(question.text, d.end) and is_polar(question))
    ]
    if not wanted or question.has("date"):
        return None
    most = max(e.features["focus"] for e in mine[:6])
    near = [e for e in mine[:6] if e.features["focus"] >= 0.7 * most]
    units = asked_units(tail(question))
    valued = [e for e in near if quantities(folded(e.sentence.display))] or [
        e for e in mine[:2] if any(q.unit in units for q in quantities(folded(e.sentence.display)))
    ]
    elsewhere = [d for e in mine if quantities(t := folded(e.sentence.display)) for d in dates(t)]
    if any(agrees(asked, d) for asked in wanted for d in elsewhere):
        return None
    if not valued:
        return _later(wanted, mine)
    said = [d for e in valued for d in dates(folded(e.sentence.display))]
    if not said or any(agrees(asked, d) for asked in wanted for d in said):
        return None
    asked = "、".join(d.text for d in wanted)
    given = "、".join(dict.fromkeys(d.text for d in said))
    return Verdict(False, f"{nearest(mine[0])}に、{asked}の値の記載はありません(あるのは{given})")


_CONFIRMED = regex(
    r"(?:末|頃|ごろ|中)?(?:から|まで(?:に)?)?(?:の?(?:目標|予定|計画|見込み))?(?:でし|です|だ(?:よ|っ|と|け)|で(?:合|あって|よ|い|間違|相違)|と(?:いう)?(?:理解|認識|聞|承知)|[?]|$)"
)
"""Behind a date that is itself what is asked for はい or いいえ (運用開始は令和5年度でしたっけ): of no value."""


def _later(wanted: list[Date], mine: list[Evidence]) -> Verdict | None:
    """A value is asked for a year later than any of which the record speaks."""
    years = [d.year for f in mine[0].record.fields for d in dates(folded(f.display))]
    if not years or any(d.year <= max(years) for d in wanted):
        return None
    asked = "、".join(d.text for d in wanted)
    return Verdict(False, f"{nearest(mine[0])}に、{asked}の値の記載はありません")


def _date(question: Question, mine: list[Evidence]) -> Verdict | None:
    """A time is asked for, and no sentence on the topic gives one."""
    least = 0.0 if question.measures else 0.3 * mine[0].features["coverage"]
    near = [e for e in mine[:8] if e.features["coverage"] >= least]
    texts = [folded(f"{e.record.title} {e.sentence.display}") for e in near]
    if any(dates(t) or TIMELY.search(t) for t in texts):
        return None
    return Verdict(False, f"{nearest(mine[0])}に、時期の記載はありません")


def _frequency(question: Question, mine: list[Evidence]) -> Verdict:
    """How often is asked: 毎年 tells it, a date or a count does not."""
    rest = tail(question)
    if any(tells_frequency(folded(e.sentence.display), rest) for e in mine[:8]):
        return Verdict(True)
    return Verdict(False, f"{nearest(mine[0])}に、頻度の記載はありません")


_WHICH = regex(r"何の[^。、]{0,6}数|どの[^。、]{0,6}数")
"""何の件数で見ているか: which count, not how many."""


_GROUPED = regex(r"\d[\d,]*の[^、。\d]{0,10}(?:機関|団体|法人|企業|大学|自治体|省庁|学校)")
"""104の大学・公的研究機関: a number of bodies of more kinds than one."""
_BODIES = frozenset(("機関", "団体", "法人", "社", "自治体", "校"))


def _unit(question: Question, mine: list[Evidence]) -> Verdict | None:
    """A number of something is asked for, and the record counts nothing in such a unit."""
    units = asked_units(tail(question))
    if not units or not asks_amount(question) or _WHICH.search(question.text):
        return None
    shown = {q.unit for f in mine[0].record.fields for q in quantities(folded(f.display))}
    if units & shown or any(units & family and shown & family for family in _LOOSE):
        return None
    if any(_GROUPED.search(folded(f.display)) for f in mine[0].record.fields) and units & _BODIES:
        return None
    return Verdict(False, f"{nearest(mine[0])}に、{counted_as(tail(question))}の記載はありません")
