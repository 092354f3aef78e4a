"""``make bench``: what an answer costs, written to docs/bench.md.

The index is built into a temporary folder, so neither an index in place nor its vectors help.
The build and the cold runs are processes of their own, started while this one is still small:
Linux counts the parent's memory at the fork into a child's peak. This process then answers the
dev questions warm.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from rag.engine import Turn
from rag.settings import DATA_VARIABLE, PROJECT, Settings, load_settings
from ui.bench_sections import with_others
from ui.compose import Application
from ui.console import notice, prepare_streams, write
from ui.files import atomic_text

QUESTION = "気象庁のホームページからのデータダウンロード量の目標は？"
PLACE = "02-04"
REPORT = PROJECT / "docs" / "bench.md"
_PROGRAM = "import sys; from ui.cli import main; sys.exit(main())"
_RUNS = 5

# Run in a process of its own: each line's time belongs to the part that it is the first to need.
_STAGES = """
import json, sys
from time import perf_counter
laps, last = {}, perf_counter()
def lap(name):
    global last
    laps[name] = perf_counter() - last
    last = perf_counter()
import ui.cli
lap("コマンドラインの読み込み(typer)")
from ui.compose import Application
application = Application()
lap("設定(pydantic)")
application.chunks
lap("文書を読む")
application.tokenizer
lap("辞書を開く")
import faiss, numpy
lap("numpy と faiss の読み込み")
application.index
lap("索引を開く")
application.engine
lap("回答部の読み込み")
application.embedder.encode_queries([sys.argv[1]])
lap("モデルを読み、質問を埋め込む")
application.engine.answer(sys.argv[1])
lap("検索し、答える(初回)")
json.dump(laps, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Cold:
    """A command in a fresh process: median wall time in seconds, highest peak memory in MB."""

    seconds: float
    megabytes: float


def cold(arguments: Sequence[str], data: Path, runs: int = _RUNS) -> Cold:
    """Run ``shisaku`` with these arguments and the data folder ``data``.

    Raises:
        subprocess.CalledProcessError: a run failed.
    """
    command = [sys.executable, "-c", _PROGRAM, *arguments]
    environment = {**os.environ, DATA_VARIABLE: str(data)}
    seconds, peaks = [], []
    for _ in range(runs):
        started = perf_counter()
        process = subprocess.Popen(command, env=environment, cwd=PROJECT, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(perf_counter() - started)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        # Kilobytes on Linux, bytes on macOS.
        peaks.append(usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))
    return Cold(statistics.median(seconds), max(peaks))


def stages(data: Path, runs: int = _RUNS) -> dict[str, float]:
    """The parts of a cold answer, median seconds each, in the order in which they are needed."""
    environment = {**os.environ, DATA_VARIABLE: str(data)}
    command = [sys.executable, "-c", _STAGES, QUESTION]
    laps = [
        json.loads(
            subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, check=True).stdout
        )
        for _ in range(runs)
    ]
    return {name: statistics.median(lap[name] for lap in laps) for name in laps[0]}


def questions() -> list[tuple[str, tuple[Turn, ...]]]:
    """The dev questions with their histories."""
    from eval.cases import load_cases

    cases = load_cases(splits=("dev",))
    return [(c.question, tuple(Turn(t.role, t.content) for t in c.history)) for c in cases]


def warm(application: Application) -> dict[str, list[float]]:
    """Milliseconds of every dev question: the whole answer, then its parts on their own."""
    asked = questions()
    engine, retriever, embedder = application.engine, application.retriever, application.embedder
    application.warm()
    parts: dict[str, Callable[[str, tuple[Turn, ...]], object]] = {
        "回答全体": lambda q, h: engine.answer(q, h),
        "質問の解析": lambda q, h: engine.analyse(q, h),
        "質問の埋め込み": lambda q, h: embedder.encode_queries([q]),
        "キーワード検索": lambda q, h: retriever.search(q, 60, "lexical"),
        "埋め込みと意味検索": lambda q, h: retriever.search(q, 60, "dense"),
    }
    return {name: [_milliseconds(part, q, h) for q, h in asked] for name, part in parts.items()}


