"""List answers as tables: every row, sortable, the filter written above."""

from __future__ import annotations

import re

from rag.answer import Answer, Citation, Rows
from rag.records import Library, Record
from ui.web.exports import records_of
from ui.web.markup import button, screen_reader, text

_MARKERS = re.compile(r"\[\d{1,3}\]")
_NUMBER = re.compile(r"\d\d-\d\d")
COLUMNS = ("番号", "施策名", "主担当(◎)", "連携", "出典")


def listed(library: Library, rows: Rows, line: str) -> bool:
    """Whether a line of the answer only lists rows of the result, which the table shows anyway."""
    if not line.startswith("- "):
        return False
    rest = _MARKERS.sub(" ", line[2:])
    numbers = _NUMBER.findall(rest)
    if not numbers or any(n not in rows.ids for n in numbers):
        return False
    for number in numbers:
        record = library.get("kanmin", number)
        rest = rest.replace(number, " ", 1)
        if record is not None:
            rest = _without(rest, record.title)
    return not rest.strip()


def _without(line: str, title: str) -> str:
    """The line without the title, which may have been cut short with an ellipsis."""
    cut = line.strip()
    if cut.endswith("…") and title.startswith(cut[:-1]):
        return ""
    return line.replace(title, " ", 1)


def rows_table(library: Library, answer: Answer, *, is_list: bool) -> str:
    """All rows as a table. Where the answer is a figure or a grouping, it starts collapsed."""
    rows = answer.rows
    if rows is None or not rows.ids:
        return ""
    cited: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        cited.setdefault(citation.locator, []).append(citation)
    records = records_of(answer, library)
    head = "".join(
        f'<th scope="col" aria-sort="none"><button type="button" data-action="sort" data-column="{i}">'
        f'{text(name)}<span class="arrow" aria-hidden="true"></span></button></th>'
        for i, name in enumerate(COLUMNS)
    )
    body = "".join(_row(record, cited.get(record.locator, ())) for record in records)
    count = f"該当{rows.total}件中{len(records)}件を表示"
    return (
        f'<details class="rows"{" open" if is_list else ""}><summary>該当する施策の一覧 '
        f'<span class="count">{text(count)}</span></summary>'
        f'<p class="filter"><span class="label">条件</span> {text(rows.filter)}</p>'
        f'<div class="downloads">{button("CSV", "download", form="csv", title="この一覧をCSVで保存します")}'
        f"{button('Excel', 'download', form='xlsx', title='この一覧をExcelで保存します')}</div>"
        f'<div class="table" tabindex="0" role="region" aria-label="該当する施策の一覧"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )


def _row(record: Record, citations: list[Citation] | tuple[Citation, ...]) -> str:
    from ui.web.turns import marker

    leads = "、".join(m.label for m in record.leads)
    joint = "、".join(m.label for m in record.joint)
    marks = "".join(marker(c) for c in citations) or screen_reader("出典なし")
    return (
        f'<tr><th scope="row">{button(record.locator, "record", css="link", locator=record.locator)}</th>'
        f"<td>{text(record.title)}</td><td>{text(leads)}</td><td>{text(joint)}</td>"
        f'<td data-order="{citations[0].number if citations else 0}">{marks}</td></tr>'
    )
