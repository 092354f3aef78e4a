"""``shisaku cite``: passages as citations, by number, section, pasted citation or words."""

from __future__ import annotations

from typing import Annotated

import typer

HELP = """
施策番号、節、引用の文字列、または語で箇所を引き、原文か引用の形で出す。

番号や節では、出典の表示名、原文、文書ファイルの中の文字位置を出します(索引もモデルも使いません)。
語では、よく合う箇所を番号つきで出し、--pick で選びます。--style をつけると、貼りつけられる形で出します。

例:
  shisaku cite 02-04
  shisaku cite "第3章第1節(2)①" --style 本文
  shisaku cite 02-04 --field "KPI(進捗)" --style 脚注 --quote
  shisaku cite 02-04 02-08 第3章第2節 --style BibTeX
  shisaku cite "オープンデータ 市町村 取組率" --pick 1
  shisaku cite "「…」(「世界最先端…」(令和2年7月17日閣議決定) 別表No.02-04)"
  shisaku cite 進捗状況の表/教育改革 --json
"""


def run(
    places: Annotated[
        list[str] | None,
        typer.Argument(metavar="箇所", help="施策番号、節、引用の文字列、探す語。いくつでも(- は標準入力)"),
    ] = None,
    field: Annotated[str, typer.Option("--field", metavar="欄", help="欄の名前。省くとすべての欄")] = "",
    style: Annotated[str, typer.Option("--style", metavar="形", help="引用の形(--list-styles で一覧)")] = "",
    short: Annotated[bool, typer.Option("--short", help="短い形にする")] = False,
    quote: Annotated[bool | None, typer.Option("--quote/--no-quote", help="引用文を添える。添えない")] = None,
    pick: Annotated[
        int, typer.Option("--pick", metavar="番号", min=0, help="語で見つかった箇所から選ぶ")
    ] = 0,
    most: Annotated[
        int, typer.Option("-k", metavar="件数", min=1, max=50, help="語で探す件数(1〜50。既定 5)")
    ] = 5,
    list_styles: Annotated[bool, typer.Option("--list-styles", help="引用の形の一覧を出す")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="すべての形を入れた JSON で出す")] = False,
) -> None:
    """Print citations."""
    from ui import citing_command

    if list_styles:
        citing_command.list_styles(as_json)
        return
    citing_command.cite(places or [], citing_command.Wish(field, style, short, quote, pick, most, as_json))
