"""``shisaku build``: the index, made anew."""

from __future__ import annotations

from dataclasses import asdict
from time import perf_counter
from typing import Annotated

import typer

from ui.console import notice, progress, write, write_json

HELP = """
文書の索引を作り直す。

索引は ask や search が必要なときに自動で作ります。作り直している間も、前の索引は使えます。

例:
  shisaku build
  SHISAKU_DATA=/var/lib/shisaku shisaku build
"""


def run(as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False) -> None:
    """Build the index and say what was built."""
    from ui.compose import Application

    application = Application(notice=notice, progress=progress)
    started = perf_counter()
    manifest = application.build()
    seconds = round(perf_counter() - started, 2)
    if as_json:
        write_json({"folder": str(application.settings.index), "seconds": seconds, **asdict(manifest)})
        return
    write(f"索引を作りました: {application.settings.index}({len(application.chunks)}件、{seconds:.1f}秒)")
