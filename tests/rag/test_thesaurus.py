"""Other words for those of the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.thesaurus import paraphrases, stands_for
from rag.tokens import Tokenizer


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("手直し", "見直し"),
        ("使う", "利活用"),
        ("築く", "構築"),
        ("役立つ", "資する"),
        ("決める", "策定"),
        ("首相", "内閣総理大臣"),
    ],
)
def test_stands_for_a_word_of_the_documents(said: str, written: str) -> None:
    assert written in paraphrases(said)
    assert stands_for(said, {written}, "")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("国内", "海外"),
        ("増加", "減少"),
        ("検討", "実施"),
        ("都道府県", "市町村"),
        ("無償", "有償"),
        ("海外", "国内"),
    ],
)
def test_does_not_stand_for_an_opposite_or_a_neighbour(said: str, written: str) -> None:
    assert written not in paraphrases(said)


def test_every_line_is_a_word_with_others() -> None:
    lines = Path("rag/thesaurus.tsv").read_text(encoding="utf-8").splitlines()
    words = [line.split("\t")[0] for line in lines]
    assert words == sorted(set(words))
    assert all(line.split("\t")[1].strip() for line in lines)


def test_verbs_are_lemmas() -> None:
    assert [w.lemma for w in Tokenizer().words("見通しを固めた") if w.pos.startswith("動詞")] == ["固める"]
    assert paraphrases("固める")
