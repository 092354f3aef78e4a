"""Several questions in one message of a conversation, each of its own."""

from __future__ import annotations

import pytest

from rag.engine import Turn
from ui.compose import Application


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        ("骨子の第3章第4節(2)④の担当は？", "それ何を調べる取組だっけ。あと、AI時代の働き方を考えるほうの項目は主担当どこになってる？", {"第3章第4節(2)④": "雇用への影響", "第3章第4節(4)③": "厚生労働省"}),
        ("02-08の主担当は？", "それ効果のKPIは何？あと、筆ポリゴンのほうの施策は主担当どこ？", {"02-08": "12件", "08-34": "農林水産省"}),
        ("気象情報の利活用の施策はどこがやってる？", "それは何をする施策？ついでにドローンの施策の実現時期も教えて", {"02-08": "日照", "09-15": "令和4年度"}),
        ("AEDの施策の担当は？", "効果のKPIも教えて。あと、Lアラートはどう？", {"02-22": "未設定", "08-33": "15都道府県"}),
        ("02-08の主担当は？", "効果のKPIは？あと国交省が主担当の施策はほかに何件ある？", {"02-08": "12件", "10-23": "件"}),
        ("AEDの施策の担当は？", "そのKPIは？それからその省が主担当の10番台の施策も挙げて", {"02-22": "未設定", "10-20": "10-20"}),
    ],
)  # fmt: skip
def test_each_is_answered_of_its_own(
    before: str, text: str, told: dict[str, str], bundled: Application
) -> None:
    history = (Turn("user", before), Turn("assistant", bundled.engine.answer(before).text))
    answer = bundled.engine.answer(text, history)
    assert {c.locator for c in answer.citations} >= set(told)
    assert all(words in answer.text for words in told.values()), answer.text
