"""The page itself, in a real browser: its tabs, its language, and whom it talks to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, Chat, OpenPage, picture

TABS = ("質問", "施策一覧", "引用検索", "草稿チェック", "評価", "使い方")


@pytest.mark.parametrize("name", TABS)
def test_every_tab_opens_without_a_complaint(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()
    expect(page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")
    picture(page, f"tab-{TABS.index(name)}")


def test_the_page_says_that_it_is_japanese(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "ja"


def test_a_phone_scrolls_in_one_direction_only(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_every_response_forbids_other_hosts(chat: Chat, page: Page) -> None:
    headers = page.request.get(chat.url).headers
    assert "connect-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
