from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from tests.programs import as_pdf_text
from ui.word.footnotes import add_footnote, footnotes
from ui.word.marked import add_marked_text

NOTE = "官民データ活用推進基本計画 別表No.02-08「気象情報の利活用の促進」"


def reopened(document: docx.document.Document) -> docx.document.Document:
    stream = io.BytesIO()
    document.save(stream)
    return docx.Document(io.BytesIO(stream.getvalue()))


def test_a_footnote_is_numbered_and_keeps_its_lines() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("本文一。")
    assert add_footnote(paragraph, NOTE) == 1
    assert add_footnote(document.add_paragraph("本文二。"), "一行目\n二行目") == 2
    again = reopened(document)
    assert footnotes(again.part) == {1: NOTE, 2: "一行目\n二行目"}
    assert [p.text for p in again.paragraphs] == ["本文一。", "本文二。"]


def test_a_document_with_footnotes_keeps_them_when_it_gets_more() -> None:
    document = docx.Document()
    add_footnote(document.add_paragraph("本文。"), "はじめの注")
    opened = reopened(document)
    assert add_footnote(opened.paragraphs[0], "あとの注") == 2
    assert footnotes(reopened(opened).part) == {1: "はじめの注", 2: "あとの注"}


def test_the_number_stands_behind_the_run_named() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    first, _second = paragraph.add_run("前半"), paragraph.add_run("後半")
    add_footnote(paragraph, NOTE, after=first)
    tags = [child.xpath("string(.)") or child[-1].tag.rpartition("}")[2] for child in paragraph._p]
    assert tags == ["前半", "footnoteReference", "後半"]


def test_settings_name_the_separators_in_the_place_the_schema_gives() -> None:
    document = docx.Document()
    add_footnote(document.add_paragraph("本文。"), NOTE)
    names = [child.tag.rpartition("}")[2] for child in document.settings.element]
    assert names.index("footnotePr") == names.index("compat") - 1
    add_footnote(document.paragraphs[0], NOTE)
    assert [c.tag.rpartition("}")[2] for c in document.settings.element].count("footnotePr") == 1


def test_characters_that_xml_forbids_are_left_out() -> None:
    document = docx.Document()
    add_footnote(document.add_paragraph("本文。"), "気\x00象\x0b庁\ud800<&>")
    assert footnotes(reopened(document).part) == {1: "気象庁<&>"}


def test_a_header_takes_no_footnote() -> None:
    document = docx.Document()
    with pytest.raises(ValueError, match="body"):
        add_footnote(document.sections[0].header.paragraphs[0], NOTE)


def test_markers_become_footnotes_and_unknown_ones_stay() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    add_marked_text(paragraph, "930TBです。[1] 別の[9]と[2]", {1: NOTE, 2: "二つ目"})
    assert paragraph.text == "930TBです。 別の[9]と"
    assert footnotes(document.part) == {1: NOTE, 2: "二つ目"}


def test_libreoffice_shows_the_footnotes(tmp_path: Path) -> None:
    document = docx.Document()
    add_marked_text(document.add_paragraph(), "目標は930TBです。[1]次の文です。[2]", {1: NOTE, 2: "第二の注"})
    table = document.add_table(1, 1)
    add_footnote(table.cell(0, 0).paragraphs[0], "表の中の注")
    path = tmp_path / "notes.docx"
    document.save(str(path))
    assert "word/footnotes.xml" in zipfile.ZipFile(path).namelist()
    text = "".join(as_pdf_text(path, tmp_path).split())
    assert "目標は930TBです。1次の文です。2" in text
    for number, note in enumerate((NOTE, "第二の注", "表の中の注"), 1):
        assert f"{number}{note}".replace(" ", "") in text
