"""Twenty people asking the chat at once, over HTTP as its page does; figures go to docs/bench.md.

``python -m ui.bench_load [--people 20] [--seconds 60] [--pause 2]`` starts the server in a process of
its own. Every person asks one dev question after another, each time waiting for the whole answer and
then for ``pause`` seconds, in which people read.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from rag.settings import PROJECT
from ui.bench import REPORT, machine, percentile, questions
from ui.bench_sections import with_section
from ui.console import notice, prepare_streams, write
from ui.files import atomic_text

if TYPE_CHECKING:
    import httpx

HEADING = "## チャットに大勢が同時に聞いたとき"
_PROGRAM = "import sys; from ui.cli import main; sys.exit(main())"
_START_SECONDS = 120
_TIMEOUT = 60.0


@dataclass(slots=True)
class Load:
    """What was measured: seconds to the first words and to the whole of each answer, and failures."""

    people: int
    seconds: float
    pause: float
    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


async def run(url: str, asked: Sequence[str], people: int, seconds: float, pause: float) -> Load:
    """Let ``people`` ask at ``url`` (which ends in a slash) for ``seconds``."""
    import httpx

    load = Load(people, seconds, pause)
    until = time.perf_counter() + seconds
    limits = httpx.Limits(max_connections=people * 2)
    async with httpx.AsyncClient(base_url=url, timeout=_TIMEOUT, limits=limits) as client:
        await asyncio.gather(*(_person(client, load, asked, number, until) for number in range(people)))
    return load


async def _person(
    client: httpx.AsyncClient, load: Load, asked: Sequence[str], number: int, until: float
) -> None:
    """Ask until the time is over; everybody begins elsewhere in the questions."""
    import httpx

    start = number * len(asked) // load.people
    for turn, question in enumerate(itertools.islice(itertools.cycle(asked), start, None)):
        if time.perf_counter() >= until:
            return
        try:
            first, whole = await _ask(client, f"load-{number}-{turn}", question)
        except (httpx.HTTPError, ValueError) as error:
            load.failures.append(f"{type(error).__name__}: {error}"[:200])
        else:
            load.first.append(first)
            load.whole.append(whole)
        await asyncio.sleep(load.pause)


async def _ask(client: httpx.AsyncClient, name: str, question: str) -> tuple[float, float]:
    """Ask one question as the page does.

    Returns:
        Seconds until the first reply and until the last.

    Raises:
        ValueError: the server refused, or what came is no answer to this question.
    """
    payload = {"id": name, "question": question, "history": [], "scope": {}, "llm": ""}
    started = time.perf_counter()
    joined = await client.post("gradio_api/call/ask", json={"data": [payload]})
    if joined.status_code != 200:
        raise ValueError(f"HTTP {joined.status_code}")
    first, reply = 0.0, None
    async with client.stream("GET", f"gradio_api/call/ask/{joined.json()['event_id']}") as stream:
        event = ""
        async for line in stream.aiter_lines():
            if line.startswith("event: "):
                event = line.removeprefix("event: ")
            elif line.startswith("data: ") and event in ("generating", "complete"):
                reply = _reply(line) or reply
                first = first or time.perf_counter() - started
            elif event == "error":
                raise ValueError(line[:200])
    if reply is None or reply.get("id") != name or not reply.get("done"):
        raise ValueError("no whole answer came")
    return first, time.perf_counter() - started


def _reply(line: str) -> dict[str, Any] | None:
    data = json.loads(line.removeprefix("data: "))
    return data[0] if isinstance(data, list) and data and isinstance(data[0], dict) else None


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The chat in a process of its own; its address."""
    import httpx

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", _PROGRAM, "chat", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(command, cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)})
    url = f"http://127.0.0.1:{port}/"
    try:
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until and process.poll() is None:
            with contextlib.suppress(httpx.HTTPError):
                httpx.get(url + "health")
                break
            time.sleep(0.2)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def section(load: Load, busy: float) -> str:
    """The figures as a section of docs/bench.md."""
    answers = len(load.whole)

    def figures(values: Sequence[float]) -> str:
        if len(values) < 2:
            return "なし"
        p50, p95 = percentile(values, 50), percentile(values, 95)
        return f"p50 {p50:.2f}秒、p95 {p95:.2f}秒、最大 {max(values):.2f}秒"

    lines = [
        HEADING,
        "",
        f"`python -m ui.bench_load` が書いた表です。{date.today().isoformat()}、{machine()}"
        f"(測定前の負荷 {busy:.1f})。",
        f"{load.people}人が{load.seconds:.0f}秒間、答えを全部受け取っては{load.pause:g}秒おいて次を聞きます。"
        "サーバーと聞く側は同じコンピューターで動いています。",
        "",
        "| 何を | 測った値 | 目標 |",
        "|---|---|---|",
        f"| 答え | {answers}件({answers / load.seconds:.1f}件/秒) | |",
        f"| 失敗 | {len(load.failures)}件 | 0件 |",
        f"| 最初のことばまで | {figures(load.first)} | |",
        f"| 答えの終わりまで | {figures(load.whole)} | p95 2秒 |",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure and write the section; 1 when something failed."""
    parser = argparse.ArgumentParser(
        prog="python -m ui.bench_load", description="大勢が同時に聞いたときを測る"
    )
    parser.add_argument("--people", type=int, default=20, help="人数(既定 20)")
    parser.add_argument("--seconds", type=float, default=60, help="秒数(既定 60)")
    parser.add_argument("--pause", type=float, default=2, help="次を聞くまでの秒数(既定 2)")
    parser.add_argument("--print-only", action="store_true", help="docs/bench.md に書かない")
    options = parser.parse_args()
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    asked = [question for question, history in questions() if not history]
    with served() as url:
        notice(f"{options.people}人が{options.seconds:.0f}秒間聞きます…")
        load = asyncio.run(run(url, asked, options.people, options.seconds, options.pause))
    text = section(load, busy)
    if not options.print_only:
        with atomic_text(REPORT) as file:
            file.write(with_section(REPORT.read_text(encoding="utf-8"), text))
    write(text)
    for failure in dict.fromkeys(load.failures):
        notice(failure)
    return int(bool(load.failures))


if __name__ == "__main__":
    prepare_streams()
    sys.exit(main())
