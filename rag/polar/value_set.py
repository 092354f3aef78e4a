"""Whether a number or a date is set: a KPI that is written without one sets neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from rag.attributes import KPIS
from rag.context import Context
from rag.evidence.finder import Evidence
from rag.figures import Date, dates, quantities
from rag.lazy_regex import regex
from rag.polar.goals import counts
from rag.polar.proposition import LIGHT, alike, statement
from rag.premises.claims import agrees
from rag.question import Question
from rag.records import KPI_EFFECT, KPI_PROGRESS, Field, Measure, Record
from rag.support.synonyms import meanings
from rag.tables.conditions import kpi_state
from rag.text import folded
from rag.tokens import is_content

_DATE = r"(?:目標|達成|完了|整備)(?:年度?|年次|時期)|(?<![一-鿿])(?:年度|年次|(?:目標|達成|完了|整備|実施)?期限)|期日|年限|締め?切り"
_WHEN = r"(?<=[一-鿿])(?:時期|年度|期限)|(?<![一-鿿])時期"
"""The time of an act, which a KPI that sets none does not deny."""
_NUMBER = (
    r"(?:数値|定量(?:的な)?)の?目標|目標(?:の?(?:数値?|値|件数|数字))|(?:具体的な)?(?:数値|数字)(?:の目標)?"
)
_SET = (
    r"設定|設け|定[めま]|決ま|決め|置[かい]|掲げ|書[かい]|記[さし載]|明記|明示|示さ|載[っせ]|入[っれ]|付[いけ]て|つ[いけ]て|固ま"
    r"|(?<![一-鿿])あ(?:る|り)|な(?:い|し|く)(?:$|の|で)|(?:(?<=目標に)|(?<=数[値字]に))な(?:っ|り)"
)
_ASKED = regex(
    rf"(?<![^。?])(?P<of>[^。?]*?)(?:(?P<date>{_DATE})|(?P<when>{_WHEN})|(?P<number>{_NUMBER}))(?:まで|は|が|も|って|を)?、?"
    rf"(?:[^。?、はがを]{{0,16}}?(?:に|で)(?:は|も)?、?)?[^。?、はがをにで]{{0,8}}?(?:{_SET})[^。?、]{{0,16}}$"
)
_GENERAL = regex(r"^(?:[\d-]+|.)$|具体|定量|kpi|指標|目標|施策|取り?組み?|事業|進捗|効果|資料|別表|文書")
DUE = regex(
    r"\d(?:年度?|月)(?:末|中|頃)?(?:まで|を(?:目途|目標|目処)|に[^、。]{0,30}(?:予定|目指))|(?:春|夏|秋|冬)頃?まで"
)
"""A date by which something is to be."""
_AIMED = regex(r"[^、。]*\d[^、。]{0,16}(?:を目指|を目標|とする(?:こと|目標)|を達成する)")
"""A sentence that sets itself a date, a number."""
_SAID, _WHOLE = 0.5, 1.0
"""Share of the words for what is to have the value that a cell must have, and a sentence."""
Source = TypeVar("Source", Field, Evidence)


@dataclass(frozen=True, slots=True)
class ValueSet:
    """Whether it is set (None where no sentence is of the very thing), and the cell or the sentence that tells."""

    yes: bool | None
    field: str = ""
    evidence: Evidence | None = None


def value_set(
    question: Question, record: Measure, mine: Sequence[Evidence], denied: bool, context: Context
) -> ValueSet | None:
    """Whether the number or date asked for is set; None where the question asks for no such thing.

    The cells of KPIs tell; where the question does not name them, also a sentence that sets itself a goal.
    """
    match = _ASKED.search(folded(statement(question.shown)))
    if match is None or any(counts(q) for q in question.quantities):
        return None
    dated = match["number"] is None
    if dated and question.dates:
        return None
    words = _own(match["of"], record, context)
    cells = [cell for name in _named(match["of"]) if (cell := record.field(name)) is not None]
    told = [(c, folded(text)) for c in cells for text in ([s.display for s in c.sentences] or [""])]
    parts = _of_it(told, words)
    having = next((cell for cell, text in parts if _has(text, dated, question.dates)), None)
    if having is not None:
        return ValueSet(not denied, having.name)
    if "kpi" not in match["of"]:
        goals = [(e, clause) for e in mine if e.field.name not in KPIS for clause in _aims(e, dated)]
        if goal := [e for e, text in _of_it(goals, words, _WHOLE) if _has(text, dated, question.dates)]:
            return ValueSet(not denied, evidence=goal[0])
    cell = next((c for c, _ in parts), next(iter(cells), None))
    blank = all(kpi_state(c) is not None for c in cells)
    sure = (parts or blank) and not match["when"]
    return ValueSet(denied if sure else None, cell.name) if cell is not None else None


def unset_value(question: Question, record: Record) -> str:
    """The kind of number that is asked for as set, where the record has none at all; empty where it has."""
    match = _ASKED.search(folded(statement(question.shown)))
    if match is None or not match["number"]:
        return ""
    has = any(counts(q) for f in record.fields for q in quantities(folded(f.display)))
    return "" if has else match["number"]


def _named(text: str) -> tuple[str, ...]:
    """The cells of KPIs that folded text names, both where it names neither."""
    return (KPI_PROGRESS,) if "進捗" in text else (KPI_EFFECT,) if "効果" in text else KPIS


def _aims(evidence: Evidence, dated: bool) -> tuple[str, ...]:
    """The sentence where it sets itself a date, its clauses where one sets itself a number."""
    text = folded(evidence.sentence.display)
    return (text,) * bool(DUE.search(text)) if dated else tuple(m[0] for m in _AIMED.finditer(text))


def _own(text: str, record: Measure, context: Context) -> list[tuple[str, ...]]:
    """What is to have the value, each word as parts that mean the same; those of the record's own name say nothing."""
    title = folded(record.title)
    for date in dates(text):
        text = text.replace(date.text, "")
    words = [w for w in context.tokenizer.words(text) if is_content(w) and w.lemma not in LIGHT]
    parts = [(folded(w.surface), *alike(w), *meanings(w.lemma)) for w in words]
    return [p for p in parts if not (_GENERAL.search(p[0]) or any(one in title for one in p))]


def _of_it(
    told: Sequence[tuple[Source, str]], words: Sequence[tuple[str, ...]], least: float = _SAID
) -> list[tuple[Source, str]]:
    """The texts that have most of the words, if enough."""

    def share(text: str) -> float:
        had = [any(p in text for p in parts) for parts in words]
        return sum(had) / len(had) if had else 1.0

    most = max((share(text) for _, text in told), default=0.0)
    return [one for one in told if share(one[1]) == most >= least and _has_last(one[1], words)]


def _has_last(text: str, words: Sequence[tuple[str, ...]]) -> bool:
    """Whether folded text has the very thing that is to have the value: 利用者数 of オープンデータの利用者数."""
    return not words or any(p in text for p in words[-1])


def _has(text: str, dated: bool, when: Sequence[Date]) -> bool:
    """Whether folded text has a date, or a number that counts or measures something, at one of these times."""
    if dated:
        return bool(dates(text))
    timely = not when or any(agrees(asked, d) for asked in when for d in dates(text))
    return timely and any(counts(q) for q in quantities(text))
