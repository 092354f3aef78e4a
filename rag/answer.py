"""The answer as data: the one object that CLI, chat, exports, API and eval share."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["answered", "partial", "corrected", "not_found", "out_of_scope", "error"]

STATUS_LABELS: dict[Status, str] = {
    "answered": "根拠あり",
    "partial": "一部のみ",
    "corrected": "前提の訂正",
    "not_found": "該当なし",
    "out_of_scope": "対象外",
    "error": "エラー",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and where it stands: ``source[start:end] == quote``."""

    number: int
    document: str
    locator: str
    field: str
    label: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """A sentence of the answer without markers, and the numbers of its citations."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """The result of a table query: the filter in words, how many rows, their locators."""

    filter: str
    total: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """Proof of absence: where was searched, with which terms, and what came nearest."""

    documents: tuple[str, ...]
    terms: tuple[str, ...]
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer record of docs/design; ``to_dict`` gives its JSON form."""

    id: str
    question: str
    status: Status
    text: str
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    rows: Rows | None = None
    searched: Searched | None = None
    interpretations: tuple[str, ...] = ()
    mode: str = "extractive"
    checks: dict[str, Any] = field(default_factory=dict)
    timings_ms: dict[str, float] = field(default_factory=dict)
    corpus: str = ""
    index: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dictionaries, ready for json.dumps."""
        return asdict(self)
