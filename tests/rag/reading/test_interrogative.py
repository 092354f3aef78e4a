"""Which words ask, and which only look like them."""

from __future__ import annotations

import re

import pytest

from rag.reading.interrogative import WH


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("どの省の担当ですか", True),
        ("どう進めますか", True),
        ("何件ですか", True),
        ("誰が進めますか", True),
        ("観光地などの混雑", False),
        ("三件ほどの実証", False),
        ("公開するかどうかを検討", False),
        ("ほとんどの市町村", False),
        ("追いつけない自治体", False),
        ("みんなに使われる基盤", False),
        ("どうかご教示ください", False),
        ("いつでも学べる環境", False),
        ("総務省の施策", False),
    ],
)
def test_words_that_ask(text: str, asks: bool) -> None:
    assert bool(re.search(WH, text)) is asks
