"""Sign-in in a real browser, on a server that asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser import Chat, picture, running
from tests.chat_page import ask
from ui.feedback import read
from ui.users import Users

PASSWORD = "長い文のパスワード123"


@pytest.fixture(scope="module")
def guarded(workplace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """A chat for which 佐藤 has a password."""
    folder = tmp_path_factory.mktemp("guarded")
    settings = (workplace / "shisaku.toml").read_text(encoding="utf-8")
    (folder / "shisaku.toml").write_text(settings + '\n[chat]\nsign_in = "users"\n', encoding="utf-8")
    data = Path(shutil.copytree(workplace / "data", folder / "data"))
    Users(data / "users.json").add("佐藤", PASSWORD)
    with running(folder, data) as chat:
        yield chat


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_ask_and_out(guarded: Chat, browser: Browser, scheme: str) -> None:
    context = browser.new_context(locale="ja-JP", color_scheme=scheme)
    page = context.new_page()
    page.goto(guarded.url)
    expect(page.get_by_role("heading", name="サインイン")).to_be_visible()
    expect(page.get_by_label("名前")).to_be_focused()
    picture(page, f"signin-{scheme}")
    assert [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")] == []
    page.get_by_label("名前").fill("佐藤")
    page.get_by_label("パスワード").fill("まちがった言葉です")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("名前かパスワードが違います。")
    expect(page.get_by_label("名前")).to_have_value("佐藤")
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="サインイン").click()
    turn = ask(page, "02-04の担当は？")
    expect(turn.locator(".badge")).to_contain_text("根拠あり")
    turn.get_by_role("button", name="良い").click()
    turn.get_by_role("button", name="送る").click()
    turn.locator(".thanks").wait_for()
    assert read(guarded.data / "feedback" / "feedback.jsonl").entries[-1].user == "佐藤"
    page.get_by_role("button", name="サインアウト").click()
    expect(page.get_by_role("heading", name="サインイン")).to_be_visible()
    page.goto(guarded.url)
    expect(page.get_by_role("heading", name="サインイン")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "gradio_api/info",
        "config",
        "gradio_api/startup-events",
        "theme.css",
        "browse/rows",
        "gradio_api/file=x",
    ],
)
def test_nothing_is_given_to_strangers(guarded: Chat, browser: Browser, path: str) -> None:
    context = browser.new_context()
    refused = context.request.get(guarded.url + path, max_redirects=0)
    assert refused.status in (303, 401)
    assert context.request.post(guarded.url + "feedback", data="{}").status == 401
    context.close()
