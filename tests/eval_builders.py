"""Builders of cases, answers and scores for the tests of the evaluation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.cases import Case
from eval.results import Check, ItemScore, judged
from eval.source import Corpus, Unit

# Three invented rows in the form of the 別表; every figure below is worked on them by hand.
ALPHA = (
    "01-01\t○\t観測情報の公開\t公開件数(令和2年度40件)\t未設定\t令和4年度までに930TBを公開。\t◎気象庁、総務省"
)
BETA = "01-02\t\t港湾手続の電子化\t電子化率(令和2年度末50%)\t-\t令和3年8月に港湾の手続を電子化する。\t◎国土交通省"
GAMMA = "02-01\t○\t農地台帳の連携\t\t\t農地の台帳を市町村と共有することを検討。\t◎農林水産省"
TEXT = "\n".join((ALPHA, BETA, GAMMA)) + "\n"


def small_corpus() -> Corpus:
    """The three rows as a corpus."""
    units = []
    at = 0
    for row in (ALPHA, BETA, GAMMA):
        cells = row.split("\t")
        units.append(Unit("kanmin", cells[0], at, at + len(row), cells[2]))
        at += len(row) + 1
    return Corpus({"kanmin": TEXT}, tuple(units))


def place(quote: str, locator: str = "01-01", field: str = "") -> dict[str, Any]:
    """A gold place: the span of ``quote`` in the small corpus."""
    start = TEXT.index(quote)
    return {
        "document": "kanmin",
        "locator": locator,
        "field": field,
        "start": start,
        "end": start + len(quote),
    }


def citation(number: int, quote: str, locator: str = "01-01", field: str = "") -> dict[str, Any]:
    """A citation of ``quote`` in the small corpus."""
    return {"number": number, "label": "", "quote": quote, **place(quote, locator, field)}


def case(**values: Any) -> Case:
    """A case about 01-01 unless told otherwise."""
    given = {
        "id": "value-d01",
        "type": "value",
        "question": "観測情報は何件公開されますか",
        "answerable": True,
        "status": ["answered"],
    }
    return Case.model_validate(given | values)


def answer(text: str, citations: Sequence[Mapping[str, Any]] = (), **values: Any) -> dict[str, Any]:
    """An answer record; its sentences are left to be read from the text unless given."""
    return {"id": "value-d01", "status": "answered", "text": text, "citations": list(citations), **values}


def score(name: str, values: Mapping[str, float | Check], **given: Any) -> ItemScore:
    """An item's score with these checks, 1 passing."""
    fields = {
        "type": "value",
        "severity": "normal",
        "cluster": name,
        "answerable": True,
        "question": "",
        "status": "answered",
    }
    checks = tuple(v if isinstance(v, Check) else judged(k, bool(v)) for k, v in values.items())
    return ItemScore(id=name, checks=checks, **(fields | given))
