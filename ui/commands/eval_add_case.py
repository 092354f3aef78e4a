"""``shisaku eval add-case``: a question that a user marked wrong becomes a draft of a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from rag.errors import InputError
from ui.console import notice, write
from ui.questions import read_question

HELP = """
利用者が誤りとした質問と回答から、評価問題の下書き(1行)を作る。

下書きの根拠は回答の引用なので、状態・事実・根拠を必ず見直してから質問集に加える。

例:
  shisaku ask "02-04のKPIは？" --json | shisaku eval add-case - --type field
  shisaku eval add-case 回答.json --comment "年度が違う" --out 下書き.jsonl
"""


def run(
    answer: Annotated[str, typer.Argument(metavar="回答", help="ask --json の出力のファイル(- は標準入力)")],
    kind: Annotated[str, typer.Option("--type", metavar="種別", help="問題の種別(既定 value)")] = "value",
    comment: Annotated[str, typer.Option("--comment", metavar="説明", help="どこが誤りか")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="ファイル", help="このファイルに書き足す。省くと標準出力")
    ] = None,
) -> None:
    """Write the draft."""
    from eval.cases import TYPES, case_files, read_cases
    from eval.drafts import draft_case, to_line
    from eval.source import read_corpus, with_library
    from ui.compose import Application

    wanted = next((name for name in TYPES if name == kind), None)
    if wanted is None:
        raise InputError(f"種別 {kind[:40]} はありません。", f"あるのは {'、'.join(TYPES)} です。")
    application = Application()
    corpus = with_library(read_corpus(application.settings.documents), application.library)
    taken = {located.case.id for located in read_cases(case_files())}
    if out is not None and out.is_file():
        taken |= {located.case.id for located in read_cases([out])}
    case, split = draft_case(_read(answer), wanted, corpus, taken, comment)
    if out is None:
        write(to_line(case).rstrip())
    else:
        with out.open("a", encoding="utf-8") as file:
            file.write(to_line(case))
    notice(f"{case.id} の下書きです。見直してから eval/data/{split}/{kind}.jsonl に加えてください。")


def _read(name: str) -> dict[str, object]:
    try:
        text = read_question("-") if name == "-" else Path(name).read_text(encoding="utf-8")
        value = json.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"回答 {name} を読めません。", "場所と権限を確かめてください。") from error
    except json.JSONDecodeError as error:
        raise InputError(f"回答 {name} は JSON ではありません({error.lineno} 行目)。") from error
    if not isinstance(value, dict):
        raise InputError(f"回答 {name} はオブジェクトではありません。")
    return value
