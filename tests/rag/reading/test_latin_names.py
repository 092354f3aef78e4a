"""Names in Latin letters said in katakana, and Japanese words in an English question."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("コネクテッドインダストリーズの施策は", "Connected Industries"),
        ("コネクテッド・インダストリーズとは", "Connected Industries"),
        ("アイシッピングの担当は", "i-Shipping"),
        ("アイコンストラクションとは", "i-Construction"),
        ("ドゥーイングビジネスの順位は", "Doing Business"),
        ("エムブイエヌオーの競争", "MVNO"),
        ("ディーエックスの推進", "DX"),
        ("AIQuestって何でしたっけ", "AI Quest"),
        ("MIDNETの利用可能症例数は", "MID-NET"),
        ("ai-questの分野", "AI Quest"),
    ],
)
def test_transcriptions_are_read(question: str, name: str, bundled: Application) -> None:
    asked = bundled.engine.analyse(question)
    assert name in asked.shown
    assert any(note.endswith(f"→{name}") for note in asked.interpretations)


@pytest.mark.parametrize(
    "question",
    [
        "プラットフォームの整備",
        "コミュニケーションの促進",
        "エービーシーの施策",
        "デジタルトランスフォーメーション",
        "Connected Industriesとは",
        "NextGenの施策",
    ],
)
def test_other_katakana_stays(question: str, bundled: Application) -> None:
    assert bundled.engine.analyse(question).shown == question


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("How many municipalities participate in the akiya bank?", "空き家"),
        ("Who is in charge of the kaigo robots?", "介護"),
        ("What does the plan say about gyosei data?", "行政"),
    ],
)
def test_japanese_words_in_english(question: str, word: str, bundled: Application) -> None:
    assert word in bundled.engine.analyse(question).shown


@pytest.mark.parametrize(
    "question", ["What is the target of the bank?", "lokaru 5G seidoka itsu", "How many measures are there?"]
)
def test_english_and_romaji_stay(question: str, bundled: Application) -> None:
    assert bundled.engine.analyse(question).shown == question
