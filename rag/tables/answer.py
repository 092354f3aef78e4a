"""List and count answers: the number with its rule, one line and one citation a row, what nearly matches."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer import AnswerSentence, Rows
from rag.context import Context
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.question import Question
from rag.records import ITEM_MINISTRIES, MINISTRIES, OUTLINE, Library, Record
from rag.tables import conditions as on
from rag.tables.absence import groups_missing, say_gaps, say_no_group
from rag.tables.as_written import mended_only
from rag.tables.condition import Condition, proof
from rag.tables.near import say_near
from rag.tables.question import SetQuestion
from rag.tables.table import Query, matching, select, universe

_CLIP = 70
_FEW = 5
"""Rows up to which long names are shown in full."""
_ROOM = 700
"""Characters that the rows of a count may take with their names; more are listed by number alone."""
_ROOM_ENGLISH = 120
"""The same where the count is said in two languages."""
_RULES = {
    "ministry": "府省庁名の欄で◎が直前に付くものを主担当、付かないものを連携としました。",
    "ministries": "府省庁名の欄で◎が直前に付くものを主担当、付かないものを連携としました。",
    "word": "語は文字列として照合しました(全角・半角と大文字・小文字は区別しません)。",
    "year": "和暦と西暦は同じ年とみなし、年と年度は区別して照合しました。",
    "years": "和暦と西暦は同じ年とみなし、年と年度は区別せずに比べました。",
}
_COMPARED = regex(r"年度?\d*月?(?:以降|以前|より[後前]):")


def answer_set(
    draft: Draft, asked: SetQuestion, question: Question, context: Context, opening: str = ""
) -> None:
    """Answer a list or count question completely; ``opening`` is はい or いいえ where that was asked."""
    library = context.library
    query = asked.query
    found = select(library, query)
    total = len(universe(library, query.universe))
    for note in asked.notes:
        draft.note(note)
    if not found and (missing := groups_missing(query, library)):
        say_no_group(draft, query, missing, library)
        return
    say_total(draft, query, found, total, question.put_in_english, opening)
    rule = rule_of(query)
    remarks = _other_readings(asked, context)
    if rule or remarks:
        draft.say("".join((rule, *remarks)))
    room = _ROOM_ENGLISH if question.put_in_english else _ROOM
    if asked.besides:
        for record in found:
            say_with(draft, record, query.conditions, asked.besides)
    elif asked.operation == "count" and sum(len(r.locator) + len(r.title) for r in found) > room:
        say_locators(draft, found, query.conditions)
    else:
        for record in found:
            say_row(draft, record, query.conditions, whole=len(found) <= _FEW)
    unmarked = None if found else _unmarked(asked, context)
    for other in () if found else (*_instead(asked, context), *([unmarked] if unmarked else [])):
        for record in (others := select(library, other)):
            say_row(draft, record, other.conditions, whole=len(others) <= _FEW)
    _say_mended(draft, query, library)
    say_near(draft, asked, found, context)
    say_gaps(draft, query, library)
    filter_words = f"{query.words(library)}。{rule}" if rule else query.words(library)
    draft.rows = Rows(filter_words, len(found), tuple(r.locator for r in found))


def _say_mended(draft: Draft, query: Query, library: Library) -> None:
    """The rows that would match if a misprint of the source were read as what it stands for."""
    for record, erratum in mended_only(matching(library, query), query.conditions, library):
        draft.say(
            f"ほかに{record.locator}は、原文の「{erratum.wrong}」を「{erratum.right}」の誤りとみれば当てはまります。",
            cite(draft, record, query.conditions),
        )


def rule_of(query: Query) -> str:
    """How the conditions were matched, said once for each kind."""
    kinds = (
        "years" if c.kind == "year" and _COMPARED.search(c.value) else c.kind.removeprefix("not ")
        for c in query.conditions
    )
    return "".join(dict.fromkeys(_RULES[k] for k in kinds if k in _RULES))


def say_total(
    draft: Draft, query: Query, found: Sequence[Record], total: int, english: bool, opening: str = ""
) -> None:
    """The first sentence: how many match which rule, of how many searched; one alone by its name."""
    count = len(found)
    noun, scope = query.noun, query.kind.scope
    if english:
        draft.say(f"{count} of {total} records match ({count} items): {noun}。")
    if not count:
        draft.say(f"{opening}{noun}は0件です({scope}全{total}件を照合し、該当なし)。")
    elif query.conditions and count == 1:
        name = f"「{_clipped(found[0].title)}」({found[0].locator})"
        draft.say(
            f"{opening}{noun}は1件で、{name}です(該当1件中1件、{scope}全{total}件を照合)。",
            cite(draft, found[0], query.conditions),
        )
    elif query.conditions:
        draft.say(f"{opening}{noun}は{count}件です(該当{count}件中{count}件、{scope}全{total}件を照合)。")
    else:
        draft.say(f"{opening}{scope}は全部で{count}件です(該当{count}件中{count}件)。")


def say_row(draft: Draft, record: Record, conditions: tuple[Condition, ...], whole: bool = False) -> None:
    """A row: its place and name, long ones in full only if ``whole``, with the cell that proves the match."""
    title = record.title if whole else _clipped(record.title)
    name = title if title not in record.locator else ""
    draft.say(f"{record.locator} {name}".strip(), cite(draft, record, conditions), prefix="- ")


def say_with(
    draft: Draft, record: Record, conditions: tuple[Condition, ...], fields: tuple[str, ...]
) -> None:
    """A row with what some of its fields say, each cited."""
    numbers = [cite(draft, record, conditions)]
    said = []
    for name in fields:
        cell = record.field(ITEM_MINISTRIES if name == MINISTRIES and not record.field(name) else name)
        if cell is None or not cell.text:
            said.append(f"{name}: (空欄)")
            continue
        numbers.append(draft.cite_field(record, cell))
        line = " ".join(cell.display.split())
        said += (
            _ministries_said(record)
            if name == MINISTRIES
            else [f"{name}: {_clipped(line) if name == OUTLINE else line}"]
        )
    draft.say(f"{record.locator} {_clipped(record.title)}({'、'.join(said)})", *numbers, prefix="- ")


def _ministries_said(record: Record) -> list[str]:
    leads = list(dict.fromkeys(m.label for m in record.leads))
    others = [m for m in dict.fromkeys(m.label for m in record.joint) if m not in leads]
    if not leads:
        return [f"府省庁(◎の記載なし): {'・'.join(others)}"] if others else ["府省庁の記載なし"]
    return [f"主担当(◎): {'・'.join(leads)}", *([f"連携: {'・'.join(others)}"] if others else [])]


def _clipped(text: str) -> str:
    return text if len(text) <= _CLIP else f"{text[: _CLIP - 1]}…"


def say_locators(draft: Draft, records: tuple[Record, ...], conditions: tuple[Condition, ...]) -> None:
    """Many rows for a mere count: their places alone, a line for each number group or section."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.locator[:5] if "章" in record.locator else record.locator[:2], []).append(
            record
        )
    for rows in groups.values():
        say_inline(draft, "- ", rows, conditions, " ")


