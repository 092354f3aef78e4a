"""A checked draft as text for a terminal: a summary, then every claim with its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from rag.drafting.report import VERDICTS, CheckedClaim, Deviation, Report, Verdict
from ui.console import printable, style

KINDS: dict[str, str] = {
    "number": "数",
    "unit": "単位",
    "date": "時期",
    "ministry": "府省庁",
    "role": "主担当・連携の別",
    "name": "名称",
    "id": "番号・節",
    "negation": "肯定・否定",
    "modality": "実施・検討などの別",
    "quote": "引用",
    "scope": "範囲",
    "agent": "主体",
    "wording": "記載にない語",
    "citation": "出典の位置",
}
"""Kinds of differences as people read them."""
_COLOURS: dict[Verdict, str] = {
    "一致": "green",
    "相違": "red",
    "裏付けなし": "yellow",
    "対象外": "bright_black",
}
_LONGEST = 70


def report_lines(report: Report, draft: str, everything: bool = False) -> Iterator[str]:
    """The summary and one block a claim, with the line of the draft it stands in.

    Without ``everything`` what is 対象外 is only counted.
    """
    counts = "、".join(f"{v} {report.count(v)}" for v in VERDICTS)
    yield style(f"{len(report.claims)}文を点検しました: {counts}", bold=True)
    for claim in report.claims:
        if everything or claim.verdict != "対象外":
            yield ""
            yield from _claim_lines(claim, draft.count("\n", 0, claim.start) + 1)


def _claim_lines(claim: CheckedClaim, line: int) -> Iterator[str]:
    mark = style(claim.verdict, fg=_COLOURS[claim.verdict], bold=True)
    yield f"{mark} {line}行目 {printable(' '.join(claim.text.split()))}"
    for difference in claim.differences:
        yield f"    {difference_line(difference)}"
    near = "近い箇所: " if claim.verdict == "裏付けなし" else ""
    for citation in claim.citations:
        quote = " ".join(printable(citation.quote).split())
        short = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
        yield f"    {style(f'{near}{citation.label}', fg='cyan')}「{short}」"


def difference_line(difference: Deviation) -> str:
    """数: 草稿「45回」→ 文書「40回」."""
    said = printable(" ".join(difference.draft.split()))
    if difference.kind == "citation":
        return f"{KINDS['citation']}: 「{said}」は文書にありません"
    source = printable(" ".join(difference.source.split()))
    instead = f"文書「{source}」" if source else "文書に記載がありません"
    return f"{KINDS[difference.kind]}: 草稿「{said}」→ {instead}"
