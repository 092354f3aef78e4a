"""``shisaku eval bless``: make a finished run the baseline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rag.errors import InputError
from ui.console import notice, write

HELP = """
終わった評価を、これから比べる基準にする。基準を書くのはこのコマンドだけ。

例:
  shisaku eval bless                    # .shisaku/eval/shisaku-test
  shisaku eval bless --split smoke
  shisaku eval bless 結果のフォルダー
"""


def run(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="フォルダー", help="eval run が書いたフォルダー。省くと --split のもの"),
    ] = None,
    split: Annotated[
        Literal["dev", "test", "fresh", "all", "smoke"],
        typer.Option("--split", metavar="問題", help="dev、test(既定)、fresh、all、smoke のどれか"),
    ] = "test",
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="ファイル", help="書く基準(既定 eval/baselines/…)")
    ] = None,
) -> None:
    """Bless a run of the present metrics and questions."""
    from eval.artefacts import read_evaluation
    from eval.baselines import bless
    from eval.cases import dataset_hash
    from eval.manifest import metrics_hash
    from eval.report import Report, about, headline
    from rag.settings import load_settings
    from ui.evaluation import Set, baseline_file, cases_of, judge, run_folder, snapshot_of
    from ui.systems import PRODUCT

    source = folder or run_folder(load_settings(), PRODUCT, split)
    evaluation = read_evaluation(source)
    manifest = evaluation.manifest
    names: tuple[Set, ...] = ("dev", "test", "fresh", "all", "smoke")
    name = next((n for n in names if n == manifest.split), None)
    if name is None or manifest.dataset != dataset_hash(cases_of(name)) or manifest.metrics != metrics_hash():
        raise InputError(
            f"{source} はいまの問題か指標による評価ではありません。",
            "shisaku eval run をやり直してください。",
        )
    file = baseline or baseline_file(manifest.system, name)
    verdict = judge(evaluation, file)
    if manifest.dirty:
        notice("未コミットの変更がある状態の評価です。")
    bless(snapshot_of(evaluation), file)
    write(f"基準にしました: {file}({manifest.items}問、コミット {manifest.commit[:10]})")
    write(f"それまでの基準との比較: {headline(Report(evaluation, verdict))}")
    for finding in verdict.findings[:10]:
        write(f"  {about(finding)}")
