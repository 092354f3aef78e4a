"""What is told of all areas of the progress table, of all their 取組, or of their order, against the table."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("フォローアップの表で、すべての分野に未了が残っているとのことですが、研究開発は何件ですか。", "corrected", "倫理・その他"),
        ("社会実装の取組は全部予定どおりだったと聞いていますが、何件でしたか。", "corrected", "未了/一部未了は2件"),
        ("AI戦略のフォローアップで研究開発の取組はすべて計画通りでしたか？", "answered", "いいえ。"),
        ("倫理・その他の取組は全部計画通りでしたか？", "answered", "はい。"),
        ("取組数が最も少ない教育改革の分野は、進捗率が何%でしたか。", "corrected", "デジガバ・中小"),
        ("AI戦略2019の進捗表で、未了の取組が最も多い分野は教育改革か。", "answered", "いいえ。"),
        ("研究開発のほうが教育改革より進捗率が高いのはなぜですか。", "corrected", "69%"),
        ("積み残しの数だけど、データ関連基盤のほうが社会実装より少ないってことでいいよね?", "answered", "はい。"),
        ("積み残しの数だけど、研究開発のほうが教育改革より少ないってことでいいよね?", "answered", "いいえ。"),
        ("進捗率が92%とされた分野において、農業で本格稼働したと記載されているものの名称は何か。", "answered", "WAGRI"),
        ("教育改革のほうが研究開発より進捗率が高いのはなぜですか。", "answered", "18ポイント"),
        ("フォローアップではデジガバ・中小は取組が三つのうち二つ遅れていたとのことですが、理由は何でしょうか。", "corrected", "未了/一部未了は0件"),
    ],
)  # fmt: skip
def test_the_verdict(text: str, status: str, told: str, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == status
    assert told in answer.text
