from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml

from rag.citing.rendering import citation
from rag.citing.resolve import Resolver
from rag.citing.styles import load_styles
from rag.drafting.report import CheckedClaim, Deviation, Report, Verdict
from rag.errors import InputError
from rag.records import Library
from tests.programs import as_pdf_text
from ui.compose import Application
from ui.drafts.word import AUTHOR, commented, footnoted
from ui.word.body import read
from ui.word.footnotes import add_footnote, footnotes

STYLE = load_styles()["脚注"]
AGREES = "気象庁ホームページのダウンロード量の目標は930TBである。"
DIFFERS = "研修は令和2年度に50回開く。"
AGAIN = "取組率の目標は100%である。"
CELL = "研修開催回数の目標は40回である。"
GREETING = "よろしくお願いします。"


@pytest.fixture(scope="module")
def library(application: Application) -> Library:
    return application.library


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def draft() -> Any:
    """Claims that begin and end inside runs, in a table, and with formatting within."""
    document = docx.Document()
    paragraph = document.add_paragraph("はじめに。気象庁ホームページの")
    paragraph.add_run("ダウンロード量").bold = True
    paragraph.add_run("の目標は930TBである。研修は令和2年度に50回開く。あとがき。")
    table = document.add_table(1, 1)
    table.cell(0, 0).text = CELL
    document.add_paragraph(AGAIN + GREETING)
    return document


def checked(text: str, library: Library) -> Report:
    resolver = Resolver(library)

    def claim(said: str, verdict: Verdict, place: str, *differences: tuple[str, str, str]) -> CheckedClaim:
        start = text.index(said)
        found = [citation(p, library, n) for n, p in enumerate(resolver.places(place), 1)]
        marks = [
            Deviation(k, d, s, start + said.index(d), start + said.index(d) + len(d))
            for k, d, s in differences
        ]
        return CheckedClaim(said, start, start + len(said), verdict, tuple(marks), tuple(found))

    claims = (
        claim(AGREES, "一致", "02-08 KPI(進捗)"),
        claim(DIFFERS, "相違", "02-04 KPI(進捗)", ("number", "50回", "40回")),
        claim(CELL, "一致", "02-04 KPI(進捗)"),
        claim(AGAIN, "一致", "02-04 KPI(進捗)"),
        claim(GREETING, "対象外", ""),
    )
    return Report(claims, len(text))


def comments_of(document: Any) -> list[tuple[str, str]]:
    """Of every comment the text it stands at and its own."""
    found = []
    for comment in document.comments:
        start = document.element.body.xpath(f".//w:commentRangeStart[@w:id='{comment.comment_id}']")[0]
        text, inside = "", False
        for element in document.element.body.iter():
            if element is start:
                inside = True
            elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == str(
                comment.comment_id
            ):
                break
            elif inside and element.tag == qn("w:t"):
                text += element.text
        found.append((text, comment.text))
    return found


def test_comments_stand_at_exactly_the_claims(library: Library) -> None:
    data = saved(draft())
    report = checked(read(docx.Document(io.BytesIO(data))).text, library)
    document = docx.Document(io.BytesIO(commented(data, "草稿.docx", report, library, STYLE)))
    comments = comments_of(document)
    assert [text for text, _ in comments] == [AGREES, DIFFERS, CELL, AGAIN]
    assert comments[0][1].startswith("【一致】")
    assert "数: 草稿は「50回」、文書は「40回」" in comments[1][1]
    assert "「地方公共団体向け研修開催回数(令和2年度40回)" in comments[1][1]
    assert {c.author for c in document.comments} == {AUTHOR}


def test_the_text_and_its_formatting_stay_as_they_were(library: Library) -> None:
    data = saved(draft())
    before = docx.Document(io.BytesIO(data))
    report = checked(read(before).text, library)
    after = docx.Document(io.BytesIO(footnoted(data, "草稿.docx", report, library, STYLE)))
    assert read(after).text == read(before).text
    assert [r.text for r in after.paragraphs[0].runs if r.bold] == ["ダウンロード量"]


