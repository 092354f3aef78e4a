"""Which of two is asked to have more, and はい or いいえ to it from the rows of the progress table."""

from __future__ import annotations

import pytest

from rag.reading.order_asked import first_has_more
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "second", "more"),
    [
        ("研究開発の進捗率は全体に届いていないのでしょうか", "全体", False),
        ("社会実装は教育改革より進捗率が高いですか", "教育改革", True),
        ("教育改革よりも社会実装のほうが進捗率は高いですか", "社会実装", False),
        ("教育改革よりも社会実装のほうが低かったんですか", "社会実装", True),
        ("研究開発の取組数は教育改革を上回っていますか", "教育改革", True),
        ("研究開発の取組数は教育改革を上回っていませんか", "教育改革", False),
        ("研究開発と教育改革の進捗率は同じですか", "教育改革", None),
    ],
)
def test_orders(text: str, second: str, more: bool | None) -> None:
    assert first_has_more(text, text.index(second)) is more


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("AI戦略2019で、研究開発の進捗率は全体の進捗率に届いていないのでしょうか。", "はい。"),
        ("AI戦略2019の社会実装は教育改革より進捗率が高いですか", "はい。"),
        ("AI戦略2019の進捗率、教育改革よりも社会実装のほうが低かったんですか?", "いいえ。"),
        ("AI戦略2019の研究開発の取組数は教育改革を上回っていますか", "いいえ。"),
    ],
)
def test_rows_are_compared_as_asked(question: str, opening: str, bundled: Application) -> None:
    answer = bundled.engine.answer(question)
    assert answer.text.startswith(opening)
    assert answer.checks["problems"] == []
