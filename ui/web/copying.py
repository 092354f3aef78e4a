"""An answer or one citation as text to paste elsewhere, plain or Markdown, caveats and edition included."""

from __future__ import annotations

import re

from rag.answer import Answer, Citation
from rag.records import DocumentId, Library
from ui.edition import edition, provenance

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_TAG = re.compile(r"[<>&]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_MARKER = re.compile(r"\[(\d{1,4})\]")


def plain(answer: Answer, library: Library) -> str:
    """Question, answer, citations with their quotes, state and edition."""
    lines = [f"問: {answer.question}", "", answer.text]
    if answer.citations:
        lines += ["", "出典"]
        for citation in answer.citations:
            lines += [f"[{citation.number}] {citation.label}", f"「{citation.quote.strip()}」"]
    lines += ["", *(f"{name}: {text}" for name, text in provenance(answer, library))]
    return "\n".join(lines) + "\n"


def markdown(answer: Answer, library: Library, prefix: str = "") -> str:
    """The same with footnotes; ``prefix`` keeps those of several answers on one page apart."""
    numbers = {c.number for c in answer.citations}
    lines = [f"**問** {escaped(answer.question)}", "", _body(answer.text, numbers, prefix), ""]
    lines += [f"- {name}: {escaped(text)}" for name, text in provenance(answer, library)]
    if answer.citations:
        lines.append("")
        lines += [
            f"[^{prefix}{c.number}]: {escaped(c.label)} 「{escaped(_one_line(c.quote))}」"
            for c in answer.citations
        ]
    return "\n".join(lines) + "\n"


def citation_plain(citation: Citation, library: Library) -> str:
    """One citation: the quote, where it stands, the edition."""
    return (
        f"「{citation.quote.strip()}」\n{citation.label}\n"
        f"{edition(library.sources[_document(citation, library)])} {_place(citation)}\n"
    )


def citation_markdown(citation: Citation, library: Library) -> str:
    """One citation as a block quote."""
    quote = "\n".join(f"> {escaped(line)}" for line in citation.quote.strip().splitlines())
    source = edition(library.sources[_document(citation, library)])
    return f"{quote}\n>\n> ― {escaped(citation.label)}、{escaped(source)} {_place(citation)}\n"


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _MARKUP.sub(r"\\\1", text)


def _body(text: str, numbers: set[int], prefix: str) -> str:
    """The answer's Markdown: HTML shown as text, markers made footnotes, lines kept apart."""
    shown = _TAG.sub(lambda m: _ENTITIES[m.group()], text)
    shown = _MARKER.sub(lambda m: f"[^{prefix}{m[1]}]" if int(m[1]) in numbers else m.group(), shown)
    lines: list[str] = []
    for line in shown.splitlines():
        if lines and not (line.startswith("- ") and lines[-1].startswith("- ")):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def _one_line(quote: str) -> str:
    """A footnote is one paragraph: line breaks of the source become spaces there."""
    return " ".join(quote.split("\n")).strip()


def _place(citation: Citation) -> str:
    return f"文字位置 {citation.start}〜{citation.end}"


def _document(citation: Citation, library: Library) -> DocumentId:
    return next(s for s in library.sources if s == citation.document)
