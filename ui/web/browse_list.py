"""The measures as a table to filter and sort, with the card of one beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rag.records import Library, Measure
from ui.web.browse_filter import KPIS, ROLES, kpi_states
from ui.web.markup import button, text

COLUMNS = ("番号", "施策名", "主担当(◎)", "主担当以外", "KPI")


def measures_page(library: Library) -> str:
    """Filters, the table with every row, and an empty place for the card."""
    return (
        '<div class="browse"><section class="browse-list" aria-label="施策の一覧">'
        f"{_filters(library)}"
        f'<p class="browse-count" role="status"><strong data-browse-count>該当{len(library.measures)}件'
        f"中{len(library.measures)}件</strong> <span data-browse-words>すべての施策</span>"
        '<span class="browse-files"><a data-browse-file="csv" href="browse/file/csv" download>CSV</a>'
        '<a data-browse-file="xlsx" href="browse/file/xlsx" download>Excel</a></span></p>'
        f"{_table(library)}</section>{card_place()}</div>"
    )


def card_place() -> str:
    """Where a card is shown once one is chosen."""
    return (
        '<aside class="evidence browse-card" data-browse-card data-wording="original" tabindex="-1" '
        'aria-label="選んだ項目"><p class="quiet">番号か名前を選ぶと、ここに全文を示します。</p></aside>'
    )


def _filters(library: Library) -> str:
    names = dict.fromkeys(sorted({m.name for r in library.measures for m in r.ministries}))
    groups = dict.fromkeys(m.locator[:2] for m in library.measures)
    return (
        '<form class="browse-filters" role="search" aria-label="施策をしぼり込む" data-browse-filters>'
        '<label class="wide">ことば<input type="search" name="words" maxlength="200" autocomplete="off" '
        'placeholder="例: オープンデータ 経産省"></label>'
        f"{_choice('府省庁', 'ministry', {'': 'すべて'} | {n: n for n in names})}"
        f"{_choice('役割', 'role', ROLES)}"
        f"{_choice('番号の群', 'group', {'': 'すべて'} | {g: f'{g}-' for g in groups})}"
        f"{_choice('KPI', 'kpi', KPIS)}"
        f"{button('条件を消す', 'browse-clear', css='plain')}</form>"
    )


def _choice(label: str, name: str, choices: Mapping[Any, str]) -> str:
    options = "".join(
        f'<option value="{text(value)}">{text(shown)}</option>' for value, shown in choices.items()
    )
    return f'<label>{text(label)}<select name="{name}">{options}</select></label>'


def _table(library: Library) -> str:
    head = "".join(
        f'<th scope="col" aria-sort="none"><button type="button" data-action="sort" data-column="{number}">'
        f'{text(name)}<span class="arrow" aria-hidden="true"></span></button></th>'
        for number, name in enumerate(COLUMNS)
    )
    return (
        '<div class="browse-table" tabindex="0" role="region" aria-label="施策の表"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(map(_row, library.measures))}</tbody></table>"
        '<p class="quiet" data-browse-none hidden>当てはまる施策はありません。条件をゆるめてください。</p></div>'
    )


def _row(measure: Measure) -> str:
    leads = "、".join(dict.fromkeys(m.label for m in measure.leads))
    joint = "、".join(dict.fromkeys(m.label for m in measure.joint))
    number = button(
        measure.locator, "browse-show", css="link", document=measure.document, locator=measure.locator
    )
    name = button(
        measure.title, "browse-show", css="name", document=measure.document, locator=measure.locator
    )
    missing = {state for _, state in kpi_states(measure) if state}
    kpi = "、".join(sorted(missing)) if missing else "あり"
    return (
        f'<tr data-locator="{text(measure.locator)}"><th scope="row">{number}</th><td>{name}</td>'
        f"<td>{text(leads) or 'なし'}</td><td>{text(joint)}</td><td>{text(kpi)}</td></tr>"
    )
