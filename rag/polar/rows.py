"""Rows of the progress table asked for はい or いいえ: the figures stated of it, what is left, what share is reached."""

from __future__ import annotations

from rag.context import Context
from rag.figures import Quantity
from rag.lazy_regex import regex
from rag.polar.shares import is_share
from rag.polar.wording import asks_all, asks_not
from rag.premises.claims import comparator
from rag.premises.ranks import rank_of
from rag.premises.rows import row_verdict
from rag.question import Question
from rag.records import Slide
from rag.tables.question import column_of

WHOSE = regex(r"\d(?:件|%)(?:な|だった)のは")
"""A number asked whose it is: 取組が31件なのは教育改革ですか."""


def row_told(question: Question, row: Slide, context: Context) -> tuple[bool | None, str]:
    """Whether what is asked holds of the row, and the column that tells; None where no column does."""
    values = {column: value for column, value, _ in row.values}
    rate = values["進捗率"]
    column = column_of(question.text)
    if rate < 100 and _ALL_DONE.search(question.text):
        return False, "進捗率"
    holds, told = row_verdict(question.text, row)
    if holds is not None:
        return holds != bool(_IS_NOT.search(question.text)), told
    rows = [s for s in context.library.slides if s.kind == "row"]
    if (rank := rank_of(question.text, row, rows)) is not None:
        return rank.holds != asks_not(question, context), rank.column
    if _NONE_LEFT.search(question.text):
        return values["未了/一部未了"] == 0, "未了/一部未了"
    if _LATE.search(question.text):
        return (values["未了/一部未了"] > 0) != asks_not(question, context), "未了/一部未了"
    if column in values and _EXISTS.search(question.text):
        return values[column] > 0, column
    quantity = next((q for q in question.quantities if q.unit == "%"), None)
    if quantity is not None:
        return _reached(question, quantity, rate, context), "進捗率"
    if (shared := is_share(question, [float(rate)])) is not None:
        return shared != asks_not(question, context), "進捗率"
    if asks_all(question.text):
        return rate == 100, "進捗率"
    return None, "進捗率"


def _reached(question: Question, quantity: Quantity, rate: int, context: Context) -> bool:
    """Whether the rate is what is said of it: at least, at most or about that much."""
    text = question.text
    if _ROUGH.match(text, quantity.end) or _ABOUT.search(text[: quantity.start]):
        return (abs(rate - quantity.value) <= _NEAR) != asks_not(question, context)
    below = comparator(text, quantity) == "≤"
    return rate <= quantity.value if below else rate >= quantity.value


_ALL_DONE = regex(
    r"(?:全部|すべて|全て|全件|全項目|残らず|漏れなく|いずれも|どれも)(?:の取り?組み?)?(?:が|は|も|とも)?、?(?:(?:計画|予定)(?:通り|どおり)|完了|終わ[っり]|達成|片付)(?!で(?:は|も)?な|なかった|て(?:い)?な|して(?:い)?な)"
)
"""That nothing was left: 89件のうち全部が計画通り, whatever figures beside it are right."""
_IS_NOT = regex(r"(?:では|じゃ|で)な(?:い|く|かった)|では(?:あり|ござい)ません")
"""That figures are denied: 5件が未了 denies none."""
_LATE = regex(r"(?:遅れ|遅延|未達)(?:は|が|も|た取組)|終わらなかった|終わって(?:い)?ない|積み残し|やり残し")
_NONE_LEFT = regex(
    r"(?:未了|残り|遅れ|積み残し|やり残し|取りこぼし)(?:の?(?:取り?組み?|もの|件数|案件))?(?:は|が|も|って)?(?:ゼロ|0件?(?!\d)|零|皆無|一切な[いし]|な(?:し|い|かった)(?!で(?:は|しょうか)|ですか))"
)
_EXISTS = regex(r"(?:ありま|あ(?:る|った)|残って|存在し)")
_ROUGH = regex(r"近く|弱|ほど|くらい|ぐらい|程度|前後")
_ABOUT = regex(r"(?:約|およそ|おおよそ|ほぼ|だいたい|概ね|おおむね)$")
_NEAR = 5
"""Points that a rate may lie from one that is said about: 9割近く of 89%."""
