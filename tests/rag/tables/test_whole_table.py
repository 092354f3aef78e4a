"""A column of the progress table asked of the whole strategy."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("AI戦略2019の進捗率は？", "進捗率は87%"),
        ("senryakuの進捗率", "進捗率は87%"),
        ("ＡＩ戦略の取組、未了は何件？", "未了/一部未了は12件"),
        ("AI戦略2019における取組数はいくつ", "取組数は89件"),
        ("スライドの計画どおりの取組", "計画通りは77件"),
        ("progress rate in the AI strategy slides?", "進捗率 (progress rate) 87%"),
    ],
)
def test_the_total_answers(bundled: Application, question: str, said: str) -> None:
    answer = bundled.engine.answer(question)
    assert answer.status == "answered"
    assert answer.text.startswith("「Total」")
    assert said in answer.text
    assert {c.locator for c in answer.citations} == {"進捗状況の表/Total"}


@pytest.mark.parametrize(
    "question",
    [
        "AI戦略2019で進捗率が低いのは",
        "AI戦略の進捗率を分野ごとに",
        "AI戦略の進捗率100%の取組数は",
        "教育改革の進捗率",
    ],
)
def test_what_is_asked_of_the_areas_is_not_answered_by_the_total_alone(
    bundled: Application, question: str
) -> None:
    answer = bundled.engine.answer(question)
    assert {c.locator for c in answer.citations} != {"進捗状況の表/Total"}
