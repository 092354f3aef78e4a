"""Whether a term is defined: by a sentence that says what it is, not by one that has the word."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("「人間力」って言葉が骨子案に出てくるけど定義されてる？", "いいえ。「人間力」の語はありますが"),
        ("フィジカルAIの定義は骨子案に書いてありますか", "いいえ。「フィジカルAI」"),
        ("ベース・レジストリの意味は別表で説明されていますか", "いいえ。「ベース・レジストリ」"),
        ("「信頼できるAI」の定義はどこかに載ってる？", "いいえ。「信頼できるAI」"),
        ("AI for Scienceは定義されていますか", "いいえ。「AI for Science」"),
        ("情報銀行って定義されてますか", "はい。"),
        ("次世代医療基盤法という言葉は定義されていますか", "はい。"),
    ],
)
def test_only_a_definition_is_one(text: str, start: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.text.startswith(start)
    assert answer.citations


@pytest.mark.parametrize(
    "text",
    [
        "開発が遅れた理由は説明されていますか",
        "AI法の目的は定義されていますか",
        "AIエージェントとフィジカルAIってどう違うと説明されてますか",
        "量子コンピュータの定義はありますか",
    ],
)
def test_what_asks_for_no_definition_or_of_nothing_there(text: str, bundled: Application) -> None:
    assert bundled.engine.explain(text).route != "defined"
