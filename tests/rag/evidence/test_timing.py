"""When something happens: dates that are not a law's, times within which, and what is yet to come."""

from __future__ import annotations

import pytest

from rag.evidence.timing import asks_to_come, is_over, tells_when
from rag.text import folded


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("令和3年度の運用開始", True),
        ("改正法の公布後5年以内のサービス開始に向け", True),
        ("2年をめどに検討", True),
        ("住民基本台帳法(昭和42年法律第81号)の改正", False),
        ("年間60回", False),
        ("引き続き実施", False),
    ],
)
def test_what_tells_a_time(text: str, tells: bool) -> None:
    assert tells_when(folded(text)) is tells


@pytest.mark.parametrize(
    ("text", "over"),
    [("改正法が令和元年5月に成立。", True), ("策定した。", True), ("令和2年度に策定。", False)],
)
def test_what_is_over(text: str, over: bool) -> None:
    assert is_over(folded(text)) is over


@pytest.mark.parametrize(
    ("text", "to_come"),
    [
        ("使えるようになるのはいつ頃か", True),
        ("いつから始まりますか", True),
        ("いつまでに完成しますか", True),
        ("いつ公表されましたか", False),
        ("成立したのはいつですか", False),
        ("時期は", False),
    ],
)
def test_what_is_asked_is_yet_to_come(text: str, to_come: bool) -> None:
    assert asks_to_come(folded(text)) is to_come
