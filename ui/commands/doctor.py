"""``shisaku doctor``: is everything there and in order?"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from ui.console import style, write, write_json

HELP = """
環境、文書、モデル、索引を点検し、異常があれば直し方を示す。

設定に言語モデルがあれば、短い一往復で返事を確かめる(文書や質問は送らない)。
異常が一つでもあれば終了コードは 1 です。

例:
  shisaku doctor
  shisaku doctor --json
"""

_COLOURS = {"正常": "green", "注意": "yellow", "異常": "red"}


def run(as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False) -> int:
    """Print every check; 1 if one failed."""
    from rag.settings import load_settings
    from ui.doctor import checks

    found = []
    for check in checks(load_settings()):
        found.append(check)
        if not as_json:
            write(f"{style(check.severity, fg=_COLOURS[check.severity])}  {check.name}: {check.detail}")
            if check.remedy:
                write(f"      → {check.remedy}")
    if as_json:
        write_json([asdict(check) for check in found])
    return int(any(check.severity == "異常" for check in found))
