"""Faithful sentences for the verifier: paraphrases written by hand, and the sentences of right answers.

Each stands among other passages of its record and of the records beside it, as a model's
evidence does. Only the dev half of the paraphrases was used for tuning.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.cases import DATA, Split
from eval.good_answers import Good
from rag.llm.packing import Item, cells
from rag.llm.parsing import Parser
from rag.records import Library, Record
from rag.text import folded

PARAPHRASES = DATA / "paraphrases"
_ITEMS = 40
_COMPUTED = ("compare", "yesno", "premise")
"""Kinds of questions whose answers a model never writes: their conclusions stand in no passage."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A faithful sentence, the passages around it and the numbers of those it rests on."""

    id: str
    sentence: str
    items: tuple[Item, ...]
    cited: tuple[int, ...]

    @property
    def known(self) -> str:
        """All that would make an alteration right again."""
        passages = [i.text for i in self.items if i.id in self.cited]
        records = [f"{i.record.locator} {i.record.title}" for i in self.items if i.id in self.cited]
        ministries = [m.label for i in self.items if i.id in self.cited for m in i.record.ministries]
        return folded("\n".join([*passages, *records, *ministries, self.sentence]))


def paraphrases(library: Library, splits: Iterable[Split], folder: Path = PARAPHRASES) -> tuple[Sample, ...]:
    """The hand-written sentences."""
    found = []
    for split in splits:
        for line in (folder / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
            value = json.loads(line)
            spans = [(e["document"], e["locator"], e["start"], e["end"]) for e in value["evidence"]]
            found.append(_sample(value["id"], value["sentence"], spans, library))
    return tuple(s for s in found if s is not None)


def answered(good: Sequence[Good], library: Library) -> tuple[Sample, ...]:
    """The sentences of right answers that rest on one to four passages; none that were counted."""
    found = []
    for item in good:
        answer = item.answer
        if item.origin != "system" or answer["rows"] or answer["status"] != "answered":
            continue
        if item.case.type in _COMPUTED:
            continue
        places = {
            c["number"]: (c["document"], c["locator"], c["start"], c["end"]) for c in answer["citations"]
        }
        for number, sentence in enumerate(answer["sentences"], 1):
            if 1 <= len(sentence["citations"]) <= 4 and _is_prose(sentence["text"]):
                spans = [places[n] for n in sentence["citations"]]
                found.append(_sample(f"{item.case.id}.{number}", sentence["text"], spans, library))
    return tuple(s for s in found if s is not None)


def _is_prose(sentence: str) -> bool:
    """One sentence that states something: no label, no heading of a list, no はい。.

    Nor one that says what a record does not have: of a model, the verifier never believes that.
    """
    if "記載なし" in sentence or "記載はありません" in sentence:
        return False
    written = Parser().feed(sentence, final=True)
    return len(written) == 1 and sentence.endswith("。") and not sentence.endswith("次のとおりです。")


def _sample(
    name: str, sentence: str, spans: Sequence[tuple[str, str, int, int]], library: Library
) -> Sample | None:
    """The passages of the records cited and of those beside them, numbered, with those cited.

    A span may hold several passages; a name that is no passage of its own is none.
    """
    records: dict[str, Record] = {}
    for document, locator, start, end in spans:
        record = library.get(document, locator) or _around(library, document, start, end)  # type: ignore[arg-type]
        if record is None:
            return None
        records[f"{document} {locator}"] = record
    at = [library.records.index(record) for record in records.values()]
    around = [library.records[i] for n in at for i in (n + 1, n - 1) if 0 <= i < len(library.records)]
    for record in around:
        if record.document == spans[0][0]:
            records.setdefault(f"{record.document} {record.locator}", record)
    found: dict[tuple[str, int, int], Any] = {
        (c[0].document, c[2], c[3]): c for record in records.values() for c in cells(record)
    }
    wanted = list(
        dict.fromkeys(
            place
            for document, _, start, end in spans
            for place in found
            if place[0] == document and place[1] < end and start < place[2]
        )
    )
    if not wanted:
        return None
    rest = [place for place in found if place not in wanted][: _ITEMS - len(wanted)]
    order = sorted([*wanted, *rest], key=lambda p: hashlib.sha256(f"{name}{p}".encode()).hexdigest())
    items = tuple(Item(n, *found[place]) for n, place in enumerate(order, 1))
    return Sample(name, sentence, items, tuple(i.id for i in items if i.place in wanted))


def _around(library: Library, document: str, start: int, end: int) -> Record | None:
    """The smallest record with the span, for a locator that no record has."""
    holding = [
        r
        for r in library.records
        if r.document == document and any(f.start <= start and end <= f.end for f in r.fields)
    ]
    return min(holding, key=lambda r: r.end - r.start, default=None)
