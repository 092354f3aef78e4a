"""``shisaku eval run``: answer a question set, score it, hold it against the baseline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ui.console import notice, progress, write, write_json

if TYPE_CHECKING:
    from eval.report import Report

HELP = """
質問集に答え、採点し、基準と比べて、判定を1画面に出す。報告は report.html など。

例:
  shisaku eval run                    # test(調整に使わない問題)
  shisaku eval run --split dev
  shisaku eval run --smoke            # 約60問。1分以内
  shisaku eval run --system bm25-3
  shisaku eval run --split dev --llm local   # 言語モデルに書かせた回答(--system llm-local と同じ)

終了コード: 0 合格、1 悪化や下限割れ、2 比べられない、3 実行できなかった
"""


def run(
    split: Annotated[
        Literal["dev", "test", "fresh", "all"],
        typer.Option(
            "--split", metavar="問題", help="dev、test(既定)、fresh(一度だけ採点した新しい問題)、all のどれか"
        ),
    ] = "test",
    smoke: Annotated[bool, typer.Option("--smoke", help="全体から選んだ約60問だけ")] = False,
    system: Annotated[
        str,
        typer.Option(
            "--system", metavar="名前", help="答えるシステム(既定 shisaku。一覧は eval systems --help)"
        ),
    ] = "shisaku",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="フォルダー", help="結果を書く場所(既定 .shisaku/eval/…)")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="ファイル", help="比べる基準(既定 eval/baselines/…)")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="判定と指標を JSON で出す")] = False,
    llm: Annotated[
        str | None, typer.Option("--llm", metavar="名前", help="設定 [llm.名前] の言語モデルに書かせる")
    ] = None,
) -> int:
    """Run, write the files, print the verdict; the exit code is the verdict's."""
    from eval.report import Report
    from eval.report_files import write_reports
    from ui.compose import Application
    from ui.eval_screen import screen
    from ui.evaluation import Set, Workbench, baseline_file, cases_of, judge, run_folder, saved_faults
    from ui.systems import LLM, make_system

    system = f"{LLM}{llm}" if llm else system
    name: Set = "smoke" if smoke else split
    cases = cases_of(name)
    application = Application(notice=notice, progress=progress)
    bench = Workbench.of(application)
    evaluation = bench.run(make_system(system, application, bench.corpus), cases, name, progress)
    verdict = judge(evaluation, baseline or baseline_file(system, name))
    report = Report(evaluation, verdict, faults=saved_faults(application.settings))
    folder = out or run_folder(application.settings, system, name)
    write_reports(report, folder)
    if as_json:
        write_json(as_value(report) | {"folder": str(folder)})
    else:
        for line in screen(report, folder):
            write(line)
    return verdict.exit_code


def as_value(report: Report) -> dict[str, object]:
    """Verdict and overall figures as plain values."""
    from eval.report import headline

    summary = report.evaluation.summary
    return {
        "outcome": report.verdict.outcome.value,
        "exit_code": report.verdict.exit_code,
        "headline": headline(report),
        "system": report.evaluation.manifest.system,
        "split": report.evaluation.manifest.split,
        "items": summary.items,
        "errors": list(summary.errors),
        "overall": {
            name: {"mean": f.mean, "low": f.low, "high": f.high, "n": f.n, "unmeasured": f.unmeasured}
            for name, f in summary.overall.items()
        },
        "by_type": {kind: f["strict"].mean for kind, f in summary.by_type.items()},
        "figures": dict(summary.figures),
    }
