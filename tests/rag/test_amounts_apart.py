"""The difference or the ratio of two amounts of one record, and what only one of two records has."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SINETの回線速度、東京-大阪間はほかの区間の何倍ですか", "400Gbpsは100Gbpsの4倍です(計算)。"),
        (
            "ボーリング柱状図の公開を呼びかける団体数と公開した団体数の目標の差は",
            "25団体と5団体の差は20団体です",
        ),
        (
            "情報銀行の認定、令和元年度末の実績と令和2年度のKPIを比べると何件の上積み？",
            "6件と5件の差は1件です",
        ),
        ("09-36の消費電力性能、2つの目標の開きは何倍？", "100倍は10倍の10倍です(計算)。"),
    ],
)
def test_amounts_of_one_record(text: str, said: str, bundled: Application) -> None:
    found = bundled.engine.answer(text)
    assert found.status == "answered"
    assert found.checks["problems"] == []
    assert said in found.text


@pytest.mark.parametrize(
    "text",
    [
        "5G基地局の数は何倍にする計画ですか",
        "スマート農業で労働時間は何倍になりますか",
        "02-04の令和2年度の回数と団体数の差は",
        "情報銀行の認定件数は何件ですか",
        "格差の是正について何と書いていますか",
        "SINETの回線は何倍になりますか",
        "09-36の性能は従来比何倍ですか",
        "防災拠点Wi-Fiの令和2年度と令和3年度の差は",
    ],
)
def test_nothing_is_computed(text: str, bundled: Application) -> None:
    assert "(計算)" not in bundled.engine.answer(text).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "スマートフードチェーンとスマート水産業を見比べたとき、連携先として前者にしか入っていない府省はどこですか。",
            "08-10だけにあるのは内閣府、国土交通省",
        ),
        ("05-11と05-12の府省庁名で、片方にしかない府省はどこですか", "05-11だけにあるのは内閣府、厚生労働省"),
        ("08-10にあって08-11にない府省庁はどこ", "08-10だけにあるのは内閣府、国土交通省"),
        (
            "骨子案第2章の「AIを使う」と「AIを創る」は、正式な見出しではそれぞれ何と言いますか",
            "「AI利活用の加速的推進",
        ),
        ("骨子案第2章の「AIと協働する」と「AIを使う」の見出しを並べて", "「AI社会に向けた継続的変革"),
    ],
)
def test_what_only_one_has(text: str, said: str, bundled: Application) -> None:
    found = bundled.engine.answer(text)
    assert found.checks["problems"] == []
    assert said in found.text
