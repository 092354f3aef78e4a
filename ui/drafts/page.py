"""The report of a draft check as one HTML page that needs nothing else.

Every text in it is escaped by the template; the page runs no script and loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.citing.rendering import render
from rag.citing.styles import Style
from rag.drafting.report import VERDICTS, CheckedClaim, Deviation, Report
from rag.records import Library
from ui.drafts import labels
from ui.drafts.reading import DraftText

_TEMPLATES = Path(__file__).with_name("templates")
CLASSES = {"一致": "agrees", "相違": "differs", "裏付けなし": "unfounded", "対象外": "outside"}
"""Verdict → its class in the page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the draft: plain text, or a stretch of a claim that may be what differs."""

    text: str
    differs: Deviation | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The draft in order: text between claims (``number`` 0) and claims."""

    number: int
    verdict: str
    parts: tuple[Part, ...]


def page(report: Report, draft: DraftText, library: Library, style: Style, edition: str = "") -> str:
    """The whole page: the draft marked by verdict, the sources beside it.

    Args:
        report: the check of exactly this draft.
        draft: what was checked.
        library: the documents.
        style: the style of the citations to copy.
        edition: which documents it was checked against, one line.
    """
    return _render(
        "report.html.j2",
        {"draft": draft, "edition": edition, "page": True, **_values(report, draft.text, library, style)},
    )


def fragment(report: Report, draft: DraftText, library: Library, style: Style) -> str:
    """The draft and its sources alone, for a page that has its own frame and styles."""
    values = {"draft": draft, "edition": "", "page": False, **_values(report, draft.text, library, style)}
    return _render("report_body.html.j2", values)


def stylesheet() -> str:
    """The styles of ``fragment``, all below ``.check-report``."""
    return (_TEMPLATES / "report.css").read_text(encoding="utf-8")


def stretches(text: str, report: Report) -> Iterator[Stretch]:
    """The draft cut at its claims; nothing is lost: the parts joined are the text."""
    last = 0
    for number, claim in enumerate(report.claims, 1):
        if claim.start > last:
            yield Stretch(0, "", (Part(text[last : claim.start]),))
        yield Stretch(number, claim.verdict, tuple(_parts(text, claim)))
        last = claim.end
    if last < len(text):
        yield Stretch(0, "", (Part(text[last:]),))


def _parts(text: str, claim: CheckedClaim) -> Iterator[Part]:
    last = claim.start
    for difference in claim.differences:
        start, end = max(difference.start, last), min(difference.end, claim.end)
        if start >= end:
            continue
        if start > last:
            yield Part(text[last:start])
        yield Part(text[start:end], difference)
        last = end
    if last < claim.end:
        yield Part(text[last : claim.end])


def _values(report: Report, text: str, library: Library, style: Style) -> dict[str, Any]:
    def cited(claim: CheckedClaim) -> Iterator[dict[str, Any]]:
        for citation in claim.citations:
            place = labels.place(citation, library)
            yield {
                "label": citation.label,
                "quote": citation.quote,
                "cited": render(place, library, style) if place else citation.label,
            }

    return {
        "stretches": list(stretches(text, report)),
        "claims": [
            {"number": n, "claim": claim, "citations": list(cited(claim))}
            for n, claim in enumerate(report.claims, 1)
        ],
        "counts": {verdict: report.count(verdict) for verdict in VERDICTS},
        "classes": CLASSES,
        "marks": labels.MARKS,
        "meanings": labels.MEANINGS,
        "kind": labels.kind,
        "corpus": report.corpus,
    }


def _render(template: str, values: dict[str, Any]) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(**values)
