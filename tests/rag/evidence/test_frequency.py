"""How often is neither a time nor an amount."""

from __future__ import annotations

import pytest

from rag.reading.frequency import asks_frequency, tells_frequency
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("基本計画はどれくらいの頻度で改定されますか", True),
        ("基本計画の見直しは何年おきですか", True),
        ("何年に1回のペースで変えるのですか", True),
        ("どのくらいの間隔で更新されますか", True),
        ("次の変更まで何年あくの", True),
        ("演習は年に何回やる計画ですか", True),
        ("how often is it updated", True),
        ("令和2年に何回実施しますか", False),
        ("ip網への移行は何年に予定されていますか", False),
        ("何年間続きますか", False),
    ],
)
def test_asking(text: str, asks: bool) -> None:
    assert asks_frequency(text) is asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("当面は毎年変更を行う", True),
        ("年間100回、計3,000名規模で演習を実施", True),
        ("四半期ごとに見直す", True),
        ("令和2年度に1回実施", False),
        ("研修開催回数(令和2年度40回)", True),
        ("研修の実施回数", False),
        ("構築数(令和2年度1件)", False),
        ("必要に応じた見直し", False),
        ("番台ごとの件数", False),
    ],
)
def test_telling(text: str, tells: bool) -> None:
    assert tells_frequency(text) is tells


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("筆ポリゴンの更新は何年おき？", "毎年"),
        ("人工知能基本計画は今後どれくらいの頻度で改定されますか", "毎年"),
        ("地方公共団体向けのオープンデータ研修の頻度はどれくらいですか", "令和2年度40回"),
        ("CYDERの演習は年に何回やる計画ですか", "年間100回"),
        ("DIASのデータは何年おきに更新されますか", "頻度の記載はありません"),
        ("人工知能戦略本部の会合は何か月おきに開かれますか", "頻度の記載はありません"),
    ],
)
def test_only_what_tells_how_often_answers(question: str, says: str, bundled: Application) -> None:
    assert says in bundled.engine.answer(question).text
