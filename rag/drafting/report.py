"""The result of checking a draft, as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from rag.answer import Citation

Verdict = Literal["一致", "相違", "裏付けなし", "対象外"]
VERDICTS: tuple[Verdict, ...] = ("一致", "相違", "裏付けなし", "対象外")


@dataclass(frozen=True, slots=True)
class Deviation:
    """What a claim says (``draft``) and what the source has instead (``source``, empty: nothing).

    ``kind`` is a kind of rag.support.statement or ``citation``: a place that does not exist.
    ``start`` and ``end`` are where it stands in the draft.
    """

    kind: str
    draft: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its verdict: ``draft[start:end] == text``.

    ``citations`` bear it out (一致), show what the source says (相違) or are the nearest there is
    (裏付けなし).
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    differences: tuple[Deviation, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All claims of a draft in order. ``characters`` is the length of the draft."""

    claims: tuple[CheckedClaim, ...]
    characters: int
    corpus: str = ""
    index: str = ""

    def count(self, verdict: Verdict) -> int:
        """How many claims have this verdict."""
        return sum(c.verdict == verdict for c in self.claims)

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dictionaries, ready for json.dumps."""
        return {
            "claims": [asdict(c) for c in self.claims],
            "summary": {v: self.count(v) for v in VERDICTS},
            "characters": self.characters,
            "corpus": self.corpus,
            "index": self.index,
        }
