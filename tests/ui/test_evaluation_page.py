"""The tabs 評価 and 使い方 as pages."""

from __future__ import annotations

import json
from pathlib import Path

from rag.answer import STATUS_LABELS
from rag.settings import Settings
from ui.compose import Application
from ui.web.evaluation_page import evaluation_page
from ui.web.guide import guide_page


def figure(mean: float, passed: int = 9, n: int = 10) -> dict[str, object]:
    return {"mean": mean, "low": mean - 0.01, "high": mean, "n": n, "passed": passed}


def run(data: Path, name: str, **manifest: object) -> None:
    folder = data / "eval" / name
    folder.mkdir(parents=True)
    summary = {
        "overall": {"strict": figure(0.91), "facts": figure(0.5) | {"mean": None}},
        "by_type": {"value": {"strict": figure(0.9)}},
        "errors": ["value-d01"],
    }
    values = {"system": "shisaku", "split": "dev", "items": 10, "commit": "abcdef0123456", "dirty": True}
    (folder / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps(values | manifest), encoding="utf-8")


def test_without_a_run_the_page_says_what_to_do(tmp_path: Path) -> None:
    page = evaluation_page(Settings(data=tmp_path))
    assert "まだ評価していません" in page
    assert "shisaku eval run" in page
    assert "shisaku test(調整に使わない)" in page


def test_a_run_is_shown_beside_its_baseline(tmp_path: Path) -> None:
    run(tmp_path, "shisaku-dev")
    run(tmp_path, "bm25-3-dev", items="とばされる実行")
    page = evaluation_page(Settings(data=tmp_path))
    assert "dev(調整用) 10問" in page
    assert "abcdef0123(変更あり)" in page
    assert "<td>0.910</td><td>0.900〜0.910</td>" in page
    assert "9/10" in page
    assert "とばされる実行" not in page
    assert "答えられなかった問題が 1 件" in page


def test_a_damaged_run_is_told(tmp_path: Path) -> None:
    run(tmp_path, "shisaku-test", split="test")
    for text in ("", "[]", "{}"):
        (tmp_path / "eval" / "shisaku-test" / "summary.json").write_text(text, encoding="utf-8")
        page = evaluation_page(Settings(data=tmp_path))
        assert 'class="notice"' in page
        assert "基準" in page


def test_the_guide_names_every_status_and_every_edition(application: Application) -> None:
    page = guide_page(application.library)
    assert all(f">{label}</th>" in page for label in STATUS_LABELS.values())
    for source in application.library.sources.values():
        assert source.sha256 in page
        assert source.title in page
        assert source.date in page


def test_the_guides_examples_are_answered(bundled: Application) -> None:
    from ui.web.guide import _CAN

    for _, question in _CAN:
        assert bundled.engine.answer(question).status in ("answered", "corrected", "partial")
