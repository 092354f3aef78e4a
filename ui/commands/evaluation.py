"""``shisaku eval``: the evaluation's commands, and what their exit codes mean."""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

import typer

from rag.errors import ShisakuError
from ui import usage
from ui.commands import (
    eval_add_case,
    eval_bless,
    eval_check,
    eval_claims,
    eval_compare,
    eval_faults,
    eval_from_feedback,
    eval_judge,
    eval_run,
    eval_score,
    eval_systems,
)
from ui.console import failure, notice, write

HELP = """
質問集に答え、採点し、前回の基準と比べる。

終了コード: 0 合格、1 悪化や下限割れ、2 比べられない(基準がない、入力の誤り)、
  3 実行できなかった、130 中断
"""
CRASHED = 3
COMMANDS = {
    "run": eval_run,
    "bless": eval_bless,
    "compare": eval_compare,
    "score": eval_score,
    "faults": eval_faults,
    "systems": eval_systems,
    "check": eval_check,
    "claims": eval_claims,
    "add-case": eval_add_case,
    "from-feedback": eval_from_feedback,
    "judge": eval_judge,
}

app = typer.Typer(
    name="eval",
    cls=usage.Group,
    help=HELP,
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class CrashIsThree:
    """Whatever ends a command early ends it with 3: 1 and 2 are verdicts."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, ShisakuError):
            if error.exit_code != 2:
                failure(error.message, error.hint)
                raise typer.Exit(CRASHED)
        elif isinstance(error, Exception) and not isinstance(
            error, typer.Exit | typer.Abort | typer.TyperException | BrokenPipeError
        ):
            notice("".join(traceback.format_exception(error)).rstrip())
            failure("評価の途中でプログラムが止まりました。", "上の記録を添えて報告してください。")
            raise typer.Exit(CRASHED)


def _guarded(command: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        with CrashIsThree():
            return command(*arguments, **options)

    return run


for _name, _module in COMMANDS.items():
    app.command(_name, cls=usage.Command, help=_module.HELP)(_guarded(_module.run))


@app.callback()
def start(context: typer.Context) -> None:
    """Without a command: how to use it."""
    if context.invoked_subcommand is None:
        write(context.get_help())
