"""``shisaku eval from-feedback``: what readers said of answers becomes drafts of cases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rag.errors import InputError
from ui.console import notice, write, write_json

HELP = """
チャットで集めたフィードバックから、評価問題の下書きを作る。

下書きのファイルに書き足します。前に作った下書きは変えず、同じ質問の下書きを二度は作りません。
下書きの根拠は回答の引用なので、状態・事実・根拠を必ず見直してから質問集に加えてください。

例:
  shisaku eval from-feedback
  shisaku eval from-feedback --good --out 下書き.jsonl
  shisaku eval from-feedback --dry-run
"""


def run(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="ファイル", help="書き足す先(既定 .shisaku/feedback/drafts.jsonl)"),
    ] = None,
    kind: Annotated[
        str, typer.Option("--type", metavar="種別", help="問題の種別。省くと回答から推し量る")
    ] = "",
    good: Annotated[bool, typer.Option("--good", help="「良い」とされた回答も下書きにする")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="書かずに、何を作るかだけ示す")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="作った下書きを JSON で出す")] = False,
) -> int:
    """Write the drafts; 2 when some entries could not be read."""
    from eval.cases import TYPES, Turn, case_files, read_cases
    from eval.drafts import to_line
    from eval.from_feedback import Judged, drafts
    from eval.source import read_corpus, with_library
    from ui.compose import Application
    from ui.feedback import LABELS, feedback_file, read

    wanted = next((name for name in TYPES if name == kind), None)
    if kind and wanted is None:
        raise InputError(f"種別 {kind[:40]} はありません。", f"あるのは {'、'.join(TYPES)} です。")
    application = Application()
    source = feedback_file(application.settings)
    target = out or source.with_name("drafts.jsonl")
    if target.resolve() == source.resolve():
        raise InputError(f"--out の {target} はフィードバックの記録です。", "別の名前を指定してください。")
    reading = read(source)
    judged = [
        Judged(
            id=entry.id,
            good=entry.kind == "good",
            comment=f"{LABELS[entry.kind]}: {entry.comment}" if entry.comment else LABELS[entry.kind],
            answer=entry.answer,
            history=tuple(Turn(role=t.role, content=t.content) for t in entry.history if t.content),
        )
        for entry in reading.entries
        if good or entry.kind != "good"
    ]
    files = [target] if target.is_file() and target.stat().st_size else []
    # Apart: a draft that was taken into the question set may still stand in the file of drafts.
    located = (*read_cases(case_files()), *(read_cases(files) if files else ()))
    existing = [item.case for item in located]
    corpus = with_library(read_corpus(application.settings.documents), application.library)
    made = drafts(judged, existing, corpus, wanted)
    for problem in (*reading.problems, *made.problems):
        notice(f"注意: {problem}")
    if made.new and not dry_run:
        _append(target, "".join(to_line(case) for case, _ in made.new))
    if as_json:
        write_json([{"split": split, "case": case.model_dump(mode="json")} for case, split in made.new])
    else:
        for case, split in made.new:
            write(f"{case.id}({split}) {' '.join(case.question.split())[:80]}")
    where = f"{target} に書き足しました" if made.new and not dry_run else "書いていません"
    notice(f"下書き {len(made.new)}件({where})、すでにあるもの {made.known}件、対象 {len(judged)}件。")
    return 2 if reading.problems or made.problems else 0


def _append(target: Path, lines: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a", encoding="utf-8") as file:
            file.write(lines)
    except OSError as error:
        raise InputError(
            f"下書きを {target} に書けません({error.strerror})。", "場所と権限を確かめてください。"
        ) from error
