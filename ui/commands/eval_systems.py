"""``shisaku eval systems``: the product beside its halves and the baselines, as a Markdown table."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from rag.errors import InputError
from ui.console import notice, progress, write, write_json

HELP = """
同じ問題にいくつかのシステムで答え、比べた表(Markdown)を出す。

システム: shisaku(この製品)、shisaku-lexical と shisaku-dense(検索を片方だけにしたもの)、
  bm25-3(BM25 の上位3文)、llama-index(LlamaIndex の既定の構成)

例:
  shisaku eval systems
  shisaku eval systems --split dev --system shisaku --system bm25-3
"""


def run(
    split: Annotated[
        Literal["dev", "test", "fresh", "all", "smoke"],
        typer.Option("--split", metavar="問題", help="dev、test(既定)、fresh、all、smoke のどれか"),
    ] = "test",
    system: Annotated[
        list[str] | None, typer.Option("--system", metavar="名前", help="このシステムだけ。繰り返せる")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="指標を JSON で出す")] = False,
) -> None:
    """Run the systems one after another; each run's files are kept."""
    from eval.report import Report
    from eval.report_files import write_reports
    from eval.report_markdown import systems_table
    from eval.verdict import decide
    from ui.commands.eval_run import as_value
    from ui.compose import Application
    from ui.evaluation import Workbench, cases_of, run_folder
    from ui.systems import SYSTEMS, make_system

    names = tuple(dict.fromkeys(system or SYSTEMS))
    if unknown := [name for name in names if name not in SYSTEMS]:
        raise InputError(
            f"システム {unknown[0][:40]} はありません。", f"あるのは {'、'.join(SYSTEMS)} です。"
        )
    cases = cases_of(split)
    application = Application(notice=notice, progress=progress)
    bench = Workbench.of(application)
    reports = {}
    for name in names:
        with progress(f"{name} を用意しています"):
            made = make_system(name, application, bench.corpus)
        reports[name] = Report(bench.run(made, cases, split, progress), decide(()))
        write_reports(reports[name], run_folder(application.settings, name, split))
    if as_json:
        write_json({name: as_value(report) for name, report in reports.items()})
    else:
        write(systems_table({SYSTEMS[name][0]: report.evaluation for name, report in reports.items()}))
