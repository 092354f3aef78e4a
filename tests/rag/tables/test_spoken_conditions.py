"""Conditions of sets as they are said among colleagues, with remarks around them."""

from __future__ import annotations

import pytest

from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "rule", "count"),
    [
        ("農水がメインでやってる02のやつ、番号だけでいいから全部出して", "農林水産省が主担当(◎)で、かつ施策番号が02-で始まる", 1),
        ("04の中で経産省が主じゃないのって何件？", "施策番号が04-で始まる、かつ経済産業省が主担当(◎)でない", 5),
        ("本文には出てこず別表だけにある、総務省が主担当の施策は何件", "本文記載が空欄で、かつ総務省が主担当(◎)の", 14),
        ("本文記載欄に○を欠く11番台の施策は何件ですか", "本文記載が空欄で、かつ施策番号が11-で始まる", 1),
        ("財務省の名前は挙がっているものの主担当とはされていない施策をすべて教えて", "財務省が連携(◎なし)の", 1),
        ("外務省の名前が出てくる骨子案の取組、中心かどうかは気にしないので並べて", "府省庁名に外務省が記載された", 5),
        ("KPI(進捗)ではなくKPI(効果)の欄に「アクセス数」という語が入っている施策の番号一覧", "KPI(効果)に「アクセス数」を含む", 5),
        ("警察庁が主担当で、進捗のKPIが都道府県数で数えられてる施策って何件ある？", "警察庁が主担当(◎)で、かつKPI(進捗)に「都道府県数」を含む", 4),
        ("骨子案の人材育成のところ、第3章第4節(3)だっけ、あそこの丸数字って何個？", "第3章第4節(3)にある", 6),
        ("骨子案第3章第3節の取組のうち、◎の付いた府省庁があるものはいくつですか。", "第3章第3節にある、かつ主担当(◎)が1つ以上の", 10),
        ("恐縮ですが、環境省の名前が入っている施策が何件に上るか、会議までに数字のみご教示いただけますか。", "府省庁名に環境省が記載された", 3),
        ("うち（財務省）が連携で入ってる施策は何件？", "財務省が連携(◎なし)の", 1),
    ],
)  # fmt: skip
def test_the_rule(text: str, rule: str, count: int, bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.rows is not None, answer.text
    assert rule in answer.rows.filter
    assert answer.rows.total == count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("骨子案の第3章第2節の(1)(2)(3)(4)に丸数字はいくつずつ？", "第3章第2節(1)6件、第3章第2節(2)4件"),
        ("骨子案の第3章、2節から3節まで取組は何個ずつ？", "第3章第2節15件、第3章第3節11件"),
        ("骨子案第3章第3節の取組数の、(1)から(2)までの区分別内訳。", "第3章第3節(1)"),
        (
            "外務省が出てくる骨子案の取組って、主でやってるのと手伝いとで何件ずつ？",
            "外務省が主担当(◎)の取組は",
        ),
        (
            "進捗の表で未了が残っている分野と残っていない分野に分けるとそれぞれいくつ？",
            "未了/一部未了が0件の分野は2つ",
        ),
    ],
)
def test_each_part(text: str, told: str, bundled: Application) -> None:
    assert told in bundled.engine.answer(text).text
