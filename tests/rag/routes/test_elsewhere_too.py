"""The other places of the outline that have the word asked about."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("リスキリングについて厚労省は関わる予定になっている?", ("第3章第4節(3)③", "第3章第4節(3)④")),
        (
            "ガバナンス分野で日本がAISIをどう位置づけているか整理してください",
            ("第3章第3節", "第3章第3節(1)④"),
        ),
        ("AISIの強化は誰が担当", ("第3章第3節", "第3章第3節(2)③")),
        ("データセンターの整備は骨子案ではどこの担当", ("第3章第2節(4)①", "第3章第2節")),
        ("骨子案でグローバルサウスに触れているところは", ("第3章第2節(1)⑥",)),
    ],
)
def test_each_other_place_is_told(text: str, others: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert set(others) <= {c.locator for c in answer.citations}, answer.text


@pytest.mark.parametrize(
    "text",
    [
        "アドバンスト・エッセンシャルワーカー創出のためのリスキリング支援の主担当は",
        "デジタルスキル標準の改訂はどこ",
        "ガバメントAIの担当は",
        "第3章第3節(1)④の主担当は",
        "スマート農業の主担当は",
    ],
)
def test_what_only_one_place_has_is_told_alone(text: str, bundled: Application) -> None:
    assert "ほかに第" not in bundled.engine.answer(text).text
