"""How far apart two amounts or dates are that one record states: difference or ratio, computed from what is cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.answer import Citation
from rag.comparison import time_apart
from rag.comparison.differences import ABOUT
from rag.comparison.time_apart import COMPUTED
from rag.context import Context
from rag.draft import Draft
from rag.evidence.answertype import asked_units
from rag.figures import Date, Quantity, dates, quantities
from rag.lazy_regex import regex
from rag.premises.claims import agrees
from rag.question import Question, analyse
from rag.routes import passage
from rag.text import folded

_TIMES = regex(r"何倍(?!に(?:な|す|し|増|伸|拡))")
_APART = regex(
    r"(?<![格時誤僅落収段交大小])差(?=[はがをもで、。?]|って|です|$)|開き(?=[はがをもで、。?]|って|$)|隔たり|上積み|上乗せ"
    r"|(?:あと|残り)(?:は|で)?何(?!年|日|[かカヶケヵ箇]月|度|回目)[^\s、。?何]{1,3}|不足(?:分|数|して)"
    r"|(?:何[^\s、。?何]{1,4}|いくつ|どれ(?:だけ|くらい|ほど)|どのくらい)(?:分)?(?:の差|多[いくか]|少な[いくか]|上回|下回|足り|届|増える|増やす|伸ばす)"
)
_TOLD_TIMES = regex(r"従来比?の?、?何倍|目指|目標は")
"""What the documents tell in 倍 themselves is not computed: 従来比何倍."""


def complete(draft: Draft, question: Question, context: Context) -> Draft:
    """The answer with the difference or ratio of the two amounts of one unit that its first record states.

    What is declined because no 倍 stands in the documents is asked again for the amounts themselves.
    """
    if time_apart.asks_gap(question.text) and not (draft.rows or question.english):
        return _with_gap(draft, question, context)
    times = bool(_TIMES.search(question.text))
    if draft.rows or question.english or not (times or _APART.search(question.text)):
        return draft
    if draft.status == "not_found" and times:
        told = _asked_as(_TIMES.sub("いくつ", question.shown), question, context)
        return told if _say(told, times) else draft
    _say(draft, times)
    return draft


def _asked_as(wording: str, question: Question, context: Context) -> Draft:
    """The answer to the question put in other words."""
    read = analyse(wording, context.tokenizer)
    return passage.answer(replace(read, original=question.original), context)


def _is_open(draft: Draft) -> bool:
    """Whether it answers, and computes nothing yet."""
    return draft.status == "answered" and not any(s.text.endswith(COMPUTED) for s in draft.sentences)


def _say(draft: Draft, times: bool) -> bool:
    """Add the difference or the ratio; whether there is one."""
    if not _is_open(draft):
        return False
    asked = folded(draft.question)
    if _TOLD_TIMES.search(asked) and not _APART.search(asked):
        return False
    units = asked_units(_TIMES.sub("", asked))
    pair = _pair([c for c in draft.citations.values() if c.locator == _first(draft)], units, dates(asked))
    if pair is None:
        return False
    (more, one), (less, other) = pair
    if times:
        if not less.value or more.value % less.value:
            return False
        told = f"{more.text}は{less.text}の{more.value / less.value:,f}倍です"
    else:
        unit = "ポイント" if more.unit == "%" else more.unit
        told = f"{more.text}と{less.text}の差は{more.value - less.value:,f}{unit}です"
    draft.say(f"{told}{COMPUTED}", one, other)
    return True


def _with_gap(draft: Draft, question: Question, context: Context) -> Draft:
    """The answer with the time between its two dates; what is declined for want of such a length is asked for them."""
    if draft.status != "not_found":
        _say_gap(draft, question)
        return draft
    told = _asked_as(time_apart.when_instead(question.shown), question, context)
    return told if _say_gap(told, question) else draft


def _say_gap(draft: Draft, question: Question) -> bool:
    """Add the time between two dates of the first record cited: those that the question names, or the only two."""
    if not _is_open(draft):
        return False
    first = _first(draft)
    found = {
        d.key: (d, c.number)
        for c in draft.citations.values()
        if c.locator == first
        for d in dates(folded(c.quote))
    }
    named = {key: f for key, f in found.items() if any(agrees(d, f[0]) for d in question.dates)}
    chosen = named if len(question.dates) == 2 else found
    if len(chosen) != 2:
        return False
    (one, at), (other, there) = chosen.values()
    if said := time_apart.told(one, other):
        draft.say(said, at, there)
    return bool(said)


def _as_written(amount: Quantity, citation: Citation) -> str:
    """The amount as the source writes it: 400Gbps, not 400gbps."""
    at = citation.quote.lower().find(amount.text)
    return citation.quote[at : at + len(amount.text)] if at >= 0 else amount.text


def _is_of(amount: Quantity, text: str, times: Sequence[Date]) -> bool:
    """Whether the date told before an amount is one of those asked, and no limit (令和3年度までに約3万)."""
    before = [d for d in dates(text) if d.end <= amount.start]
    limit = bool(before) and text[before[-1].end :].startswith("まで")
    return bool(before) and not limit and any(agrees(t, before[-1]) for t in times)


def _first(draft: Draft) -> str:
    """The record that the first sentence cites."""
    numbers = draft.sentences[0].citations if draft.sentences else ()
    return next((c.locator for c in draft.citations.values() if c.number in numbers), "")


def _pair(
    cited: list[Citation], units: frozenset[str], times: Sequence[Date]
) -> tuple[tuple[Quantity, int], tuple[Quantity, int]] | None:
    """The two amounts of the one unit that is stated of exactly two values, the larger one first.

    Where two years are set against each other, each amount is of one of them.
    """
    found: dict[str, dict[Quantity, int]] = {}
    for citation in cited:
        text = folded(citation.quote)
        for amount in quantities(text):
            if len(times) > 1 and not _is_of(amount, text, times):
                continue
            if amount.unit and (not units or amount.unit in units) and not ABOUT.match(text, amount.end):
                of_unit = found.setdefault(amount.unit, {})
                if all(amount.value != known.value for known in of_unit):
                    of_unit[replace(amount, text=_as_written(amount, citation))] = citation.number
    pairs = [of for of in found.values() if len(of) == 2]
    if len(pairs) != 1:
        return None
    less, more = sorted(pairs[0].items(), key=lambda item: item[0].value)
    return more, less
