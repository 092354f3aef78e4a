"""What two records differ in, said as far as the sources settle it."""

from __future__ import annotations

from rag.comparison.sides import Side
from rag.comparison.time_apart import asks_gap, told
from rag.draft import Draft
from rag.evidence.answertype import asked_units
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.question import Question
from rag.reading.asked import KPI, MINISTRY
from rag.records import KPI_EFFECT, KPI_PROGRESS, Record
from rag.tables.conditions import kpi_state
from rag.text import folded

_PAST = regex(r"末?(?:時点|現在|の?実績|国勢調査)")
_DONE = regex(r"(?:完了|した|済み?)。?$")
ABOUT = regex(r"[強弱余超]")
"""8割強 is no amount to compute with."""
_MORE = regex(r"(?:多|少な)い|(?:府?省庁?|役所|機関)の?数|何[かヵケヶ箇]?[所省庁]")
_SHARED = regex(r"重な|共通|同じ|別々")
FIRST = regex(
    r"(?<![一-鿿])先(?!端|進|導|生|行)|早い|早く|早かっ|earlier|later|first|後(?:に|か|で)|遅い|遅く|遅かっ|期限が来"
)


def say_difference(
    draft: Draft, sides: tuple[Side, ...], rest: Question, names: tuple[str, ...], first_of_all: bool = False
) -> None:
    """The difference, as far as the sources settle it; ``first_of_all`` before the sides, where it is what is asked."""
    before = len(draft.sentences)
    _say_difference(draft, sides, rest, names)
    if first_of_all and 0 < before < len(draft.sentences):
        draft.lead_with(before)


def _say_difference(draft: Draft, sides: tuple[Side, ...], rest: Question, names: tuple[str, ...]) -> None:
    first, second = (s.record for s in sides)
    if names and names[0] in MINISTRY:
        _say_offices(draft, first, second, names[0] == "lead", rest)
    elif names and names[0] in KPI:
        _say_indicators(draft, first, second, rest)
    elif FIRST.search(rest.text) or asks_gap(rest.text):
        _say_earlier(draft, sides, asks_gap(rest.text))
    else:
        _say_amounts(draft, sides, rest)


def _numbers(draft: Draft, record: Record) -> list[int]:
    return [c.number for c in draft.citations.values() if c.locator == record.locator]


def _say_more(
    draft: Draft, first: tuple[Record, int], second: tuple[Record, int], what: str, how: str
) -> None:
    """Which of two records names more offices."""
    counts = "、".join(f"{r.locator}は{n}" for r, n in (first, second))
    more = max(first, second, key=lambda s: s[1])[0].locator
    verdict = "同数です" if first[1] == second[1] else f"{more}のほうが多くなっています"
    cited = (*_numbers(draft, first[0]), *_numbers(draft, second[0]))
    draft.say(f"{what}の数は{counts}{how}で、{verdict}(計算)。", *cited)


def _say_offices(draft: Draft, first: Record, second: Record, leads: bool, rest: Question) -> None:
    """Which ministries both have and which only one has."""
    told = [r.leads if leads else r.ministries for r in (first, second)]
    apart = all(len({m.name for m in ms}) == len({m.label for m in ms}) for ms in told)
    mine, theirs = (list(dict.fromkeys(m.label if apart else m.name for m in ms)) for ms in told)
    if not mine or not theirs:
        return
    what = "主担当(◎)" if leads else "府省庁"
    cited = (*_numbers(draft, first), *_numbers(draft, second))
    if _MORE.search(rest.text):
        _say_more(
            draft,
            (first, len(mine)),
            (second, len(theirs)),
            what,
            "" if apart else "(部局は親の府省庁で数える)",
        )
    both = [m for m in mine if m in theirs]
    marks = _marks(first, second, both) if apart else ""
    if set(mine) == set(theirs):
        if marks:
            draft.say(f"記載された府省庁は同じですが、主担当が異なり、{marks}です。", *cited)
        else:
            draft.say(f"{what}は両方とも{'、'.join(mine)}で、同じです。", *cited)
        return
    parts = [f"両方にあるのは{'、'.join(both)}" if both else "両方にあるものはなく"]
    for record, own, other in ((first, mine, theirs), (second, theirs, mine)):
        only = [m for m in own if m not in other]
        parts.append(
            f"{record.locator}だけにあるのは{'、'.join(only)}"
            if only
            else f"{record.locator}だけのものはなし"
        )
    draft.say(f"{what}のうち、{'、'.join(parts)}です。{f'{marks}です。' if marks else ''}", *cited)


