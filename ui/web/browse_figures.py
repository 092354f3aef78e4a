"""How many measures each ministry and each group of numbers has: tables whose bars are the plot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rag.records import Library
from ui.web.markup import button, text


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a plot: measures in which it leads (or all), and in which it takes part."""

    name: str
    first: int
    second: int
    hint: str = ""


def by_ministry(library: Library) -> tuple[Bar, ...]:
    """Every ministry with the measures it leads and those it joins, most first."""
    leads: Counter[str] = Counter()
    joins: Counter[str] = Counter()
    for measure in library.measures:
        first = {m.name for m in measure.leads}
        leads.update(first)
        joins.update({m.name for m in measure.joint} - first)
    names = sorted(leads | joins, key=lambda n: (-leads[n] - joins[n], -leads[n], n))
    return tuple(Bar(name, leads[name], joins[name]) for name in names)


def by_group(library: Library) -> tuple[Bar, ...]:
    """Every group of numbers with its measures, told apart by whether the plan's text has them too."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    for measure in library.measures:
        groups.setdefault(measure.locator[:2], []).append((measure.title, measure.in_body))
    return tuple(
        Bar(group, sum(b for _, b in found), sum(not b for _, b in found), found[0][0])
        for group, found in groups.items()
    )


def figures_page(library: Library) -> str:
    """Both plots."""
    ministries = _plot(
        "府省庁別の施策の数",
        "主担当(◎)の数と、主担当以外で名前が挙がっている数です。複数の府省庁に当たる施策は、それぞれに数えています。",
        ("府省庁", "主担当(◎)", "主担当以外"),
        by_ministry(library),
        "ministry",
    )
    groups = _plot(
        "番号の群(テーマ)別の施策の数",
        "施策番号のはじめの2桁ごとの数です。文書に群の名前はないので、それぞれの最初の施策名を添えます。",
        ("番号の群", "本文にも記載(○)", "別表だけ"),
        by_group(library),
        "group",
    )
    return f'<div class="figures">{ministries}{groups}</div>'


def _plot(title: str, note: str, columns: Sequence[str], bars: Sequence[Bar], name: str) -> str:
    most = max((bar.first + bar.second for bar in bars), default=1)
    head = f'<th scope="col">{text(columns[0])}</th><th scope="col"><span class="sr">図</span></th>'
    head += "".join(f'<th scope="col" class="figure">{text(c)}</th>' for c in (*columns[1:], "計"))
    rows = "".join(_bar(bar, most, name) for bar in bars)
    return (
        f'<section class="figure-block"><h3>{text(title)}</h3><p class="quiet">{text(note)}</p>'
        f'<p class="legend"><span class="key first"></span>{text(columns[1])}'
        f'<span class="key second"></span>{text(columns[2])}</p>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _bar(bar: Bar, most: int, name: str) -> str:
    label = button(
        bar.name + ("-" if name == "group" else ""), "browse-only", css="link", name=name, value=bar.name,
        title="この施策だけを一覧で見る",
    )  # fmt: skip
    hint = f' <span class="quiet">{text(bar.hint)} など</span>' if bar.hint else ""
    first, second = (100 * part / most for part in (bar.first, bar.second))
    return (
        f'<tr><th scope="row">{label}{hint}</th><td class="bar" aria-hidden="true">'
        f'<span class="first" style="width:{first:.1f}%"></span>'
        f'<span class="second" style="width:{second:.1f}%"></span></td>'
        f"<td>{bar.first}</td><td>{bar.second}</td><td>{bar.first + bar.second}</td></tr>"
    )
