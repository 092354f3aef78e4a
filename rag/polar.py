"""Yes or no: はい or いいえ only where the evidence decides, then the quote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.acts import done
from rag.attributes import KPIS
from rag.claims import Claim, amount_claims, date_claims, ministry_claims
from rag.conditions import kpi_state
from rag.context import Context
from rag.evidence import Evidence
from rag.figures import integer, quantities
from rag.polar_wording import ASKS_ALL, asks_not, wording
from rag.premise import figure_claims
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Measure, Record, Slide
from rag.table_question import column_of
from rag.text import folded

_WH = re.compile(
    r"何(?!ら|とか|度も)|なに|なん(?:で|の|と|て)|どこ|いつ|(?<!な)どの|どれ|どう(?!して|か|し(?!て))|幾つ|幾ら|どんな|どちら|誰|だれ|いくつ|いくら|なぜ|どうして|理由|(?<!どうか)(?<!どうかを)(?:教え|知りた)|まとめ|説明して|示して|挙げ|リスト|一覧|内訳|\b(?:what|which|who|when|where|why|how)\b"
)
_POLAR = re.compile(
    r"(?:か|かね|かな|かしら|よね|っけ|のか|でしょう|だろう|(?<=[るただないすう])の)(?:[?。!]|$)|(?:か|かね|かな|かしら|よね|っけ|のか|でしょう|だろう)、|(?:ない|無い|ある|いる|[るたう]|済み?|よい|いい|可能|必須|義務|対象|同じ|だけ)[?]|(?:か|の)どうか|^(?:is|are|was|were|does|do|did|has|have|will|can)\b|(?:なら|であれば)「はい」"
)
_REQUEST = re.compile(r"(?:もらえ|いただけ|頂け|くれ|下さい|ください|でき|わかり|分かり)ま(?:す|せん)か")

_ASKS_SET = re.compile(r"(?:kpi|指標|目標)[^。]{0,16}(?:定め|決ま|設定|ある|あり|置か|書かれ|決め)")


@dataclass(frozen=True, slots=True)
class Polar:
    """``yes`` is None where the evidence does not decide. ``field`` names a record field that decides."""

    yes: bool | None
    evidence: Evidence | None = None
    field: str = ""
    ministries: bool = False


def is_polar(question: Question) -> bool:
    """Whether はい or いいえ is asked for (and not 教えてもらえますか): some sentence asks without an interrogative."""
    text = re.sub(r"\([^()]{0,30}\)[。?]*$", "", question.text)
    sentences = [t for t in re.split(r"(?<=[。?!])", text) if t.strip()]
    if any(_WH.search(t) and (_POLAR.search(t) or t is sentences[-1]) for t in sentences):
        return False
    if re.search(r"それとも|どちらか[?。]?$", text):
        return False
    return any(
        (_POLAR.search(t.strip()) or _NOUN.search(t.strip())) and not _REQUEST.search(t) for t in sentences
    )


_NOUN = re.compile(
    r"(?:は|って|が)[^?]{0,24}(?:[一-鿿]{1,4}(?:省|庁)|内閣府|内閣官房|\d[^?。、のはが-]{0,5}|の施策|の事業|の担当|主担当|単独|未設定|必須|任意|無料|有料|資格)[?]$"
)
"""…は防衛省? …は農水省だけの施策? without か."""


def decide(question: Question, record: Record, found: list[Evidence], context: Context) -> Polar:
    """Compare what is asked with the record: ministries, KPI cells, amounts, dates, then wording."""
    claims = [*ministry_claims(question, record), *_leads(question, record)]
    if claims:
        return Polar(all(c.holds for c in claims), ministries=True)
    if isinstance(record, Measure) and _ASKS_SET.search(question.text):
        return _kpi_set(question, record)
    if isinstance(record, Slide) and record.kind == "row":
        return _row(question, record, found)
    if (share := _share(question, found)) is not None:
        return share
    stated = figure_claims(question, record, found, context, every=True)
    wrong = next((c for c in stated if c.truth is not None), None)
    if wrong is not None:
        return Polar(asks_not(question.text), wrong.truth)
    for claim in amount_claims(question, found):
        if claim.truth is not None and not _mixed(claim.truth):
            return Polar(bool(claim.holds), claim.truth)
    mine = [e for e in found if e.record.locator == record.locator]
    dated = [c for c in date_claims(question, found) if c.truth is not None]
    if dated and not all(c.holds for c in dated):
        return Polar(False, dated[0].truth)
    if not mine:
        return Polar(None)
    told = None if ASKS_ALL.search(question.text) else done(question, mine[:8], context)
    return Polar(*told) if told else Polar(*wording(question, mine))


def _leads(question: Question, record: Record) -> list[Claim]:
    """How many ministries are said to lead (主担当が二つの府省にまたがって)."""
    match = re.search(r"(?:主担当|◎)[^。、?]{0,8}?(複数|[一二三四1-4])(?:つ|省|の府省|府省)?", question.text)
    if match is None or not record.leads:
        return []
    count = len({m.label for m in record.leads})
    wanted = integer(match[1])
    return [Claim("ministry", match[1], count > 1 if wanted is None else count == wanted)]


_MOST = re.compile(r"過半数|大半|大部分|半数(?:以上|を超え)|半分(?:以上|を超え)|ほとんど|大多数")


def _share(question: Question, found: list[Evidence]) -> Polar | None:
    """過半数 and the like against a share in the best sentence that has one; None where neither is."""
    if not _MOST.search(question.text):
        return None
    best = found[0].features["coverage"] if found else 0.0
    for evidence in found[:6]:
        values = [q.value for q in quantities(folded(evidence.sentence.display)) if q.unit == "%"]
        if values and evidence.features["coverage"] >= 0.7 * best:
            return Polar((max(values) > 50) != asks_not(question.text), evidence)
    return None


def _mixed(evidence: Evidence) -> bool:
    """Whether the sentence says two different things of two subjects, so that a number decides little."""
    return "一方" in evidence.sentence.display


def _kpi_set(question: Question, record: Measure) -> Polar:
    names = (KPI_PROGRESS,) if "進捗" in question.text else (KPI_EFFECT,) if "効果" in question.text else KPIS
    unset = [n for n in names if kpi_state(record.field(n)) is not None or _unset(record, n, question)]
    return Polar((not unset) != asks_not(question.text), field=(unset or names)[0])


def _unset(record: Measure, name: str, question: Question) -> bool:
    """Whether the part of the cell that the question names says 未設定 (①…未設定 ②…指数)."""
    cell = record.field(name)
    parts = [folded(s.display) for s in cell.sentences] if cell else []
    named = [p for p in parts if sum(t in p for t in question.terms) >= 2] or parts
    return any("未設定" in p for p in named)


def _row(question: Question, row: Slide, found: list[Evidence]) -> Polar:
    values = {column: value for column, value, _ in row.values}
    rate = values["進捗率"]
    column = column_of(question.text)
    if column in values and _EXISTS.search(question.text):
        return Polar(values[column] > 0, field=column)
    for quantity in question.quantities:
        if quantity.unit == "%":
            behind = question.text[quantity.end :]
            holds = rate <= quantity.value if behind.startswith(("以下", "未満")) else rate >= quantity.value
            return Polar(holds, field="進捗率")
    if ASKS_ALL.search(question.text):
        return Polar(rate == 100, field="進捗率")
    return Polar(None, field="進捗率")


_EXISTS = re.compile(r"(?:ありま|あ(?:る|った)|残って|存在し)")