def _marks(first: Record, second: Record, both: list[str]) -> str:
    """Which of the ministries that both name have the ◎ in one of them only."""
    told = []
    for label in both:
        marked = [r.locator for r in (first, second) if label in {m.label for m in r.leads}]
        if len(marked) == 1:
            other = second if marked[0] == first.locator else first
            told.append(f"{label}は{marked[0]}では主担当(◎)、{other.locator}では◎なし")
    return "、".join(told)


def _say_indicators(draft: Draft, first: Record, second: Record, rest: Question) -> None:
    """Which indicators both have, word for word; that there is none only where that is asked."""
    mine, theirs = (
        {
            folded(s.display).strip("・- 。"): s.display.strip("・- 。")
            for name in (KPI_PROGRESS, KPI_EFFECT)
            if (cell := record.field(name)) is not None and kpi_state(cell) is None
            for s in cell.sentences
        }
        for record in (first, second)
    )
    both = [shown for key, shown in mine.items() if key in theirs]
    cited = (*_numbers(draft, first), *_numbers(draft, second))
    if both:
        draft.say(f"KPIのうち、両方にあるのは「{'」「'.join(both)}」です。", *cited)
    elif _SHARED.search(rest.text):
        draft.say("同じ文言のKPIはありません。", *cited)


def _quotes(draft: Draft, record: Record) -> list[str]:
    return [folded(c.quote) for c in draft.citations.values() if c.locator == record.locator]


def _say_earlier(draft: Draft, sides: tuple[Side, ...], apart: bool) -> None:
    """「どちらが先」, and how far ``apart``: decided only where each side's first quote of a plan has exactly one date."""
    found: list[tuple[tuple[int, int], Date, Record]] = []
    for side in sides:
        ahead = [q for q in _quotes(draft, side.record) if dates(q) and not _DONE.search(q)]
        keys = {(d.year, d.month or 0): d for q in ahead[:1] for d in dates(q) if not _PAST.match(q[d.end :])}
        if len(keys) != 1:
            return
        key, date = next(iter(keys.items()))
        found.append((key, date, side.record))
    if found[0][0] != found[1][0]:
        _, date, record = min(found, key=lambda f: f[0])
        cited = [n for s in sides for n in _numbers(draft, s.record)[:1]]
        draft.say(f"先に予定されているのは「{record.title}」({record.locator}、{date.text})です。", *cited)
        if apart and (gap := told(found[0][1], found[1][1])):
            draft.say(gap, *cited)


def _say_amounts(draft: Draft, sides: tuple[Side, ...], rest: Question) -> None:
    """The difference of two amounts of one unit, where each side's first quote has exactly one."""
    units = asked_units(rest.text)
    amounts = [_amount(_quotes(draft, s.record)[:1], units) for s in sides]
    if any(a is None for a in amounts):
        return
    first, second = (a for a in amounts if a is not None)
    if first.unit != second.unit or first.value == second.value:
        return
    told = sorted(zip((first, second), sides, strict=True), key=lambda one: -one[0].value)
    (high, more), (low, less) = told
    unit = "ポイント" if first.unit == "%" else first.unit
    cited = [n for s in sides for n in _numbers(draft, s.record)[:1]]
    gap = abs(first.value - second.value)
    draft.say(
        f"大きいのは{_name(more)}の{high.text}で、{_name(less)}の{low.text}との差は{gap:,f}{unit}です(計算)。",
        *cited,
    )


def _name(side: Side) -> str:
    """A side in the words of the question, with its number; its title where the question has the number alone."""
    named = side.record.locator in side.part or not side.part
    return f"「{side.record.title if named else side.part}」({side.record.locator})"


def _amount(quotes: list[str], units: frozenset[str]) -> Quantity | None:
    found = {
        q.key: q for text in quotes for q in quantities(text) if q.unit and (not units or q.unit in units)
    }
    if any(ABOUT.match(text, q.end) for text in quotes for q in quantities(text)):
        return None
    return next(iter(found.values())) if len(found) == 1 else None
