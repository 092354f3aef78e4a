"""``shisaku eval compare``: two finished runs, item by item."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.console import write, write_json

HELP = """
終わった評価を二つ比べ、並べた報告を書く。同じ問題・文書・指標の評価だけを比べられる。

例:
  shisaku eval compare .shisaku/eval/shisaku-dev 別のフォルダー
"""


def run(
    before: Annotated[Path, typer.Argument(metavar="前", help="前の評価のフォルダー")],
    after: Annotated[Path, typer.Argument(metavar="後", help="後の評価のフォルダー")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="フォルダー", help="報告を書く場所(既定 .shisaku/eval/compare)"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="判定と指標を JSON で出す")] = False,
) -> int:
    """Compare; the exit code is the verdict's."""
    from eval.artefacts import read_evaluation
    from eval.report import Report
    from eval.report_files import write_reports
    from rag.settings import load_settings
    from ui.commands.eval_run import as_value
    from ui.eval_screen import screen
    from ui.evaluation import contrast, saved_faults

    settings = load_settings()
    base, candidate = read_evaluation(before), read_evaluation(after)
    verdict = contrast(base, candidate)
    report = Report(candidate, verdict, base, saved_faults(settings))
    folder = out or settings.data / "eval" / "compare"
    write_reports(report, folder)
    if as_json:
        write_json(as_value(report) | {"folder": str(folder)})
    else:
        for line in screen(report, folder):
            write(line)
    return verdict.exit_code
