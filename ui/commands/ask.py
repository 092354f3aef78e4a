"""``shisaku ask``: one question, or a file of them, answered with citations."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rag.errors import InputError
from rag.scope import Scope
from ui import llm_options
from ui.console import failure, notice, progress, write, write_json, write_part
from ui.questions import document_ids, read_question

if TYPE_CHECKING:
    from rag.answer import Answer
    from rag.engine import Explanation
    from rag.responder import Responder
    from ui.compose import Application

MODEL_FAILED = 5
"""Exit code where ``--llm-only`` could not answer a line."""

HELP = """
質問に、文書からの引用をつけて答える。

索引がなければ先に作ります。答えは標準出力へ、経過は標準エラー出力へ書きます。

例:
  shisaku ask "02-04のKPIは？"
  shisaku ask "総務省が主担当の施策は何件？" --document kanmin
  echo "気象データの目標は？" | shisaku ask -
  shisaku ask --batch 質問.jsonl --out 回答.jsonl
  shisaku ask --llm local "AIガバナンスの取組をまとめて"
  shisaku ask --llm-base-url http://127.0.0.1:11434/v1 --llm-model qwen3:8b "…"

言語モデルの文は、原文と照合できたものだけを示します。モデルが使えないときは
抜き出した答えに替え、その旨を添えます(--llm-only なら終了コード 5 で止まる)。

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
    llm: llm_options.Name = None,
    llm_base_url: llm_options.BaseUrl = None,
    llm_model: llm_options.ModelName = None,
    llm_only: llm_options.Only = False,
    whole_section: llm_options.WholeSection = False,
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
    scope = Scope(document_ids(document))
    from ui.compose import Application

    application = Application(notice=notice, progress=progress)
    choice = llm_options.Choice(llm, llm_base_url, llm_model, llm_only, whole_section)
    responder = choice.responder(application)
    if batch is not None:
        return _batch(application, responder, batch, out, scope)
    asked = read_question(question or "")
    if responder.mode != "extractive" and sys.stdout.isatty() and not as_json and not explain:
        return _growing(application, responder, asked, scope)
    return _single(application, responder, asked, scope, explain, as_json)


def _growing(application: Application, responder: Responder, question: str, scope: Scope) -> int:
    """Show the answer on the terminal while the model writes it."""
    from ui.render import below
    from ui.streaming import growth

    answer: Answer = growth(responder.stream(question, scope=scope), write_part)
    write()
    for line in below(answer, application.titles):
        write(line)
    return 2 if answer.status == "error" else 0


def _single(
    application: Application, responder: Responder, question: str, scope: Scope, explain: bool, as_json: bool
) -> int:
    answer = responder.answer(question, scope=scope)
    explanation = application.engine.explain(question, scope=scope) if explain else None
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


def _batch(
    application: Application, responder: Responder, source: str, out: Path | None, scope: Scope
) -> int:
    from ui.batch import answers, read_items, to_line
    from ui.files import atomic_text

    items = read_items(_read(source))
    if out and out.is_file() and source != "-" and out.samefile(source):
        raise InputError(f"--out の {out} は質問のファイルです。", "別の名前を指定してください。")
    bad = failed = 0
    with (
        atomic_text(out) if out else nullcontext(sys.stdout) as target,
        progress("回答しています") as advance,
    ):
        for done, answer in enumerate(answers(application.engine, responder, items, scope, notice), 1):
            target.write(to_line(answer))
            bad += bool(items[done - 1].problem)
            failed += "failure" in answer.checks
            advance(done, len(items))
    where = f"{out} に" if out else ""
    notice(f"{len(items)}件の回答を{where}書きました" + (f"(うち読めない行 {bad}件)。" if bad else "。"))
    return 2 if bad else MODEL_FAILED if failed else 0


def _read(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise InputError(
            f"質問のファイル {source} を読めません({error.strerror})。", "場所と権限を確かめてください。"
        ) from error
