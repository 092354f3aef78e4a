"""Taking answers out in a real browser: copies, lists, whole conversations."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser import Chat, OpenPage
from tests.chat_page import ask, record
from ui.word.footnotes import footnotes


def clipboard(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.fixture
def copying(chat: Chat, open_page: OpenPage) -> Page:
    return open_page(chat.url, permissions=["clipboard-read", "clipboard-write"])


def test_an_answer_is_copied_with_quotes_state_and_edition(copying: Page) -> None:
    turn = ask(copying, "02-04のKPIは？")
    answer = record(copying)
    turn.get_by_role("button", name="コピー", exact=True).click()
    expect(copying.locator(".toast-note")).to_have_text("コピーしました。")
    text = clipboard(copying)
    assert answer["text"] in text
    for citation in answer["citations"]:
        assert f"「{citation['quote'].strip()}」" in text
    assert "状態: 根拠あり" in text
    assert "引用2件はすべて文書の原文と一致" in text
    assert "SHA-256 c3e1d7a3467cf370" in text
    turn.get_by_role("button", name="Markdown", exact=True).click()
    expect(copying.locator(".toast-note")).to_have_text("コピーしました。")
    copying.wait_for_function("async () => (await navigator.clipboard.readText()).includes('[^1]: ')")


def test_one_citation_is_copied(copying: Page) -> None:
    ask(copying, "02-04のKPIは？")
    second = record(copying)["citations"][1]
    copying.get_by_role("button", name="出典2をコピー").click()
    expect(copying.locator(".toast-note")).to_have_text("コピーしました。")
    assert clipboard(copying).startswith(f"「{second['quote'].strip()}」\n{second['label']}\n")


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_a_list_is_saved_whole(page: Page) -> None:
    ask(page, "総務省が主担当の施策をすべて挙げて")
    ids = record(page)["rows"]["ids"]
    rows = list(csv.DictReader(io.StringIO(saved(page, "CSV").decode("utf-8-sig"))))
    assert [row["番号・位置"] for row in rows] == ids
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "Excel")))
    assert [row[0].value for row in book["一覧"].iter_rows(min_row=2)] == ids


def test_a_conversation_is_saved_in_three_forms(page: Page) -> None:
    ask(page, "02-04の担当は？")
    ask(page, "そのKPIは？")
    files = {}
    for name in ("Markdown", "Word", "JSON"):
        page.locator("#export summary").click()
        with page.expect_download() as download:
            page.locator("#export").get_by_role("button", name=name).click()
        files[name] = Path(download.value.path()).read_bytes()
    value = json.loads(files["JSON"])
    assert [a["question"] for a in value["answers"]] == ["02-04の担当は？", "そのKPIは？"]
    quotes = [c["quote"] for a in value["answers"] for c in a["citations"]]
    notes = footnotes(docx.Document(io.BytesIO(files["Word"])).part)
    assert len(notes) == len(quotes)
    assert "## 2. そのKPIは？" in files["Markdown"].decode()


def test_a_forged_record_is_not_called_verified(page: Page, chat: Chat) -> None:
    ask(page, "02-04の担当は？")
    forged = record(page)
    forged["citations"][0]["quote"] = "すべて達成済み"
    done = page.request.post(chat.url + "download/md", data=json.dumps([forged]))
    assert done.status == 200
    assert "引用が原文と一致しません" in done.text()
