"""``shisaku eval score``: score answers that another system wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from ui.console import notice, progress, write, write_json

HELP = """
ほかのシステムが書いた回答(1行に1件の JSONL)を採点する。

回答の形は shisaku ask --json と同じ。id、status、text だけは要る。
回答のない問題は 0 点とし、一覧に出す。

例:
  shisaku eval score 回答.jsonl --split dev
"""


def run(
    answers: Annotated[Path, typer.Argument(metavar="回答", help="回答のファイル(JSONL)")],
    split: Annotated[
        Literal["dev", "test", "fresh", "all", "smoke"],
        typer.Option("--split", metavar="問題", help="dev、test(既定)、fresh、all、smoke のどれか"),
    ] = "test",
    name: Annotated[str, typer.Option("--name", metavar="名前", help="報告に書くシステムの名前")] = "answers",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="フォルダー", help="結果を書く場所(既定 .shisaku/eval/…)")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="指標を JSON で出す")] = False,
) -> int:
    """Score; 0, since nothing is compared."""
    from eval.answers import read_answers, submitted_run
    from eval.report import Report
    from eval.report_files import write_reports
    from eval.runner import evaluate
    from eval.verdict import decide
    from ui.commands.eval_run import as_value
    from ui.compose import Application
    from ui.eval_screen import screen
    from ui.evaluation import Workbench, cases_of, run_folder, saved_faults

    cases = cases_of(split)
    application = Application(notice=notice, progress=progress)
    bench = Workbench.of(application)
    submitted = read_answers(answers, cases, bench.corpus.sha256)
    if submitted.missing:
        notice(f"回答のない問題 {len(submitted.missing)} 件を 0 点とします: {'、'.join(submitted.missing)}")
    with progress("採点しています") as advance:
        evaluation = evaluate(submitted_run(submitted, cases, name), bench.scorer, split, advance)
    report = Report(evaluation, decide(()), faults=saved_faults(application.settings))
    folder = out or run_folder(application.settings, name, split)
    write_reports(report, folder)
    if as_json:
        write_json(as_value(report) | {"folder": str(folder)})
    else:
        for line in screen(report, folder):
            write(line)
    return 0
