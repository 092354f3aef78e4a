"""The tabs 施策一覧, 評価 and 使い方 in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import PHONE, Chat, OpenPage, picture


def open_tab(page: Page, name: str) -> None:
    tab = page.get_by_role("tab", name=name, exact=True)
    if tab.is_visible():
        tab.click()
    else:
        page.locator("#tabs .overflow-menu > button").first.click()
        page.locator("#tabs .overflow-dropdown button", has_text=name).click()


@pytest.fixture
def browse(page: Page) -> Page:
    open_tab(page, "施策一覧")
    page.locator("[data-browse-filters]").wait_for()
    return page


def visible(page: Page) -> list[str]:
    rows = page.locator(".browse-table tbody tr:visible")
    return [row.get_attribute("data-locator") or "" for row in rows.all()]


def test_filters_narrow_the_list_and_say_so(browse: Page) -> None:
    count = browse.locator("[data-browse-count]")
    browse.locator("select[name=ministry]").select_option("総務省")
    browse.locator("select[name=role]").select_option("lead")
    expect(count).to_have_text("該当49件中49件")
    expect(browse.locator("[data-browse-words]")).to_have_text("総務省が主担当(◎)")
    assert len(visible(browse)) == 49
    browse.get_by_label("ことば").fill("オープンデータ")
    expect(count).not_to_have_text("該当49件中49件")
    with browse.expect_download() as download:
        browse.get_by_role("link", name="CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert all(f"\n{number}," in text for number in visible(browse))
    browse.get_by_label("ことば").fill("存在しない言葉")
    expect(browse.locator("[data-browse-none]")).to_be_visible()
    browse.get_by_role("button", name="条件を消す").click()
    expect(count).to_have_text("該当180件中180件")


def test_sorting_by_name_and_back(browse: Page) -> None:
    head = browse.locator(".browse-table thead th").nth(2)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    names = browse.locator(".browse-table tbody tr td:nth-child(3)").all_inner_texts()
    assert names[0] != names[-1]
    browse.locator(".browse-table thead th").first.get_by_role("button").click()
    assert visible(browse)[0] == "01-01"


def test_a_card_opens_from_the_keyboard_and_leads_to_a_question(browse: Page) -> None:
    browse.get_by_role("button", name="02-04", exact=True).focus()
    browse.keyboard.press("Enter")
    card = browse.locator("#browse-measures-page [data-browse-card]")
    expect(card).to_be_focused()
    expect(card).to_contain_text("地方公共団体向け研修開催回数(令和2年度40回)")
    expect(card.get_by_text("市町村を含めた全国を取組率")).to_be_visible()
    card.get_by_role("button", name="補正表示").click()
    expect(card.get_by_text("市町村を含めた全国の取組率").first).to_be_visible()
    card.get_by_role("button", name="KPIを聞く").click()
    turn = browse.locator(".turn").last
    expect(turn.locator(".asked")).to_contain_text("02-04のKPIは？")
    expect(turn.locator(".badge")).to_contain_text("根拠あり")


def test_the_outline_is_a_tree(browse: Page) -> None:
    browse.get_by_role("tab", name="文書の構成").click()
    tree = browse.locator(".browse-tree")
    item = tree.get_by_role("button", name="① 政府・自治体", exact=False).first
    expect(item).to_be_hidden()
    tree.get_by_role("button", name="(1) 政府・自治体でのAIの徹底した利活用の下").click()
    leaf = tree.locator("li.leaf button:visible").last
    leaf.click()
    expect(browse.locator("#browse-outline-page [data-browse-card] .card")).to_be_visible()


def test_a_bar_leads_to_its_measures(browse: Page) -> None:
    browse.get_by_role("tab", name="数で見る").click()
    browse.get_by_role("row", name="総務省 49 28 77").get_by_role("button").click()
    expect(browse.locator("[data-browse-count]")).to_have_text("該当77件中77件")
    assert len(visible(browse)) == 77


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", ["notebook", "phone"])
def test_every_page_is_accessible_and_fits(chat: Chat, open_page: OpenPage, scheme: str, width: str) -> None:
    options: dict[str, Any] = {"color_scheme": scheme} | ({"viewport": PHONE} if width == "phone" else {})
    page = open_page(chat.url, **options)
    for name in ("施策一覧", "評価", "使い方"):
        open_tab(page, name)
        subs = ("施策", "文書の構成", "数で見る") if name == "施策一覧" else ("",)
        for sub in subs:
            if sub:
                page.get_by_role("tab", name=sub, exact=True).click()
            page.wait_for_timeout(150)
            picture(page, f"{name}{sub}-{width}-{scheme}", full=True)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
            found = Axe().run(page).response["violations"]
            grave = [v for v in found if v["impact"] in ("serious", "critical")]
            assert [(v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in grave] == []


def test_on_a_phone_a_card_comes_up_and_goes(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url, viewport=PHONE)
    open_tab(page, "施策一覧")
    page.get_by_role("button", name="01-02", exact=True).click()
    card = page.locator("#browse-measures-page [data-browse-card]")
    expect(card.locator(".card")).to_be_visible()
    picture(page, "browse-card-phone")
    card.get_by_role("button", name="閉じる").click()
    expect(card).to_be_hidden()
    expect(page.get_by_role("button", name="01-02", exact=True)).to_be_focused()
