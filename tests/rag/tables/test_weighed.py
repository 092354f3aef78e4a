"""Two sets weighed by their number: what the sides are, their sizes, and what is claimed of them."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.tables.weighed import weighed
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "sizes", "holds"),
    [
        ("総務省と国交省では、どちらの施策が多いですか", (49, 22), None),
        ("総務省の施策は国土交通省より多いですか", (49, 22), True),
        ("警察庁が主担当の施策は防衛省より少ないですか", (10, 0), False),
        ("厚労省より文科省の方が施策が多いですか", (11, 18), False),
        ("総務省は国交省より多くの施策に関わっていますか", (77, 35), True),
        ("内閣官房が主担当の施策数は経済産業省を上回っていますか", (26, 22), None),  # not of all parts
        ("経済産業省の主担当は農林水産省の何倍？", (22, 10), None),
        ("骨子案で経産省は文科省の何倍の取組を担当していますか", (4, 1), None),
        ("08番台の施策は09番台の2倍ありますか", (35, 37), False),
        ("09番台と02番台は施策の数が同じですか", (37, 37), True),
        ("08番台のうち農水省が主担当の施策は、厚労省が主担当の施策と同数ですか", (6, 6), True),
        ("09番台では、総務省が主担当の施策は国交省が主担当の施策より多いのでしょうか", (11, 1), True),
        ("KPI(進捗)が未設定の施策とKPI(効果)が未設定の施策では、どちらが多いですか", (7, 19), None),
        ("KPIの効果が空欄の施策は、進捗が空欄の施策より少ないですか", (2, 2), False),
        ("別表でKPI(効果)がある施策は、ない施策より多いですか", (157, 23), True),
        ("本文に載っている施策のほうが載っていない施策より多いという理解でよいですか", (117, 63), True),
        ("総務省が連携の施策は主担当の施策より少ないですか", (28, 49), True),
        ("農業に関する施策は教育に関する施策より多いですか", (5, 2), True),
        ("第3章第1節の取組は第3章第2節の取組より多いですか", (14, 15), False),
        ("本文記載のある施策は、本文記載のない施策の何倍ですか", (117, 63), None),
    ],
)
def test_sides(text: str, sizes: tuple[int, int], holds: bool | None, context: Context) -> None:
    found = weighed(analyse(text, context.tokenizer), context)
    assert found is not None
    assert (tuple(len(records) for records in found.found), found.holds) == (sizes, holds)


@pytest.mark.parametrize(
    "text",
    [
        "日本のAI投資は米国より多いですか",
        "総務省の施策は国土交通省より予算が多いですか",
        "総務省の施策が国土交通省より多い理由は何ですか",
        "総務省の職員は国土交通省より多いですか",
        "交通事故は前年より多いですか",
        "マイナンバーカードの交付枚数は目標の何倍ですか",
        "教育改革の取組数は研究開発の何倍ですか",
        "02-14と02-15ではどちらが先に始まりますか",
        "08番台と09番台ではどちらの施策が多いですか",  # groups that are counted
        "民間企業が主担当の施策は国の施策より多いですか",
    ],
)
def test_no_sets_weighed(text: str, context: Context) -> None:
    assert weighed(analyse(text, context.tokenizer), context) is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("総務省の施策は国土交通省より多いですか", "はい。総務省が主担当(◎)の施策は49件、"),
        (
            "経済産業省の主担当は農林水産省の何倍？",
            "経済産業省が主担当(◎)の施策は22件、農林水産省が主担当(◎)の施策は10件で、前者は後者の約2.2倍です",
        ),
        ("取組の8割強が計画通りというのは本当ですか", "はい。「取組の8割強は、計画通りに進捗。」"),
    ],
)
def test_answers(text: str, start: str, bundled: Application) -> None:
    assert bundled.engine.answer(text).text.startswith(start)
