"""What goes wrong around a conversation: odd input, impatience, reloads, two tabs, a dead server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import Chat, OpenPage, picture, running
from tests.chat_page import ask, conversations, reload

SCRIPT = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'> 02-04の担当は？ [1](javascript:alert(1))"


def test_html_in_a_question_is_text(page: Page) -> None:
    turn = ask(page, SCRIPT)
    expect(turn.locator(".asked p")).to_have_text(SCRIPT)
    reload(page)
    expect(page.locator(".asked p")).to_have_text(SCRIPT)
    assert page.evaluate("window.hacked") is None
    assert page.locator("#log img, #log script, #panel img").count() == 0


@pytest.mark.parametrize(
    "question", ["😀🎌", "施策" * 1999, "\u202e逆さ 02-04の担当は？", "'; DROP TABLE --", "${1+1}{{x}}`"]
)
def test_odd_questions_get_an_answer(page: Page, question: str) -> None:
    turn = ask(page, question)
    expect(turn.locator(".badge")).to_be_visible()
    expect(page.locator("#complaint")).to_be_hidden()


def test_a_question_of_100000_characters_is_refused_and_not_lost(page: Page) -> None:
    page.locator("#question").fill("あ" * 100_000)
    page.locator("#question").press("Enter")
    expect(page.locator("#complaint")).to_contain_text("4,000字まで")
    assert len(page.locator("#question").input_value()) == 100_000
    assert page.locator(".turn").count() == 0


def test_an_empty_question_says_what_to_do(page: Page) -> None:
    page.locator("#question").fill("  \n ")
    page.locator("#send").click()
    expect(page.locator("#complaint")).to_have_text("質問を入力してください。")
    expect(page.locator("#question")).to_be_focused()


def test_sending_twice_at_once_asks_once(page: Page) -> None:
    page.locator("#question").fill("02-04の担当は？")
    page.locator("#question").evaluate(
        """box => { for (let i = 0; i < 5; i++) {
             box.value = "02-04の担当は？";
             box.form.requestSubmit(); } }"""
    )
    page.locator(".turn .actions").wait_for()
    page.wait_for_timeout(300)
    assert page.locator(".turn").count() == 1


def test_while_a_word_is_being_converted_enter_does_not_send(page: Page) -> None:
    page.locator("#question").fill("おーぷんでーた")
    page.locator("#question").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    assert page.locator(".turn").count() == 0


def test_a_reload_keeps_the_conversation_and_its_evidence(page: Page) -> None:
    ask(page, "02-04の担当は？")
    ask(page, "02-05の担当は？")
    reload(page)
    expect(page.locator(".turn .actions")).to_have_count(2)
    page.locator(".turn").first.locator("button.cite").first.click()
    expect(page.locator("#panel mark.current")).to_have_text("◎内閣官房、総務省")


def test_a_reload_before_the_answer_says_so_and_asks_again(page: Page) -> None:
    page.route("**/queue/join*", lambda route: None)
    page.locator("#question").fill("02-04の担当は？")
    page.locator("#question").press("Enter")
    expect(page.locator(".waiting")).to_be_visible()
    page.unroute("**/queue/join*")
    reload(page)
    expect(page.locator(".turn-message")).to_contain_text("ページが閉じられました")
    page.get_by_role("button", name="もう一度聞く").click()
    expect(page.locator(".turn .badge")).to_have_text("✓ 根拠あり")
    assert page.locator(".turn").count() == 1


def test_an_answer_can_be_stopped(page: Page) -> None:
    def hold(route: Route) -> None:
        """The answer never comes."""

    page.route("**/queue/data*", hold)
    page.locator("#question").fill("02-04の担当は？")
    page.locator("#question").press("Enter")
    page.get_by_role("button", name="止める").click()
    expect(page.locator(".turn-message")).to_contain_text("回答を止めました")
    expect(page.get_by_role("button", name="送る")).to_be_visible()


def test_two_tabs_keep_their_own_conversations(chat: Chat, open_page: OpenPage) -> None:
    first, second = open_page(chat.url), open_page(chat.url)
    ask(first, "02-04の担当は？")
    ask(second, "02-05の担当は？")
    ask(first, "02-06の担当は？")
    reload(first)
    expect(first.locator(".turn .actions")).to_have_count(2)
    asked = sorted([t["question"] for t in c["turns"]] for c in conversations(first))
    assert asked == [["02-04の担当は？", "02-06の担当は？"], ["02-05の担当は？"]]
    first.locator("#history summary").click()
    first.locator("#history li button", has_text="02-05の担当は？").first.click()
    expect(first.locator(".turn p.direct")).to_contain_text("02-05")


def test_clearing_asks_first_and_leaves_the_others(page: Page) -> None:
    ask(page, "02-04の担当は？")
    page.get_by_role("button", name="新しい会話").click()
    expect(page.locator("#welcome")).to_be_visible()
    ask(page, "02-05の担当は？")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="この会話を消す").click()
    expect(page.locator("#welcome")).to_be_visible()
    assert [c["title"] for c in conversations(page)] == ["02-04の担当は？"]


def test_a_dead_server_is_said_and_nothing_is_lost(workplace: Path, open_page: OpenPage) -> None:
    with running(workplace, workplace / "data") as chat:
        page = open_page(chat.url)
        page.watch.ignored = (
            "ERR_CONNECTION",
            "ERR_EMPTY_RESPONSE",
            "Failed to fetch",
            "ERR_INCOMPLETE",
            "network error",
            "Connection errored out",  # Gradio's own word for it, where its stream was open when the server died
        )  # type: ignore[attr-defined]
        ask(page, "02-04の担当は？")
        chat.kill()
        page.locator("#question").fill("02-05の担当は？")
        page.locator("#question").press("Enter")
        expect(page.locator(".turn-message")).to_contain_text("サーバーとつながりません", timeout=15000)
        picture(page, "dead-server")
        expect(page.locator(".turn .actions")).to_have_count(1)
        port = int(chat.url.rsplit(":", 1)[1].strip("/"))
        # Gradio reloads the page by itself once the server is back, and would break off a reload of ours.
        page.goto("about:blank")
    with running(workplace, workplace / "data", port=port):
        page.goto(chat.url)
        page.get_by_role("button", name="もう一度聞く").click()
        expect(page.locator(".turn .actions")).to_have_count(2, timeout=15000)
        expect(page.locator(".turn p.direct").nth(1)).to_contain_text("02-05")
