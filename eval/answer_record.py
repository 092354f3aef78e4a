"""The answer record as evaluation takes it: validated, with its claims read out.

A system of ours gives sentences with citation numbers. For other systems' answers, and for
any text that a record's sentences leave out, claims are read from the markers in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.cases import describe
from eval.normalise import CITATION, plain, split_sentences, squash
from rag.answer import Status
from rag.errors import InputError
from rag.text import nfkc

REFUSALS = ("not_found", "out_of_scope")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s|\*\*[^*]+\*\*[::]?\s*$)")
_LAST_NUMBER = 999


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class CitationRecord(_Form):
    """A citation as given; nothing in it is believed before it is checked."""

    number: int
    document: str
    locator: str = ""
    field: str = ""
    label: str = ""
    quote: str = ""
    start: int = -1
    end: int = -1


class SentenceRecord(_Form):
    """A sentence of the answer and the numbers of its citations."""

    text: str
    citations: tuple[int, ...] = ()


class RowsRecord(_Form):
    """The result of a table query."""

    filter: str = ""
    total: int
    ids: tuple[str, ...] = ()


class SearchedRecord(_Form):
    """What a refusal says was searched."""

    documents: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


class AnswerRecord(_Form):
    """An answer in the shared form. Only id, status and text are required."""

    id: str
    status: Status
    text: str
    question: str = ""
    sentences: tuple[SentenceRecord, ...] = ()
    citations: tuple[CitationRecord, ...] = ()
    rows: RowsRecord | None = None
    searched: SearchedRecord | None = None
    mode: str = ""
    checks: dict[str, Any] = Field(default_factory=dict)
    corpus: str = ""
    index: str = ""

    @property
    def refused(self) -> bool:
        """Whether the system declined to answer."""
        return self.status in REFUSALS

    @property
    def confidence(self) -> float | None:
        """The system's own confidence, where ``checks`` holds one."""
        value = self.checks.get("confidence")
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence to be checked. ``heading`` marks a line that only names what follows."""

    text: str
    citations: tuple[int, ...]
    heading: bool = False


def parse_answer(value: Mapping[str, Any]) -> AnswerRecord:
    """Validate an answer in its JSON form.

    Raises:
        InputError: the answer is not in the shared form.
    """
    try:
        return AnswerRecord.model_validate(value)
    except ValidationError as error:
        raise InputError(f"回答が所定の形式ではありません({describe(error)})。") from error


def marker_numbers(text: str) -> tuple[int, ...]:
    """Citation numbers marked in a text, in any width: [1], ［1, 2］, 【1-3】; in order, once each."""
    numbers: list[int] = []
    for match in CITATION.finditer(nfkc(text).text):
        for first, last in re.findall(r"(\d+)(?:\s*[~-]\s*(\d+))?", match.group()):
            end = min(int(last or first), int(first) + _LAST_NUMBER)
            numbers += range(int(first), end + 1)
    return tuple(dict.fromkeys(numbers))


def text_claims(text: str) -> tuple[Claim, ...]:
    """The sentences of a Markdown text with the numbers marked in or behind them.

    A sentence without a marker takes the next one in its line: a marker behind a bullet or a
    quote of several sentences stands for all of it.
    """
    claims: list[Claim] = []
    for line in nfkc(text).text.split("\n"):
        behind: tuple[int, ...] = ()
        found: list[Claim] = []
        for sentence in reversed(split_sentences(line)):
            behind = marker_numbers(sentence) or behind
            if shown := plain(sentence).strip():
                found.append(Claim(shown, behind, bool(_HEADING.match(line))))
        claims += reversed(found)
    return tuple(claims)


def claims(answer: AnswerRecord) -> tuple[Claim, ...]:
    """Every sentence that the answer shows: its own sentences, then what these leave out.

    A sentence of the text counts as left out when it neither stands in the record's sentences
    nor holds one of them.
    """
    own = tuple(
        Claim(s.text, s.citations or marker_numbers(s.text))
        for s in answer.sentences
        if plain(s.text).strip()
    )
    known = [squash(claim.text) for claim in own]
    joined = "\n".join(known)
    left = (
        claim
        for claim in text_claims(answer.text)
        if squash(claim.text) not in joined and not any(k and k in squash(claim.text) for k in known)
    )
    return (*own, *left)
