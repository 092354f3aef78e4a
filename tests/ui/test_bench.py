from __future__ import annotations

import asyncio
import socket
import subprocess
from pathlib import Path

import pytest

from rag.settings import SETTINGS_VARIABLE
from ui.bench import Cold, cold, machine, percentile, questions, report
from ui.bench_load import run, section, served
from ui.bench_sections import with_others, with_section


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        pytest.param([1.0, 2.0, 3.0], 50, 2.0, id="median"),
        pytest.param([float(n) for n in range(101)], 95, 95.0, id="95th of 0..100"),
        pytest.param([0.0, 10.0], 95, 9.5, id="interpolated"),
    ],
)
def test_percentile(values: list[float], percent: int, expected: float) -> None:
    assert percentile(values, percent) == pytest.approx(expected)


def test_a_cold_run_measures_time_and_memory_of_the_process(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTINGS_VARIABLE, str(workplace / "shisaku.toml"))
    measured = cold(("cite", "02-04"), workplace / "data", runs=1)
    assert measured.seconds > 0
    # Linux counts the parent's own pages at the fork as the child's: no upper bound in a large test process.
    assert measured.megabytes > 5


def test_a_failing_run_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        cold(("cite", "99-99"), tmp_path, runs=1)


def test_there_are_enough_dev_questions() -> None:
    asked = questions()
    assert len(asked) >= 100
    assert any(history for _, history in asked)


def test_the_report_puts_every_figure_beside_its_bar() -> None:
    text = report(
        build=Cold(12.34, 500.0),
        ask=Cold(1.234, 271.9),
        cite=Cold(0.3, 35.2),
        parts={"文書を読む": 0.0704},
        milliseconds={"回答全体": [10.0, 20.0, 30.0], "質問の解析": [1.0, 2.0, 3.0]},
    )
    for row in (
        "| `shisaku ask`(1回、索引あり) | 1.23秒、272MB | 1.5秒、400MB |",
        "| `shisaku cite 02-04` | 0.30秒、35MB | 0.4秒 |",
        "| 続けて答えるとき(3問) | p50 20ms、p95 29ms | p50 25ms、p95 80ms |",
        "| `shisaku build` | 12.3秒、500MB | 30秒 |",
        "| 文書を読む | 0.070 |",
        "| 質問の解析 | 2.0ms | 2.9ms |",
    ):
        assert row in text.splitlines()
    assert machine() in text


DOCUMENT = "# 速さ\n\nはじめに\n\n## 一\n\n1\n\n## 二\n\n2\n"


def test_a_benchmark_writes_its_own_section_and_no_other() -> None:
    assert with_section(DOCUMENT, "## 一\n\n新しい\n") == DOCUMENT.replace("\n1\n", "\n新しい\n")
    assert with_section(DOCUMENT, "## 三\n\n3\n") == DOCUMENT + "\n## 三\n\n3\n"
    again = with_section(with_section(DOCUMENT, "## 三\n\n3\n"), "## 三\n\n3\n")
    assert again == DOCUMENT + "\n## 三\n\n3\n"


def test_a_new_document_keeps_the_sections_of_others() -> None:
    assert with_others("# 速さ\n\n## 一\n\n新\n", DOCUMENT) == "# 速さ\n\n## 一\n\n新\n\n## 二\n\n2\n"
    assert with_others(DOCUMENT, "") == DOCUMENT


def test_load_is_measured_over_http(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTINGS_VARIABLE, str(workplace / "shisaku.toml"))
    with served() as url:
        load = asyncio.run(run(url, ["02-04の担当は？", "", "あ" * 5000], people=3, seconds=0.5, pause=0))
    assert load.failures == []
    assert len(load.whole) >= 3
    assert all(0 < first <= whole for first, whole in zip(load.first, load.whole, strict=True))
    text = section(load, 0.0)
    assert f"| 答え | {len(load.whole)}件" in text
    assert "| 失敗 | 0件 | 0件 |" in text


def test_failures_are_counted(workplace: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        load = asyncio.run(run(f"http://127.0.0.1:{port}/", ["問"], people=1, seconds=0.2, pause=0.3))
    assert len(load.failures) == 1
    assert "| 失敗 | 1件 | 0件 |" in section(load, 0.0)
