"""The tabs 引用検索 and 草稿チェック in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import PHONE, Chat, OpenPage, picture

DRAFT = (
    "<b>報告</b>です。「地方におけるオープンデータの促進」(別表No.02-04)では、地方公共団体向けの研修を"
    "令和2年度に50回開催する。同施策の主担当は内閣官房である。よろしくお願いいたします。"
)
SOUND = "「地方におけるオープンデータの促進」(別表No.02-04)の主担当は内閣官房である。"


def open_tab(page: Page, name: str) -> None:
    tab = page.get_by_role("tab", name=name, exact=True)
    if tab.is_visible():
        tab.click()
    else:
        page.locator("#tabs .overflow-menu > button").first.click()
        page.locator("#tabs .overflow-dropdown button", has_text=name).click()


def look_up(page: Page, text: str) -> None:
    open_tab(page, "引用検索")
    page.get_by_label("探す箇所").fill(text)
    page.get_by_role("button", name="引用を探す").click()


def check(page: Page, text: str) -> None:
    open_tab(page, "草稿チェック")
    page.get_by_label("草稿", exact=True).first.fill(text)
    page.get_by_role("button", name="点検する").click()
    page.locator(".drafting-summary").wait_for()


def test_a_measure_is_cited_in_every_style_and_copied(page: Page) -> None:
    look_up(page, "０２－０４")
    first = page.locator(".citing-card").first
    expect(first.locator("pre").first).to_have_text(
        "「世界最先端デジタル国家創造宣言・官民データ活用推進基本計画」(令和2年7月17日閣議決定) "
        "別表No.02-04「地方におけるオープンデータの促進」"
    )
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first.get_by_role("button", name="1番を本文の形でコピー").click()
    expect(page.locator(".toast-note")).to_have_text("引用をコピーしました。")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == first.locator("pre").first.inner_text()
    first.get_by_text("ほかの形").click()
    expect(first.locator("pre", has_text="@incollection{kanmin:")).to_be_visible()
    page.get_by_label("短い形").check()
    expect(first.locator("pre").first).to_have_text("「官民データ活用推進基本計画」別表No.02-04")
    picture(page, "citing")


def test_words_give_passages_of_which_several_make_a_list(page: Page) -> None:
    look_up(page, "オープンデータ 市町村 取組率")
    expect(page.locator(".citing-card").nth(1)).to_be_visible()
    boxes = page.locator("#citing-chosen input[type=checkbox]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    result = page.locator("#citing-result textarea")
    expect(result).to_have_value(re.compile("\n"))
    picture(page, "citing-words", full=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10-08", "施策番号10-08は別表の原文にありません"),
        ("<img>ぬぬぬ", "見つかりませんでした"),
    ],
)
def test_what_does_not_exist_is_said_as_text(page: Page, text: str, said: str) -> None:
    look_up(page, text)
    expect(page.locator(".citing-none")).to_contain_text(said)
    assert page.locator("#citing-found img").count() == 0


def test_a_pasted_draft_is_marked_with_its_sources(page: Page) -> None:
    check(page, DRAFT)
    report = page.locator("#drafting-report")
    expect(report.locator(".drafting-summary")).to_contain_text("相違 1")
    assert report.locator(".draft .text b").count() == 0
    expect(report.locator(".claim.differs mark")).to_contain_text("50")
    expect(report.locator(".card.differs ins")).to_contain_text("40")
    report.locator("label[for=check-differs]").click()
    expect(report.locator(".card.agrees")).to_be_hidden()
    picture(page, "drafting")
    with page.expect_download() as download:
        report.get_by_role("link", name="JSON").click()
    claims = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["claims"]
    assert all(DRAFT[c["start"] : c["end"]] == c["text"] for c in claims)
    with page.expect_download() as download:
        report.get_by_role("link", name="HTML の報告").click()
    assert "default-src 'none'" in Path(download.value.path()).read_text(encoding="utf-8")


def test_an_uploaded_word_draft_comes_back_with_comments(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "草稿.docx"
    document = docx.Document()
    document.add_paragraph(SOUND)
    document.save(str(path))
    open_tab(page, "草稿チェック")
    page.locator("#drafting-file input[type=file]").set_input_files(path)
    page.locator("#drafting-file").get_by_text("草稿").first.wait_for()
    page.get_by_role("button", name="点検する").click()
    page.locator(".drafting-summary").wait_for()
    for name in ("Word(コメントつき)", "Word(脚注つき)"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        copy = docx.Document(str(download.value.path()))
        assert copy.paragraphs[0].text == SOUND
        assert len(list(copy.comments)) == (1 if "コメント" in name else 0)


def test_an_empty_draft_is_told_what_to_do(page: Page) -> None:
    open_tab(page, "草稿チェック")
    page.get_by_role("button", name="点検する").click()
    expect(page.locator("#drafting-report .citing-none")).to_contain_text("文章がありません")


@pytest.mark.parametrize(
    ("name", "options"),
    [("notebook", {"color_scheme": "light"}), ("phone", {"color_scheme": "dark", "viewport": PHONE})],
)
def test_both_tabs_are_accessible(
    chat: Chat, open_page: OpenPage, name: str, options: dict[str, Any]
) -> None:
    page = open_page(chat.url, **options)
    look_up(page, "02-08")
    page.locator(".citing-card").first.wait_for()
    picture(page, f"citing-{name}")
    found = Axe().run(page, context="#citing").response["violations"]
    check(page, DRAFT)
    picture(page, f"drafting-{name}", full=True)
    found += Axe().run(page, context="#drafting").response["violations"]
    serious = [
        v["id"] + str(v["nodes"][0]["target"]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
