"""``shisaku check``: a draft compared with the documents, claim by claim."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.console import notice, progress, write, write_json

HELP = """
草稿の記述を、一文ずつ文書と照らす。

一文ごとに、一致・相違・裏付けなし・対象外(意見、あいさつなど)を判定し、相違には文書の記述を
示します。草稿に書かれた出典(別表No.02-04、骨子案第3章第2節、「…」の引用)も確かめます。
草稿は書き換えません。索引がなければ先に作ります。

例:
  shisaku check 草稿.md
  shisaku check 草稿.docx
  pbpaste | shisaku check -
  shisaku check 草稿.txt --json > 点検.json
  shisaku check 草稿.docx --html 点検.html --word 点検済み.docx
  shisaku check 草稿.docx --footnotes 脚注つき.docx

終了コード: 0 相違なし、1 相違あり、2 草稿を読めない、
  3 文書、4 索引、5 モデルの問題、130 中断
"""


def run(
    draft: Annotated[str, typer.Argument(metavar="草稿", help="草稿のファイル(- は標準入力から読む)")],
    everything: Annotated[bool, typer.Option("--all", help="対象外の文も表示する")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="判定をデータ(JSON)で出す")] = False,
    html: Annotated[
        str, typer.Option("--html", metavar="ファイル", help="判定を書き込んだ HTML の報告を作る")
    ] = "",
    word: Annotated[
        str, typer.Option("--word", metavar="ファイル", help="コメントをつけた .docx の写しを作る")
    ] = "",
    footnotes: Annotated[
        str,
        typer.Option("--footnotes", metavar="ファイル", help="一致した文に脚注をつけた .docx の写しを作る"),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="あるファイルを置き換える")] = False,
) -> int:
    """Check the draft and print the verdicts; 1 when anything is 相違."""
    from ui.citing import Citations
    from ui.compose import Application
    from ui.drafts.reading import read_draft
    from ui.drafts.writing import planned
    from ui.drafts.writing import write as write_files
    from ui.verdict_lines import report_lines

    text = read_draft(draft)
    outputs = planned(text, html, word, footnotes, force)
    for note in text.notes:
        notice(note)
    application = Application(notice=notice, progress=progress)
    checker = application.checker
    with progress("草稿を点検しています") as advance:
        report = checker.check(text.text, advance)
    style = Citations(application).style("脚注" if word or footnotes else "")
    for path in write_files(outputs, report, text, application.library, style):
        notice(f"{path} を作りました。")
    if as_json:
        write_json(report.to_dict())
    else:
        for line in report_lines(report, text.text, everything):
            write(line)
    return int(report.count("相違") > 0)
