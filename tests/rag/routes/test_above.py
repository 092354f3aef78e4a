"""Under which headings of the outline something stands."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.routes.above import asks_above
from rag.tokens import Tokenizer
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("AISIの抜本強化は骨子のどの節に入っていますか", True),
        ("フィジカルAIの取組が属する項目の見出しは", True),
        ("創薬AIはどの章に書いてある", True),
        ("それは骨子のどこに位置づけられていますか", True),
        ("骨子は何章まである", False),
        ("第3章第2節の見出しは？", False),
        ("対象となる項目は何件ですか", False),
        ("どの省が見出しを決めたのか", False),
    ],
)
def test_whether_the_place_is_asked(text: str, asks: bool, tokenizer: Tokenizer) -> None:
    assert asks_above(analyse(text, tokenizer)) is asks


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("AISIの抜本強化は骨子のどの節に入っていますか", ("AIガバナンスの主導", "第3章第3節(1)")),
        (
            "骨子案で「ワット・ビット連携」が出る取組はどの見出しの下にあり、主担当はどこか。",
            ("AI開発・利用基盤の増強・確保", "総務省"),
        ),
        ("GPAI東京専門家支援センターを使う取組の担当省と、属する項目の見出しは", ("国際協調", "総務省")),
    ],
)
def test_the_headings_are_told_and_cited(text: str, headings: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert all(h in answer.text for h in headings)
    assert any(c.field == "見出し" for c in answer.citations)


def test_a_measure_stands_under_no_heading(bundled: Application) -> None:
    assert "下にあります" not in bundled.engine.answer("コンビニ交付はどの章にありますか").text
