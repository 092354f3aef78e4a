"""``shisaku eval claims``: is the draft check right, and what does it take for what?"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from ui.console import notice, progress, write, write_json

HELP = """
草稿の点検を、正解の判定がついた文と段落で採点する。

文書の記述を言い換えた文と、数・単位・元号・府省庁・主担当と連携・名称・肯定否定・検討と実施・
番号のどれかを変えた文、作り話、意見を点検し、正解の判定と突き合わせた表を出します。
終了コード: 0 目標(判定の正しさ 93 % 以上、変えた文の見逃し 1 % 以下)を満たす、1 満たさない
"""


def run(
    split: Annotated[
        Literal["dev", "test"], typer.Option("--set", metavar="dev|test", help="使う組(既定 test)")
    ] = "test",
    as_json: Annotated[bool, typer.Option("--json", help="表を JSON で出す")] = False,
) -> int:
    """Score both sets and print their confusion tables."""
    from eval.claims import Checked, load, score
    from ui.compose import Application

    checker = Application(notice=notice, progress=progress).checker

    def check(draft: str) -> Checked:
        report = checker.check(draft)
        return [(c.start, c.verdict, frozenset(q.locator for q in c.citations)) for c in report.claims]

    found = {}
    for name, paragraphs in zip(("文", "段落"), load(split), strict=True):
        with progress(f"{name}を点検しています") as advance:
            found[name] = score(paragraphs, check, advance)
    if as_json:
        write_json({name: confusion.to_dict() for name, confusion in found.items()})
    else:
        for name, confusion in found.items():
            for line in _lines(name, confusion.to_dict()):
                write(line)
    return int(not all(confusion.meets_bars for confusion in found.values()))


def _lines(name: str, values: dict[str, Any]) -> list[str]:
    lines = [
        f"{name}: {values['claims']}件、判定の正しさ {values['right']:.1%}、"
        f"変えた文を一致とした {values['altered_passed']:.1%}、正しい記録を引用 {values['cited']:.1%}",
        "",
        "| 正解＼判定 | 一致 | 相違 | 裏付けなし | 対象外 | (文と見ず) |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for gold, row in values["confusion"].items():
        lines.append(f"| {gold} | {' | '.join(str(n) for n in row.values())} |")
    lines.append("")
    lines += [f"誤り {w['id']}: {w['gold']} を {w['got'] or '-'} {w['alteration']}" for w in values["wrong"]]
    return [*lines, ""]
