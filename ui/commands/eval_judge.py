"""``shisaku eval judge``: a second opinion by a language model, apart from everything gated."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from rag.errors import ModelError
from ui.console import notice, progress, write, write_json

HELP = """
終わった評価の文が引用から読み取れるかを、言語モデルにも判定させる(任意)。

合否には一切使わない。返事はすべて 評価のフォルダー/judge/ に残す。
モデルは OpenAI 互換の API で呼ぶ。鍵は環境変数 SHISAKU_JUDGE_KEY。

例:
  shisaku eval judge .shisaku/eval/shisaku-dev --url http://127.0.0.1:11434/v1 --model モデル名
"""
KEY = "SHISAKU_JUDGE_KEY"
_SECONDS = 120


def run(
    folder: Annotated[Path, typer.Argument(metavar="フォルダー", help="eval run が書いたフォルダー")],
    url: Annotated[str, typer.Option("--url", metavar="URL", help="OpenAI 互換の API(…/v1 まで)")],
    model: Annotated[str, typer.Option("--model", metavar="名前", help="モデルの名前")],
    repeats: Annotated[
        int, typer.Option("--repeats", metavar="回数", min=1, help="一文に尋ねる回数(既定 3)")
    ] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """Ask, keep the replies, print the figures."""
    from eval.artefacts import read_evaluation
    from eval.judge import judge, write_judge
    from ui.compose import Application
    from ui.evaluation import Workbench

    evaluation = read_evaluation(folder)
    bench = Workbench.of(Application(notice=notice, progress=progress))
    with progress("モデルに尋ねています") as advance:
        report = judge(
            evaluation, bench.corpus, bench.scorer.lexicon, asking(url, model), model, repeats, advance
        )
    target = write_judge(report, folder)
    figures = report.figures
    if as_json:
        write_json({"model": model, **figures, "folder": str(target)})
        return
    write(f"{model} の判定(合否には使いません): {figures['sentences']}文を各{repeats}回")
    for name, key in (
        ("支持", "supported"), ("割れた票", "split"), ("測れない文", "unmeasured"),
        ("語の重なりとの一致(κ)", "kappa_with_lexical"),
    ):  # fmt: skip
        value = figures[key]
        write(f"  {name}: {'–' if value is None else value if isinstance(value, int) else f'{value:.3f}'}")
    write(f"返事: {target}")


def asking(url: str, model: str) -> Callable[[str], str]:
    """A function that sends one prompt and gives the reply.

    Raises (the function): ModelError: the model cannot be reached or answers in another form.
    """
    import httpx

    key = os.environ.get(KEY, "")
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    client = httpx.Client(base_url=url.rstrip("/") + "/", headers=headers, timeout=_SECONDS)

    def ask(prompt: str) -> str:
        body = {"model": model, "temperature": 0, "messages": [{"role": "user", "content": prompt}]}
        try:
            reply = client.post("chat/completions", json=body)
            reply.raise_for_status()
            value: Any = reply.json()
            return str(value["choices"][0]["message"]["content"])
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, IndexError, TypeError) as error:
            raise ModelError(
                f"モデル {model} から返事を得られません({type(error).__name__})。",
                "--url と --model、サーバーの状態を確かめてください。",
            ) from error

    return ask
