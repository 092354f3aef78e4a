"""An answer as HTML: status, the direct sentence first, markers that are buttons, tables for lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.answer import STATUS_LABELS, Answer, Citation
from rag.records import Library
from ui.web.feedback_row import feedback_row
from ui.web.markup import button, screen_reader, text
from ui.web.rows import listed, rows_table

_MARKER = re.compile(r"\[(\d{1,3})\]")
_LONGEST_QUOTE = 300
"""Characters of a quote that the hint on a marker shows."""

SIGNS = {
    "answered": "✓",
    "partial": "◐",
    "corrected": "!",
    "not_found": "−",
    "out_of_scope": "×",
    "error": "!",
}
"""A status is told by its word and sign, never by colour alone."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer being shown: ``scope`` are its filters in words, ``finished`` whether it is whole."""

    answer: Answer
    scope: str = ""
    finished: bool = True
    suggestions: tuple[str, ...] = ()


def turn(library: Library, shown: Shown) -> str:
    """The answer's side of one turn of the conversation."""
    answer = shown.answer
    citations = {c.number: c for c in answer.citations}
    table, plain_lines = "", answer.text.split("\n")
    if answer.rows is not None and shown.finished:
        kept = [li for li in plain_lines if not listed(library, answer.rows, li)]
        table = rows_table(library, answer, is_list=len(kept) < len(plain_lines))
        plain_lines = kept
    parts = [
        badge(answer),
        f'<div class="answer-text">{lines(plain_lines, citations)}</div>',
        table,
        _searched(library, answer),
        _readings(answer, shown.scope),
        _checks(answer),
    ]
    if shown.finished:
        parts += [_actions(answer), suggested(shown.suggestions)]
    return "".join(parts)


def badge(answer: Answer) -> str:
    """The status as a word with a sign."""
    return (
        f'<p class="badge status-{text(answer.status)}"><span aria-hidden="true">{SIGNS[answer.status]}</span> '
        f"{text(STATUS_LABELS[answer.status])}</p>"
    )


def lines(source: Sequence[str], citations: Mapping[int, Citation]) -> str:
    """Lines of an answer: the first is the direct answer; ``- `` opens a bullet."""
    out: list[str] = []
    bullets: list[str] = []
    first = True
    for line in source:
        if line.startswith("- "):
            bullets.append(f"<li>{_inline(line[2:], citations)}</li>")
            continue
        if bullets:
            out.append(f"<ul>{''.join(bullets)}</ul>")
            bullets = []
        if line.strip():
            out.append(f"<p{' class=direct' if first else ''}>{_inline(line, citations)}</p>")
            first = False
    if bullets:
        out.append(f"<ul>{''.join(bullets)}</ul>")
    return "".join(out)


def _inline(line: str, citations: Mapping[int, Citation]) -> str:
    parts = []
    at = 0
    for match in _MARKER.finditer(line):
        citation = citations.get(int(match.group(1)))
        if citation is None:
            continue
        parts += [text(line[at : match.start()]), marker(citation)]
        at = match.end()
    return "".join([*parts, text(line[at:])])


def marker(citation: Citation) -> str:
    """A citation's number as a button; the hint shows the quote, a screen reader hears the label."""
    quote = citation.quote
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE] + "…"
    return (
        f'<button type="button" class="cite" data-action="cite" data-cite="{citation.number}" '
        f'data-label="{text(citation.label)}" data-quote="{text(quote)}">'
        f'<span aria-hidden="true">{citation.number}</span>'
        f"{screen_reader(f'出典{citation.number}: {citation.label}')}</button>"
    )


def _searched(library: Library, answer: Answer) -> str:
    searched = answer.searched
    if searched is None:
        return ""
    titles = [s.short_title for s in library.sources.values() if s.id in searched.documents]
    rows = [("調べた文書", "、".join(titles))]
    if searched.terms:
        rows.append(("調べた語", "、".join(searched.terms)))
    if searched.nearest:
        rows.append(("近いもの", "、".join(searched.nearest)))
    items = "".join(f"<div><dt>{k}</dt><dd>{text(v)}</dd></div>" for k, v in rows)
    return f'<dl class="searched">{items}</dl>'


def _readings(answer: Answer, scope: str) -> str:
    items = []
    if scope:
        items.append(f"範囲: {scope}")
    if answer.interpretations:
        items.append(f"読み取り: {'、'.join(answer.interpretations)}")
    return "".join(f'<p class="reading">{text(item)}</p>' for item in items)


def _checks(answer: Answer) -> str:
    """What verification found and did, in one quiet line."""
    noticed = answer.checks.get("notice")
    notice = f'<p class="quiet">{text(noticed)}</p>' if isinstance(noticed, str) and noticed else ""
    problems = answer.checks.get("problems")
    found = len(problems) if isinstance(problems, list) else 0
    if found:
        return (
            f'<p class="notice">検査で{found}件の問題が見つかりました。出典を確かめてください。</p>{notice}'
        )
    verified = answer.checks.get("verbatim")
    if isinstance(verified, int) and verified:
        return f'<p class="quiet">引用{verified}件は原文と一致しています。</p>{notice}'
    return notice


def _actions(answer: Answer) -> str:
    """What can be done with an answer. Copying texts are made when asked for."""
    return (
        '<div class="actions" role="group" aria-label="この回答">'
        + button("コピー", "copy", form="plain", title="回答と出典を文字でコピーします")
        + button("Markdown", "copy", form="markdown", title="Markdownでコピーします")
        + button("聞き直す", "retry", title="同じ質問をもう一度送ります")
        + button("質問を直す", "edit", title="質問を入力欄に戻して直します。これより後のやり取りは消えます")
        + "</div>"
        + feedback_row()
    )


def suggested(questions: Sequence[str]) -> str:
    """Questions that can follow, each a button that asks it."""
    if not questions:
        return ""
    items = "".join(f"<li>{button(q, 'ask', css='chip', question=q)}</li>" for q in questions)
    return f'<nav class="suggestions" aria-label="続けて聞けること"><ul>{items}</ul></nav>'
