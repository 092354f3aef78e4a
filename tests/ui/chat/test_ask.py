"""Asking in a real browser: the answer, its citations to the character, what can follow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, Chat, OpenPage, picture
from tests.chat_page import ask, conversations, highlighted, record


def test_a_question_gets_a_direct_answer_first(page: Page) -> None:
    turn = ask(page, "02-04の担当は？")
    expect(turn.locator(".badge")).to_have_text("✓ 根拠あり")
    expect(turn.locator("p.direct")).to_contain_text("内閣官房")
    expect(turn.get_by_role("button", name="出典1: 官民データ活用推進基本計画 別表 02-04")).to_be_visible()


@pytest.mark.parametrize(
    "question",
    [
        "02-04の担当とKPIは？",
        "第3章第1節(2)①の担当は？",
        "教育改革の進捗率は？",
        "02-08の課題と取組の概要は？",
    ],
)
def test_every_marker_highlights_exactly_the_quote(page: Page, question: str) -> None:
    turn = ask(page, question)
    quotes = {c["number"]: c["quote"] for c in record(page)["citations"]}
    markers = turn.locator("button.cite")
    assert markers.count() >= 1
    for marker in markers.all():
        marker.click()
        assert highlighted(page) == quotes[int(marker.get_attribute("data-cite") or 0)]
        assert page.locator("#panel mark.current").first.is_visible()


def test_a_marker_works_from_the_keyboard_and_escape_returns(page: Page) -> None:
    turn = ask(page, "02-04の担当は？")
    marker = turn.locator("button.cite").first
    marker.focus()
    expect(page.locator("#hint")).to_contain_text("「◎内閣官房、総務省」")
    page.keyboard.press("Enter")
    assert highlighted(page) == "◎内閣官房、総務省"
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_the_corrected_wording_is_one_click_away(page: Page) -> None:
    ask(page, "02-04の課題と取組の概要は？")
    panel = page.locator("#panel")
    expect(panel.locator(".original", has_text="市町村を含めた全国を取組率")).to_be_visible()
    expect(panel.locator(".notes")).to_contain_text("「全国を取組率」は「全国の取組率」の誤り")
    panel.get_by_role("button", name="補正表示").click()
    expect(panel.locator(".corrected", has_text="市町村を含めた全国の取組率")).to_be_visible()
    expect(panel.locator(".original").first).to_be_hidden()


def test_what_was_considered_is_there_but_collapsed(page: Page) -> None:
    ask(page, "気象データのダウンロード量の目標は？")
    considered = page.locator("#considered")
    expect(considered.locator("li").first).to_be_hidden()
    considered.locator("summary").click()
    expect(considered.locator("li").first).to_be_visible()


def test_a_follow_up_is_understood(page: Page) -> None:
    ask(page, "02-04の担当は？")
    turn = ask(page, "そのKPIは？")
    expect(turn.locator("p.direct")).to_contain_text("02-04")


def test_a_suggestion_is_asked_and_answered(page: Page) -> None:
    turn = ask(page, "02-04の担当は？")
    turn.locator(".suggestions button").first.click()
    second = page.locator(".turn").nth(1)
    expect(second.locator(".badge")).to_have_text("✓ 根拠あり")


def test_an_example_of_the_welcome_page_is_asked(page: Page) -> None:
    page.get_by_role("button", name="府省庁ごとの施策の数は？").click()
    expect(page.locator(".turn .badge")).to_have_text("✓ 根拠あり")
    expect(page.locator("#welcome")).to_be_hidden()


def test_filters_show_as_chips_narrow_the_answer_and_can_be_removed(page: Page) -> None:
    page.locator("#filters summary").click()
    page.locator("#ministry").select_option("総務省")
    page.locator("#first").fill("02-01")
    page.locator("#last").fill("02-37")
    page.locator("#last").press("Tab")
    expect(page.locator("#chips button")).to_have_count(2)
    turn = ask(page, "オープンデータの施策を挙げて")
    expect(turn.locator(".asked")).to_contain_text("総務省")
    assert {c["locator"][:2] for c in record(page)["citations"]} <= {"02"}
    page.locator("#chips button").first.click()
    expect(page.locator("#chips button")).to_have_count(1)


def test_a_declined_question_says_where_was_searched(page: Page) -> None:
    turn = ask(page, "防災のドローン配備の予算額は？")
    expect(turn.locator(".badge")).to_have_text("− 該当なし")
    expect(turn.locator(".searched")).to_contain_text("調べた文書")


def test_editing_a_question_replaces_it_and_what_followed(page: Page) -> None:
    ask(page, "02-04の担当は？")
    ask(page, "そのKPIは？")
    page.locator(".turn").first.get_by_role("button", name="質問を直す").click()
    expect(page.locator("#question")).to_have_value("02-04の担当は？")
    page.locator("#question").fill("02-05の担当は？")
    page.locator("#question").press("Enter")
    expect(page.locator(".turn .actions")).to_have_count(1)
    expect(page.locator(".turn p.direct")).to_contain_text("02-05")
    assert [t["question"] for t in conversations(page)[0]["turns"]] == ["02-05の担当は？"]


def test_on_a_phone_the_evidence_is_a_sheet(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url, viewport=PHONE)
    turn = ask(page, "02-04の担当は？")
    expect(page.locator("#evidence")).to_be_hidden()
    turn.locator("button.cite").first.click()
    expect(page.locator("#panel mark.current")).to_be_in_viewport()
    picture(page, "phone-evidence")
    page.get_by_role("button", name="出典を閉じる").click()
    expect(page.locator("#evidence")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_in_the_dark_it_is_dark(chat: Chat, open_page: OpenPage) -> None:
    page = open_page(chat.url, color_scheme="dark")
    ask(page, "02-04の担当とKPIは？").locator("button.cite").first.click()
    picture(page, "dark")
    ground = page.locator(".answer").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert sum(int(n) for n in ground[4:-1].split(",")[:3]) < 200
