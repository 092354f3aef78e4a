"""The chat as its reader feels it, in a real browser; figures go to docs/bench.md.

``python -m ui.bench_chat`` starts the server as ``shisaku chat`` does, several times, opens the page
in Chromium with an empty cache and asks dev questions. ``ui.bench_load`` measures many people at once.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

from rag.errors import ShisakuError
from rag.settings import PROJECT
from ui.bench import REPORT, machine, percentile, questions
from ui.bench_sections import with_section
from ui.console import notice, prepare_streams, write
from ui.files import atomic_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HEADING = "## チャットの画面"
_PROGRAM = "import sys; from ui.cli import main; sys.exit(main())"
_RUNS = 5
_QUESTIONS = 60
_START_SECONDS = 120
_FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")

# Set before the question is sent: notes when the answer's first words stand on the page.
_CLOCK = """() => { window.first = new Promise((resolve) => {
  const started = performance.now();
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".turn:last-child .answer-text p")) return;
    observer.disconnect();
    resolve(performance.now() - started);
  }).observe(document.querySelector("#log"), { childList: true, subtree: true }); }); }"""


@dataclass(frozen=True, slots=True)
class Screen:
    """Seconds to the open port (each run), milliseconds to the first paint and the first words."""

    starts: tuple[float, ...]
    paints: tuple[float, ...]
    words: tuple[float, ...]


@contextmanager
def server() -> Iterator[tuple[str, float]]:
    """The chat in a process of its own: its address, and the seconds until it answered."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-c", _PROGRAM, "chat", "--no-browser", "--port", str(port)]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=PROJECT, env=dict(os.environ), stderr=subprocess.DEVNULL)
    try:
        while not _answers(url):
            if process.poll() is not None or time.perf_counter() - started > _START_SECONDS:
                raise ShisakuError(
                    "チャットが起動しません。", "shisaku chat を直接実行して、表示を見てください。"
                )
            time.sleep(0.02)
        yield url, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(20)


def _answers(url: str) -> bool:
    try:
        with urlopen(url + "health", timeout=2):
            return True
    except (URLError, OSError):
        return False


def measure(asked: Sequence[str]) -> Screen:
    """Start the chat several times, open its page, ask.

    Raises:
        ShisakuError: there is no Chromium, or the chat does not start.
    """
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        raise ShisakuError(
            "chromium がありません。", "apt-get install chromium fonts-noto-cjk を実行してください。"
        )
    starts, paints, words = [], [], []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(_FLAGS))
        for last in (*[False] * (_RUNS - 1), True):
            with server() as (url, seconds):
                starts.append(seconds)
                paints.append(_paint(browser, url))
                if last:
                    words = _words(browser, url, asked)
        browser.close()
    return Screen(tuple(starts), tuple(paints), tuple(words))


def _page(browser: Browser, url: str) -> Any:
    page = browser.new_context(locale="ja-JP", viewport={"width": 1366, "height": 768}).new_page()
    page.goto(url)
    page.locator("#question").wait_for()
    return page


def _paint(browser: Browser, url: str) -> float:
    """Milliseconds from opening the page, nothing cached, to its own first content, usable."""
    started = time.perf_counter()
    page = _page(browser, url)
    milliseconds = (time.perf_counter() - started) * 1000
    page.context.close()
    return milliseconds


def _words(browser: Browser, url: str, asked: Sequence[str]) -> list[float]:
    page = _page(browser, url)
    found = []
    for question in asked:
        page.locator("#question").fill(question)
        page.evaluate(_CLOCK)
        page.locator("#question").press("Enter")
        found.append(float(page.evaluate("window.first")))
        page.wait_for_function("!document.body.classList.contains('asking')")
    page.context.close()
    return found


def section(screen: Screen) -> str:
    """The figures as a section of Markdown."""
    load = f"(測定中の負荷 {os.getloadavg()[0]:.1f})" if hasattr(os, "getloadavg") else ""
    start, longest = statistics.median(screen.starts), max(screen.starts)
    paint, slowest = statistics.median(screen.paints) / 1000, max(screen.paints) / 1000
    p50, p95 = percentile(screen.words, 50), percentile(screen.words, 95)
    rows = (
        (f"`shisaku chat` の起動({_RUNS}回)", f"中央値 {start:.1f}秒、最長 {longest:.1f}秒", "8秒"),
        (f"画面を開いて入力できるまで({_RUNS}回)", f"中央値 {paint:.2f}秒、最長 {slowest:.2f}秒", "2秒"),
        (f"最初のことばが出るまで({len(screen.words)}問)", f"p50 {p50:.0f}ms、p95 {p95:.0f}ms", "300ms"),
    )
    lines = (
        HEADING,
        "",
        f"`python -m ui.bench_chat` が書いた表です。{date.today().isoformat()}、{machine()}{load}。",
        "Chromium、キャッシュなし。索引はできていて、言語モデルは使っていません。",
        "",
        "| 何を | 測った値 | 目標 |",
        "|---|---|---|",
        *(f"| {what} | {value} | {bar} |" for what, value, bar in rows),
        "",
    )
    return "\n".join(lines)


def run() -> None:
    """Measure and write the section."""
    notice("チャットを開いて測っています…")
    asked = [question for question, history in questions() if not history][:: max(1, 400 // _QUESTIONS)]
    text = section(measure(asked[:_QUESTIONS]))
    document = with_section(REPORT.read_text(encoding="utf-8"), text)
    with atomic_text(REPORT) as file:
        file.write(document)
    write(text)
    notice(f"{REPORT} に書きました。")


if __name__ == "__main__":
    prepare_streams()
    run()
