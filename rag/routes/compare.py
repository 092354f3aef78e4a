"""Records side by side: each side answered and cited, the difference as far as it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from rag import attributes as say
from rag.answerability.missing_members import asks_members
from rag.comparison.described import coordinated, described, either
from rag.comparison.described_below import described_below
from rag.comparison.differences import FIRST, say_difference
from rag.comparison.sides import Side, Sides, places_named, rows_named
from rag.context import Context
from rag.draft import Draft
from rag.figures import quantities
from rag.lazy_regex import regex
from rag.premises.claims import is_assertion
from rag.question import Question, analyse
from rag.quoting import say_row, say_support
from rag.reading.asked import FIELDS, MINISTRY, asked
from rag.reading.asking import is_polar
from rag.reading.order_asked import first_has_more
from rag.records import Measure, Slide
from rag.routes.side import say_side
from rag.routes.slide_cells import say_area
from rag.routes.slides import TOTAL
from rag.routes.verdicts import correct
from rag.tables.areas import area_of
from rag.tables.progress_columns import columns_of
from rag.tables.table import is_total
from rag.text import folded

_OTHER_ROWS = regex(r"除[いくか]|以外|最も|一番|いちばん|上位|下位|トップ|ランキング|すべての分野|全ての分野")
_SUM = regex(r"合わせ|あわせ|足す|足し|(?<![とや・])合計|\bsum\b|together|combined")
_WHICH = regex(
    r"どちら(?!も|とも)|どっち(?!も)|いずれ(?=で|が|の(?:ほう|方))|[^。]か、(?:それとも、?)?[^。、]+か[。?]*$"
)
_THE_ONE = regex(r"(?:の?分野)?の方が")
_ALIKE = regex(r"同じ|等しい|同一|一緒|共通|一致|揃って|そろって")
_ONLY_ONE = regex(
    r"(?:片方|一方|前者|後者)(?:の(?:施策|取組))?(?:に|だけ|しか|のみ)"
    r"|に(?:は)?(?:あって|あるが|あるのに|あるけど|入って[^、。]{0,6}|載って[^、。]{0,6})、?[^。、]{1,20}に(?:は)?な[いく]"
)
"""What only one of two has: 片方にしかない府省, 09-15にあって09-12にない府省."""
# 「Xの施策とYの施策、担当は」 and 「02-14と02-15の担当は」: no word of comparing, yet two sides
_TWO = regex(
    r"(?:施策|取り?組み?|事業|プロジェクト)(?:と|、|および|及び).{2,40}(?:施策|取り?組み?|事業|プロジェクト)"
)
_EITHER = regex(r"(?:のうち|の中で)、?[^。?]*と[^。?]*で(?:は)?、?[^。?]*(?:どちら|どっち)(?!か|も)")
_MANY = regex(r"多い|少ない|何件|施策数")
_BOTH = regex(r"どちらも|どっちも|両方|いずれも|ともに|双方|both")
# What stands outside the documents, those who each do something, two things within one sentence
_ONE_SIDED = regex(
    r"(?:諸外国|海外|他国|欧米|外国|世界)(?:の[^、。]{1,10})?(?:と|に)(?:比べ|比較)"
    r"|(?:者|団体|自治体|企業|機関|会社)それぞれの(?!主?担当|kpi|指標|目標|施策|取組|内容)|何と何(?:を|と|が)"
)
_PLAIN = frozenset((*FIELDS, "date", "number", "target"))
"""What is asked of two things without a word for each."""
_OFFICE = regex(r"[省庁](?!略|令|エネ|力)|役所|官庁|府省")
_YEAR = regex(r"(?:年度|年|時期|期限)(?:は|を|が|の|で|と|も|って|$|[、。?])")
_OFFICE_ALONE = regex(r"(?:も|とも|に)[^はがでと、。]{1,6}[?]$")  # 担当はどちらも農水省?

_COMPARING = frozenset(
    (
        "違い", "差", "比べる", "比較", "対比", "並べる", "突き合わせる", "見比べる", "後者", "前者", "両者",
        "双方", "両方", "共通", "同じ", "入る", "異なる", "違う", "二つ", "具体", "中身",
    )
)  # fmt: skip


def answer_named(question: Question, context: Context) -> Draft | None:
    """Compare records named by number, section or row; None where there are not two, or some do not exist."""
    rows = None if _OTHER_ROWS.search(question.text) else rows_named(question, context)
    if question.has("compare", "each") and (below := described_below(question, context)):
        return _compare(question, below, context)
    alike = len(question.measures) + len(question.sections) == 2 and (
        _ALIKE.search(question.text) or _ONLY_ONE.search(question.text)
    )
    if not (question.has("compare") or alike) and not (rows and columns_of(question.text)):
        return None
    found = rows or places_named(question, context)
    if found is None or len(found.sides) < 2 or len(question.measures) > len(found.sides):
        return None
    counted = question.sections and "取組" in question.text and _MANY.search(question.text)
    if found.kind == "named" and (counted or question.has("count", "group", "rank")):
        return None
    return _compare(question, found, context)


def answer_either(question: Question, context: Context) -> Draft | None:
    """Compare two records of some range in words (12番台のうち、AとBで…はどちら); None for a set of records."""
    if not _EITHER.search(question.text) or question.has("rank", "group") or _MANY.search(question.text):
        return None
    found = either(question, context)
    return _compare(question, found, context) if found is not None else None


def answer(question: Question, context: Context) -> Draft | None:
    """Compare what the question names or describes; None when that is not two things."""
    if _ONE_SIDED.search(question.text) or (not question.has("compare") and asks_members(question.text)):
        return None
    if (stated := _stated(question, context)) is not None:
        return stated
    for read in _readings(question):
        found = read(question, context)
        enough = (
            found is not None and len(found.sides) + (bool(found.missing) and not is_polar(question)) >= 2
        )
        if found is not None and enough:
            return _compare(question, found, context)
    return None


def _stated(question: Question, context: Context) -> Draft | None:
    """The correction of a figure that is taken for granted before it is compared (目標が10件とされているところ、実績との差は)."""
    if not (question.quantities and is_assertion(question) and question.has("compare")):
        return None
    found = context.finder.find(question, context.scope(question))
    draft = context.draft(question)
    if not found or not correct(draft, found[0].record, question, found, context):
        return None
    mine = [e for e in found if e.record is found[0].record and quantities(folded(e.sentence.display))]
    for evidence in mine[:_BESIDE]:
        say_support(draft, evidence, question)
    return draft


_BESIDE = 3
"""Sentences with figures told behind a correction."""


def _readings(question: Question) -> tuple[Callable[[Question, Context], Sides | None], ...]:
    """The ways to find two sides, by what in the question speaks for there being two."""
    names = asked(question)
    two = bool(names) and names[0] in FIELDS and _TWO.search(question.text)
    if question.has("compare") or (not question.has("definition") and (two or question.has("each"))):
        return places_named, rows_named, described
    plain = (
        set(names) & _PLAIN and not question.has("definition", "summary", "why") and not is_polar(question)
    )
    return (coordinated,) if plain else ()


def _compare(question: Question, found: Sides, context: Context) -> Draft | None:
    draft = context.draft(question)
    if found.kind == "rows":
        return _answer_rows(
            draft, [s.record for s in found.sides if isinstance(s.record, Slide)], question, context
        )
    rest = _rest(question, found, context)
    names = _attributes(question, rest)
    _say_whether_both(draft, found.sides, question)
    for side in found.sides:
        if isinstance(side.record, Slide) and side.record.kind == "row":
            say_row(draft, side.record, columns_of(rest.text))
        else:
            say_side(draft, side, rest, names, context)
    rows = sum(isinstance(s.record, Slide) and s.record.kind == "row" for s in found.sides)
    if rows == 1 and any(isinstance(s.record, Measure) for s in found.sides):
        draft.say("進捗の表の行と施策とでは記載の項目が異なり、同じ項目では比べられません。")
        draft.status = "partial"
    if found.missing:
        draft.say(f"「{found.missing}」に当たる記載は見当たりません(文書全体を検索)。")
        draft.status = "partial"
    if len(found.sides) == 2 and names[:1] != ("effect",):  # what is brought about is not one amount
        say_difference(draft, found.sides, rest, names, bool(_WHICH.search(question.text)))
    return draft


def _rest(question: Question, found: Sides, context: Context) -> Question:
    """What the sides are compared in: the question without their names, read anew."""
    rest = analyse(found.rest, context.tokenizer)
    known = {t for s in found.sides for t in context.tokenizer.content(f"{s.record.title} {s.part}")}
    return replace(
        rest,
        original=question.original,
        documents=question.documents,
        intents=rest.intents - {"compare", "summary", "count", "list", "yesno", "group", "rank"},
        terms=tuple(t for t in rest.terms if t not in known and t not in _COMPARING),
        measures=(),
        sections=(),
    )


def _attributes(question: Question, rest: Question) -> tuple[str, ...]:
    """The attributes compared: named behind the sides, or else before them."""
    names = asked(rest) or asked(question)
    dated = FIRST.search(rest.text) or (_YEAR.search(rest.text) and not set(names) & set(FIELDS))
    if dated and "date" not in names:
        names = ("date", *names)
    if not set(names) & set(MINISTRY) and (rest.agencies or _OFFICE.search(rest.text)) and not names:
        return ("ministry",)
    return names


def _say_whether_both(draft: Draft, sides: tuple[Side, ...], question: Question) -> None:
    """「どちらも厚労省が主担当ですか」: はい or いいえ first."""
    stated = replace(question, text=_BOTH.sub("", question.text))
    asks = is_polar(stated) or _OFFICE_ALONE.search(question.text)
    if stated.text == question.text or not question.agencies or not asks:
        return
    name = question.agencies[0].label
    leading = [s.record for s in sides if name in {m.label for m in s.record.leads}]
    cited = [draft.cite_field(s.record, f) for s in sides if (f := say.ministry_field(s.record)) is not None]
    if len(leading) == len(sides):
        draft.say(f"はい。どちらも{name}が主担当(◎)です。", *cited)
    elif leading:
        draft.say(f"いいえ。{name}が主担当(◎)なのは{'、'.join(r.locator for r in leading)}だけです。", *cited)
    else:
        draft.say(f"いいえ。{name}はどちらの主担当(◎)でもありません。", *cited)


def _answer_rows(draft: Draft, rows: list[Slide], question: Question, context: Context) -> Draft | None:
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
            _say_row_difference(draft, rows, column)
    if _WHICH.search(question.text) and len(draft.sentences) > told:
        draft.lead_with(told)
    return draft


def _say_row_difference(draft: Draft, rows: list[Slide], column: str) -> None:
    """How far the rows lie apart in a column, and which has more."""
    values = {row.title: next(v for c, v, _ in row.values if c == column) for row in rows}
    cited = [c.number for c in draft.citations.values() if c.field == column]
    high, low = max(values, key=lambda t: values[t]), min(values, key=lambda t: values[t])
    if values[high] == values[low]:
        draft.say(f"{column}は同じです。", *cited)
        return
    unit = "ポイント" if column == "進捗率" else "件"
    tail = f"{values[high] - values[low]}{unit}で、「{high}」のほうが{_more(column)}(計算)"
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
    if not (_ALIKE.search(question.text) and is_polar(question)) or _WHICH.search(question.text):
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
    if len(rows) != 2 or len(columns) != 1 or not is_polar(question) or _WHICH.search(question.text):
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
