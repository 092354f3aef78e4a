"""report.md: the verdict as a GitHub alert, then tables. Without timings, so that it repeats exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eval.faults import FaultReport
from eval.labels import FIGURES, TYPES, metric_label
from eval.report import Report, about, headline, items, rows, types_present
from eval.results import Evaluation, Figure
from eval.verdict import Outcome

_ALERTS = {
    Outcome.PASS: "NOTE",
    Outcome.WARN: "WARNING",
    Outcome.FAIL: "CAUTION",
    Outcome.INCOMPARABLE: "CAUTION",
}
SYSTEM_METRICS = (
    "strict",
    "facts",
    "gold_cited",
    "list_exact",
    "refusal_recall",
    "not_over_refused",
    "citations_exist",
    "length",
)
_DETAIL = 300


def render_markdown(report: Report) -> str:
    """The whole report. For a run that is not of the dev split no question is shown."""
    evaluation = report.evaluation
    parts = [
        f"> [!{_ALERTS[report.verdict.outcome]}]\n> {headline(report)}",
        *([_findings(report)] if report.verdict.findings else []),
        "## 指標\n\n" + _figures(report),
        "## 種別\n\n" + _types(report),
        "## 変わった問題(悪いものから)\n\n" + _flips(report),
        "## 測れなかったもの\n\n" + _unmeasured(report),
    ]
    if report.faults:
        parts.append("## 検査の検査\n\n" + fault_table(report.faults))
    parts.append("## 条件\n\n" + _manifest(evaluation))
    return "\n\n".join(parts) + "\n"


def table(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """A Markdown table, all columns but the first to the right."""
    lines = [list(head), ["---", *["---:"] * (len(head) - 1)], *body]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |"
        for line in lines
    )


def share(figure: Figure) -> str:
    """0.913 [0.882, 0.937], or – where nothing was measured."""
    if figure.mean is None:
        return "–"
    return f"{figure.mean:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


def _findings(report: Report) -> str:
    found = [about(f) for f in report.verdict.findings]
    more = [f"- ほか {len(found) - 20} 件"] if len(found) > 20 else []
    return "\n".join([*(f"- {text}" for text in found[:20]), *more])


def _figures(report: Report) -> str:
    body = []
    for row in rows(report):
        c = row.comparison
        compared = (
            [f"{c.base:.3f}", f"{c.delta:+.3f} [{c.low:+.3f}, {c.high:+.3f}]", f"{c.p_holm:.3f}"]
            if c
            else ["–", "–", "–"]
        )
        gate = "○" if c and c.gated else ""
        n = [str(row.figure.n), str(row.figure.unmeasured)]
        body.append([row.label, share(row.figure), *compared, *n, gate])
    head = ("指標", "今回 [95%]", "基準", "差 [95%]", "p(Holm)", "n", "測れない", "ゲート")
    figures = "、".join(
        f"{FIGURES[name]} {'未測定' if value is None else f'{value:.3f}'}"
        for name, value in report.evaluation.summary.figures.items()
    )
    return f"{table(head, body)}\n\n{figures}"


def _types(report: Report) -> str:
    by_type = report.evaluation.summary.by_type
    body = [
        [f"{TYPES[kind]} `{kind}`", str(by_type[kind]["strict"].n), share(by_type[kind]["strict"])]  # type: ignore[index]
        for kind in types_present(report)
    ]
    return table(("種別", "n", "厳密な正答 [95%]"), body)


def _flips(report: Report) -> str:
    if not report.verdict.comparisons:
        return "比べていない。"
    views = {view.case.id: view for view in items(report)}
    lines = []
    for flip in report.verdict.flips:
        view = views[flip.item]
        lines.append(
            f"- {'悪化' if flip.worse else '改善'} `{flip.item}` {metric_label(flip.metric)} "
            f"{flip.before:.3f} → {flip.after:.3f}"
        )
        if flip.worse and not report.held_back:
            detail = next((c.detail for c in view.failed if c.name == flip.metric), "")
            expected = "、".join(f"{name} {text}" for name, text in view.expected)
            answer = view.answer.text if view.answer else view.score.error
            lines += [
                f"  - 質問: {_line(view.case.question)}",
                f"  - 期待: {_line(expected)}",
                f"  - 回答: {_line(answer)}",
                f"  - 検査: {_line(detail)}",
                *(f"  - 根拠: {place} {_line(text)}" for place, text in view.evidence),
            ]
    return "\n".join(lines) or "なし。"


def _line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _DETAIL else flat[:_DETAIL] + "…"


def _unmeasured(report: Report) -> str:
    found = [f"- {row.label}: {row.figure.unmeasured} 問" for row in rows(report) if row.figure.unmeasured]
    found += (
        [f"- 失敗した問題: {'、'.join(report.evaluation.summary.errors)}"]
        if report.evaluation.summary.errors
        else []
    )
    return "\n".join(found) or "なし。"


def _manifest(evaluation: Evaluation) -> str:
    value = evaluation.manifest.to_dict()
    value["versions"] = "、".join(f"{k} {v}" for k, v in value["versions"].items())
    return "\n".join(f"- {name}: {text}" for name, text in value.items())


def fault_table(faults: FaultReport, gated: Sequence[str] = ()) -> str:
    """Per fault: how many were made, how many noticed, how many false alarms."""
    head = ("誤り", "n", "検出 [95%]", "誤警報", "担当する検査", *(["ゲート"] if gated else []))
    body = [
        [
            f.label,
            str(f.n),
            f"{f.detection:.1%} [{f.low:.1%}, {f.high:.1%}]",
            f"{f.alarm_rate:.1%} ({f.alarms}/{f.clean})",
            "、".join(metric_label(name) for name in f.targets) if len(f.targets) < 8 else "根拠の検査すべて",
            *(["○" if f.name in gated else ""] if gated else []),
        ]
        for f in faults.figures
    ]
    return table(head, body)


def systems_table(evaluations: Mapping[str, Evaluation]) -> str:
    """One line a system: what it is, n, the main figures with intervals."""
    head = ("システム", "n", *(metric_label(name) for name in SYSTEM_METRICS))
    body = [
        [label, str(e.summary.items), *(share(e.summary.overall[name]) for name in SYSTEM_METRICS)]
        for label, e in evaluations.items()
    ]
    commits = sorted(
        {e.manifest.commit[:10] + ("+" if e.manifest.dirty else "") for e in evaluations.values()}
    )
    return f"{table(head, body)}\n\nコミット {'、'.join(commits)}。[ ] は 95 % 信頼区間。"
