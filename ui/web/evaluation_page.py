"""The latest evaluation as a page: figures beside the baseline, by type, and the blessed baselines.

Only aggregates are shown: those who tune must not read the questions of the test set here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import fmean
from typing import Any

from eval.artefacts import MANIFEST, SUMMARY, read_value
from eval.baselines import BASELINES, Snapshot, read_baseline
from eval.labels import TYPES, metric_label
from rag.errors import InputError
from rag.settings import Settings
from ui.web.markup import text

_FIGURES = (
    "strict", "facts", "gold_cited", "list_exact", "count_exact", "premise_corrected", "refusal_recall",
    "not_over_refused", "support_content", "fidelity_numbers", "fidelity_quotes", "citations_exist", "length",
)  # fmt: skip
_SETS = {
    "dev": "dev(調整用)",
    "test": "test(調整に使わない)",
    "fresh": "fresh(規則を固めてから書いたもの)",
    "smoke": "smoke(一部)",
    "all": "全部",
}
_COMMANDS = (
    ("shisaku eval run", "調整に使わない質問に答え、採点し、基準と比べる(数十秒)"),
    ("shisaku eval run --smoke", "約60問だけで素早く確かめる"),
    ("shisaku eval bless", "終わった評価を、これから比べる基準にする"),
    ("shisaku eval from-feedback", "チャットのフィードバックから評価問題の下書きを作る"),
)


@dataclass(frozen=True, slots=True)
class Latest:
    """The files of the run that ended last."""

    folder: Path
    manifest: Mapping[str, Any]
    summary: Mapping[str, Any]
    when: datetime


def latest(settings: Settings) -> Latest | None:
    """The product's run that ended last, or None.

    Raises:
        InputError: its files are damaged.
    """
    found = sorted((settings.data / "eval").glob(f"shisaku-*/{MANIFEST}"), key=lambda f: f.stat().st_mtime)
    known = [file for file in found if file.parent.name.removeprefix("shisaku-") in _SETS]
    if not known:
        return None
    folder = known[-1].parent
    when = datetime.fromtimestamp(known[-1].stat().st_mtime).astimezone()
    return Latest(folder, read_value(folder / MANIFEST), read_value(folder / SUMMARY), when)


def evaluation_page(settings: Settings) -> str:
    """The whole tab."""
    baselines = dict(_baselines())
    try:
        run = latest(settings)
        shown = _run(run, baselines) if run else _nothing()
    except (InputError, KeyError, TypeError, ValueError) as error:
        reason = error.message if isinstance(error, InputError) else "評価結果の形式が違います。"
        shown = f'<p class="notice">{text(reason)} shisaku eval run でもう一度評価してください。</p>'
    return f'<div class="sheet">{shown}{_blessed(baselines)}{_commands()}</div>'


def _nothing() -> str:
    return (
        "<h2>最新の評価</h2><p>このコンピューターでは、まだ評価していません。"
        "下のコマンドで評価すると、次にこのページを開いたとき、ここに結果が出ます。</p>"
    )


def _run(run: Latest, baselines: Mapping[str, Snapshot]) -> str:
    manifest, summary = run.manifest, run.summary
    split = str(manifest["split"])
    base = baselines.get(f"{manifest['system']}-{split}")
    commit = f"、コミット {str(manifest['commit'])[:10]}" if manifest.get("commit") else ""
    changed = "(変更あり)" if manifest.get("dirty") else ""
    errors = summary.get("errors") or ()
    failed = f'<p class="notice">答えられなかった問題が {len(errors)} 件あります。</p>' if errors else ""
    return (
        f"<h2>最新の評価</h2><p>{run.when:%Y-%m-%d %H:%M}、質問集 {text(_SETS.get(split, split))} "
        f"{text(manifest['items'])}問{text(commit + changed)}</p>"
        f'<p class="quiet">報告: {text(run.folder / "report.html")}</p>{failed}'
        f"{_figures(summary['overall'], base)}{_types(summary['by_type'], base)}"
    )


def _figures(overall: Mapping[str, Any], base: Snapshot | None) -> str:
    rows = []
    for name in _FIGURES:
        figure = overall.get(name)
        if figure is None or figure["mean"] is None:
            continue
        rows.append(
            [
                metric_label(name),
                f"{figure['mean']:.3f}",
                f"{figure['low']:.3f}〜{figure['high']:.3f}",
                *_against(figure["mean"], _mean(base, name)),
                str(figure["n"]),
            ]
        )
    head = ("指標", "今回", "95%信頼区間", "基準", "差", "問題数")
    return _table("指標", head, rows)


def _types(by_type: Mapping[str, Any], base: Snapshot | None) -> str:
    rows = []
    for kind, label in TYPES.items():
        figure = by_type.get(kind, {}).get("strict")
        if figure is None or figure["mean"] is None:
            continue
        right = f"{figure['passed']}/{figure['n']}"
        rows.append(
            [label, right, f"{figure['mean']:.3f}", *_against(figure["mean"], _mean(base, "strict", kind))]
        )
    return _table("問いの種別ごとの厳密な正答", ("種別", "正答", "割合", "基準", "差"), rows)


def _blessed(baselines: Mapping[str, Snapshot]) -> str:
    rows = [
        [
            f"{base.system} {_SETS.get(name.rpartition('-')[2], '')}",
            str(len(base.items)),
            *(_shown(_mean(base, metric)) for metric in ("strict", "facts", "refusal_recall")),
            base.commit[:10],
        ]
        for name, base in baselines.items()
    ]
    labels = [metric_label(metric) for metric in ("strict", "facts", "refusal_recall")]
    return _table("基準(これより悪くなれば不合格)", ("基準", "問題数", *labels, "コミット"), rows)


def _commands() -> str:
    items = "".join(f"<dt><code>{text(c)}</code></dt><dd>{text(what)}</dd>" for c, what in _COMMANDS)
    return f'<h3>評価するには</h3><dl class="commands">{items}</dl>'


def _baselines() -> list[tuple[str, Snapshot]]:
    return [(file.stem, read_baseline(file)) for file in sorted(BASELINES.glob("*.json"))]


def _mean(base: Snapshot | None, metric: str, kind: str = "") -> float | None:
    """The baseline's mean of a metric over the items it concerns, of one type where ``kind`` says so."""
    if base is None:
        return None
    values = [i.values[metric] for i in base.items.values() if metric in i.values and kind in ("", i.type)]
    return fmean(values) if values else None


def _against(mean: float, base: float | None) -> tuple[str, str]:
    return (_shown(base), "" if base is None else f"{mean - base:+.3f}")


def _shown(value: float | None) -> str:
    return "なし" if value is None else f"{value:.3f}"


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{text(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{text(row[0])}</th>{"".join(f"<td>{text(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return (
        f'<h3>{text(title)}</h3><div class="wide-table" tabindex="0" role="region" aria-label="{text(title)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
