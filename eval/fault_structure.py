"""Faults in the build of a good answer: its citations, its rows, its status."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from eval.answer_record import REFUSALS
from eval.fault_text import pick
from eval.good_answers import Good
from eval.source import Corpus, Unit, cell_span

INVENTED = ("13-01", "10-09", "02-99")
_REFUSAL = "該当する記載は、検索した文書には見つかりませんでした。"


def neighbour_cited(good: Good, corpus: Corpus) -> dict[str, Any] | None:
    """One citation moved to the record before or behind it in the same document, same field.

    In an answer that counts over a table's rows any row may stand for its group, so there the
    record must be none of the rows.
    """
    if good.answer["status"] in REFUSALS:
        return None
    options = [
        (index, moved)
        for index, citation in enumerate(good.answer["citations"])
        if _used(citation["number"], good.answer) and (moved := _neighbour(citation, good, corpus))
    ]
    if not options:
        return None
    index, moved = pick(options, f"neighbour:{good.case.id}")
    return _with_citation(good.answer, index, moved)


def _used(number: int, answer: Mapping[str, Any]) -> bool:
    return any(number in sentence["citations"] for sentence in answer["sentences"])


def _neighbour(citation: Mapping[str, Any], good: Good, corpus: Corpus) -> dict[str, Any] | None:
    leaves = corpus.leaves(citation["document"], citation["start"], citation["end"], around=1)
    rows = good.answer["rows"] or {"ids": ()}
    cited = {c["locator"] for c in good.answer["citations"]} | set(rows["ids"])
    around = [unit for unit in (leaves[-1:] + leaves[:1]) if unit.locator not in cited]
    for unit in around:
        span = _span(unit, citation, corpus)
        if span:
            text = corpus.texts[unit.document][span[0] : span[1]]
            return {**citation, "locator": unit.locator, "quote": text, "start": span[0], "end": span[1]}
    return None


def _span(unit: Unit, citation: Mapping[str, Any], corpus: Corpus) -> tuple[int, int] | None:
    """The same field of another measure, its outline where that is empty; elsewhere the whole record."""
    if unit.document != "kanmin":
        return unit.start, unit.end
    source = corpus.texts["kanmin"]
    for field in (citation["field"], "課題・取組概要"):
        span = cell_span(source, unit, field)
        if span and source[span[0] : span[1]].strip():
            return span
    return None


def _with_citation(answer: Mapping[str, Any], index: int, new: Mapping[str, Any]) -> dict[str, Any]:
    return {**answer, "citations": [new if i == index else c for i, c in enumerate(answer["citations"])]}


def invented_id(good: Good, corpus: Corpus) -> dict[str, Any] | None:
    """One citation under a number that no record has, in the text as well where it stands there."""
    citations = [c for c in good.answer["citations"] if re.fullmatch(r"\d\d-\d\d", c["locator"])]
    if not citations:
        return None
    chosen = pick(citations, f"invented:{good.case.id}")
    old, new = chosen["locator"], pick(INVENTED, good.case.id)
    answer = _with_citation(good.answer, good.answer["citations"].index(chosen), {**chosen, "locator": new})
    sentences = [{**s, "text": s["text"].replace(old, new)} for s in answer["sentences"]]
    return {**answer, "text": answer["text"].replace(old, new), "sentences": sentences}


def dangling_number(good: Good, corpus: Corpus) -> dict[str, Any] | None:
    """A sentence that cites a number which has no citation."""
    marked = [n for n in (c["number"] for c in good.answer["citations"]) if f"[{n}]" in good.answer["text"]]
    if not marked:
        return None
    old = pick(marked, f"dangling:{good.case.id}")
    new = max(c["number"] for c in good.answer["citations"]) + 1
    sentences = [
        {**s, "citations": [new if n == old else n for n in s["citations"]]} for s in good.answer["sentences"]
    ]
    return {
        **good.answer,
        "text": good.answer["text"].replace(f"[{old}]", f"[{new}]"),
        "sentences": sentences,
    }


def fabricated(good: Good, corpus: Corpus) -> dict[str, Any] | None:
    """A sentence of a record far away, put under the answer's own citation."""
    if good.answer["status"] not in ("answered", "partial") or not good.answer["citations"]:
        return None
    number = good.answer["citations"][0]["number"]
    cited = {c["locator"][:2] for c in good.answer["citations"]}
    far = [u for u in corpus.units if u.document == "kanmin" and u.locator[:2] not in cited]
    if not far:
        return None
    unit = pick(far, f"fabricated:{good.case.id}")
    span = cell_span(corpus.texts["kanmin"], unit, "課題・取組概要")
    sentence = corpus.texts["kanmin"][span[0] : span[1]].partition("。")[0].strip() + "。" if span else ""
    sentences = [*good.answer["sentences"], {"text": sentence, "citations": [number]}]
    return {**good.answer, "text": f"{good.answer['text']}\n{sentence}[{number}]", "sentences": sentences}


def dropped_row(good: Good, corpus: Corpus) -> dict[str, Any] | None:
    """A list without one of its rows: line, citation, id and total are gone, the stated count stays."""
    rows = good.answer["rows"]
    if good.case.ids is None or not rows or len(rows["ids"]) < 2:
        return None
    lost = pick(rows["ids"], f"dropped:{good.case.id}")
    numbers = {c["number"] for c in good.answer["citations"] if c["locator"] == lost}
    lines = [line for line in good.answer["text"].split("\n") if not _about(line, numbers)]
    return {
        **good.answer,
        "text": "\n".join(lines),
        "sentences": [s for s in good.answer["sentences"] if not numbers & set(s["citations"])],
        "citations": [c for c in good.answer["citations"] if c["number"] not in numbers],
        "rows": {**rows, "total": rows["total"] - 1, "ids": [i for i in rows["ids"] if i != lost]},
    }


def _about(line: str, numbers: Sequence[int] | set[int]) -> bool:
    return any(f"[{n}]" in line for n in numbers)


def refused(good: Good, corpus: Corpus) -> dict[str, Any] | None:
    """A refusal where the documents do answer."""
    if not good.case.answerable:
        return None
    return {
        "id": good.case.id,
        "status": "not_found",
        "text": _REFUSAL,
        "sentences": [{"text": _REFUSAL, "citations": []}],
        "citations": [],
        "rows": None,
    }


def answered_anyway(good: Good, corpus: Corpus) -> dict[str, Any] | None:
    """A near miss answered with what the nearest record says, quoted and cited correctly."""
    if good.case.answerable:
        return None
    searched = good.answer["searched"] or {"nearest": ()}
    nearest = [*(c["locator"] for c in good.answer["citations"]), *searched["nearest"]]
    units = [unit for locator in nearest for unit in corpus.units if unit.locator == locator]
    measures = [unit for unit in units if unit.document == "kanmin"]
    if not measures:
        return None
    unit = measures[0]
    span = cell_span(corpus.texts["kanmin"], unit, "課題・取組概要") or (unit.start, unit.end)
    end = corpus.texts["kanmin"].find("。", *span) + 1 or span[1]
    quote = corpus.texts["kanmin"][span[0] : end]
    text = f"「{unit.title}」({unit.locator})では「{quote}」とされています。"
    citation = {
        "number": 1, "document": "kanmin", "locator": unit.locator, "field": "課題・取組概要",
        "quote": quote, "start": span[0], "end": end,
    }  # fmt: skip
    return {
        "id": good.case.id,
        "status": "answered",
        "text": f"{text}[1]",
        "sentences": [{"text": text, "citations": [1]}],
        "citations": [citation],
        "rows": None,
    }
