"""What people take out of the chat: complete, verbatim, with state and edition, harmless to open."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

import docx
import openpyxl
import pytest

from rag.answer import Answer, AnswerSentence, Citation, Rows
from rag.errors import InputError
from ui.compose import Application
from ui.web import copying, transcript
from ui.web.exports import COLUMNS, harmless, rows_csv, rows_xlsx
from ui.word.footnotes import footnotes

WHEN = datetime(2026, 11, 22, 9, 5)
NASTY = "<script>alert(1)</script> =1+1 *強調* [x](javascript:1) \x07"


@pytest.fixture(scope="module")
def listed(application: Application) -> Answer:
    return application.engine.answer("総務省が主担当の施策を一覧にして")


@pytest.fixture(scope="module")
def cited(application: Application) -> Answer:
    return application.engine.answer("02-04のKPIは？")


def test_csv_has_every_row_and_says_what_it_is(application: Application, listed: Answer) -> None:
    raw = rows_csv(listed, application.library)
    assert raw.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert tuple(head) == COLUMNS
    assert listed.rows is not None
    assert [row[0] for row in rows] == list(listed.rows.ids)
    assert len(rows) == listed.rows.total > 20
    sha256 = application.library.sources["kanmin"].sha256
    for row in rows:
        values = dict(zip(COLUMNS, row, strict=True))
        assert sha256[:16] in values["文書の版"]
        assert "総務省" in values["主担当"]
        assert values["絞り込み"] == listed.rows.filter
        assert values["回答の状態"] == "根拠あり"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0d"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert harmless(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"
    assert harmless(f"別表{start}") == f"別表{start}"


def test_a_kpi_of_a_dash_is_kept_as_text(application: Application, listed: Answer) -> None:
    """12-03 has ``-`` for its KPIs, which a spreadsheet would read as the beginning of a formula."""
    answer = replace(listed, rows=Rows("一件", 1, ("12-03",)))
    row = next(csv.DictReader(io.StringIO(rows_csv(answer, application.library).decode("utf-8-sig"))))
    assert row["KPI(進捗)"] == "'-"
    book = openpyxl.load_workbook(io.BytesIO(rows_xlsx(answer, application.library)))
    assert book["一覧"]["E2"].value == "-"


def test_excel_opens_with_a_filter_and_the_edition(application: Application, listed: Answer) -> None:
    nasty = replace(listed, question="=cmd|' /C calc'!A0\x07")
    book = openpyxl.load_workbook(io.BytesIO(rows_xlsx(nasty, application.library)))
    sheet, notes = book["一覧"], book["出典と条件"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert listed.rows is not None
    assert sheet.max_row == listed.rows.total + 1
    assert sheet.auto_filter.ref == f"A1:M{sheet.max_row}"
    assert sheet.freeze_panes == "C2"
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}.isdisjoint({"f", "e"})
    about = {row[0].value: row[1] for row in notes.iter_rows()}
    assert about["質問"].data_type == "s"
    assert about["件数"].value == f"該当{listed.rows.total}件中{listed.rows.total}件"
    assert "SHA-256" in about["文書"].value


def test_rows_of_every_document_are_found(application: Application, listed: Answer) -> None:
    names = tuple(
        next(r for r in application.library.records if r.document == d).locator for d in ("kihon", "senryaku")
    )
    raw = rows_csv(replace(listed, rows=Rows("全部", 2, names)), application.library)
    assert [row["番号・位置"] for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))] == list(names)


def test_an_answer_without_rows_is_refused(application: Application, cited: Answer) -> None:
    with pytest.raises(InputError, match="一覧がありません"):
        rows_csv(cited, application.library)


def test_a_copied_answer_brings_quotes_state_and_edition(application: Application, cited: Answer) -> None:
    source = application.library.sources["kanmin"]
    for text in (copying.plain(cited, application.library), copying.markdown(cited, application.library)):
        assert "根拠あり" in text
        assert source.sha256[:16] in text
        assert "日付は本文に記載なし" in text
        assert "言語モデルは不使用" in text
    plain = copying.plain(cited, application.library)
    assert cited.citations
    for citation in cited.citations:
        assert f"[{citation.number}] {citation.label}\n「{citation.quote.strip()}」" in plain


@pytest.mark.parametrize("status", ["partial", "corrected", "not_found"])
def test_the_caveat_travels(application: Application, cited: Answer, status: str) -> None:
    answer = replace(cited, status=status, citations=(replace(cited.citations[0], start=0),))  # type: ignore[arg-type]
    for text in (copying.plain(answer, application.library), copying.markdown(answer, application.library)):
        assert "根拠あり" not in text
        assert "問題" in text


def test_one_citation_is_copied_with_its_place(application: Application, cited: Answer) -> None:
    citation = cited.citations[0]
    text = copying.citation_plain(citation, application.library)
    assert text.startswith(f"「{citation.quote.strip()}」\n{citation.label}\n")
    assert f"文字位置 {citation.start}〜{citation.end}" in text
    assert copying.citation_markdown(citation, application.library).startswith("> ")


def nasty_answer(cited: Answer) -> Answer:
    citation = Citation(1, "kanmin", "02-04", "KPI(進捗)", NASTY, NASTY, 0, 10)
    return replace(
        cited,
        question=NASTY,
        text=f"{NASTY}[1]",
        sentences=(AnswerSentence(NASTY, (1,)),),
        citations=(citation,),
    )


def test_markup_is_shown_not_obeyed(application: Application, cited: Answer) -> None:
    text = transcript.markdown([nasty_answer(cited)], application.library, WHEN)
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "[x](" not in text.replace("[x](javascript:1) \x07[^1-1]", "").replace("\\[x\\](", "")


def test_markdown_tells_the_footnotes_of_two_answers_apart(application: Application, cited: Answer) -> None:
    text = transcript.markdown([cited, cited], application.library, WHEN)
    assert "2026年11月22日 09:05" in text
    for number in (1, 2):
        for citation in cited.citations:
            assert text.count(f"[^{number}-{citation.number}]: ") == 1
            assert text.count(f"[^{number}-{citation.number}]") >= 2


def test_word_has_real_footnotes(application: Application, cited: Answer) -> None:
    raw = transcript.word([cited, nasty_answer(cited)], application.library, WHEN)
    document = docx.Document(io.BytesIO(raw))
    notes = list(footnotes(document.part).values())
    assert len(notes) == len(cited.citations) + 1
    for citation, note in zip(cited.citations, notes, strict=False):
        assert " ".join(citation.quote.split()) in " ".join(note.split())
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "根拠あり" in said
    assert application.library.sources["kanmin"].sha256[:16] in said
    assert "<script>" in said


def test_records_are_json_with_the_editions(application: Application, cited: Answer) -> None:
    broken = replace(cited, question="半端な\ud800文字")
    value = json.loads(transcript.records([cited, broken], application.library, WHEN).encode("utf-8"))
    assert value["answers"][0] == json.loads(json.dumps(cited.to_dict()))
    assert value["answers"][1]["question"] == "半端な\ud800文字"
    assert {d["id"]: d["sha256"] for d in value["documents"]} == {
        s.id: s.sha256 for s in application.library.sources.values()
    }
    assert "text" not in value["documents"][0]


def test_an_answer_from_another_edition_says_so(application: Application, cited: Answer) -> None:
    note = "違う版から作られた回答"
    assert note not in copying.plain(cited, application.library)
    old = replace(cited, corpus="0" * 64)
    assert note in copying.plain(old, application.library)
    assert note in transcript.markdown([old], application.library, WHEN)
