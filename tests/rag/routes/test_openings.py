"""The sentence that opens a page of the slides."""

from __future__ import annotations

import pytest

from rag.context import Context
from rag.question import analyse
from rag.routes.openings import answer


@pytest.mark.parametrize(
    ("text", "said", "page"),
    [
        ("方向性②のページの冒頭の文、やさしく言い直して", "より一層加速する必要がある", "方向性②"),
        ("方向性②の最初の一文、なんて書いてあるんでしょう", "概ね順調", "方向性②"),
        ("「方向性①」の上のほうにある囲み、どういう総括になっていますか", "GIGAスクール構想", "方向性①"),
        ("「戦略の進捗と今後の方向性②」の冒頭に、囲みのような形で総括の文章がありますよね。何を一層加速すると?", "データ関連基盤の整備", "方向性②"),
        ("方向性②のスライド、見出しのすぐ下に書いてある文をそのまま", "新型コロナウイルス感染影響", "方向性②"),
        ("方向性1の出だしは", "府省庁連携", "方向性①"),
    ],
)  # fmt: skip
def test_the_opening_is_quoted_and_cited(text: str, said: str, page: str, context: Context) -> None:
    draft = answer(analyse(text, context.tokenizer), context)
    assert draft is not None
    built = draft.build("", "")
    assert said in built.text
    assert [(c.locator, c.field) for c in built.citations] == [(page, "本文")]


@pytest.mark.parametrize(
    "text",
    [
        "方向性③の冒頭の文は",
        "方向性①の最初の項目は何ですか",
        "方向性②の文書名は",
        "方向性②の冒頭の文を書いた担当者は誰ですか",
        "方向性②の冒頭の文は概ね順調と言っていますか",
        "骨子の冒頭の文は",
        "方向性②の進捗を教えて",
    ],
)
def test_other_questions_pass(text: str, context: Context) -> None:
    assert answer(analyse(text, context.tokenizer), context) is None
