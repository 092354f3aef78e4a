"""Answer metrics against a case: facts, directness, length, status, lists, counts, strictness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from eval.answer_record import AnswerRecord, CitationRecord
from eval.cases import Case, CaseType
from eval.metric_retrieval import first_ranks
from eval.normalise import contains, first_sentence, normalise, visible_length
from eval.results import Passage
from rag.text import folded

NARROW_LIMIT = 400
LIMITS: dict[CaseType, int] = {
    "field": 1000,  # 概要 cells run to 800 characters
    "section": 1500,
    "lookup": 3000,  # whole records and ranges of them
    "group": 1500,
    "compare": 1200,
    "count": 1000,  # the rows may be listed
    "cross": 1500,
    "multihop": 600,
    "summary": 1200,
    "list": 400,
    "followup": 1000,
}
"""Visible characters allowed by type, ``NARROW_LIMIT`` for all others; ``length_limit`` adds rows."""

ROW_LENGTH = 150

_COUNT = re.compile(
    r"(?<![\d.-])(\d+)(?![\d.]|-\d) ?"
    r"(?:件|施策|項目|個|つ|の|府省庁|機関|本|measures?|items?|rows?|[、。はで]|$)"
)


def fact_found(text: str, variants: Iterable[str]) -> bool:
    """Whether one of the accepted variants stands in the text."""
    return any(contains(text, variant) for variant in variants)


def fact_recall(text: str, facts: Sequence[Sequence[str]]) -> float:
    """Share of the facts that stand in the text. ``facts`` is not empty."""
    return sum(fact_found(text, variants) for variants in facts) / len(facts)


def missing_facts(text: str, facts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The first variant of each fact that does not stand in the text."""
    return tuple(variants[0] for variants in facts if not fact_found(text, variants))


def direct(text: str, case: Case) -> tuple[str, ...]:
    """The facts wanted in the first sentence that are missing there."""
    return missing_facts(first_sentence(text), [case.facts[i] for i in case.direct])


def gold_cited(citations: Sequence[CitationRecord], case: Case) -> float:
    """Share of the gold groups that a citation overlaps. The case has gold."""
    passages = [Passage(c.document, c.start, c.end) for c in citations]
    return sum(rank is not None for rank in first_ranks(passages, case.gold)) / len(case.gold)


def length_limit(case: Case) -> int:
    """Visible characters an answer may have: the type's limit, and ``ROW_LENGTH`` for each id wanted."""
    return LIMITS.get(case.type, NARROW_LIMIT) + ROW_LENGTH * len(case.ids or ())


def not_bloated(text: str, case: Case) -> bool:
    """Whether the answer keeps to its limit."""
    return visible_length(text) <= length_limit(case)


def listed_ids(answer: AnswerRecord) -> tuple[str, ...]:
    """The locators an answer lists: its rows, or what it cites where it has no rows."""
    ids = answer.rows.ids if answer.rows is not None else tuple(c.locator for c in answer.citations)
    return tuple(dict.fromkeys(folded(i) for i in ids if i))


def set_scores(listed: Iterable[str], wanted: Iterable[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a set. Both empty is right (1, 1, 1); one empty is 0."""
    got, gold = set(listed), set(wanted)
    if not got and not gold:
        return 1.0, 1.0, 1.0
    hits = len(got & gold)
    if not hits:
        return 0.0, 0.0, 0.0
    precision, recall = hits / len(got), hits / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def stated_counts(text: str) -> tuple[int, ...]:
    """The whole numbers that the first sentence states as counts (12件, 12の施策, 12)."""
    sentence = normalise(first_sentence(text))
    return tuple(dict.fromkeys(int(n) for n in _COUNT.findall(sentence)))


def count_exact(answer: AnswerRecord, count: int) -> bool:
    """Whether the first sentence states the count, and the rows, where there are any, agree."""
    return count in stated_counts(answer.text) and (answer.rows is None or answer.rows.total == count)


def count_problems(answer: AnswerRecord, count: int) -> tuple[str, ...]:
    """Where count, rows.total, the rows listed and the rows cited differ; empty if they agree."""
    if answer.rows is None:
        return ("行がない",)
    cited = {folded(c.locator) for c in answer.citations}
    rows = {folded(i) for i in answer.rows.ids}
    figures = {"rows.total": answer.rows.total, "rows.ids": len(rows), "引用された行": len(rows & cited)}
    return tuple(f"{name} {value} ≠ {count}" for name, value in figures.items() if value != count)


def status_accepted(answer: AnswerRecord, case: Case) -> bool:
    """Whether the status is one of those the case accepts."""
    return answer.status in case.status


_REFUSING = re.compile(
    r"(?:見つかりません|見つけられません|見当たりません|お答えできません|回答できません|対象外です|分かりません|わかりません"
    r"|(?:could not|cannot|can't) (?:find|answer)|not found)"
)


def refuses_in_words(text: str) -> bool:
    """Whether the first sentence reads as a refusal."""
    return bool(_REFUSING.search(normalise(first_sentence(text))))
