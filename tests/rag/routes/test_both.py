"""Measures and outline items under the same conditions, counted together."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.routes.both import answer
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "counts", "total"),
    [
        ("別表と骨子案を合わせて、防衛省が出てくる施策・取組は何件ありますか", ["0件", "2件"], 2),
        ("外務省が◎のものは両方の資料あわせて何件くらいあるのか知りたい", ["1件", "3件"], 4),
        ("2つの資料を合わせると、文科省が主担当のものは何件ですか", ["11件", "1件"], 12),
        ("両資料合計で防衛省が関わるものは何件", ["0件", "2件"], 2),
        ("警察庁が主担当のものは別表と骨子案を通算して何件？", ["10件", "1件"], 11),
        ("外務省が主担当なのは、別表と骨子案でそれぞれ何件ですか", ["1件", "3件"], 4),
        ("法務省が関わるのは別表・骨子案合わせていくつ？", ["5件", "1件"], 6),
        ("総務省が単独で主担当のものは別表と骨子案の合計で何件になりますか", ["47件", "4件"], 51),
        ("別表でも骨子案でも消費者庁が関わるものを全部教えて", ["1件", "1件"], 2),
        ("「ブロックチェーン」は別表と骨子案を合わせて何件の施策・取組に出てきますか", ["2件", "0件"], 2),
        (
            "別表の02番台と骨子案の第3章第1節、件数が多いのはどちらですか",
            ["多いのは別表の施策です。", "37件", "14件"],
            51,
        ),
        (
            "骨子案の第3章第2節と別表の08番台では、どちらの件数が少ない？",
            ["少ないのは骨子(案)の取組", "35件", "15件"],
            50,
        ),
        (
            "別表と骨子案で、厚労省が主担当の件数はどちらが多いですか",
            ["多いのは別表の施策です。", "18件"],
            19,
        ),
    ],
)
def test_the_counts_and_their_sum(text: str, counts: list[str], total: int, bundled: Application) -> None:
    found = bundled.engine.answer(text)
    assert found.checks["problems"] == []
    assert [c for c in counts if c not in found.sentences[0].text] == []
    assert found.rows is not None
    assert found.rows.total == total == len(found.rows.ids)


@pytest.mark.parametrize(
    "text",
    [
        "別表と骨子案で文科省の役割はどう違いますか",
        "GIGAスクールは別表と骨子案のどちらに出てきますか",
        "別表と骨子案で重複している施策は何件ありますか",
        "別表と骨子案で予算額の合計は何億円",
        "別表では総務省が主担当だが骨子案では何件か",
        "別表で総務省が主担当の施策は何件ですか",
    ],
)
def test_other_questions_pass(text: str, context: Context) -> None:
    assert answer(analyse(text, context.tokenizer), context) is None


def test_a_part_that_was_not_said_is_told(bundled: Application) -> None:
    found = bundled.engine.answer("別表と骨子案で経済産業省の取組をすべて挙げて")
    assert "経済産業省が連携(◎なし)のものが別表の施策で21件あります。" in found.text
    assert "連携(◎なし)のものが" not in bundled.engine.answer("別表と骨子案で法務省が関わるものを全部").text
