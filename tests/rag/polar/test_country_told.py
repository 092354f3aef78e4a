"""The country that is said to do something, against the one that a sentence tells behind the act."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("広島AIプロセスって日本が引っ張った枠組みだよね", "はい。"),
        ("広島AIプロセスは日本が主導したと説明したいのですが大丈夫ですか", "はい。"),
        ("AIガバナンスの国際的枠組み「広島AIプロセス」は英国が主導したのですか", "いいえ"),
    ],
)
def test_who_led(text: str, verdict: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(verdict)
