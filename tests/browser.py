"""The chat in a real browser: the server as people start it, Debian's Chromium, every request recorded.

Import the fixtures through conftest. ``chat`` is the running server (one for all tests), ``page``
a fresh page on it that fails the test on a request to another host, a script error or an error
in the console; ``open_page`` makes more of them (a phone, dark mode, a second tab).
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from rag.settings import DATA_VARIABLE, PROJECT, SETTINGS_VARIABLE
from tests.programs import program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NOTEBOOK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
SCREENSHOTS = PROJECT / ".shisaku" / "screenshots"
_PROGRAM = "import sys; from ui.cli import main; sys.exit(main())"
_START_SECONDS = 60


@dataclass
class Chat:
    """A running server. ``stop`` ends it as a service manager would, ``kill`` as a crash does."""

    url: str
    data: Path
    process: subprocess.Popen[str]

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(20)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(20)


@dataclass
class Watch:
    """What a page asked for and complained about."""

    host: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    """Parts of problems that a test provokes on purpose."""

    def foreign(self) -> list[str]:
        """Requests to any host but the chat's own."""
        return [u for u in self.requests if urlsplit(u).scheme in ("http", "https", "ws", "wss")
                and urlsplit(u).netloc != self.host]  # fmt: skip

    def check(self) -> None:
        """Fail on a foreign request, a script error or an error in the console."""
        assert not self.foreign(), f"requests to other hosts: {self.foreign()}"
        left = [p for p in self.problems if not any(part in p for part in self.ignored)]
        assert not left, f"the page complained: {left}"


def _said(message: ConsoleMessage) -> str:
    return f"{message.text} ({message.location.get('url', '')})"


def free_port() -> int:
    """A port that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(workplace: Path, data: Path, *arguments: str, port: int = 0) -> Iterator[Chat]:
    """``shisaku chat`` with the workplace's settings and the data folder ``data``."""
    port = port or free_port()
    environment = {
        **os.environ,
        SETTINGS_VARIABLE: str(workplace / "shisaku.toml"),
        DATA_VARIABLE: str(data),
        "PYTHONPATH": str(PROJECT),
    }
    command = [sys.executable, "-c", _PROGRAM, "chat", "--no-browser", "--port", str(port), *arguments]
    # A file: nobody reads a pipe while the tests run, and a full one would stop the server.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, env=environment, cwd=PROJECT, stderr=said, text=True)
        chat = Chat(f"http://127.0.0.1:{port}/", data, process)
        try:
            _wait(chat, said)
            yield chat
        finally:
            process.kill()
            process.wait(20)


def _wait(chat: Chat, said: IO[str]) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and chat.process.poll() is None:
        try:
            with urlopen(chat.url + "health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    said.seek(0)
    pytest.fail(f"the chat did not start: {said.read()}")


@pytest.fixture(scope="session")
def chat(workplace: Path) -> Iterator[Chat]:
    """The chat, running at the workplace; what stops it or depends on its settings runs its own."""
    program("chromium", "chromium")
    with running(workplace, workplace / "data") as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. One per module: the driver's event loop must not outlive the tests that need it."""
    path = program("chromium", "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def storage(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of one reader at a notebook: pages share cache and storage."""
    context = browser.new_context(locale="ja-JP", viewport=NOTEBOOK)
    yield context
    context.close()


OpenPage = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, storage: BrowserContext) -> Iterator[OpenPage]:
    """Opens watched pages: ``open_page(url)``, or of another reader with ``viewport=PHONE`` or the like.

    ``page.watch`` is the page's ``Watch``. What the pages keep in the browser is cleared afterwards.
    """
    contexts: list[BrowserContext] = []
    pages: list[Page] = []

    def opened(url: str, **options: Any) -> Page:
        context = storage
        if options:
            context = browser.new_context(locale="ja-JP", **{"viewport": NOTEBOOK, **options})
            contexts.append(context)
        page = context.new_page()
        pages.append(page)
        watch = Watch(urlsplit(url).netloc)
        page.on("request", lambda request: watch.requests.append(request.url))
        page.on("websocket", lambda opened: watch.requests.append(opened.url))
        page.on("console", lambda m: watch.problems.append(_said(m)) if m.type == "error" else None)
        page.on("pageerror", lambda error: watch.problems.append(str(error)))
        page.watch = watch  # type: ignore[attr-defined]
        page.goto(url)
        page.get_by_role("tab", name="質問", exact=True).wait_for()
        return page

    yield opened
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()
    for context in contexts:
        context.close()
    for page in pages:
        page.watch.check()  # type: ignore[attr-defined]


@pytest.fixture
def page(chat: Chat, open_page: OpenPage) -> Page:
    """A fresh page of a 1366-pixel notebook."""
    return open_page(chat.url)


def picture(page: Page, name: str, *, full: bool = False) -> None:
    """Keep a screenshot to look at; the folder is not under version control."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SCREENSHOTS / f"{name}.png"), full_page=full)
