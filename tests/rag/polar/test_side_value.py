"""A number said of one KPI of a measure, or of both."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("02-35の効果の目標は25団体ですか。", "いいえ。"),
        ("02-35の効果の目標は5団体ですか。", "はい。"),
        ("02-35のKPI(進捗)は25団体で合っていますか", "はい。"),
        ("ボーリング柱状図のデータの公開、進捗の指標は5団体という理解でよい?", "いいえ。"),
        ("気象情報の利活用の促進の進捗の目標は12件ですか", "いいえ。"),
        ("気象情報の利活用の促進の効果の目標は930TBですか", "いいえ。"),
        ("02-17の進捗と効果のKPIは、どちらも25か所?", "はい。"),
        ("02-35のKPIは両方とも25団体ですか", "いいえ。"),
    ],
)
def test_the_cell_that_is_named_decides(text: str, verdict: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(verdict)


def test_the_cell_is_what_is_quoted(bundled: Application) -> None:
    answer = bundled.engine.answer("02-35の効果の目標は25団体ですか。")
    assert [(c.locator, c.field) for c in answer.citations] == [("02-35", "KPI(効果)")]
