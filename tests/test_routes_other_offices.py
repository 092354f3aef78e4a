"""Whether a record has ministries beside the one said."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start", "locator"),
    [
        ("防衛力強化のためのAI利活用に、防衛省のほかに名前の挙がっている省庁はありますか", "いいえ。", "第3章第1節(2)③"),
        ("AIの産業の海外展開支援には外務省のほかにも担当省庁がありますか", "はい。", "第3章第2節(1)⑥"),
        ("06-15 に総務省以外の府省庁は関わっていますか", "いいえ。", "06-15"),
        ("02-37 に国土交通省以外の府省は入っていますか", "はい。", "02-37"),
        ("06-15 に総務省以外の府省庁は入っていない、で合っていますか", "はい。", "06-15"),
        ("民泊の施策に国交省以外の省庁が関わってはいませんか", "いいえ。", "10-22"),
        ("Is any ministry other than MLIT involved in the minpaku (private lodging) measure 10-22?", "いいえ。", "10-22"),
    ],
)  # fmt: skip
def test_the_list_of_the_record_decides(text: str, start: str, locator: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(start)
    assert {c.locator for c in answer.citations} == {locator}


@pytest.mark.parametrize(
    "text",
    [
        "農業情報の標準化に内閣官房以外で関わっている省庁はどこですか",
        "総務省以外が主担当の施策は何件ありますか",
        "防衛省のほかに軍事領域のAIの議論を担当する省はどこか教えて下さい",
    ],
)
def test_which_and_how_many_are_other_questions(text: str, bundled: Application) -> None:
    assert not bundled.engine.answer(text).text.startswith(("はい", "いいえ"))
