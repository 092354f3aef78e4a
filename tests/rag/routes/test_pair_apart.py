"""Two things named side by side, of which the same is asked: each is asked about alone."""

from __future__ import annotations

import pytest

from rag.question import analyse
from rag.routes.pair_apart import pair_of
from ui.compose import Application


@pytest.mark.parametrize(
    ("text", "one", "two", "ask"),
    [
        (
            "お助け隊をつくる取組と、電子タグを活用する取組とでは、いずれが先に始まりますか",
            "お助け隊をつくる取組",
            "電子タグを活用する取組",
            "はいつですか",
        ),
        (
            "船をつくる割合の目標と、電子タグの枚数の目標、それぞれいくつ？",
            "船をつくる割合の目標",
            "電子タグの枚数の目標",
            "はいくつ?",
        ),
        (
            "骨子案のうち、AIを使う取組と、AIを創る取組について、主たる府省がどう異なるか教えてください",
            "骨子案のうち、AIを使う取組",
            "骨子案のうち、AIを創る取組",
            "の主担当はどこですか",
        ),
    ],
)
def test_the_two_questions(text: str, one: str, two: str, ask: str, bundled: Application) -> None:
    pair = pair_of(analyse(text, bundled.engine.tokenizer))
    assert pair is not None
    assert (pair.one, pair.two, pair.ask) == (one, two, ask)


@pytest.mark.parametrize(
    "text",
    [
        "02-04の取組と、02-05の取組とでは、どちらが先ですか",  # named by number
        "情報銀行の認定件数と、その仕組みの目標は、それぞれいくつですか",  # the second leans on the first
        "オープンデータの取組率の目標を教えてください",
        "個人とかが持ってる人工林の目標は",
    ],
)
def test_other_questions_are_no_pair(text: str, bundled: Application) -> None:
    assert pair_of(analyse(text, bundled.engine.tokenizer)) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("お助け隊をつくる取組と、電子タグを活用する取組について、それぞれ主担当はどこですか。", ("08-24", "08-09")),
        ("船の建造シェアを高める取組と、電子タグの出荷を増やす取組とでは、どちらが先に目標の年を迎えますか", ("08-22", "08-09")),
        ("病院で画像診断にAIを使う研究と、次の世代の救急車の研究、担当する省がどう違うか教えて", ("08-28", "09-31")),
    ],
)  # fmt: skip
def test_both_are_answered(text: str, told: tuple[str, ...], bundled: Application) -> None:
    answer = bundled.engine.answer(text)
    assert answer.status == "answered"
    assert all(t in answer.text for t in told), answer.text
    assert answer.checks["problems"] == []
