"""What the command line writes: answers to standard output, everything else to standard error.

rich is imported only for a progress bar on a terminal; it would cost every command 0.1 s.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import typer

# Terminals act on these; line feed and tab are layout. ESC is among them.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def prepare_streams() -> None:
    """UTF-8 on both streams; a lone surrogate is written as its escape, which JSON reads back."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def close_quietly() -> None:
    """Give up standard output after its reader has gone, so that the interpreter's own flush is silent."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def printable(text: str) -> str:
    """The text without characters that would act on a terminal."""
    return _CONTROL.sub("", text)


def style(text: str, **styles: Any) -> str:
    """ANSI colours (``typer.style``); ``write`` and ``notice`` drop them where they do not belong."""
    return typer.style(printable(text), **styles)


def write(text: str = "") -> None:
    """A line of the answer, to standard output."""
    typer.echo(text, color=_coloured(sys.stdout))


def write_part(text: str) -> None:
    """A part of a line that grows, to standard output at once."""
    typer.echo(printable(text), nl=False, color=_coloured(sys.stdout))
    sys.stdout.flush()


def write_json(value: Any) -> None:
    """A value as indented JSON, to standard output."""
    write(json.dumps(value, ensure_ascii=False, indent=2))


def notice(text: str) -> None:
    """A line about the work, to standard error."""
    typer.echo(text, err=True, color=_coloured(sys.stderr))


def failure(message: str, hint: str = "") -> None:
    """What went wrong and what to do about it, to standard error."""
    notice(style("エラー: ", fg="red", bold=True) + printable(message))
    if hint:
        notice(printable(hint))


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show the progress of a long task on standard error; yields a function of (done, total).

    A bar on a terminal, one line elsewhere.
    """
    if not sys.stderr.isatty():
        notice(f"{title}…")
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _coloured(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")
