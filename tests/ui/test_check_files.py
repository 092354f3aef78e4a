from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.ui_builders import Shisaku
from ui.word.footnotes import footnotes

SAID = "「地方におけるオープンデータの促進」(別表No.02-04)の主担当は内閣官房である。"


def word_draft(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph(SAID)
    path = folder / "草稿.docx"
    document.save(str(path))
    return path


def test_a_word_draft_gives_a_page_and_two_copies_and_stays_as_it_is(
    shisaku: Shisaku, tmp_path: Path
) -> None:
    draft = word_draft(tmp_path)
    before = draft.read_bytes()
    page, comments, notes = (tmp_path / name for name in ("点検.html", "点検済み.docx", "脚注つき.docx"))
    done = shisaku(
        "check", str(draft), "--html", str(page), "--word", str(comments), "--footnotes", str(notes)
    )
    assert done.code == 0, done.err
    assert "点検.html を作りました。" in done.err
    assert "02-04" in page.read_text(encoding="utf-8")
    (comment,) = docx.Document(str(comments)).comments
    assert comment.text.startswith("【一致】")
    assert footnotes(docx.Document(str(notes)).part)[1].startswith("「世界最先端デジタル国家創造宣言")
    assert draft.read_bytes() == before
    again = shisaku("check", str(draft), "--html", str(page))
    assert (again.code, "--force" in again.err) == (2, True)
    assert shisaku("check", str(draft), "--html", str(page), "--force").code == 0


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--word", "草稿.docx", "草稿そのものです"),
        ("--html", "", "フォルダーです"),
        ("--html", "無い/点検.html", "ありません"),
    ],
)
def test_places_that_cannot_be_written_are_told_before_the_check(
    shisaku: Shisaku, tmp_path: Path, option: str, name: str, said: str
) -> None:
    draft = word_draft(tmp_path)
    done = shisaku("check", str(draft), option, str(tmp_path / name), "--force")
    assert (done.code, said in done.err, done.out) == (2, True, "")


def test_a_text_gets_no_comments(shisaku: Shisaku, tmp_path: Path) -> None:
    draft = tmp_path / "草稿.txt"
    draft.write_text(SAID, encoding="utf-8")
    done = shisaku("check", str(draft), "--word", str(tmp_path / "写し.docx"))
    assert (done.code, "Word のファイル(.docx)ではない" in done.err) == (2, True)


def test_two_results_cannot_go_to_one_file(shisaku: Shisaku, tmp_path: Path) -> None:
    same = str(tmp_path / "写し.docx")
    assert shisaku("check", str(word_draft(tmp_path)), "--word", same, "--footnotes", same).code == 2
