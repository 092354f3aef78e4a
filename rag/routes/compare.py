"""Records side by side: each side answered and cited, the difference as far as it is said."""

from __future__ import annotations

import re
from dataclasses import replace

from rag import attributes as say
from rag.answertype import asked_units
from rag.asked import FIELDS, MINISTRY, asked
from rag.context import Context
from rag.draft import Draft
from rag.figures import Date, Quantity, dates, quantities
from rag.polar import is_polar
from rag.question import Question, analyse
from rag.quoting import say_row
from rag.records import HEADING, ITEM_MINISTRIES, MINISTRIES, NAME, Measure, Record, Slide
from rag.routes.single import answer_fields, answer_sentence
from rag.routes.slides import columns_of, say_area
from rag.sides import Side, Sides, find_sides, places_named, rows_named
from rag.text import folded

_EACH = re.compile(
    r"それぞれ|おのおの|各々|each of|respectively|どちら(?:も|の|に)|どっち(?:も|の|に)|両(?:者|方)|双方|後者|前者"
)
_BOTH = re.compile(r"どちらも|どっちも|両方|いずれも|ともに|双方|both")
_NAMING = frozenset({NAME, HEADING, MINISTRIES, ITEM_MINISTRIES})
_OFFICE = re.compile(r"[省庁](?!略|令|エネ|力)|役所|官庁|府省")
_OFFICE_ALONE = re.compile(r"(?:も|とも|に)[^はがでと、。]{1,6}[?]$")  # 担当はどちらも農水省?
_FIRST = re.compile(r"先(?!端|進|導|生|行)|早い|早く|earlier|first|後(?:に|か|で)|遅い|遅く|期限が来")

_COMPARING = frozenset(
    (
        "違い", "差", "比べる", "比較", "対比", "並べる", "突き合わせる", "見比べる", "後者", "前者", "両者",
        "双方", "両方", "共通", "同じ", "入る", "異なる", "違う", "二つ", "具体", "中身",
    )
)  # fmt: skip


def answer_named(question: Question, context: Context) -> Draft | None:
    """Compare records named by number, section or row; None where there are not two, or some do not exist."""
    if not question.has("compare"):
        return None
    found = rows_named(question, context) or places_named(question, context)
    if found is None or len(found.sides) < 2 or len(question.measures) > len(found.sides):
        return None
    if found.kind == "named" and question.has("count", "group", "rank"):
        return None
    return _compare(question, found, context)


def answer(question: Question, context: Context) -> Draft | None:
    """Compare what the question names or describes; None when that is not two things."""
    if not question.has("compare") and (question.has("definition") or not _EACH.search(question.text)):
        return None
    found = find_sides(question, context)
    return _compare(question, found, context) if found is not None else None


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
        _say_side(draft, side, rest, names, context)
    if found.missing:
        draft.say(f"「{found.missing}」に当たる記載は見当たりません(文書全体を検索)。")
        draft.status = "partial"
    if len(found.sides) == 2:
        _difference(draft, found.sides, rest, names)
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
    if _FIRST.search(rest.text) and "date" not in names:
        names = ("date", *names)
    if not set(names) & set(MINISTRY) and (rest.agencies or _OFFICE.search(rest.text)) and not names:
        return ("ministry",)
    return names


def _say_side(draft: Draft, side: Side, rest: Question, names: tuple[str, ...], context: Context) -> None:
    """What is asked of one side: its fields, else its best sentence, else what there is to compare."""
    record = side.record
    if names and names[0] in FIELDS and answer_fields(draft, record, rest, names):
        return
    if names or rest.terms or rest.quantities:
        question = replace(rest, attributes=rest.attributes | set(names), search=side.part)
        found = context.finder.find(question, records=(record,))
        found = [e for e in found if e.field.name not in _NAMING]
        if found:
            answer_sentence(draft, question, found)
            return
    if isinstance(record, Measure):
        say.say_ministries(draft, record)
        say.say_kpi(draft, record)
    else:
        say.say_section(draft, record)


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
    for row in rows:
        say_row(draft, row, columns)
    for column in columns:
        values = {row.title: next(v for c, v, _ in row.values if c == column) for row in rows}
        cited = [c.number for c in draft.citations.values() if c.field == column]
        high, low = max(values, key=lambda t: values[t]), min(values, key=lambda t: values[t])
        unit = "ポイント" if column == "進捗率" else "件"
        if values[high] == values[low]:
            draft.say(f"{column}は同じです。", *cited)
        else:
            tail = f"{values[high] - values[low]}{unit}で、「{high}」のほうが{_more(column)}(計算)"
            draft.say(
                f"{column}の差は{tail}。" if len(rows) == 2 else f"最大と最小の{column}の差は{tail}。", *cited
            )
    return draft