def _milliseconds(
    part: Callable[[str, tuple[Turn, ...]], object], question: str, history: tuple[Turn, ...]
) -> float:
    started = perf_counter()
    part(question, history)
    return (perf_counter() - started) * 1000


def percentile(values: Sequence[float], percent: int) -> float:
    """The percentile by linear interpolation between the closest ranks (inclusive)."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def machine() -> str:
    """Processor, cores this process may use, system and Python."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        names = [
            li for li in information.read_text(encoding="utf-8").splitlines() if li.startswith("model name")
        ]
        model = names[0].partition(":")[2].strip() if names else model
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{model}、{cores}コア、{platform.system()} {platform.machine()}、Python {platform.python_version()}"
    )


def report(
    build: Cold, ask: Cold, cite: Cold, parts: dict[str, float], milliseconds: dict[str, list[float]]
) -> str:
    """The figures as Markdown."""
    whole = milliseconds["回答全体"]
    p50, p95 = percentile(whole, 50), percentile(whole, 95)
    load = f"(測定中の負荷 {os.getloadavg()[0]:.1f})" if hasattr(os, "getloadavg") else ""
    lines = [
        "# 速さとメモリ",
        "",
        f"`make bench` が書いた表です。{date.today().isoformat()}、{machine()}{load}。",
        "大規模言語モデルは使っていません。",
        "",
        "| 何を | 測った値 | 目標 |",
        "|---|---|---|",
        f"| `shisaku ask`(1回、索引あり) | {ask.seconds:.2f}秒、{ask.megabytes:.0f}MB | 1.5秒、400MB |",
        f"| `shisaku cite {PLACE}` | {cite.seconds:.2f}秒、{cite.megabytes:.0f}MB | 0.4秒 |",
        f"| 続けて答えるとき({len(whole)}問) | p50 {p50:.0f}ms、p95 {p95:.0f}ms | p50 25ms、p95 80ms |",
        f"| `shisaku build` | {build.seconds:.1f}秒、{build.megabytes:.0f}MB | 30秒 |",
        "",
        f"1回ずつの値は{_RUNS}回の中央値(メモリは最大値)です。",
        "",
        "## 1回の `shisaku ask` の内訳",
        "",
        "| 段階 | 秒 |",
        "|---|---|",
        *(f"| {name} | {seconds:.3f} |" for name, seconds in parts.items()),
        "",
        "## 続けて答えるときの内訳",
        "",
        "| 段階 | p50 | p95 |",
        "|---|---|---|",
        *(
            f"| {name} | {percentile(values, 50):.1f}ms | {percentile(values, 95):.1f}ms |"
            for name, values in milliseconds.items()
        ),
        "",
        "全体のほかは、その部分だけを全問で測ったものです。検索をせずに答える質問もあります。",
    ]
    return "\n".join(lines) + "\n"


def run() -> None:
    """Measure and write ``REPORT``."""
    with tempfile.TemporaryDirectory(prefix="shisaku-bench-") as folder:
        data = Path(folder)
        build = cold(("build",), data, runs=1)
        notice("1回ずつの実行を測っています…")
        ask, cite, parts = cold(("ask", QUESTION), data), cold(("cite", PLACE), data), stages(data)
        notice("続けて答える速さを測っています…")
        own = load_settings()
        settings = Settings(documents=own.documents, data=data, retrieval=own.retrieval)
        text = report(build, ask, cite, parts, warm(Application(settings)))
    old = REPORT.read_text(encoding="utf-8") if REPORT.is_file() else ""
    with atomic_text(REPORT) as file:
        file.write(with_others(text, old))  # other benchmarks have sections of their own
    write(text)
    notice(f"{REPORT} に書きました。")


if __name__ == "__main__":
    prepare_streams()
    run()
