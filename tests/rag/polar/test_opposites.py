"""Words that exclude one another."""

from __future__ import annotations

import pytest

from rag.polar.opposites import contradicts


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        ("来年度から全面的に公開しますか", "来年度から限定的に公開を始める。"),
        ("様式はそろっていますか", "様式は団体間でばらつきがある。"),
        ("もう決定しましたか", "在り方について検討を行う。"),
        ("加工しやすい形で出ていますか", "加工性の低い形での公開が多い。"),
    ],
)
def test_the_opposite_is_noticed(asks: str, text: str) -> None:
    assert contradicts(asks, text)


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        ("限定的に公開しますか", "来年度から限定的に公開を始める。"),
        ("もう決定しましたか", "方針を決定した。"),
        ("状況がそろっていないのはなぜか", "設定状況は様々である。"),
        ("", ""),
    ],
)
def test_the_same_word_is_no_opposite(asks: str, text: str) -> None:
    assert not contradicts(asks, text)