def _more(column: str) -> str:
    return "高くなっています" if column == "進捗率" else "多くなっています"


def _difference(draft: Draft, sides: tuple[Side, ...], rest: Question, names: tuple[str, ...]) -> None:
    """The difference, as far as the sources settle it."""
    first, second = (s.record for s in sides)
    if names and names[0] in MINISTRY:
        _say_offices(draft, first, second, names[0] == "lead")
    elif _FIRST.search(rest.text):
        _say_earlier(draft, sides)
    else:
        _say_amounts(draft, sides, rest)


def _numbers(draft: Draft, record: Record) -> list[int]:
    return [c.number for c in draft.citations.values() if c.locator == record.locator]


def _say_offices(draft: Draft, first: Record, second: Record, leads: bool) -> None:
    """Which ministries both have and which only one has."""
    mine = list(dict.fromkeys(m.label for m in (first.leads if leads else first.ministries)))
    theirs = list(dict.fromkeys(m.label for m in (second.leads if leads else second.ministries)))
    if not mine or not theirs:
        return
    what = "主担当(◎)" if leads else "府省庁"
    cited = (*_numbers(draft, first), *_numbers(draft, second))
    if set(mine) == set(theirs):
        draft.say(f"{what}は両方とも{'、'.join(mine)}で、同じです。", *cited)
        return
    both = [m for m in mine if m in theirs]
    parts = [f"両方にあるのは{'、'.join(both)}" if both else "両方にあるものはなく"]
    for record, own, other in ((first, mine, theirs), (second, theirs, mine)):
        only = [m for m in own if m not in other]
        parts.append(
            f"{record.locator}だけにあるのは{'、'.join(only)}"
            if only
            else f"{record.locator}だけのものはなし"
        )
    draft.say(f"{what}のうち、{'、'.join(parts)}です。", *cited)


def _quotes(draft: Draft, record: Record) -> list[str]:
    return [folded(c.quote) for c in draft.citations.values() if c.locator == record.locator]


def _say_earlier(draft: Draft, sides: tuple[Side, ...]) -> None:
    """「どちらが先」: decided only where each side's first quote has exactly one date."""
    found: list[tuple[tuple[int, int], Date, Record]] = []
    for side in sides:
        keys = {(d.year, d.month or 0): d for q in _quotes(draft, side.record)[:1] for d in dates(q)}
        if len(keys) != 1:
            return
        key, date = next(iter(keys.items()))
        found.append((key, date, side.record))
    if found[0][0] != found[1][0]:
        _, date, record = min(found, key=lambda f: f[0])
        cited = [n for s in sides for n in _numbers(draft, s.record)[:1]]
        draft.say(f"先に予定されているのは「{record.title}」({record.locator}、{date.text})です。", *cited)


def _say_amounts(draft: Draft, sides: tuple[Side, ...], rest: Question) -> None:
    """The difference of two amounts of one unit, where each side's first quote has exactly one."""
    units = asked_units(rest.text)
    amounts = [_amount(_quotes(draft, s.record)[:1], units) for s in sides]
    if any(a is None for a in amounts):
        return
    first, second = (a for a in amounts if a is not None)
    if first.unit != second.unit or first.value == second.value:
        return
    more = sides[0].record if first.value > second.value else sides[1].record
    unit = "ポイント" if first.unit == "%" else first.unit
    cited = [n for s in sides for n in _numbers(draft, s.record)[:1]]
    gap = abs(first.value - second.value)
    draft.say(
        f"{first.text}と{second.text}で、差は{gap:,f}{unit}、{more.locator}のほうが大きい値です(計算)。",
        *cited,
    )


def _amount(quotes: list[str], units: frozenset[str]) -> Quantity | None:
    found = {
        q.key: q for text in quotes for q in quantities(text) if q.unit and (not units or q.unit in units)
    }
    return next(iter(found.values())) if len(found) == 1 else None
