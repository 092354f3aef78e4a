"""``shisaku eval faults``: do the checks notice damage, and do they cry wolf?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.console import notice, progress, style, write, write_json

if TYPE_CHECKING:
    from eval.good_answers import Good
    from ui.evaluation import Workbench

HELP = """
正しい回答をわざと壊し、検査が気づくか、壊す前の回答に誤って警報を出さないかを測る。

dev の問題に答え、正しかった回答(なければ根拠から組み立てた回答)を一か所ずつ壊す。
終わった評価があれば --run で使える。
終了コード: 0 下限(gates.toml)を満たす、1 満たさない

--verifier は、言語モデルの文を照合する検査(rag/llm)を測る。手で書いた言い換えの文と、
正しかった回答の文を一か所ずつ変え、示されないかを数える。変えない文を除いた数も数える。
"""


def run(
    finished: Annotated[
        Path | None, typer.Option("--run", metavar="フォルダー", help="答え直さずに、この評価の回答を使う")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="件数", min=1, help="誤り1種類ごとに壊す回答の数(既定 150)")
    ] = 150,
    verifier: Annotated[
        bool, typer.Option("--verifier", help="言語モデルの文を照合する検査のほうを測る")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="表を JSON で出す")] = False,
) -> int:
    """Print the table and keep it for the reports."""
    from eval.artefacts import read_evaluation
    from eval.faults import missed, run_faults
    from eval.gate import load_gates
    from eval.good_answers import good_answers
    from eval.manifest import metrics_hash
    from eval.report_markdown import fault_table
    from eval.runner import evaluate
    from ui.compose import Application
    from ui.evaluation import Workbench, cases_of, save_faults
    from ui.systems import PRODUCT, make_system

    gates = load_gates().faults
    application = Application(notice=notice, progress=progress)
    bench = Workbench.of(application)
    if finished is not None:
        evaluation = evaluate(read_evaluation(finished).run, bench.scorer)
    else:
        product = replace(make_system(PRODUCT, application, bench.corpus), retrieve=None)
        evaluation = bench.run(product, cases_of("dev"), "dev", progress)
    good = good_answers(evaluation, bench.corpus)
    if verifier:
        return _verifier(bench, good, as_json)
    with progress("回答を壊しています") as advance:
        report = run_faults(good, bench.scorer, metrics_hash(), limit=limit, progress=advance)
    problems = missed(report, gates)
    file = save_faults(report, application.settings)
    if as_json:
        write_json(report.to_dict() | {"problems": list(problems)})
        return int(bool(problems))
    built = f"うち根拠から組み立てたもの {report.built}"
    write(f"正しい回答 {report.answers} 件({built})を壊した。検出: 担当する検査が新たに不合格になった割合。")
    write("")
    write(fault_table(report, gates.gated))
    write("")
    for problem in problems:
        write(style("不可", fg="red") + f" {problem}")
    if not problems:
        limits = f"検出 {gates.detection:.0%} 以上、誤警報 {gates.false_alarms:.0%} 以下"
        write(style(f"合格: ゲートの誤りはすべて {limits}", fg="green"))
    notice(f"{file} に残しました。")
    return int(bool(problems))


def _verifier(bench: Workbench, good: Sequence[Good], as_json: bool) -> int:
    """Measure the verifier on each set of sentences and print one table."""
    from eval.verifier_faults import measure, problems, table
    from eval.verifier_samples import answered, paraphrases

    library = bench.application.library
    verify = bench.application.language_models.verifier
    sets = {
        "言い換え(規則のあとに書いた組)": paraphrases(library, ["fresh"]),
        "言い換え(調整に使わない組)": paraphrases(library, ["test"]),
        "言い換え(調整に使った組)": paraphrases(library, ["dev"]),
        "正しかった回答の文": answered(good, library),
    }
    reports = {}
    for name, samples in sets.items():
        with progress(f"{name}を照合しています") as advance:
            reports[name] = measure(samples, verify, bench.corpus, advance)
    found = [f"{name}、{problem}" for name, report in reports.items() for problem in problems(report)]
    if as_json:
        write_json({name: report.to_dict() for name, report in reports.items()} | {"problems": found})
        return int(bool(found))
    for line in table(reports):
        write(line)
    write("")
    for problem in found:
        write(style("不可", fg="red") + f" {problem}")
    if not found:
        write(style("合格", fg="green"))
    return int(bool(found))
