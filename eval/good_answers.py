"""Good answers to damage: the system's own that are strictly right, else built from the gold.

Nothing but ``strict`` selects them, so the grounding checks' false alarms on them are real.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from eval.answer_record import parse_answer
from eval.cases import Case, Place
from eval.metric_answer import fact_found
from eval.results import Evaluation, State
from eval.source import Corpus, Unit


@dataclass(frozen=True, slots=True)
class Good:
    """A case with an answer that is right, in full form; ``origin`` tells who gave it."""

    case: Case
    answer: Mapping[str, Any]
    origin: Literal["system", "gold"]


def good_answers(evaluation: Evaluation, corpus: Corpus) -> tuple[Good, ...]:
    """One good answer for each case that has one, in the order of the cases."""
    found: list[Good] = []
    for item, score in zip(evaluation.run.items, evaluation.scores, strict=True):
        strict = score.get("strict")
        if item.answer is not None and strict is not None and strict.state == State.PASS:
            found.append(Good(item.case, parse_answer(item.answer).model_dump(), "system"))
        elif (built := built_answer(item.case, corpus)) is not None:
            found.append(Good(item.case, parse_answer(built).model_dump(), "gold"))
    return tuple(found)


def built_answer(case: Case, corpus: Corpus) -> dict[str, Any] | None:
    """An answer made of the case's gold evidence, or of its id set; None where that is not enough."""
    if not case.answerable or "answered" not in case.status:
        return None
    if case.ids and case.type != "group":
        return _listing(case.id, case.ids, corpus)
    if not case.gold or case.derived or case.count is not None:
        return None
    quotes = [_quote(group[0], corpus) for group in case.gold]
    facts = [next((v for v in group if fact_found("\n".join(quotes), [v])), group[0]) for group in case.facts]
    citations = [_citation(n, group[0], corpus) for n, group in enumerate(case.gold, 1)]
    numbers = list(range(1, len(citations) + 1))
    sentences = [{"text": "、".join(facts) + "です。", "citations": numbers}] if facts else []
    sentences += [
        {"text": f"{place.locator}に「{' '.join(quote.split())}」とあります。", "citations": [n]}
        for n, (quote, (place, *_)) in enumerate(zip(quotes, case.gold, strict=True), 1)
    ]
    return _record(case.id, sentences, citations)


def _listing(name: str, ids: Iterable[str], corpus: Corpus) -> dict[str, Any] | None:
    units = [next((u for u in corpus.units if u.locator == locator), None) for locator in ids]
    known = [unit for unit in units if unit is not None and unit.title]
    if len(known) < len(units):
        return None
    citations = [_whole(number, unit, corpus) for number, unit in enumerate(known, 1)]
    sentences: list[dict[str, Any]] = [{"text": f"当てはまるものは{len(known)}件です。", "citations": []}]
    sentences += [
        {"text": f"{unit.locator} {unit.title}", "citations": [number]}
        for number, unit in enumerate(known, 1)
    ]
    rows = {"filter": "条件に当てはまるもの", "total": len(known), "ids": [unit.locator for unit in known]}
    return _record(name, sentences, citations) | {"rows": rows}


def _whole(number: int, unit: Unit, corpus: Corpus) -> dict[str, Any]:
    """A citation of a record's first line."""
    quote = corpus.text(unit).split("\n")[0].strip()
    start = corpus.texts[unit.document].index(quote, unit.start)
    place = {"document": unit.document, "locator": unit.locator, "start": start, "end": start + len(quote)}
    return {"number": number, "quote": quote, **place}


def _record(name: str, sentences: list[dict[str, Any]], citations: list[dict[str, Any]]) -> dict[str, Any]:
    lines = [s["text"] + "".join(f"[{n}]" for n in s["citations"]) for s in sentences]
    return {
        "id": name,
        "status": "answered",
        "text": "\n".join(lines),
        "sentences": sentences,
        "citations": citations,
        "rows": None,
    }


def _quote(place: Place, corpus: Corpus) -> str:
    return corpus.texts[place.document][place.start : place.end]


def _citation(number: int, place: Place, corpus: Corpus) -> dict[str, Any]:
    known = corpus.find(place.document, place.locator) or corpus.leaves(
        place.document, place.start, place.end
    )
    locator = known[0].locator if known else place.locator
    return {"number": number, "quote": _quote(place, corpus), **place.model_dump(), "locator": locator}
