"""Two places of a record that tell different things of one thing, and two years of one indicator."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start", "within"),
    [
        (
            "第5回NDBオープンデータの公開時期が資料内で食い違っていないか確認したい",
            "はい、記載に違い",
            ("8月", "秋頃"),
        ),
        ("第5回NDBオープンデータの公開時期に矛盾はありませんか", "はい、記載に違い", ("8月", "秋頃")),
        (
            "準天頂衛星の安否確認サービスの導入目標の都道府県数に食い違いはありませんか",
            "いいえ、記載は一致",
            ("20都道府県です", "20都道府県程度"),
        ),
        ("Wi-Fiの新規整備は令和2年度と3年度で目標数が違いますか", "いいえ。", ("2,000か所",)),
        ("令和2年度と令和3年度のWi-Fi新規整備件数は同じ？", "はい。", ("2,000か所",)),
        ("社会実装の取組数はデータ関連基盤の倍以上ありますか", "はい。", ("26件", "9件")),
        ("社会実装の取組数はデータ関連基盤の3倍以上ありますか", "いいえ。", ("26件", "9件")),
        ("教育改革の取組数は研究開発の1.5倍以上ですか", "はい。", ("31件", "16件")),
    ],
)
def test_both_sides_decide(text: str, start: str, within: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(start)
    assert all(part in answer.text for part in within)


@pytest.mark.parametrize(
    "text",
    [
        "富岳の運用開始時期に記載の食い違いはありますか",  # told once
        "情報銀行の認定件数は食い違っていますか",  # of two times
        "オープンデータの研修は令和2年度と令和3年度で回数が同じですか",  # of one year only
    ],
)
def test_one_side_alone_decides_nothing(text: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "partial"
    assert not answer.text.startswith(("はい", "いいえ"))
