"""``shisaku eval check``: are the questions themselves right?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.console import write, write_json

HELP = """
質問集そのものを原文と照らして点検する。証拠は一字一句あるか、一覧と件数は合うか、など。

終了コード: 0 誤りなし、2 誤りあり
"""


def run(
    folder: Annotated[
        Path | None, typer.Option("--data", metavar="フォルダー", help="質問集のフォルダー(既定 eval/data)")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="誤りを JSON で出す")] = False,
) -> int:
    """Print every problem with file and line."""
    from dataclasses import asdict

    from eval.cases import DATA, EVERY_SPLIT, case_files, read_cases
    from eval.check_cases import check_cases, read_rules
    from eval.source import read_corpus
    from rag.settings import load_settings

    data = folder or DATA
    cases = read_cases(case_files(data, EVERY_SPLIT))
    problems = check_cases(cases, read_corpus(load_settings().documents), read_rules(data / "rules.toml"))
    if as_json:
        write_json({"cases": len(cases), "problems": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            write(str(problem))
        write(f"{len(cases)}問、誤り {len(problems)} 件")
    return 2 if problems else 0
