"""The verdict of an evaluation on one screen of a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unicodedata import east_asian_width

from eval.labels import TYPES
from eval.report import Report, about, headline, latencies, percentile, rows, types_present
from eval.verdict import Finding, Outcome
from ui.console import style

SHOWN = (
    "strict", "facts", "gold_cited", "list_exact", "count_exact", "premise_corrected", "refusal_recall",
    "not_over_refused", "support_content", "fidelity_numbers", "fidelity_quotes", "citations_exist",
    "citations_cover", "hybrid.recall@5",
)  # fmt: skip
_COLOURS = {Outcome.PASS: "green", Outcome.WARN: "yellow", Outcome.FAIL: "red", Outcome.INCOMPARABLE: "red"}
_FINDINGS = 10
_COLUMNS = 4


def screen(report: Report, folder: Path | None = None) -> Iterator[str]:
    """The lines. Questions are named by id only, so that test questions stay unread."""
    evaluation, verdict = report.evaluation, report.verdict
    manifest = evaluation.manifest
    yield style(headline(report), fg=_COLOURS[verdict.outcome], bold=True)
    values = latencies(evaluation)
    speed = f"回答 中央値 {percentile(values, 0.5):.0f} ms、95%点 {percentile(values, 0.95):.0f} ms"
    state = (
        f"コミット {manifest.commit[:10]}{'(変更あり)' if manifest.dirty else ''}" if manifest.commit else ""
    )
    yield style(
        "、".join(p for p in (manifest.system, f"{manifest.split} {manifest.items}問", speed, state) if p),
        dim=True,
    )
    yield ""
    yield from _figures(report)
    yield ""
    yield from _types(report)
    errors = evaluation.summary.errors
    if errors:
        yield ""
        yield style(f"失敗した問題 {len(errors)}: {'、'.join(errors[:8])}", fg="red")
        yield style(next(s.error for s in evaluation.scores if s.error).splitlines()[-1], dim=True)
    yield from _findings(report)
    if folder is not None:
        yield ""
        yield f"報告: {folder / 'report.html'}"


def _figures(report: Report) -> Iterator[str]:
    yield style(f"{pad('指標', 28)}{'今回':>4}   95%区間         基準    差       n", dim=True)
    by_name = {row.name: row for row in rows(report)}
    for row in (by_name[name] for name in SHOWN if name in by_name):
        figure, c = row.figure, row.comparison
        if figure.mean is None:
            continue
        line = f"{pad(row.label, 28)}{figure.mean:6.3f}  [{figure.low:.3f}, {figure.high:.3f}]"
        if c is None:
            yield f"{line}{'–':>7} {'–':>7} {figure.n:5}"
            continue
        delta = f"{c.delta:+7.3f}"
        shown = style(delta, fg="red" if c.delta < 0 else "green") if c.delta else delta
        yield f"{line} {c.base:7.3f} {shown} {figure.n:5}"


def _types(report: Report) -> Iterator[str]:
    cells = []
    for kind in types_present(report):
        figure = report.evaluation.summary.by_type[kind]["strict"]
        cells.append(pad(f"{TYPES[kind]} {figure.passed}/{figure.n}", 26))  # type: ignore[index]
    yield style("種別ごとの厳密な正答", dim=True)
    for start in range(0, len(cells), _COLUMNS):
        yield "".join(cells[start : start + _COLUMNS]).rstrip()


def _findings(report: Report) -> Iterator[str]:
    findings = [f for f in report.verdict.findings if f.level != Outcome.INCOMPARABLE]  # see the headline
    if findings:
        yield ""
    for finding in findings[:_FINDINGS]:
        yield _finding(finding)
    if len(findings) > _FINDINGS:
        yield f"  ほか {len(findings) - _FINDINGS} 件"
    worse = [flip.item for flip in report.verdict.flips if flip.worse]
    better = {flip.item for flip in report.verdict.flips if not flip.worse} - set(worse)
    if worse or better:
        named = "、".join(dict.fromkeys(worse[:12]))
        yield f"変わった問題: 悪化 {len(set(worse))}{f'({named})' if named else ''}、改善 {len(better)}"


def _finding(finding: Finding) -> str:
    mark = "注意" if finding.level == Outcome.WARN else "不可"
    return f"{style(mark, fg=_COLOURS[finding.level])} {about(finding)}"


def pad(text: str, width: int) -> str:
    """The text with spaces behind it up to ``width`` columns; wide characters take two."""
    used = sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(1, width - used)
