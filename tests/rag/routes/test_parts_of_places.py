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
