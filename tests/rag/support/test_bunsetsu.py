"""The phrases of a sentence and what each belongs to."""

from __future__ import annotations

import pytest

from rag.support.bunsetsu import tree_of
from rag.support.piece import Piece
from rag.tokens import Tokenizer

ARCS = [
    ("民間団体が国の自主的な取組を支援する。", {("民間団体が", "支援する。"), ("国の", "取組を"), ("自主的な", "取組を")}),
    ("情報を使えるようにし、公開する。", {("情報を", "使えるように")}),
    ("令和4年度以降、システムを移行する。", {("令和4年度以降、", "移行する。")}),
    ("薬剤情報は、医師が見る仕組みを整備する。", {("薬剤情報は、", "整備する。"), ("医師が", "見る"), ("見る", "仕組みを")}),
    ("骨子に基づき、国が策定した計画を進める。", {("国が", "策定した"), ("策定した", "計画を")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "arcs"), ARCS)
def test_a_phrase_belongs_to_its_noun_or_predicate(
    tokenizer: Tokenizer, text: str, arcs: set[tuple[str, str]]
) -> None:
    phrases = tree_of(Piece(text, tokenizer)).phrases
    written = [text[p.start : p.end] for p in phrases]
    assert arcs <= {(written[at], written[head]) for at, p in enumerate(phrases) for head in p.heads}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("強化は行わない。", ["強化は", "行わない。"]),
        ("光ファイバ未整備世帯が減る。", ["光ファイバ未整備世帯が"]),
        ("国だけでなく民間も担う。", []),
    ],
)
def test_a_denial_has_its_place(tokenizer: Tokenizer, text: str, denied: list[str]) -> None:
    tree = tree_of(Piece(text, tokenizer))
    found = [text[p.start : p.end] for at, p in enumerate(tree.phrases) if tree.is_denied(at)]
    assert found == denied


def test_what_has_no_content_is_no_step(tokenizer: Tokenizer) -> None:
    text = "調査を行うことを決定した。"
    tree = tree_of(Piece(text, tokenizer))
    assert tree.around(0, 1) == {"調査", "決定"}
    assert tree.at(text.index("決定")) == len(tree.phrases) - 1
