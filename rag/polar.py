"""Yes or no: はい or いいえ only where the evidence decides, then the quote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.attributes import KPIS
from rag.claims import amount_claims, date_claims, ministry_claims
from rag.conditions import kpi_state
from rag.evidence import Evidence
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Measure, Record, Slide
from rag.text import folded

_WH = re.compile(
    r"何(?!ら|とか|度も)|なに|なん(?:で|の|と)|どこ|いつ|どの|どれ|どう(?!して)|どんな|どちら|誰|だれ|いくつ|いくら|なぜ|どうして|理由|教え|知りた|まとめ|説明して|示して|挙げ|リスト|一覧|内訳|\b(?:what|which|who|when|where|why|how)\b"
)
_POLAR = re.compile(
    r"(?:です|ます|でしょう|ました|でした|ません|ないん|るん|たん|いい)(?:か|かね|よね|っけ)[?。!]*$|(?:ている|である|された|した|する|れる|ない|ある|済み?|いる|なる)(?:か|の(?:か|です?か|でしょうか)?)?\?$|(?:か|の)どうか|(?:よね|っけ|だよね)[?。]*$|^(?:is|are|was|were|does|do|did|has|have|will|can)\b"
)
_REQUEST = re.compile(r"(?:もらえ|いただけ|頂け|くれ|下さい|ください|でき)ま(?:す|せん)か")

_NEGATED = re.compile(r"(?:て|で)(?:は)?い?(?:な(?:い|く)|ません)|されていない|していない|(?:では|じゃ)ない|できない|未(?:定|了|実施|公開|設定|策定)|行われていない|ない(?:状況|こと|ため)")
_PLANNED = re.compile(r"予定|目指|目途|今後|検討(?:を|し|中|する|が|状況)|見込|進める|図る|推進。?$|までに|に向け|開始する|実施する|行う。?$|整備する|構築する|促す|可能とする|構築。?$|参画|連携強化|構築$")
_DONE = re.compile(r"(?:し|され|でき|なっ|なり|得|済み?|られ)(?:た|て(?:いる|おり|きた)|ました)|策定・公表|公表。|策定。|策定し|成立|施行。?|施行し|達成。?|達成し|開始。|開始し|済|実施。|設置し|改正し|公開。|公開し|始め|参画$|順調|大きく進展|整備。")
_PARTIAL = re.compile(r"一部|とどまる|とどまって|限定的|改めて検討|見直し(?:を|も)|約\d|不十分|のみ")
_ASKS_DONE = re.compile(r"もう|すでに|既に|済み|済んで|終わっ|(?:まし|でし)た|(?:し|され|になっ|届い|出|でき|達し|成立し|始まっ)て(?:い)?(?:る|ます|た)|完了|公開されて")
_ASKS_NOT = re.compile(r"まだ|(?:され|し|でき|なっ)て(?:い)?(?:ない|ません)|ないまま|いないの|ではない")
_ASKS_ALL = re.compile(r"全面|すべて|全て|全部|完全|どおり|通り|残らず|全員|everything|all ")
_ASKS_SET = re.compile(r"(?:kpi|指標|目標)[^。]{0,16}(?:定め|決ま|設定|ある|あり|置か|書かれ|決め)")


@dataclass(frozen=True, slots=True)
class Polar:
    """``yes`` is None where the evidence does not decide. ``field`` names a record field that decides."""

    yes: bool | None
    evidence: Evidence | None = None
    field: str = ""
    ministries: bool = False


def is_polar(question: Question) -> bool:
    """Whether はい or いいえ is asked for (and not 教えてもらえますか)."""
    text = question.text.strip()
    return bool(_POLAR.search(text)) and not _WH.search(text) and not _REQUEST.search(text)


def decide(question: Question, record: Record, found: list[Evidence]) -> Polar:
    """Compare what is asked with the record: ministries, KPI cells, amounts, dates, then wording."""
    claims = ministry_claims(question, record)
    if claims:
        return Polar(all(c.holds for c in claims), ministries=True)
    if isinstance(record, Measure) and _ASKS_SET.search(question.text):
        return _kpi_set(question, record)
    if isinstance(record, Slide) and record.kind == "row":
        return _row(question, record, found)
    for claim in amount_claims(question, found):
        if claim.truth is not None and not _mixed(claim.truth):
            return Polar(bool(claim.holds), claim.truth)
    mine = [e for e in found if e.record.locator == record.locator]
    dated = [c for c in date_claims(question, found) if c.truth is not None]
    if dated and not all(c.holds for c in dated):
        return Polar(False, dated[0].truth)
    if not mine:
        return Polar(None)
    return _wording(question, mine)


def _mixed(evidence: Evidence) -> bool:
    """Whether the sentence says two different things of two subjects, so that a number decides little."""
    return "一方" in evidence.sentence.display


def _kpi_set(question: Question, record: Measure) -> Polar:
    names = (KPI_PROGRESS,) if "進捗" in question.text else (KPI_EFFECT,) if "効果" in question.text else KPIS
    states = [kpi_state(record.field(n)) for n in names]
    is_set = all(s is None for s in states)
    return Polar(is_set != bool(_ASKS_NOT.search(question.text)), field=names[0])


def _row(question: Question, row: Slide, found: list[Evidence]) -> Polar:
    values = {column: value for column, value, _ in row.values}
    rate = values["進捗率"]
    for quantity in question.quantities:
        if quantity.unit == "%":
            behind = question.text[quantity.end :]
            holds = rate <= quantity.value if behind.startswith(("以下", "未満")) else rate >= quantity.value
            return Polar(holds, field="進捗率")
    if _ASKS_ALL.search(question.text):
        return Polar(rate == 100, field="進捗率")
    return Polar(None, field="進捗率")


def _wording(question: Question, mine: list[Evidence]) -> Polar:
    """Tense and negation of the best sentence that says how things stand."""
    near = [e for e in mine[:6] if e.score >= 0.75 * mine[0].score and e.features["coverage"] >= 0.4]
    verdicts = [v for e in near if (v := _tense(question, e)).yes is not None]
    return verdicts[0] if verdicts else Polar(None, mine[0])


def _tense(question: Question, best: Evidence) -> Polar:
    text = folded(best.sentence.display)
    if best.field.name in KPIS and not re.search(r"。|予定|した", text):
        return Polar(None, best)  # the name of an indicator says nothing about how things stand
    negated, done, planned = bool(_NEGATED.search(text)), bool(_DONE.search(text)), bool(_PLANNED.search(text))
    asks = question.text
    if _ASKS_NOT.search(asks):
        if negated or (planned and not done):
            return Polar(True, best)
        return Polar(False, best) if done else Polar(None, best)
    if _ASKS_ALL.search(asks) and (_PARTIAL.search(text) or negated):
        return Polar(False, best)
    if _ASKS_DONE.search(asks):
        if negated:
            return Polar(False, best)
        if done:
            return Polar(True, best)
        return Polar(False, best) if planned else Polar(None, best)
    if negated:
        return Polar(False, best)
    return Polar(True, best) if planned or done else Polar(None, best)
