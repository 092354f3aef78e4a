"""report.html: one file with everything in it, that asks nothing of the network."""

from __future__ import annotations

from pathlib import Path

from eval.labels import ARMS, FIGURES, GROUPS, OUTCOMES, TYPES, metric_label
from eval.metric_refusal import risk_coverage
from eval.metric_retrieval import CUTOFFS
from eval.report import (
    Report,
    Row,
    about,
    headline,
    items,
    latencies,
    percentile,
    rows,
    types_present,
)
from eval.report_svg import Bar, bars, lines
from eval.results import Evaluation
from eval.summary import confidences

TEMPLATES = Path(__file__).resolve().parent / "templates"
_CUT = 600


def render_html(report: Report) -> str:
    """The whole page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"label": metric_label, "cut": cut, "number": number, "signed": signed}
    evaluation = report.evaluation
    views = items(report)
    flipped = {flip.item: None for flip in report.verdict.flips}
    by_id = {view.case.id: view for view in views}
    return environment.get_template("report.html.j2").render(
        report=report,
        manifest=evaluation.manifest,
        summary=evaluation.summary,
        verdict=report.verdict,
        outcome=OUTCOMES[report.verdict.outcome],
        headline=headline(report),
        findings=[(f.level, about(f), f.item) for f in report.verdict.findings],
        groups=grouped(rows(report)),
        figures=[(FIGURES[name], value) for name, value in evaluation.summary.figures.items()],
        types=[(kind, TYPES[kind]) for kind in types_present(report)],  # type: ignore[index]
        items=views,
        flips=[by_id[name] for name in flipped],
        plots=plots(report),
        faults=report.faults,
        speed=_speed(evaluation),
        style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
        script=(TEMPLATES / "report.js").read_text(encoding="utf-8"),
    )


def grouped(found: tuple[Row, ...]) -> list[tuple[str, list[Row]]]:
    """The rows in the groups of ``eval.labels``; retrieval comes last."""
    by_name = {row.name: row for row in found}
    groups = [(title, [by_name[name] for name in names if name in by_name]) for title, names in GROUPS]
    named = {name for _, names in GROUPS for name in names}
    return [*groups, ("検索", [row for row in found if row.name not in named])]


def plots(report: Report) -> list[tuple[str, str, str]]:
    """(title, SVG, note) of every plot that there is something to draw for."""
    evaluation = report.evaluation
    found = [("種別ごとの厳密な正答", _by_type(report), "棒は割合、線は 95 % 信頼区間、右は割合と問題数。")]
    curves = {
        ARMS.get(arm, arm): [
            (float(i), evaluation.summary.overall[f"{arm}.recall@{k}"].mean or 0.0)
            for i, k in enumerate(CUTOFFS)
        ]
        for arm in evaluation.run.arms
    }
    if curves:
        ticks = [(float(i), f"@{k}") for i, k in enumerate(CUTOFFS)]
        svg = lines(curves, "検索の再現率", "上位 k 件", "根拠箇所の再現率", ticks)
        found.append(("検索の再現率(方式別)", svg, "根拠箇所のうち、上位 k 件の断片に含まれる割合の平均。"))
    confident = confidences(evaluation.scores)
    if confident:
        points = list(risk_coverage(confident))
        ticks = [(x / 4, f"{x / 4:.0%}") for x in range(5)]
        top = max(0.1, max(risk for _, risk in points))
        svg = lines({"誤り": points}, "誤りと回答率", "回答した割合", "誤りの割合", ticks, top)
        found.append(("誤りと回答率", svg, "確信度の高い順に答えたときの、厳密な正答でない割合。"))
    values = latencies(evaluation)
    if values and values[-1] > 0:
        high = percentile(values, 0.99) * 1.1
        ticks = [(high * part / 4, f"{high * part / 4:.0f} ms") for part in range(5)]
        points = [(min(v, high), (i + 1) / len(values)) for i, v in enumerate(values)]
        svg = lines(
            {"回答": [(0.0, 0.0), *points]}, "回答の時間", "時間", "ここまでに答えた割合", ticks, steps=True
        )
        found.append(("回答の時間", svg, _speed(evaluation)))
    return found


def _by_type(report: Report) -> str:
    figures = [(kind, report.evaluation.summary.by_type[kind]["strict"]) for kind in types_present(report)]
    return bars(
        [
            Bar(TYPES[kind], f.mean or 0.0, f.low or 0.0, f.high or 0.0, f"n={f.n}")  # type: ignore[index]
            for kind, f in figures
        ],
        "種別ごとの厳密な正答",
    )


def _speed(evaluation: Evaluation) -> str:
    values = latencies(evaluation)
    p50, p95 = (percentile(values, share) for share in (0.5, 0.95))
    return f"中央値 {p50:.0f} ms、95 % 点 {p95:.0f} ms、合計 {sum(values) / 1000:.1f} 秒({len(values)} 問)"


def cut(text: str, length: int = _CUT) -> str:
    """The text, shortened with … where it is too long to read."""
    return text if len(text) <= length else text[:length] + "…"


def number(value: float | None, digits: int = 3) -> str:
    """A figure, or – where there is none."""
    return "–" if value is None else f"{value:.{digits}f}"


def signed(value: float) -> str:
    """A difference with its sign; a real minus."""
    return f"{value:+.3f}".replace("-", "−")
