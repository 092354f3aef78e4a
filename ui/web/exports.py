"""The rows of a list answer as files for a spreadsheet: CSV and Excel, complete and harmless to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from rag.answer import STATUS_LABELS, Answer
from rag.errors import InputError
from rag.records import (
    BODY,
    IN_BODY,
    ITEM,
    KPI_EFFECT,
    KPI_PROGRESS,
    OUTLINE,
    Library,
    Measure,
    Ministry,
    Record,
    Slide,
    Source,
)
from ui.edition import SHOWN_DIGITS, edition, provenance
from ui.word.text import writable

COLUMNS = (
    "番号・位置",
    "名称",
    "主担当",
    "主担当以外の府省庁",
    KPI_PROGRESS,
    KPI_EFFECT,
    "内容",
    IN_BODY,
    "文書",
    "文書の版",
    "回答の状態",
    "絞り込み",
    "該当件数",
)
_WIDTHS = (14, 34, 22, 30, 44, 44, 60, 10, 30, 30, 12, 30, 10)
_NOTE = "名称・KPI・内容は、文字の誤りと取り出しの跡を直した表示用の文です。原文は位置(番号)から引けます。"
# A cell that begins so is read as a formula by a spreadsheet, full-width signs in some settings too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def records_of(answer: Answer, library: Library) -> tuple[Record, ...]:
    """The records that the answer lists, in its order.

    Raises:
        InputError: the answer lists nothing.
    """
    if answer.rows is None:
        raise InputError(
            "この回答には一覧がありません。", "「総務省が主担当の施策は？」のように一覧をたずねてください。"
        )
    known = {record.locator: record for record in reversed(library.records)}
    return tuple(known[name] for name in answer.rows.ids if name in known)


def table(
    records: Iterable[Record], library: Library, state: str, condition: str, total: int
) -> list[list[str]]:
    """One line of cells a record, under ``COLUMNS``; every line says what it was selected by."""
    return [
        [
            record.locator,
            record.title,
            _names(record.leads),
            _names(record.joint),
            _field(record, KPI_PROGRESS),
            _field(record, KPI_EFFECT),
            _content(record),
            ("○" if record.in_body else "なし") if isinstance(record, Measure) else "",
            library.sources[record.document].short_title,
            _version(library.sources[record.document]),
            state,
            condition,
            str(total),
        ]
        for record in records
    ]


def rows_csv(answer: Answer, library: Library) -> bytes:
    """The rows as CSV in UTF-8 with a byte order mark, which Excel needs to read Japanese.

    Raises:
        InputError: the answer lists nothing.
    """
    return csv_file(table(records_of(answer, library), library, *_condition(answer)))


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file of rows under ``COLUMNS``."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8", "replace")


def rows_xlsx(answer: Answer, library: Library) -> bytes:
    """The rows as an Excel workbook: a filtered table, and a sheet saying what it is and of which edition.

    Raises:
        InputError: the answer lists nothing.
    """
    rows = table(records_of(answer, library), library, *_condition(answer))
    about = [
        ("質問", answer.question),
        ("絞り込み", answer.rows.filter if answer.rows else ""),
        ("件数", f"該当{answer.rows.total if answer.rows else 0}件中{len(rows)}件"),
        *provenance(answer, library),
        ("文言", _NOTE),
    ]
    return workbook(rows, about)


def workbook(rows: Sequence[Sequence[str]], about: Sequence[tuple[str, str]]) -> bytes:
    """An Excel file of rows under ``COLUMNS`` and of lines about them."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.create_sheet("一覧", 0)
    book.remove(book.worksheets[1])
    notes = book.create_sheet("出典と条件")
    for number, row in enumerate([COLUMNS, *rows], 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = int(text) if number > 1 and column == len(COLUMNS) else writable(text)
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever the text begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in enumerate(_WIDTHS, 1):
        head = sheet.cell(1, column)
        head.font, head.fill = Font(bold=True), PatternFill("solid", start_color="DCE6F2")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, pair in enumerate(about, 1):
        for column, text in enumerate(pair, 1):
            cell = notes.cell(number, column)
            cell.value = writable(text)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        notes.cell(number, 1).font = Font(bold=True)
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 16, 100
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def harmless(cell: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _condition(answer: Answer) -> tuple[str, str, int]:
    rows = answer.rows
    return (STATUS_LABELS[answer.status], rows.filter if rows else "", rows.total if rows else 0)


def _version(source: Source) -> str:
    return f"{source.date} SHA-256 {source.sha256[:SHOWN_DIGITS]}"


def _names(ministries: Iterable[Ministry]) -> str:
    return "、".join(dict.fromkeys(m.label for m in ministries))


def _field(record: Record, name: str) -> str:
    cell = record.field(name)
    return cell.display.strip() if cell else ""


def _content(record: Record) -> str:
    if isinstance(record, Slide) and record.values:
        return "、".join(f"{column}{value}{unit}" for column, value, unit in record.values)
    return next((text for name in (OUTLINE, ITEM, BODY) if (text := _field(record, name))), "")


def editions(library: Library) -> list[tuple[str, str]]:
    """All documents with their editions, for a list that no question was asked for."""
    return [("文書", edition(source)) for source in library.sources.values()] + [("文言", _NOTE)]
