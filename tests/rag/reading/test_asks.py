"""The questions of one Japanese message are told apart, and what only leads to them stays with them."""

from __future__ import annotations

import pytest

from rag.reading.asks import asks_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("大規模実証はいつ？担当はどこ？", ("大規模実証はいつ？", "担当はどこ？")),
        ("ドローンの主担当はどこ? 期限も", ("ドローンの主担当はどこ?", "期限も")),
        ("遅れは全部で何件か。分野別にも", ("遅れは全部で何件か。", "分野別にも")),
        (
            "いつ決まる予定？あわせて経産省でほかに未設定の施策は",
            ("いつ決まる予定？", "経産省でほかに未設定の施策は"),
        ),
        (
            "主担当はどちらで、その主担当が単独でやっている施策はある？",
            ("主担当はどちらで、", "その主担当が単独でやっている施策はある？"),
        ),
        (
            "急ぎです。AEDの担当はどこですか。KPIも教えてください。",
            ("急ぎです。AEDの担当はどこですか。", "KPIも教えてください。"),
        ),
    ],
)
def test_a_message_is_cut_where_it_asks_again(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(p.strip("、") for p in asks_of(text)) == tuple(p.strip("、") for p in parts)


@pytest.mark.parametrize(
    "text",
    [
        "AEDの施策の担当はどこですか",
        "AEDの施策がありますよね。その担当はどこですか",
        "「担当はどこ？」と聞かれました。担当はどこですか",
        "担当はどこですか。よろしく。",
        "主担当と期限は",
    ],
)
def test_one_question_is_of_one_piece(text: str) -> None:
    assert asks_of(text) == ()
