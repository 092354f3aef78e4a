"""A short form is read in full where one compound of the documents fits, and the reading is disclosed."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "note", "told"),
    [
        ("世銀の法人設立ランキングで日本は2020年版では何位ですか", "『世銀』→世界銀行", True),
        ("登記の公開の見直しを審議する法審はどこの会議ですか", "『法審』→法制審議", True),
        ("今度の骨子案ではどういう拠点を通じて支援しますか", "『今度』→今年度中", False),
        ("当課で担当するサイバーセキュリティお助け隊とは", "『当課』→当該課題", False),
        ("そのシミュレーション自体の開発はいつまでですか", "『自体』→自治体向", False),
        ("公安の課題は", "『公安』→公共安全", False),
        ("国連のKPIは", "『国連』→国際連携", False),
        ("入管の施策は", "『入管』→入場管理", False),
        ("海保の資料に出てくるAISとは", "『海保』→海上保安", False),
    ],
)
def test_a_short_form_is_read_in_full(question: str, note: str, told: bool, bundled: Application) -> None:
    assert (note in bundled.engine.answer(question).interpretations) is told
