"""What the browser tests do on the page of the chat: ask, wait, read what is highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STORED = """() => Object.keys(localStorage).filter((key) => key.startsWith("shisaku.conversation."))
  .map((key) => JSON.parse(localStorage.getItem(key)))"""


def ask(page: Page, question: str) -> Locator:
    """Ask as a person does, and wait for the whole answer: the last turn."""
    before = page.locator(".turn").count()
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")
    turn = page.locator(".turn").nth(before)
    turn.locator(".actions").wait_for()
    return turn


def conversations(page: Page) -> list[dict[str, Any]]:
    """What the browser keeps."""
    kept: list[dict[str, Any]] = page.evaluate(STORED)
    return kept


def record(page: Page) -> dict[str, Any]:
    """The answer record of the last turn that the browser keeps."""
    newest = max(conversations(page), key=lambda c: float(c["at"]))
    answer: dict[str, Any] = newest["turns"][-1]["record"]
    return answer


def highlighted(page: Page) -> str:
    """The characters that the panel highlights now."""
    marks = page.locator("#panel mark.current")
    return "".join(marks.evaluate_all("marks => marks.map((mark) => mark.textContent)"))


def reload(page: Page) -> None:
    """Reload: what the page was still fetching breaks off, and Gradio says so in the console.

    A page that leaves before its question has a number also cancels the question without one (422).
    """
    broken_off = ("Failed to fetch", "Connection errored out", "network error", "AbortError")
    unnumbered = ("/gradio_api/cancel)", "/gradio_api/reset)")
    page.watch.ignored += (*broken_off, *unnumbered)  # type: ignore[attr-defined]
    page.reload()
