"""Ministries of an item below a place, of one part of an item; what a KPI cell lists, by its dates."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "opens", "place"),
    [
        ("第3章第1節の、ガバメントAIの推進はデジタル庁が主ですか", "はい。", "第3章第1節(1)①"),
        ("第3章第1節の、ガバメントAIの推進は総務省が主ですか", "いいえ。", "第3章第1節(1)①"),
        ("第3章第4節の従業員や労働者のAIリスキリング支援は厚労省が関わっていますか", "はい。", "第3章第4節(3)③"),
        ("第3章第2節では富岳NEXTの開発を文科省がやりますか", "はい。", "第3章第2節(4)②"),
        ("富岳NEXTの開発の担当は文科省だけですか", "はい。", "第3章第2節(4)②"),
        ("富岳NEXTの開発は総務省も担当ですか", "いいえ。", "第3章第2節(4)②"),
        ("高性能AI半導体の研究は文科省も担当していますか", "はい。", "第3章第2節(4)②"),
    ],
)  # fmt: skip
def test_ministries_of_what_is_meant(text: str, opens: str, place: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(opens)
    assert {c.locator for c in answer.citations} == {place}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("09-12の三つの取組のうち、最も早く終わるのはどれですか", "最も先なのは「コンテナ蔵置場所の最適化"),
        ("10-19の二つの成果のうち後に来るのはどっち", "最も後なのは「ISO/IEC"),
        ("09-02の計画で、最後に実施されるのは何ですか", "最も後なのは「令和4年度以降"),
        ("08-27で薬剤情報はいつから？手術の情報は？", "令和4年夏"),
    ],
)
def test_what_is_due_when(text: str, says: str, bundled: Application) -> None:
    assert says in bundled.engine.answer(text).text


@pytest.mark.parametrize(
    "text", ["02-04で先に達成する目標はどちらですか", "09-12の次に実施する予定の施策はどれ"]
)
def test_no_order_is_made_up(text: str, bundled: Application) -> None:
    assert not bundled.engine.answer(text).text.startswith("最も")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("02-16で令和3年度には何をやるの", "令和3年度調査"),
        ("海上活動情報のオープンデータ化は令和3年度に何をする", "令和3年度調査"),
        ("09-02は令和元年度に何を実施するか", "フィージビリティスタディ"),
        ("09-02のスケジュールは", "「令和元年度 交通信号機を活用した5Gネットワークの構築にかかるフィージビリティスタディ」"),
        ("02-34の効果KPIが決まっていないのはなぜ", "未設定です(把握状況を踏まえ検討)"),
        # the outline itself speaks of the year, or of the time
        ("07-06は令和2年度に何をする", "(07-06)の課題・取組概要"),
        ("09-23のスケジュールは", "(09-23)の課題・取組概要"),
        ("02-34の公開の仕方が決まっていないのはなぜ", "(02-34)の課題・取組概要"),
        ("第3章第3節で、国際協調では何をするの", "第3章第3節(2)「グローバルサウスを含めた国際協調」の内容は"),
        ("第3章第3節のサイバー攻撃については", "第3章第3節(1)③に"),
    ],
)  # fmt: skip
def test_what_is_planned_for_a_year(text: str, says: str, bundled: Application) -> None:
    assert says in bundled.engine.answer(text).text.split("\n")[0]
