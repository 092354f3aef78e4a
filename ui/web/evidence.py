"""The evidence panel: what an answer cites, record by record, then what was considered but not used."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer import Answer, Citation
from rag.evidence.finder import Evidence
from rag.records import DOCUMENT_IDS, Library, Record
from ui.web.cards import card, placed
from ui.web.markup import button, text

MOST_CARDS = 12
"""Records shown at once. Of a longer list the ones around the citation asked for are shown."""
MOST_CONSIDERED = 8

Group = tuple[Record, list[Citation]]


def panel(library: Library, answer: Answer, corpus: str, focus: int = 0) -> str:
    """The panel of one answer; ``focus`` is a citation that must be on it, 0 for the first.

    ``corpus`` is the digest of the documents in use: an answer from another edition is shown
    with its quotes only, because its positions would be wrong.
    """
    sound = [c for c in answer.citations if _sound(library, c)]
    broken = [c for c in answer.citations if c not in sound]
    groups = _groups(library, sound)
    shown, before, after = _window(groups, focus)
    total = len(answer.citations)
    parts = [
        f'<div class="panel-head"><h2>出典 <span class="count">{total}件</span></h2>{_wording() if total else ""}</div>'
    ]
    if answer.corpus and answer.corpus != corpus:
        parts.append(
            '<p class="notice">この回答は、いまと違う版の文書から作られました。聞き直してください。</p>'
        )
    if not total:
        parts.append('<p class="quiet">この回答には出典がありません。</p>')
    parts.append(_more(before, "前"))
    for record, citations in shown:
        parts += [_group(library, record, citations), _copy(answer, citations)]
    parts.append(_more(after, "次"))
    parts += [_unplaced(c, "原文と一致しないため、位置を示しません。") for c in broken]
    return "".join(parts)


def _wording() -> str:
    return (
        '<div class="wording" role="group" aria-label="表示する文字">'
        '<button type="button" data-action="wording" data-wording="original" aria-pressed="true">原文</button>'
        '<button type="button" data-action="wording" data-wording="corrected" aria-pressed="false">補正表示</button>'
        "</div>"
    )


def _record(library: Library, citation: Citation) -> Record | None:
    """The record a citation names; an answer that the browser kept may name anything."""
    document = next((d for d in DOCUMENT_IDS if d == citation.document), None)
    return library.get(document, citation.locator) if document else None


def _sound(library: Library, citation: Citation) -> bool:
    """Whether the quote stands where the citation says."""
    record = _record(library, citation)
    return (
        record is not None
        and 0 <= citation.start < citation.end
        and library.quote(record.document, citation.start, citation.end) == citation.quote
    )


def _groups(library: Library, citations: Sequence[Citation]) -> list[Group]:
    """Citations by record, in the order in which the records are first cited."""
    groups: dict[tuple[str, str], Group] = {}
    for citation in citations:
        record = _record(library, citation)
        if record is not None:
            groups.setdefault((citation.document, citation.locator), (record, []))[1].append(citation)
    return list(groups.values())


def _window(groups: list[Group], focus: int) -> tuple[list[Group], list[Group], list[Group]]:
    """The groups to show, those before and those after them."""
    at = next((i for i, (_, found) in enumerate(groups) if any(c.number == focus for c in found)), 0)
    first = at - at % MOST_CARDS
    return groups[first : first + MOST_CARDS], groups[:first], groups[first + MOST_CARDS :]


def _more(groups: list[Group], which: str) -> str:
    if not groups:
        return ""
    near = groups[-1] if which == "前" else groups[0]
    label = f"{which}の出典を表示(ほか{len(groups)}件)"
    return f'<p class="more">{button(label, "show", cite=str(near[1][0].number))}</p>'


def _group(library: Library, record: Record, citations: list[Citation]) -> str:
    lost = "".join(
        _unplaced(c, "欄の中の位置を特定できないため、強調していません。")
        for c in citations
        if not placed(record, c)
    )
    return card(library, record, citations) + lost


def _copy(answer: Answer, citations: list[Citation]) -> str:
    """Buttons that copy one citation each; ``turn`` is the answer's, whose record the page keeps."""
    buttons = "".join(
        button(f"出典{c.number}をコピー", "copy", form="plain", number=str(c.number), turn=answer.id)
        for c in citations
    )
    return f'<p class="copy-one">{buttons}</p>'


def _unplaced(citation: Citation, reason: str) -> str:
    return (
        f'<blockquote class="unplaced" data-cite="{citation.number}"><p class="origin">'
        f'<span class="number">{citation.number}</span>{text(citation.label)}</p>'
        f'<p>「{text(citation.quote)}」</p><p class="quiet">{text(reason)}</p></blockquote>'
    )


def considered(library: Library, answer: Answer, found: Sequence[Evidence]) -> str:
    """What retrieval proposed and the answer did not cite, best first, one line each."""
    used = [(c.document, c.start, c.end) for c in answer.citations]
    left = [
        e
        for e in found
        if not any(d == e.record.document and s < e.sentence.end and e.sentence.start < t for d, s, t in used)
    ][:MOST_CONSIDERED]
    if not left:
        return '<p class="quiet">ほかに検討した箇所はありません。</p>'
    items = "".join(
        f'<li><p class="origin">{text(library.sources[e.record.document].short_title)} '
        f'<span class="locator">{text(e.record.locator)}</span> {text(e.record.title)}'
        f" {text(e.field.name)}</p><p>{text(e.sentence.display)}</p></li>"
        for e in left
    )
    return f'<ol class="considered">{items}</ol>'
