"""The chat with a language model: a scripted one over real HTTP, chosen on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Chat, OpenPage, picture, running
from tests.chat_page import ask, highlighted, record
from tests.programs import program
from tests.scripted_llm import Reply, ScriptedLLM

SUMMARY = "02-04の内容をまとめて"


@pytest.fixture(scope="module")
def llm() -> Iterator[ScriptedLLM]:
    with ScriptedLLM() as server:
        yield server


@pytest.fixture(scope="module")
def modelled(workplace: Path, llm: ScriptedLLM, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """The chat with one model in its settings."""
    program("chromium", "chromium")
    folder = tmp_path_factory.mktemp("modelled")
    settings = (workplace / "shisaku.toml").read_text(encoding="utf-8")
    profile = f'[llm."試験用"]\nmodel = "scripted"\nbase_url = "{llm.url}"\nretries = 0\n'
    (folder / "shisaku.toml").write_text(f"{settings}\n{profile}", encoding="utf-8")
    with running(folder, workplace / "data") as chat:
        yield chat


def chosen(page: Page) -> Page:
    page.get_by_label("回答の書き方").select_option("試験用")
    return page


def written(pause: float = 0.0, after: str = "") -> object:
    """A reply that cites the passage about the training courses, then ``after``."""

    def write(messages: list[dict[str, str]]) -> Reply:
        lines = messages[-1]["content"].splitlines()
        place = (
            next(li for li in lines if li.startswith("[") and "研修開催回数" in li).partition("]")[0] + "]"
        )
        said = f"地方公共団体向けの研修を令和2年度に40回開くことが指標です。{place}"
        return Reply(said + after, pause=pause)

    return write


def test_without_profiles_there_is_nothing_to_choose(page: Page) -> None:
    expect(page.locator("#model")).to_have_count(0)


def test_what_the_model_writes_appears_with_its_citation_and_what_was_checked(
    modelled: Chat, open_page: OpenPage, llm: ScriptedLLM
) -> None:
    llm.will(written(after="<script>window.hacked=1</script>"))  # type: ignore[arg-type]
    page = chosen(open_page(modelled.url))
    turn = ask(page, SUMMARY)
    expect(turn.locator("p.direct")).to_contain_text("40回開く")
    expect(turn).to_contain_text("原文と照合")
    assert page.evaluate("window.hacked") is None
    assert record(page)["mode"] == "llm:scripted"
    turn.locator("button.cite").first.click()
    assert highlighted(page) == "地方公共団体向け研修開催回数(令和2年度40回)"
    picture(page, "model")


def test_sentences_appear_while_the_model_still_writes_and_it_can_be_stopped(
    modelled: Chat, open_page: OpenPage, llm: ScriptedLLM
) -> None:
    llm.left.clear()
    llm.will(written(pause=0.05, after="ほかにも多くのことが書かれています。" * 200))  # type: ignore[arg-type]
    page = chosen(open_page(modelled.url))
    page.locator("#question").fill(SUMMARY)
    page.locator("#question").press("Enter")
    expect(page.locator(".turn p.direct")).to_contain_text("40回開く")
    expect(page.locator(".turn .answer")).to_have_attribute("aria-busy", "true")
    page.get_by_role("button", name="止める").click()
    expect(page.locator(".turn-message")).to_contain_text("回答を止めました")
    assert llm.left.wait(10), "the model's connection was left open"


def test_a_model_that_cannot_be_reached_leaves_the_extractive_answer(
    modelled: Chat, open_page: OpenPage, llm: ScriptedLLM
) -> None:
    llm.will(Reply(status=500))
    page = chosen(open_page(modelled.url))
    turn = ask(page, SUMMARY)
    expect(turn).to_contain_text("言語モデル scripted の文は使っていません")
    expect(turn.locator("button.cite").first).to_be_visible()
