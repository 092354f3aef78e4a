"""The command line: ``shisaku chat | build | ask | search | cite | doctor | eval …``.

A command module loads what it needs inside its function, so that ``import ui.cli`` and
``shisaku cite`` stay cheap. A further command is one line in ``COMMANDS``; a group of commands
is an ``app.add_typer(...)``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer
import typer.main

from rag.errors import ShisakuError
from ui import console, usage
from ui.commands import ask, build, chat, check, cite, doctor, evaluation, search, user

HELP = """
行政の施策文書に、出典つきで答える。

例:
  shisaku ask "気象庁のデータダウンロード量の目標は？"
  shisaku cite 02-08
"""

COMMANDS = {
    "chat": chat,
    "ask": ask,
    "search": search,
    "cite": cite,
    "check": check,
    "build": build,
    "doctor": doctor,
}

app = typer.Typer(
    name="shisaku",
    cls=usage.Group,
    help=HELP,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _module in COMMANDS.items():
    app.command(_name, cls=usage.Command, help=_module.HELP)(_module.run)
app.add_typer(evaluation.app, name="eval")
app.add_typer(user.app, name="user")


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="版を表示する")] = False,
) -> None:
    """Without a command: the version, or how to use the program."""
    if context.invoked_subcommand is not None:
        return
    if version:
        from importlib.metadata import version as installed

        console.write(f"shisaku {installed('shisaku')}")
    else:
        console.write(context.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the console script.

    Returns:
        0, or 2 for wrong usage and input, ``ShisakuError.exit_code``, 130 after Ctrl-C, 141
        when the reader of standard output has gone.
    """
    console.prepare_streams()
    try:
        # Not app(): it answers an interrupt and a closed pipe in its own way.
        command = typer.main.get_command(app)
        with command.make_context(
            "shisaku", list(sys.argv[1:] if arguments is None else arguments)
        ) as context:
            code = command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as done:
        return done.exit_code
    except ShisakuError as error:
        console.failure(error.message, error.hint)
        return error.exit_code
    except typer.TyperException as error:
        console.failure(*usage.explain(error))
        return 2
    except (KeyboardInterrupt, typer.Abort):
        console.notice("中断しました。")
        return 130
    except BrokenPipeError:
        console.close_quietly()
        return 141
    except OSError as error:
        # Files that a command reads or writes itself have their own errors: this is mostly a full disk
        # behind standard output, which the interpreter must not try to flush once more.
        console.close_quietly()
        where = f"{error.filename}: " if error.filename else ""
        console.failure(
            f"読み書きに失敗しました({where}{error.strerror or error})。",
            "出力先の空き容量と、ファイルの権限を確かめてください。",
        )
        return 1
    return code if isinstance(code, int) else 0
