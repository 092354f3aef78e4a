"""The draft check under test: claims and paragraphs with gold verdicts, scored by confusion.

A single claim is a draft of its own; a paragraph is one draft whose claims are scored one by one.
A claim counts as right when its verdict is; a citation as right when the gold record is among the
claim's citations.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.cases import DATA, Split
from rag.errors import InputError

Verdict = Literal["一致", "相違", "裏付けなし", "対象外"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
RIGHT, PASSED = 0.93, 0.01
"""The bars: share of right verdicts, share of altered claims passed as 一致."""


class GoldClaim(BaseModel):
    """A claim as a draft has it; ``alteration`` names what was altered in it, ``locator`` its record."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=2)
    verdict: Verdict
    alteration: str = ""
    locator: str = ""


class GoldParagraph(BaseModel):
    """Claims that stand one behind the other in one draft."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    split: Split
    claims: tuple[GoldClaim, ...] = Field(min_length=1)

    @property
    def draft(self) -> str:
        """The paragraph as written: what does not end in 。 stands on a line of its own."""
        return "".join(c.text + ("" if c.text.endswith("。") else "\n") for c in self.claims)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold claim and what the check made of it; ``got`` is empty where it saw no such sentence."""

    id: str
    gold: GoldClaim
    got: str
    cited: bool


@dataclass
class Confusion:
    """Gold verdict against verdict, with the shares that the bars speak of."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def table(self) -> Counter[tuple[str, str]]:
        """(gold, got) → number."""
        return Counter((o.gold.verdict, o.got) for o in self.outcomes)

    @property
    def right(self) -> float:
        """Share of right verdicts."""
        return sum(o.gold.verdict == o.got for o in self.outcomes) / max(1, len(self.outcomes))

    @property
    def altered(self) -> list[Outcome]:
        """The claims that are not as the documents have it: altered or invented."""
        return [o for o in self.outcomes if o.gold.verdict in ("相違", "裏付けなし")]

    @property
    def passed(self) -> float:
        """Share of those passed as 一致."""
        return sum(o.got == "一致" for o in self.altered) / max(1, len(self.altered))

    @property
    def cited(self) -> float:
        """Share of the claims with a gold record that cite it."""
        placed = [o for o in self.outcomes if o.gold.locator]
        return sum(o.cited for o in placed) / max(1, len(placed))

    @property
    def meets_bars(self) -> bool:
        """Whether both bars are met."""
        return self.right >= RIGHT and self.passed <= PASSED

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for json.dumps."""
        return {
            "claims": len(self.outcomes),
            "right": self.right,
            "altered_passed": self.passed,
            "cited": self.cited,
            "confusion": {g: {v: self.table[g, v] for v in (*VERDICTS, "")} for g in VERDICTS},
            "wrong": [
                {"id": o.id, "gold": o.gold.verdict, "got": o.got, "alteration": o.gold.alteration}
                for o in self.outcomes
                if o.gold.verdict != o.got
            ],
        }


Checked = Sequence[tuple[int, str, frozenset[str]]]
"""What a check says of a draft: (start, verdict, locators cited) of each claim."""


def load(split: Split, folder: Path = DATA) -> tuple[list[GoldParagraph], list[GoldParagraph]]:
    """The single claims (as paragraphs of one) and the paragraphs of a split.

    Raises:
        InputError: a file cannot be read, or a line of it is not of this form.
    """
    singles = [_single(v) for v in _lines(folder / "claims.jsonl")]
    paragraphs = [_paragraph(v) for v in _lines(folder / "paragraphs.jsonl")]
    return [s for s in singles if s.split == split], [p for p in paragraphs if p.split == split]


def _single(value: dict[str, Any]) -> GoldParagraph:
    claim = {k: v for k, v in value.items() if k not in ("id", "split")}
    return _paragraph({"id": value.get("id"), "split": value.get("split"), "claims": [claim]})


def _paragraph(value: dict[str, Any]) -> GoldParagraph:
    try:
        return GoldParagraph.model_validate(value)
    except ValidationError as error:
        raise InputError(f"正解の {value.get('id')} が決まった形ではありません。") from error


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{file} を読めません({error.strerror})。") from error
    for number, line in enumerate(lines, 1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{file} の {number} 行目は JSON ではありません。") from error


def score(
    paragraphs: Sequence[GoldParagraph],
    check: Callable[[str], Checked],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Confusion:
    """Check every paragraph as a draft and compare claim by claim."""
    confusion = Confusion()
    for number, paragraph in enumerate(paragraphs, 1):
        found = {start: (verdict, cited) for start, verdict, cited in check(paragraph.draft)}
        at = 0
        for claim in paragraph.claims:
            at = paragraph.draft.index(claim.text, at)
            verdict, cited = found.get(at, ("", frozenset()))
            confusion.outcomes.append(Outcome(paragraph.id, claim, verdict, claim.locator in cited))
            at += len(claim.text)
        progress(number, len(paragraphs))
    return confusion
