"""Copies of a Word draft with its check: one with comments at the claims, one with footnotes that cite.

The original is never written to: copies are made in memory from its bytes. They are two because
LibreOffice 7.4 mixes up the texts of footnotes as soon as a comment stands between them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rag.citing.quotes import Place, printed
from rag.citing.rendering import render, render_each
from rag.citing.styles import Style
from rag.drafting.report import CheckedClaim, Report
from rag.errors import InputError
from rag.records import Library
from ui.drafts import labels
from ui.word.text import writable

if TYPE_CHECKING:
    from docx.document import Document

    from ui.word.body import Body

AUTHOR = "施策 草稿チェック"
INITIALS = "施"
_QUOTED = 400
"""Characters of a quote in a comment; the rest is left out with ……."""


def commented(data: bytes, name: str, report: Report, library: Library, style: Style) -> bytes:
    """The Word file with a comment at every claim that was compared with the documents.

    Args:
        data: the draft's file, of whose text ``report`` is the check.
        name: its name, for messages.
        report: the check of the text that ``ui.word.body.read`` gives.
        library: the documents.
        style: the style of the citations.

    Raises:
        InputError: the file cannot be read, or is not the one that was checked.
    """
    document, _, runs = _opened(data, name, report)
    for number, claim in enumerate(report.claims):
        if claim.verdict != "対象外" and runs[number]:
            _comment(document, runs[number], _said(claim, library, style))
    return _saved(document)


def footnoted(data: bytes, name: str, report: Report, library: Library, style: Style) -> bytes:
    """The Word file with a footnote that cites behind every claim that agrees.

    A document cited before is 前掲, with the number that its footnote has in the text. Arguments and
    errors are those of ``commented``.
    """
    document, body, runs = _opened(data, name, report)
    _cite(document, report, body, runs, library, style)
    return _saved(document)


def _opened(data: bytes, name: str, report: Report) -> tuple[Document, Body, dict[int, list[Any]]]:
    """The document, its text, and for each claim the runs that hold exactly its text."""
    from ui.drafts.reading import open_docx
    from ui.word.body import read
    from ui.word.splitting import Cutter

    document = open_docx(data, name)
    body = read(document)
    if len(body.text) != report.characters or any(
        body.text[c.start : c.end] != c.text for c in report.claims
    ):
        raise InputError(f"{name} は、点検した後に変わっています。", "もう一度点検してください。")
    cutter = Cutter(body)
    return document, body, {n: _outside(cutter.runs(c.start, c.end)) for n, c in enumerate(report.claims)}


def _saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _outside(runs: Sequence[Any]) -> list[Any]:
    """The runs, those in a text box replaced by the run that holds it: Word allows neither there."""
    found: dict[int, Any] = {}
    for run in runs:
        boxes = [a for a in run.iterancestors() if a.tag.endswith("}txbxContent")]
        holder = next(a for a in boxes[-1].iterancestors() if a.tag == run.tag) if boxes else run
        found[id(holder)] = holder
    return list(found.values())


def _said(claim: CheckedClaim, library: Library, style: Style) -> str:
    """The text of a comment: verdict, differences, sources with their quotes."""
    lines = [f"【{claim.verdict}】{labels.MEANINGS[claim.verdict]}。", *labels.difference_lines(claim)]
    if claim.citations:
        lines.append("近い記載:" if claim.verdict == "裏付けなし" else "文書の記載:")
    for citation in claim.citations:
        place = labels.place(citation, library)
        quote = printed(place, library) if place else citation.quote
        short = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}……"
        lines.append(f"「{short}」({render(place, library, style) if place else citation.label})")
    return writable("\n".join(lines))


def _comment(document: Document, runs: Sequence[Any], text: str) -> None:
    from docx.text.run import Run

    first, last = (Run(run, document._body) for run in (runs[0], runs[-1]))
    document.add_comment([first, last], text=text, author=AUTHOR, initials=INITIALS)


def _cite(
    document: Document,
    report: Report,
    body: Body,
    runs: dict[int, list[Any]],
    library: Library,
    style: Style,
) -> None:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from ui.word.footnotes import add_footnote

    places: list[Place] = []
    numbers: list[int] = []
    of_claim: dict[int, range] = {}
    for number, claim in enumerate(report.claims):
        found = [p for c in claim.citations if (p := labels.place(c, library))]
        if claim.verdict != "一致" or not found or not runs[number]:
            continue
        of_claim[number] = range(len(places), len(places) + len(found))
        places += found
        numbers += [len(of_claim) + sum(at <= claim.end for at in body.footnotes)] * len(found)
    texts = render_each(places, library, style, numbers=numbers)
    for number, entries in of_claim.items():
        run = runs[number][-1]
        paragraph = next(a for a in run.iterancestors() if a.tag.endswith("}p"))
        text = "\n".join(dict.fromkeys(texts[i] for i in entries))
        add_footnote(Paragraph(paragraph, document._body), text, after=Run(run, document._body))
