"""What a term in quotes is said to mean, beside other terms in quotes."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("骨子案にいう「フィジカルAI」とは、業務を自律的に実行するAIのことでしょうか。", "いいえ。"),
        ("フィジカルAIとは現実世界でロボットを動かすAIのことですか", "はい。"),
        ("「AIエージェント」とは、自律的に業務を実行できるもののことですか", "はい。"),
        ("AIエージェントは、現実世界でロボットを動かすAIを指しますか", "いいえ。"),
    ],
)
def test_the_words_before_the_term_decide(text: str, verdict: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(verdict)
