from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml

from rag.errors import InputError
from ui.drafts.reading import LARGEST, LONGEST, decode, read_draft
from ui.word.body import read
from ui.word.footnotes import add_footnote

TEXT = "気象庁の目標は、令和2年度に930TBである。\nテレワークの導入①を進める〜。\n"


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("encoding", "mark", "said"),
    [
        ("utf-8", b"", ()),
        ("utf-8", b"\xef\xbb\xbf", ()),
        ("utf-16-le", b"\xff\xfe", ("UTF-16 の文章として読みました。",)),
        ("utf-16-be", b"\xfe\xff", ("UTF-16 の文章として読みました。",)),
        ("utf-16-le", b"", ("UTF-16 の文章として読みました。",)),
        ("cp932", b"", ("Shift_JIS の文章として読みました。",)),
    ],
)
def test_texts_in_the_encodings_of_offices(encoding: str, mark: bytes, said: tuple[str, ...]) -> None:
    text = TEXT.replace("〜", "～")
    draft = decode(mark + text.encode(encoding), "草稿.txt")
    assert (draft.text, draft.notes) == (text, said)


def test_euc_and_jis() -> None:
    text = "気象庁の目標は、令和2年度に930TBである。\n"
    assert decode(text.encode("euc_jp"), "草稿.txt").notes == ("EUC-JP の文章として読みました。",)
    assert decode(text.encode("iso2022_jp"), "草稿.txt").text == text


def test_line_ends_are_one_and_the_kind_is_by_name() -> None:
    draft = decode("一行目\r\n二行目\r三行目".encode(), "草稿.MD")
    assert (draft.text, draft.kind) == ("一行目\n二行目\n三行目", "markdown")
    assert decode(b"plain English text of a draft.", "draft.txt").kind == "text"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "文章がありません", id="empty"),
        pytest.param(" \n\u3000".encode(), "文章がありません", id="blank"),
        pytest.param(bytes(range(256)) * 40, "文章のファイルではないようです", id="binary"),
        pytest.param(b"\x00" * 5000, "文章のファイルではないようです", id="zeros"),
        pytest.param(b"%PDF-1.7 ...", "PDFなので", id="pdf"),
        pytest.param(b"{\\rtf1 x}", "RTF", id="rtf"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "古い形式", id="old word"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "パスワードで保護",
            id="password",
        ),
        pytest.param(b"PK\x03\x04 and nothing more", "壊れていて", id="cut short"),
        pytest.param(("あ" * (LONGEST + 1)).encode(), "長すぎます(200,001字)", id="too long"),
        pytest.param(("あ" * 1_700_000).encode(), "章ごとに分けて", id="5 MB"),
        pytest.param(b"x" * (LARGEST + 1), "大きすぎます", id="too large"),
    ],
)
def test_what_is_no_draft_is_refused_with_what_it_is(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "草稿.docx")
    assert says in f"{caught.value.message}{caught.value.hint}"
    assert "草稿.docx" in caught.value.message


def test_a_damaged_word_file_is_refused() -> None:
    data = bytearray(saved(docx.Document()))
    with pytest.raises(InputError, match="壊れていて"):
        decode(bytes(data[: len(data) // 2]), "草稿.docx")
    data[len(data) // 2] ^= 0xFF
    middle = bytes(data)
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as good:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as bad:
            for name in good.namelist():
                bad.writestr(name, b"<broken" if name == "word/document.xml" else good.read(name))
    for broken in (middle, stream.getvalue()):
        with pytest.raises(InputError, match="壊れていて"):
            decode(broken, "草稿.docx")


def test_another_zip_is_no_word_file() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(InputError, match=r"Word の文書\(.docx\)ではありません"):
        decode(stream.getvalue(), "表.xlsx")


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for name, says in (
        (tmp_path / "無い.txt", "ありません"),
        (tmp_path, "フォルダー"),
        ("a\0b", "開けません"),
    ):
        with pytest.raises(InputError, match=says):
            read_draft(str(name))
    path = tmp_path / "草稿.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert (read_draft(str(path)).text, read_draft(str(path)).path) == (TEXT, path)


def test_tables_links_and_breaks_of_a_word_file_are_read_in_order() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("目標は")
    paragraph.add_run("930TB").bold = True
    paragraph.add_run().add_break()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "左", "右"
    document.add_paragraph("終わり")
    draft = decode(saved(document), "草稿.docx")
    assert draft.text == "目標は930TB\n\n左\n右\n終わり\n"
    assert (draft.kind, draft.notes) == ("docx", ())


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("目標は")
    for tag, text in (("w:del", "830"), ("w:ins", "930")):
        change = OxmlElement(tag, {qn("w:id"): "1", qn("w:author"): "担当"})
        run = OxmlElement("w:r")
        words = OxmlElement("w:delText" if tag == "w:del" else "w:t")
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("TBです。")
    draft = decode(saved(document), "草稿.docx")
    assert draft.text == "目標は930TBです。\n"
    assert draft.notes == ("変更履歴があります。すべて承諾した後の文章として読みました。",)


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    document = docx.Document()
    first = document.add_paragraph("目標は")
    document.add_paragraph("930TBです。")
    mark = OxmlElement("w:rPr")
    mark.append(OxmlElement("w:del", {qn("w:id"): "1"}))
    first._p.get_or_add_pPr().append(mark)
    assert decode(saved(document), "草稿.docx").text == "目標は930TBです。\n"


def test_text_boxes_are_read_once_and_footnotes_are_said() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("本文。")
    add_footnote(paragraph, "もとからの脚注")
    box = parse_xml(
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        '<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>箱の中。</w:t></w:r></w:p>'
        "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
        "<w:t>箱の中。</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paragraph._p.append(box)
    document.add_paragraph("次の段落。")
    draft = decode(saved(document), "草稿.docx")
    assert draft.text == "本文。\n箱の中。\n次の段落。\n"
    assert draft.notes == (
        "テキストボックスの文章は、置かれている段落のすぐ後ろで読みました。",
        "脚注 1 件は読んでいません。",
    )


def test_every_piece_maps_to_its_run() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("目標は")
    paragraph.add_run("930TB\tです。")
    body = read(document)
    assert body.text == "目標は930TB\tです。\n"
    for piece in body.pieces:
        shown = piece.child.text if piece.child.tag == qn("w:t") else "\t"
        assert body.text[piece.start : piece.end] == shown
    assert [p.start for p in body.pieces] == [0, 3, 8, 9]
