"""Counts that a question tells of what it asks for, words it has met and reports: nothing of them is taken for granted."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("フォローアップの研究開発の欄に出てくる「AI研究中核センター群」は、具体的にはどの三機関を指していますか。", "産総研"),
        ("フォローアップの進捗表で、未了や一部未了が一つでも残った分野はいくつありましたか", "4つ"),
        ("位置情報の話で「国家座標」って言葉が出てきたんだけど、どういうもの?", "国家座標"),
        ("未了又は一部未了の取組が1件又は2件である分野をすべて示されたい。", "データ関連基盤"),
        ("人工知能研究開発ネットワークの中核となるセンター群はどちらの機関でしょうか。", "理研"),
    ],
)  # fmt: skip
def test_answers_without_a_correction(text: str, told: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert told in answer.text


@pytest.mark.parametrize(
    ("text", "wrong", "told"),
    [
        ("DIASの利用者は令和2年度に6,400人を目指すとされている。登録データセット数の目標は。", "6,400人", "5,400人"),
        ("フォローアップによれば研究開発の取組はすべて計画どおりに終わったと聞いた。進捗率は?", "すべて計画どおり", "69%"),
        ("サイバー防御演習のCYDERは文科省の所管で、年に300回くらい開いていると理解しています。違っていたら直してください。", "文科省", "総務省"),
        ("サイバー防御演習のCYDERは文科省の所管で、年に300回くらい開いていると理解しています。違っていたら直してください。", "300回", "年間100回"),
        ("火災の延焼シミュレーション、令和2年度は消防本部300か所に使ってもらうのが目標と誰かが言ってたんだけど、ほんと?", "300か所", "100以上"),
    ],
)  # fmt: skip
def test_corrects_what_is_stated(text: str, wrong: str, told: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "corrected"
    assert f"({wrong})" in answer.text
    assert told in answer.text
