"""Questions about the rows of the senryaku progress table: which areas meet a value, which rank first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rag.figures import Date, integer
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import Library, Slide
from rag.tables import conditions as on
from rag.tables.condition import Condition, Sign
from rag.tables.row_figures import contradicted, out_of, than_total
from rag.tables.table import Query, is_total
from rag.tables.words import sign_of, table_words


@dataclass(frozen=True, slots=True)
class RowQuestion:
    """Areas with certain values, areas by the values of a column, or one cell (``row``).

    ``ordered`` asks for all areas in order, ``top`` for the first so many,
    ``place`` for the n-th, ``areas_besides`` for every area beside the one ``row``, ``both_ends`` for the first and the last,
    ``in_two`` for those that meet the condition and for the others, ``besides`` for further columns of each,
    ``notes`` how something was read.
    """

    query: Query
    column: str
    ranked: bool = False
    ordered: bool = False
    most: bool = True
    top: int = 1
    place: int = 1
    row: Slide | None = None
    both_ends: bool = False
    areas_besides: bool = False
    in_two: bool = False
    besides: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def column_of(text: str) -> str | None:
    """The column of the progress table that folded text names, or None."""
    return next((c for p, c in table_words().columns if p.search(text)), None)


def parse_rows(
    question: Question, library: Library, unexplained: Callable[[str], list[str]]
) -> RowQuestion | None:
    """The question about the table's areas, or None.

    ``unexplained`` gives the words of a text that set questions are not made of.
    """
    words = table_words()
    text = words["rows.rate_asked"].sub("", question.text)
    if set(question.documents) - {"senryaku"}:
        return None
    years = [d for d in question.dates if not _OF_EDITION.match(question.text, d.end)]
    if _is_other(text, question) or any(_is_other_year(d, library) for d in years):
        return None
    text = words["rows.without_total"].sub("", text)
    text = re.sub(r"[(](?=\d+%[)])|(?<=%)[)]", "", text)  # 平均(87%)を上回る
    columns = [c for p, c in words.columns if p.search(text)]  # also in 全体の進捗率を下回る
    text, notes = than_total(text, library)
    if words.find("rows.than_total", text):
        return None
    row, rest = _row_named(text, library)
    if row is not None and is_total(row) and words.find("rows.how_many_areas", text):
        row = None  # 分野は全部でいくつ
    for pattern in (
        words["rows.behind"],  # 一番進捗が遅い: before its 進捗が is read as the column
        words["rows.ahead"],
        *(p for p, _ in words.columns),
        words["operations.bound"],
        words["operations.top"],
        words["operations.nth"],
        words["rows.of"],
        words["rows.exact"],
        words["rows.digits"],
        words["rows.tens"],
        words["rows.compared"],
    ):
        rest = pattern.sub("。", rest)
    named = "senryaku" in question.documents or bool(words.find("rows.table", text))
    if unexplained(rest) or not (named or columns or (notes and words.find("rows.area", text))):
        return None
    if row is not None and not words.find("rows.every", text):
        return None if contradicted(question, row, library) else _cell(text, row, columns, named)
    ranked = named and columns and words.find("operations.sorted", text)
    read = _areas(text) if ranked or words.find("rows.area", text) else None
    return replace(read, notes=notes, besides=_besides(read, columns, question.text)) if read else None


_OF_EDITION = regex(r"の?(?:振り返り|フォローアップ|資料|スライド|報告)")
"""Behind the year of the document itself: 2020年の振り返り."""


def _besides(read: RowQuestion, columns: list[str], text: str) -> tuple[str, ...]:
    """The columns asked for beside the one that decides: what share that is, 計画通りは何件で未了は何件 of every area."""
    rate = ["進捗率"] if table_words().find("rows.rate_asked", text) else []
    every = not (read.query.conditions or read.ranked)
    others = [c for c in columns if every and (c != "取組数" or c in text)]
    return tuple(c for c in dict.fromkeys((*others, *rate)) if c != read.column)


def _is_other(text: str, question: Question) -> bool:
    """Whether something else than the areas is asked for."""
    words = table_words()
    asks = text
    for name in ("rows.compared", "rows.behind", "rows.ahead"):  # 成果が上がった分野
        asks = words[name].sub("", asks)
    if words.find("asks.other", asks) or words.find("rows.item_names", text):
        return True  # the single 取組 are not in the table
    if words.find("rows.changed", asks):
        return True  # nor is another year
    # groups of the numbers of measures, called 区分 like the areas
    return bool(
        words.find("asks.numbered", text) and not (question.documents or words.find("rows.table", text))
    )


def _row_named(text: str, library: Library) -> tuple[Slide | None, str]:
    """The row that the text names (an area, else the total), and the text without its name."""
    rows = [s for s in library.slides if s.kind == "row"]
    for row in rows:
        parts = [p for p in row.title.lower().split("・") if p != "その他" and p in text]
        if parts and not is_total(row):
            for part in row.title.lower().split("・"):
                text = text.replace(part, "。")
            return row, text
    total = table_words().find("rows.total", text)
    return (next((r for r in rows if is_total(r)), None) if total else None), text


def _cell(text: str, row: Slide, columns: list[str], named: bool) -> RowQuestion | None:
    """One count of one row; questions for several values or a rate are no counts."""
    words = table_words()
    both = len(words["rows.several"].findall(text)) > 1
    asked = [c for c in columns if c != "取組数"] or (["取組数"] if re.search("取り?組", text) else [])
    if len(asked) != 1 or asked[0] == "進捗率" or both or not words.find("rows.how_many", text):
        return None
    if not (named or words.find("rows.area", text)):
        return None
    each = is_total(row) and bool(words.find("rows.by_area_too", text))
    return RowQuestion(Query("rows"), asked[0], row=row, areas_besides=each)


def _progress_end(text: str) -> bool | None:
    """Whether the area that got furthest is asked for (False: least far), told without a column."""
    words = table_words()
    behind, ahead = words.find("rows.behind", text), words.find("rows.ahead", text)
    said = words["rows.behind"].sub("", text)
    if not (behind or ahead) or any(c != "進捗率" for p, c in words.columns if p.search(said)):
        return None
    return behind is None


def _areas(text: str) -> RowQuestion | None:
    words = table_words()
    said = words["operations.bound"].sub(lambda m: "。" * len(m.group()), text)  # 15件より多い ranks nothing
    most, least = words.find("operations.most", said), words.find("operations.least", said)
    order = min(
        (m for m in (most, least, words.find("operations.sorted", text)) if m), key=_end, default=None
    )
    every = words.find("rows.every_area", text) and any(p.search(text) for p, _ in words.columns)
    conditions = _conditions(text, bool(order or every) or _progress_end(text) is not None)
    furthest = _progress_end(text) if not conditions else None
    if not (conditions or order or furthest is not None or words.find("rows.how_many_areas", text) or every):
        return None
    top, nth = words.find("operations.top", text), words.find("operations.nth", text)
    nth = None if top and (top["p"] or top["r"] or top["r2"]) else nth
    rate = order and not column_of(text) and re.search("[高低]|(?:high|low)est", order.group())
    column = "進捗率" if rate else _column_before(text, order.end() if order else len(text))
    return RowQuestion(
        Query("rows", conditions),
        "進捗率" if furthest is not None else column,
        ranked=order is not None or furthest is not None,
        ordered=bool(words.find("operations.sorted", text)) and not top,
        most=furthest if furthest is not None else not least or bool(most and most.start() < least.start()),
        top=(integer(next(g for g in top.groups() if g)) or 1) if top else 1,
        both_ends=bool(words.find("rows.both_ends", text)),
        in_two=_in_two(text) or is_parted(conditions),
        place=(2 if nth["next"] else integer(next(g for g in nth.groups() if g)) or 1) if nth else 1,
    )


_OTHER_SIDE = {"≥": "<", "<": "≥", ">": "≤", "≤": ">"}


def is_parted(conditions: Sequence[Condition]) -> bool:
    """Whether two bounds part the areas, each of them the other side of the same number (90%以上と90%未満)."""
    told = [_SIGNED.fullmatch(c.value) for c in conditions]
    if len(told) != 2 or told[0] is None or told[1] is None:
        return False
    (of, sign, number), other = told[0].groups(), told[1].groups()
    return other == (of, _OTHER_SIDE.get(sign), number)


_SIGNED = regex(r"(.+)([≥≤=<>])(\d+)")


def _end(match: re.Match[str]) -> int:
    return match.end()


def _column_before(text: str, end: int) -> str:
    """The column named last before that place, else the first one named, else the count of 取組."""
    found = sorted((m.start(), c, m.group()) for p, c in table_words().columns for m in p.finditer(text))
    named = [  # 未了の件数, 計画通りに進んだ取組の件数: the column said before is meant
        (start, c)
        for i, (start, c, said) in enumerate(found)
        if said != "件数"
        and not (i and c == "取組数" and re.fullmatch(r"[^。、\dで]{,14}", text[found[i - 1][0] : start]))
    ]
    before = [c for start, c in named if start < end]
    return before[-1] if before else named[0][1] if named else "取組数"


def _is_other_year(date: Date, library: Library) -> bool:
    table = next(s for s in library.slides if s.kind == "table")
    return str(date.year) not in table.title and (date.fiscal or date.year > 2019)


def _band(text: str, value: Callable[..., Condition]) -> tuple[Condition, ...]:
    """80%台, 一桁: the values of a band."""
    words = table_words()
    if _in_two(text):  # the others are told behind those that have one
        return (on.value(_LEFT, "≥", 1, "件"),)
    if tens := words.find("rows.tens", text):
        low = (integer(tens["n"] or tens["t"]) or 0) * (1 if tens["n"] else 10)
        return value("≥", low, tens.start(), "%"), value("≤", low + 9, tens.start(), "%")
    if (either := _EITHER.search(text)) and 0 < int(either["high"]) - int(either["low"]) <= (
        1 if either["or"] else 99
    ):
        return tuple(
            value(sign, int(either[end]), either.start(), either["u"])
            for sign, end in (("≥", "low"), ("≤", "high"))
        )
    if digits := words.find("rows.digits", text):
        sign: Sign = "<" if digits["one"] else "≥"
        return (value(sign, 10, digits.start()),)
    return ()


_LEFT = "未了/一部未了"
_EITHER = regex(
    r"(?<![\d.])(?P<low>\d+)(?:件|個|つ|%)?(?:(?P<or>か|または|又は|もしくは|若しくは|、|・)|~|から|ないし|乃至|-)(?P<high>\d+)(?P<u>件|個|つ|%)"
)
"""1件又は2件, 1~4件: two numbers that follow each other, or a range."""


def _in_two(text: str) -> bool:
    """Whether the areas are to be parted by whether anything is left in them; parted by a number they are counted otherwise."""
    plain = column_of(text) == _LEFT and not re.search(r"\d(?!つ|分野|領域|区分)", text)
    return plain and bool(table_words().find("rows.in_two", text))


def _without_zero(text: str) -> str:
    return table_words()["rows.zero"].sub(lambda m: "_" * len(m.group()), text, count=1)


def _zero_sign(text: str, zero: re.Match[str]) -> Sign:
    """ゼロ, but not in ゼロになっていない."""
    return ">" if table_words()["rows.zero_not"].match(text[zero.end() :]) else "="


def _conditions(text: str, ranked: bool) -> tuple[Condition, ...]:
    """What the areas must have: bounds and values, each of the column named last before it."""
    words = table_words()

    def value(sign: Sign, number: int, at: int, unit: str = "") -> Condition:
        column = "進捗率" if unit in {"%", "パーセント", "割"} else _column_before(text, at)
        return on.value(column, sign, number, "%" if column == "進捗率" else "件")

    if found_whole := _band(text, value) or out_of(text):
        return found_whole
    zero = words.find("rows.zero", text)
    if zero and not words.find("rows.exact", _without_zero(text)):
        return (value(_zero_sign(text, zero), 0, zero.start()),)
    if words.find("rows.all_done", text):
        return (on.value("未了/一部未了", "=", 0, "件"),)
    found = []
    for bound in words["operations.bound"].finditer(text):
        number = integer(bound["n"])
        if number is not None:
            tenths = bound["u"] == "割"
            found.append(
                value(sign_of(bound["c"]), number * 10 if tenths else number, bound.start(), bound["u"] or "")
            )
    if zero:
        found.append(value(_zero_sign(text, zero), 0, zero.start()))
    exact = words.find("rows.exact", _without_zero(text))
    if (not found or zero) and exact and (number := integer(exact["n"])) is not None:
        unit = "%" if re.match(r"\d+(?:%|パーセント)", exact.group()) else ""
        found.append(value("=", number, exact.start(), unit))
    left = words.find("rows.some_left", text)
    if not found and not ranked and left:
        found.append(on.value("未了/一部未了", ">", 0, "件"))
    return tuple(found)
