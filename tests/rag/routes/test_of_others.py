"""Whose a record is, is said where another ministry was asked what it does."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("経産省は5Gで何をしますか", "府省庁名に経済産業省はなく、主担当(◎)は総務省です。"),
        ("文科省は介護ロボットで何をやりますか", "府省庁名に文部科学省はなく、主担当(◎)は経済産業省です。"),
    ],
)
def test_the_ministry_asked_about_has_no_part(text: str, said: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    (remark,) = [s for s in answer.sentences if s.text.endswith(said)]
    assert {c.field for c in answer.citations if c.number in remark.citations} == {"府省庁名"}


@pytest.mark.parametrize(
    "text",
    [
        "総務省は5Gで何をしますか",
        "厚労省は介護ロボットで何をやりますか",
        "気象庁は気象データの公開で何をしていますか",
        "02-08のKPIは何ですか",
    ],
)
def test_nothing_is_added_to_its_own(text: str, bundled: Application) -> None:
    assert "はなく" not in bundled.engine.answer(text).text
