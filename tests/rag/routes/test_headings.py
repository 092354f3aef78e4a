"""The headings below a place of the outline, and other questions about it that are none of theirs."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.routes.headings import answer


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第4章の節の見出しを順に", ["第4章", "第4章第1節", "第4章第2節", "第4章第3節"]),
        ("第4章は何本の柱からなりますか", ["第4章", "第4章第1節", "第4章第2節", "第4章第3節"]),
        ("骨子第2章の方針はいくつ", [f"第2章(4つの基本的な方針){n}" for n in ("", *"1234")]),
        ("第3章の各節の見出しは", ["第3章", "第3章第1節", "第3章第2節", "第3章第3節", "第3章第4節"]),
        ("第3章第1節の見出しを全部並べて", [f"第3章第1節{n}" for n in ("", "(1)", "(2)", "(3)", "(4)")]),
        (
            "「4つの基本的な方針」って四つとも言えます?",
            [f"第2章(4つの基本的な方針){n}" for n in ("", *"1234")],
        ),
        ("第2章の方針それぞれの合言葉は", [f"第2章(4つの基本的な方針){n}" for n in ("", *"1234")]),
        (
            "基本方針4本の名前とスローガンをセットで知りたいんですが",
            [f"第2章(4つの基本的な方針){n}" for n in ("", *"1234")],
        ),
        (
            "骨子の最後の章(4章)は、どんな節でできてますか。節の名前だけ順番に。",
            ["第4章", "第4章第1節", "第4章第2節", "第4章第3節"],
        ),
        (
            "骨子の第4章には節がいくつありますか。節の題も添えて",
            ["第4章", "第4章第1節", "第4章第2節", "第4章第3節"],
        ),
        (
            "第3章第1節の(1)から(4)まで、項目の見出しだけ拾ってもらえますか",
            [f"第3章第1節{n}" for n in ("", "(1)", "(2)", "(3)", "(4)")],
        ),
        ("骨子案って章立てはどうなっていますか", ["第1章", "第2章", "第3章", "第4章"]),
        ("骨子案の目次を教えて", ["第1章", "第2章", "第3章", "第4章"]),
    ],
)
def test_all_headings_are_listed_in_order(text: str, places: list[str], context: Context) -> None:
    draft = answer(analyse(text, context.tokenizer), context)
    assert draft is not None
    built = draft.build("", "")
    assert built.checks["problems"] == []
    assert [c.locator for c in built.citations] == places


def test_what_stands_under_each_heading(context: Context) -> None:
    draft = answer(analyse("第2章の4つの方針、それぞれの中身は", context.tokenizer), context)
    assert draft is not None
    text = draft.build("", "").text
    assert "「人間力」を向上" in text
    assert "国際的なガバナンス" in text


@pytest.mark.parametrize(
    "text",
    [
        "第3章第1節の見出しは",
        "第2章の見出しは何ですか",
        "第3章で取組数が最も多い見出しはどれですか",
        "第3章の「ワット・ビット連携」はどんな見出しの下ですか",
        "第3章第4節(3)にはどんな取組がありますか",
        "02-04の取組をそれぞれの内容で",
        "第3章で総務省の取組はどんな見出しの下にありますか",
        "第1章の「反転攻勢」の見出しを全部",
        "骨子は全部で何章ですか",
        "骨子でAIガバナンスはどんな章に書かれていますか",
        "別表の章立てはどうなっていますか",
    ],
)
def test_other_questions_pass(text: str, context: Context) -> None:
    assert answer(analyse(text, context.tokenizer), context) is None
