"""The parts of an item of the outline that have one ministry in their own bracket."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("骨子案の社会課題解決に向けたAI利活用では、環境省は何の分野に名前が挙がっていますか", "環境省の名があるのは「環境保全」"),
        ("第3章第1節(2)①で国土交通省の名前が挙がっている分野は何ですか", "「防災・消防」、「インフラ建設・管理"),
        ("再エネの環境価値をブロックチェーンで取引する施策の主担当の省は、骨子案の社会課題解決に向けたAI利活用では何の分野に名前が挙がっていますか。", "「環境保全」"),
    ],
)  # fmt: skip
def test_the_parts_of_a_ministry(text: str, told: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert told in answer.text
    assert "第3章第1節(2)①" in {c.locator for c in answer.citations}


@pytest.mark.parametrize(
    "text", ["総務省はどの分野を担当していますか", "別表で環境省の名前がある施策の分野は"]
)
def test_other_questions_about_fields_are_left_alone(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "parts_of_office"
