"""Words written with the kanji of another that sounds the same."""

from __future__ import annotations

import pytest

from rag.reading.homophones import homophones
from rag.tokens import Tokenizer

TOLD = "政府衛星データのオープン化\n交通規制情報の集約\n気象情報の利活用\n地域医療情報連携ネットワーク"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("政府衛生データのオープン化", {"政府衛生": "政府衛星", "衛生データ": "衛星データ"}),
        ("気象上方の利活用", {"気象上方": "気象情報"}),
        ("衛生管理の施策", {}),
        ("気象情報の利活用", {}),
        ("気象予報の利活用", {}),
    ],
)
def test_what_the_documents_have_beside_the_same_word(text: str, found: dict[str, str]) -> None:
    assert homophones(text, TOLD, Tokenizer()) == found