def say_inline(
    draft: Draft,
    head: str,
    records: Sequence[Record],
    conditions: tuple[Condition, ...],
    between: str = "、",
    by_ministry: bool = False,
) -> None:
    """A line of places, each with its citation: of the ministries, where they are counted by these."""
    numbers = [(cite_ministries if by_ministry else cite)(draft, r, conditions) for r in records]
    draft.sentences += [AnswerSentence(r.locator, (n,)) for r, n in zip(records, numbers, strict=True)]
    draft.lines.append(
        head + between.join(f"{r.locator}[{n}]" for r, n in zip(records, numbers, strict=True))
    )


def cite(draft: Draft, record: Record, conditions: tuple[Condition, ...]) -> int:
    """The number of the citation that proves the row."""
    field, start, end = proof(record, conditions)
    return draft.cite(record, field.name, start, end)


def cite_ministries(draft: Draft, record: Record, conditions: tuple[Condition, ...]) -> int:
    """The number of the citation that shows the record's ministries."""
    cell = record.field(MINISTRIES) or record.field(ITEM_MINISTRIES)
    return draft.cite_field(record, cell) if cell else cite(draft, record, conditions)


def _other_readings(asked: SetQuestion, context: Context) -> list[str]:
    """What the same words would give in another reading: 連携, または, the other document."""
    library, query = context.library, asked.query
    noun = query.kind.noun
    remarks = []
    if asked.either is not None:
        count = len(select(library, asked.either))
        remarks.append(f"「いずれか」と読む場合は{count}件です。")
    if asked.either is None and (joint := as_joint(asked, context)):
        label, count = joint[0], len(select(library, joint[1]))
        remarks.append(f"このほか、{label}が連携(◎なし)の{noun}が{count}件あります。")
    if (other := _elsewhere(asked)) is not None:
        count = len(select(library, other))
        remarks.append(f"{other.kind.scope}では、同じ条件で{count}件です。")
    if not select(library, query) and (unmarked := _unmarked(asked, context)) is not None:
        count = len(select(library, unmarked))
        remarks.append(f"◎の印はありませんが、府省庁が単独で書かれた{noun}が{count}件あります。")
    return remarks


def _elsewhere(asked: SetQuestion) -> Query | None:
    """The same ministries in the other document, where the question named none."""
    query = asked.query
    kinds = {c.kind.removeprefix("not ") for c in query.conditions}
    if asked.document_said or kinds != {"ministry"} or query.universe not in ("measures", "items"):
        return None
    return Query("items" if query.universe == "measures" else "measures", query.conditions)


def _instead(asked: SetQuestion, context: Context) -> list[Query]:
    """What an empty set is answered with: the same in the other document, and what the ministry has a part in."""
    elsewhere, joint = _elsewhere(asked), as_joint(asked, context)
    return [*([elsewhere] if elsewhere else []), *([joint[1]] if joint else [])]


def _unmarked(asked: SetQuestion, context: Context) -> Query | None:
    """The records that name the one ministry asked for and no other, without ◎, where it is asked for as lead; None without any."""
    query = asked.query
    single = [c for c in query.conditions if c.kind == "ministry"]
    label, _, role = single[0].value.rpartition(":") if len(single) == 1 else ("", "", "")
    if role != "lead" or not asked.role_said:
        return None
    name, _, office = label.rstrip(")").partition("(")
    alone = tuple(on.ministry(name, office, "alone") if c is single[0] else c for c in query.conditions)
    other = Query(query.universe, alone)
    return other if select(context.library, other) else None


def as_joint(asked: SetQuestion, context: Context) -> tuple[str, Query] | None:
    """The one ministry whose part was not said, and the records it has a part in without ◎; None for any other set."""
    query = asked.query
    single = [c for c in query.conditions if c.kind == "ministry"]
    label, _, role = single[0].value.rpartition(":") if len(single) == 1 else ("", "", "")
    if asked.role_said or role != "lead":
        return None
    name, _, office = label.rstrip(")").partition("(")
    joint = on.ministry(name, office, "joint")
    others = tuple(joint if c is single[0] else c for c in query.conditions)
    return label, Query(query.universe, others)
