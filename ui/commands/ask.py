"""``shisaku ask``: one question, or a file of them, answered with citations."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rag.errors import InputError
from rag.records import DocumentId
from ui.console import failure, notice, progress, write, write_json
from ui.questions import document_ids, read_question

if TYPE_CHECKING:
    from rag.engine import Explanation
    from ui.compose import Application

HELP = """
質問に、文書からの引用をつけて答える。

索引がなければ先に作ります。答えは標準出力へ、経過は標準エラー出力へ書きます。

例:
  shisaku ask "02-04のKPIは？"
  shisaku ask "総務省が主担当の施策は何件？" --document kanmin
  echo "気象データの目標は？" | shisaku ask -
  shisaku ask --batch 質問.jsonl --out 回答.jsonl

質問のファイルは1行に1件です:
  {"id": "q1", "question": "02-04の担当は？"}
  {"id": "q2", "question": "そのKPIは？", "history":
    [{"role": "user", "content": "02-04の担当は？"}]}  (実際は1行に書く)

終了コード: 0 答えた(該当なし・対象外を含む)、2 質問や行の誤り、
  3 文書、4 索引、5 モデルの問題、1 その他、130 中断
"""


def run(
    question: Annotated[str | None, typer.Argument(metavar="質問", help="質問(- は標準入力から読む)")] = None,
    document: Annotated[
        list[str] | None,
        typer.Option(
            "--document", metavar="文書", help="この文書だけで答える(kanmin、kihon、senryaku)。繰り返せる"
        ),
    ] = None,
    batch: Annotated[
        str | None, typer.Option("--batch", metavar="ファイル", help="質問のファイル(JSONL)。- は標準入力")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="ファイル", help="--batch の回答を書くファイル。省くと標準出力"),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="解析、経路、検討した根拠も出す")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="回答をデータ(JSON)で出す")] = False,
) -> int:
    """Answer and print; the exit code is 0 unless an answer has the status error."""
    if (question is None) == (batch is None):
        raise InputError(
            "質問か --batch のどちらか一つを指定してください。", '例: shisaku ask "02-04のKPIは？"'
        )
    if batch is None and out is not None:
        raise InputError("--out は --batch と一緒に使います。", "1件の回答は > ファイル で保存できます。")
    if batch is not None and explain:
        raise InputError("--explain は --batch と一緒には使えません。")
    documents = document_ids(document)
    from ui.compose import Application

    application = Application(notice=notice, progress=progress)
    if batch is not None:
        return _batch(application, batch, out, documents)
    return _single(application, read_question(question or ""), documents, explain, as_json)


def _single(
    application: Application, question: str, documents: tuple[DocumentId, ...], explain: bool, as_json: bool
) -> int:
    explanation = application.engine.explain(question, documents=documents) if explain else None
    answer = explanation.answer if explanation else application.engine.answer(question, documents=documents)
    code = 2 if answer.status == "error" else 0
    if as_json:
        value = answer.to_dict()
        write_json(value | {"explanation": _plain(explanation)} if explanation else value)
    elif code:
        failure(answer.text)
    else:
        from ui.render import answer_lines, explanation_lines

        for line in answer_lines(answer, application.titles):
            write(line)
        for line in explanation_lines(explanation) if explanation else ():
            write(line)
    return code


def _plain(explanation: Explanation) -> dict[str, object]:
    """An explanation as plain values, the answer left out."""
    from ui.render import analysis

    return {
        "route": explanation.route,
        "analysis": {n: list(v) for n, v in analysis(explanation.question)} if explanation.question else None,
        "evidence": [
            {
                "document": e.record.document,
                "locator": e.record.locator,
                "field": e.field.name,
                "start": e.sentence.start,
                "end": e.sentence.end,
                "text": e.sentence.text,
                "score": e.score,
                "features": e.features,
            }
            for e in explanation.evidence
        ],
    }


def _batch(application: Application, source: str, out: Path | None, documents: Sequence[DocumentId]) -> int:
    from ui.batch import answers, read_items, to_line
    from ui.files import atomic_text

    items = read_items(_read(source))
    if out and out.is_file() and source != "-" and out.samefile(source):
        raise InputError(f"--out の {out} は質問のファイルです。", "別の名前を指定してください。")
    bad = 0
    engine = application.engine
    with (
        atomic_text(out) if out else nullcontext(sys.stdout) as target,
        progress("回答しています") as advance,
    ):
        for done, answer in enumerate(answers(engine, items, tuple(documents), notice), 1):
            target.write(to_line(answer))
            bad += bool(items[done - 1].problem)
            advance(done, len(items))
    where = f"{out} に" if out else ""
    notice(f"{len(items)}件の回答を{where}書きました" + (f"(うち読めない行 {bad}件)。" if bad else "。"))
    return 2 if bad else 0


def _read(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise InputError(
            f"質問のファイル {source} を読めません({error.strerror})。", "場所と権限を確かめてください。"
        ) from error
