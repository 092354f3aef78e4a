"""Feedback in a real browser: said under the answer, on the disk before the thanks, never lost."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import Chat, OpenPage, picture, running
from tests.chat_page import ask, record
from ui.feedback import Entry, read

NASTY = '<img src=x onerror="document.body.dataset.hit=1"> 年度が違う😀'


def kept(data: Path) -> tuple[Entry, ...]:
    return read(data / "feedback" / "feedback.jsonl").entries


def test_what_was_said_is_kept_with_the_answer_and_the_conversation(page: Page, chat: Chat) -> None:
    ask(page, "02-04の担当は？")
    turn = ask(page, "そのKPIは？")
    before = len(kept(chat.data))
    turn.get_by_role("button", name="回答の誤り").click()
    expect(turn.get_by_role("button", name="回答の誤り")).to_have_attribute("aria-pressed", "true")
    turn.get_by_label("「回答の誤り」について").fill(NASTY)
    picture(page, "feedback-form")
    turn.get_by_role("button", name="送る").click()
    expect(turn.locator(".thanks")).to_contain_text("「回答の誤り」を記録しました")
    expect(turn.locator(".thanks")).to_be_focused()
    entry = kept(chat.data)[before]
    assert (entry.kind, entry.comment) == ("wrong_answer", NASTY)
    assert entry.answer["text"] == record(page)["text"]
    assert entry.history[0].content == "02-04の担当は？"
    assert page.evaluate("document.body.dataset.hit") is None


def test_one_can_think_again(page: Page, chat: Chat) -> None:
    before = len(kept(chat.data))
    turn = ask(page, "02-05の担当は？")
    turn.get_by_role("button", name="良い").click()
    turn.get_by_role("button", name="古い").click()
    expect(turn.get_by_role("button", name="良い")).to_have_attribute("aria-pressed", "false")
    turn.get_by_role("button", name="やめる").click()
    expect(turn.locator(".feedback-form")).to_have_count(0)
    expect(turn.get_by_role("button", name="良い")).to_be_focused()
    assert len(kept(chat.data)) == before


def test_a_stopped_server_loses_nothing_said_before_and_nothing_typed(
    workplace: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    # Other tests' servers may have written to the log at that workplace.
    without = shutil.ignore_patterns("log")
    data = Path(shutil.copytree(workplace / "data", tmp_path / "data", ignore=without))
    before = len(kept(data))
    with running(workplace, data) as chat:
        page = open_page(chat.url)
        page.watch.ignored = ("Failed to load resource", "ERR_CONNECTION")  # type: ignore[attr-defined]
        turn = ask(page, "02-04の担当は？")
        turn.get_by_role("button", name="良い").click()
        turn.get_by_role("button", name="送る").click()
        turn.locator(".thanks").wait_for()
        second = ask(page, "02-05の担当は？")
        assert chat.stop() in (0, -signal.SIGTERM)
        assert kept(data)[-1].kind == "good"
        assert len(kept(data)) == before + 1
        second.get_by_role("button", name="漏れ").click()
        second.locator("textarea").fill("書きかけの内容")
        second.get_by_role("button", name="送る").click()
        expect(second.locator(".told")).to_contain_text("つながらない")
        expect(second.locator("textarea")).to_have_value("書きかけの内容")
    events = [json.loads(line)["event"] for line in (data / "log" / "chat.jsonl").read_text().splitlines()]
    assert events[0] == "start"
    assert events[-1] == "stop"
    assert "feedback" in events


def test_what_is_no_feedback_is_refused(page: Page, chat: Chat) -> None:
    before = len(kept(chat.data))
    answer = {"id": "x", "question": "問", "status": "answered", "text": "答"}
    for body in (
        {"kind": "bad", "record": answer},
        {"kind": "good", "record": {}},
        {"kind": "good", "record": answer, "comment": "あ" * 2001},
        {"kind": "good", "record": answer, "history": [{"role": "user"}]},
        [],
    ):
        refused = page.request.post(chat.url + "feedback", data=json.dumps(body))
        assert refused.status == 400
        assert refused.json()["message"]
    assert len(kept(chat.data)) == before
