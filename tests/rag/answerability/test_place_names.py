"""Places of the outline named in part: 第3節 without its chapter, a heading without its number."""

from __future__ import annotations

import pytest

from rag.answerability.place_names import endings
from rag.question import analyse
from ui.compose import Application


@pytest.mark.parametrize(
    ("locator", "text", "places"),
    [
        ("第3節", "AIガバナンスで国際協調を引っ張るに当たり重視することは(第3節)", {"第3章第3節"}),
        ("第2節", "第2節の計算資源の話を教えて", {"第3章第2節"}),
        ("第2節", "骨子の第2節に基本計画の変更の話はありますか", {"第4章第2節"}),
        ("第3節", "骨子案の第3節には何が書かれていますか", {"第3章第3節", "第4章第3節"}),
        ("第3節(2)", "第3節(2)の内容は", {"第3章第3節(2)"}),
        ("第5節", "第5節の内容は", set()),
        ("第9章", "第9章の内容は", set()),
    ],
)
def test_places_without_their_chapter(
    locator: str, text: str, places: set[str], bundled: Application
) -> None:
    found = endings(locator, analyse(text, bundled.tokenizer), bundled.library)
    assert {s.locator for s in found} == places


def test_both_places_are_told_where_the_topic_does_not_decide(bundled: Application) -> None:
    answer = bundled.engine.answer("骨子案の第3節には何が書かれていますか")
    assert answer.status == "answered"
    assert {"第3章第3節", "第4章第3節"} <= {c.locator for c in answer.citations}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("骨子案の基本方針は？", "第2章(4つの基本的な方針)"),
        ("基本方針には何が書いてある？", "第2章(4つの基本的な方針)"),
        ("4つの基本方針のうち、スローガンが「AIを創る」のものは？", "第2章(4つの基本的な方針)"),
        ("ドローンの目視外飛行の制度設計について、基本方針が決まった日付は？", "09-15"),
    ],
)
def test_a_heading_without_its_number_may_be_a_word_of_another_topic(
    text: str, place: str, bundled: Application
) -> None:
    answer = bundled.engine.answer(text)
    assert answer.citations[0].locator == place