def test_footnotes_cite_what_agrees_and_count_those_already_there(library: Library) -> None:
    document = draft()
    add_footnote(document.paragraphs[0], "もとの注", after=document.paragraphs[0].runs[0])
    data = saved(document)
    report = checked(read(docx.Document(io.BytesIO(data))).text, library)
    result = docx.Document(io.BytesIO(footnoted(data, "草稿.docx", report, library, STYLE)))
    notes = footnotes(result.part)
    assert notes[2].endswith("別表No.02-08「気象情報の利活用の促進」KPI(進捗)。")
    assert notes[4].startswith("前掲注2「官民データ活用推進基本計画」別表No.02-04")
    assert len(notes) == 4
    order = [e.get(qn("w:id")) for e in result.element.body.iter(qn("w:footnoteReference"))]
    assert order == ["1", "2", "3", "4"]


def test_a_changed_file_is_refused(library: Library) -> None:
    data = saved(draft())
    report = checked(read(docx.Document(io.BytesIO(data))).text, library)
    other = draft()
    other.paragraphs[0].runs[0].text = "すこし違う。気象庁ホームページの"
    with pytest.raises(InputError, match="変わっています"):
        commented(saved(other), "草稿.docx", report, library, STYLE)


def test_a_claim_in_a_tracked_insertion_and_in_a_text_box_is_commented(library: Library) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("前文。")
    change = OxmlElement("w:ins", {qn("w:id"): "7", qn("w:author"): "担当"})
    run = OxmlElement("w:r")
    run.add_t(f"{AGREES}後文。")
    change.append(run)
    paragraph._p.append(change)
    box = parse_xml(
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict><w:txbxContent>'
        f"<w:p><w:r><w:t>{DIFFERS}{CELL}{AGAIN}{GREETING}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    document.add_paragraph("箱。")._p.append(box)
    data = saved(document)
    report = checked(read(docx.Document(io.BytesIO(data))).text, library)
    result = docx.Document(io.BytesIO(commented(data, "草稿.docx", report, library, STYLE)))
    assert comments_of(result)[0][0] == AGREES
    assert len(list(result.comments)) == 4
    assert result.element.body.xpath(".//w:txbxContent//w:commentRangeStart") == []
    result = docx.Document(io.BytesIO(footnoted(data, "草稿.docx", report, library, STYLE)))
    assert len(footnotes(result.part)) == 3
    assert result.element.body.xpath(".//w:txbxContent//w:footnoteReference") == []


def test_libreoffice_shows_the_comments(library: Library, tmp_path: Path) -> None:
    data = saved(draft())
    report = checked(read(docx.Document(io.BytesIO(data))).text, library)
    path = tmp_path / "点検済み.docx"
    path.write_bytes(commented(data, "草稿.docx", report, library, STYLE))
    text = as_pdf_text(path, tmp_path)
    assert text.count("【一致】") == 3
    assert text.count("【相違】") == 1
    assert "数: 草稿は「50回」、文書は「40回」" in text


def test_libreoffice_shows_the_footnotes(library: Library, tmp_path: Path) -> None:
    data = saved(draft())
    report = checked(read(docx.Document(io.BytesIO(data))).text, library)
    path = tmp_path / "脚注つき.docx"
    path.write_bytes(footnoted(data, "草稿.docx", report, library, STYLE))
    text = "".join(as_pdf_text(path, tmp_path).split())
    assert "目標は930TBである。1研修は" in text
    assert "研修開催回数の目標は40回である。2" in text
    assert "1「世界最先端デジタル国家創造宣言・官民データ活用推進基本計画」(令和2年7月17日閣議決定)" in text
    assert "2前掲注1「官民データ活用推進基本計画」別表No.02-04" in text
