"""The two KPIs of one measure, asked for by their sides."""

from __future__ import annotations

import pytest

from rag.reading.both_kpis import with_both_kpis
from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("空き家バンクの施策さ、進み具合と効果って何で測ることになってるの？両方", "空き家バンクの施策さ、KPI(進捗)とKPI(効果)は何ですか。"),
        ("気象情報の利活用の施策って、進捗と効果どっちも何で評価するの？", "気象情報の利活用の施策って、KPI(進捗)とKPI(効果)は何ですか。"),
        ("02-26の進み具合と効果の物差しを両方", "02-26のKPI(進捗)とKPI(効果)を"),
        ("救急車の施策は、進捗と効果をそれぞれどんな指標で測りますか", "救急車の施策は、KPI(進捗)とKPI(効果)は何ですか。"),
        ("指標は進捗・効果どちらも教えてください", "指標は進捗・効果教えてください"),
    ],
)  # fmt: skip
def test_the_two_kpis_are_said_by_their_names(question: str, meant: str) -> None:
    assert with_both_kpis(question) == meant


@pytest.mark.parametrize(
    "question",
    [
        "",
        "02-26の効果のKPIは",
        "スマート農業と林業の施策の進捗と効果の指標、両方",
        "自動運転の施策とドローンの施策の進捗と効果を両方教えて",
        "02-26は進捗も効果も両方とも未設定ですか",
        "進捗と効果的な取組は",
    ],
)
def test_two_measures_and_states_are_left(question: str) -> None:
    assert with_both_kpis(question) == question


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("空き家バンクの施策さ、進み具合と効果って何で測ることになってるの？両方", ("参加自治体数", "その他空き家")),
        ("スマート農業の施策、進捗と効果のKPIは両方とも何？", ("年度計画の進捗状況", "成果目標を達成した実証計画数")),
        ("Lアラートの施策って進み具合と効果を何で測るの", ("研修の実施回数", "導入都道府県数")),
    ],
)  # fmt: skip
def test_both_cells_of_one_measure_are_told(text: str, cells: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert all(cell in answer.text for cell in cells)
    assert len({c.locator for c in answer.citations}) == 1
