"""Who owns the measure is said in passing: corrected where wrong, then what is asked is answered."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("総務省が主担当の02-08の目標は？", "930TB"),
        ("警察庁所管の気象情報の利活用の促進について、効果のKPIを教えて", "新規気象ビジネス創出の取組件数"),
        ("外務省が主担当だという02-04の研修は何回開きますか", "40回"),
    ],
)
def test_the_correction_comes_first_then_the_answer(text: str, says: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert "とは異なり" in answer.sentences[0].text
    assert says in answer.text


def test_a_ministry_that_does_lead_is_not_corrected(bundled: Application) -> None:
    answer = bundled.engine.answer("国土交通省が主担当の02-08の目標は？")
    assert answer.status == "answered"
    assert "930TB" in answer.text
