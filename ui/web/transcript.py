"""A conversation taken out: Markdown, Word with footnotes, and the answer records as JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from rag.answer import Answer
from rag.records import Library
from ui.edition import edition, provenance, sources_of
from ui.web.copying import escaped
from ui.web.copying import markdown as answer_markdown
from ui.word.text import writable

TITLE = "施策 質問応答の記録"
FORMAT = 1
"""Of the JSON file; raise it when its form changes."""


def markdown(answers: Sequence[Answer], library: Library, when: datetime) -> str:
    """The conversation in the order in which it was held."""
    parts = [f"# {TITLE}\n", f"書き出し: {_date(when)}、質問 {len(answers)}件\n"]
    for number, answer in enumerate(answers, 1):
        parts += [f"## {number}. {escaped(_title(answer))}\n", answer_markdown(answer, library, f"{number}-")]
    parts += [
        "## 文書の版\n",
        "\n".join(f"- {escaped(edition(s))}" for s in sources_of(answers, library)),
        "",
    ]
    return "\n".join(parts)


def word(answers: Sequence[Answer], library: Library, when: datetime) -> bytes:
    """The conversation as a .docx whose markers are real footnotes with the quotes."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Pt

    from ui.word.marked import add_marked_text

    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "shisaku"
    document.core_properties.created = when.replace(tzinfo=None)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"):
        style = document.styles[name]
        style.font.name = "Yu Gothic"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia"):
            fonts.set(qn(kind), "Yu Gothic")
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_heading(TITLE, 0)
    document.add_paragraph(f"書き出し: {_date(when)}、質問 {len(answers)}件")
    for number, answer in enumerate(answers, 1):
        document.add_heading(writable(f"{number}. {_title(answer)}"), 1)
        notes = {c.number: f"{c.label}「{c.quote.strip()}」" for c in answer.citations}
        for line in answer.text.splitlines():
            bullet = line.startswith("- ")
            paragraph = document.add_paragraph(style="List Bullet" if bullet else "Normal")
            add_marked_text(paragraph, line.removeprefix("- "), notes)
        for name, text in provenance(answer, library):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(writable(f"{name}: {text}"))
            run.font.size = Pt(9)
    document.add_heading("文書の版", 1)
    for source in sources_of(answers, library):
        document.add_paragraph(writable(edition(source)), style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def records(answers: Sequence[Answer], library: Library, when: datetime) -> str:
    """The answer records with the editions, as JSON to keep or to check later."""
    sources = [
        {k: v for k, v in asdict(source).items() if k != "text"} for source in library.sources.values()
    ]
    value = {
        "format": FORMAT,
        "exported": when.isoformat(timespec="seconds"),
        "documents": sources,
        "answers": [answer.to_dict() for answer in answers],
    }
    # A lone surrogate in a question has no UTF-8 form: JSON can hold it as an escape.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return re.sub("[\ud800-\udfff]", lambda m: f"\\u{ord(m.group()):04x}", text) + "\n"


def _title(answer: Answer) -> str:
    return " ".join(answer.question.split())[:120] or "(空の質問)"


def _date(when: datetime) -> str:
    return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"
