"""Rows of the progress table side by side: each told, then how far they lie apart, or what they come to."""

from __future__ import annotations

from decimal import Decimal

from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.quoting import say_row
from rag.reading.asking import is_polar
from rag.reading.order_asked import first_has_more
from rag.records import Slide
from rag.routes.slide_cells import say_area
from rag.routes.slides import TOTAL
from rag.tables.areas import area_of
from rag.tables.progress_columns import columns_of
from rag.tables.table import is_total
from rag.text import folded

_SUM = regex(r"合わせ|あわせ|足す|足し|(?<![とや・])合計|\bsum\b|together|combined")
_THE_ONE = regex(r"(?:の?分野)?の方が")
WHICH = regex(
    r"どちら(?!も|とも)|どっち(?!も)|いずれ(?=で|が|の(?:ほう|方))|[^。]か、(?:それとも、?)?[^。、]+か[。?]*$"
)
ALIKE = regex(r"同じ|等しい|同一|一緒|共通|一致|揃って|そろって")


def answer_rows(draft: Draft, rows: list[Slide], question: Question, context: Context) -> Draft | None:
    """Rows of the progress table and their difference; areas of the slides where no column is named."""
    columns = columns_of(question.text)
    if not columns:
        for row in rows:
            if say_area(draft, row.title, question, context) is None:
                return None
        return draft
    summed = bool(_SUM.search(question.text)) and not any(is_total(r) for r in rows)
    for column in columns if summed else ():
        _say_sum(draft, rows, column)
    for row in rows:
        opening = (
            _whether_alike(rows, columns, question)
            or _whether_more(rows, columns, question)
            or _order_granted(draft, rows, columns, question)
        )
        say_row(draft, row, columns, opening if row is rows[0] else "")
    told = len(draft.sentences)
    for column in columns:
        of_all = _SUM.search(question.text) and any(is_total(r) for r in rows)
        if not (
            of_all or (summed and column != "進捗率")
        ):  # 全分野あわせて何件: the total is a row of its own
            _say_row_difference(draft, rows, column, leads=bool(WHICH.search(question.text)))
    if WHICH.search(question.text) and len(draft.sentences) > told:
        draft.lead_with(told)
    return draft


def _say_row_difference(draft: Draft, rows: list[Slide], column: str, leads: bool) -> None:
    """How far the rows lie apart in a column, and which has more; that first where it ``leads`` the answer."""
    values = {row.title: next(v for c, v, _ in row.values if c == column) for row in rows}
    cited = [c.number for c in draft.citations.values() if c.field == column]
    high, low = max(values, key=lambda t: values[t]), min(values, key=lambda t: values[t])
    if values[high] == values[low]:
        draft.say(f"{column}は同じです。", *cited)
        return
    unit = "ポイント" if column == "進捗率" else "件"
    gap = f"{values[high] - values[low]}{unit}"
    if leads and len(rows) == 2:
        draft.say(f"「{high}」のほうが{column}が{_more(column)}(差は{gap}、計算)。", *cited)
        return
    tail = f"{gap}で、「{high}」のほうが{_more(column)}(計算)"
    draft.say(f"{column}の差は{tail}。" if len(rows) == 2 else f"最大と最小の{column}の差は{tail}。", *cited)


def _say_sum(draft: Draft, rows: list[Slide], column: str) -> None:
    """What a column of several rows comes to, before the rows themselves: it is what is asked. Rates have no sum."""
    values = [next(v for c, v, _ in row.values if c == column) for row in rows]
    if column != "進捗率":
        cited = [draft.cite_field(row, cell) for row in rows if (cell := row.field(column))]
        names = "と".join(f"「{row.title}」({value}件)" for row, value in zip(rows, values, strict=True))
        draft.say(f"{names}の{column}は合わせて{sum(values)}件です(計算)。", *cited)


def _whether_alike(rows: list[Slide], columns: tuple[str, ...], question: Question) -> str:
    """はい or いいえ where it is asked whether rows have the same value (進捗率は同じですか)."""
    if not (ALIKE.search(question.text) and is_polar(question)) or WHICH.search(question.text):
        return ""
    alike = all(len({v for r in rows for c, v, _ in r.values if c == column}) == 1 for column in columns)
    return "はい。" if alike else "いいえ。"


_TIMES = regex(r"の(?P<times>\d+(?:\.\d+)?)?倍(?:以上|を超え|より[も多大])")
_NAME = 8
"""Characters in which the area stands right before のN倍."""


_GRANTED = regex(
    r"(?P<said>[^、。?とで]{2,20}(?:より|に比べ)[^、。?]{0,20}?(?:高|低|多|少な|良|よ|悪|上回|下回|遅れ|進)[^、。?]{0,6}?)(?:けど|けれど|が、|のに|ので|から|の(?:は|が)、?なぜ|理由|わけ|よね|そうです)"
)
"""An order of two areas that is taken for granted: AのほうがBより進捗率が高いけど、何ポイント差?"""


def _order_granted(draft: Draft, rows: list[Slide], columns: tuple[str, ...], question: Question) -> str:
    """How the correction of an order of two rows begins that the question takes for granted; empty where it is right."""
    granted = _GRANTED.search(question.text)
    if granted is None or len(rows) != 2 or len(columns) != 1:
        return ""
    holds = _more_holds(rows, columns[0], question)
    if holds is None or holds:
        return ""
    draft.status = "corrected"
    return f"ご質問の前提({question.shown[slice(*granted.span('said'))]})とは異なり、"


def _whether_more(rows: list[Slide], columns: tuple[str, ...], question: Question) -> str:
    """はい or いいえ where it is asked whether one of two rows has more (全体の進捗率に届いていない)."""
    if len(rows) != 2 or len(columns) != 1 or not is_polar(question) or WHICH.search(question.text):
        return ""
    holds = _more_holds(rows, columns[0], question)
    return "" if holds is None else "はい。" if holds else "いいえ。"


def _more_holds(rows: list[Slide], column: str, question: Question) -> bool | None:
    """Whether of two rows the one has more that the question says to; None where it says nothing of it."""
    one, other = (next(v for c, v, _ in row.values if c == column) for row in rows)
    if times := _TIMES.search(question.text):
        if area_of(question.text[: times.start()][-_NAME:]) == rows[0].title:
            one, other = other, one  # 研究開発の2倍以上、教育改革に
        return one >= Decimal(times["times"] or 2) * other
    total = TOTAL.search(question.text)
    at = total.start() if total and is_total(rows[1]) else question.text.find(folded(rows[1].title))
    more = first_has_more(question.text, at) if at >= 0 else None
    if (
        more is not None
        and (told := [f"{folded(r.title)}のほうが" in _THE_ONE.sub("のほうが", question.text) for r in rows])[
            0
        ]
        != told[1]
    ):
        more = first_has_more(question.text, 0) == told[0]  # …では、YのほうがXより: of Y
    return None if more is None else one > other if more else one < other


def _more(column: str) -> str:
    return "高くなっています" if column == "進捗率" else "多くなっています"
