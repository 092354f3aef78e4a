"""A short form is read in full where one compound of the documents fits, and the reading is disclosed."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("世銀の法人設立ランキングで日本は2020年版では何位ですか", "『世銀』→世界銀行"),
        ("登記の公開の見直しを審議する法審はどこの会議ですか", "『法審』→法制審議"),
        ("今度の骨子案ではどういう拠点を通じて支援しますか", ""),
        ("当課で担当するサイバーセキュリティお助け隊とは", ""),
        ("そのシミュレーション自体の開発はいつまでですか", ""),
        ("海保の資料に出てくるAISとは", ""),
    ],
)
def test_a_short_form_is_read_in_full(question: str, note: str, bundled: Application) -> None:
    notes = bundled.engine.answer(question).interpretations
    assert (note in notes) if note else not any(len(n.partition("』")[0]) == 3 for n in notes)
