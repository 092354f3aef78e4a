"""Trimming a vocabulary: which pieces stay, and that the text is still cut the same way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tokenizers import Tokenizer

from index.vocabulary import is_japanese, trim_vocabulary
from rag.errors import InputError

PIECES = [
    ("<s>", 0.0),
    ("<unk>", 0.0),
    ("▁", -2.0),
    ("▁the", -3.0),
    ("を", -3.5),
    ("привет", -4.0),
    ("データ", -4.1),
    ("▁de", -4.2),
    ("发", -4.3),
    ("▁KPI", -4.4),
    ("2020", -4.5),
    ("한국", -4.6),
    ("▁policy", -4.7),
    ("推進", -4.8),
    ("é", -5.0),
    ("α", -5.1),
    ("▁wijk", -5.2),
    ("k", -5.3),
    ("、", -5.4),
    ("5G時代", -5.5),
    ("</s>", 0.0),
]


def tokenizer_file() -> dict[str, Any]:
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": number,
                "content": content,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
            for number, content in ((0, "<s>"), (1, "<unk>"), (20, "</s>"))
        ],
        "normalizer": {"type": "NFKC"},
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": "<s>", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}},
            ],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {
                "<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]},
                "</s>": {"id": "</s>", "ids": [20], "tokens": ["</s>"]},
            },
        },
        "decoder": None,
        "model": {"type": "Unigram", "unk_id": 1, "vocab": PIECES, "byte_fallback": False},
    }


@pytest.mark.parametrize(
    ("piece", "japanese"),
    [
        ("データ", True),
        ("推進", True),
        ("髙", False),
        ("5G時代", True),
        ("、", True),
        ("α", True),
        ("αβ", False),
        ("привет", False),
        ("发", False),
        ("한국", False),
        ("é", False),
        ("ﾃﾞｰﾀ", True),
    ],
)
def test_is_japanese(piece: str, japanese: bool) -> None:
    assert is_japanese(piece) is japanese


def test_other_scripts_and_rare_words_go() -> None:
    trimmed, kept = trim_vocabulary(tokenizer_file(), words=2)
    pieces = [piece for piece, _ in trimmed["model"]["vocab"]]
    assert [PIECES[old][0] for old in kept] == pieces
    assert set(dict(PIECES)) - set(pieces) == {"привет", "发", "한국", "é", "▁policy", "▁wijk"}


def test_texts_are_cut_as_before() -> None:
    original = Tokenizer.from_str(json.dumps(tokenizer_file()))
    trimmed, kept = trim_vocabulary(tokenizer_file(), words=3)
    ours = Tokenizer.from_str(json.dumps(trimmed))
    for text in ("データを推進", "the policy", "KPI、2020", "5G時代のデータ", "謎"):
        before, after = original.encode(text), ours.encode(text)
        assert after.tokens == before.tokens
        assert [kept[i] for i in after.ids] == before.ids


def test_the_given_tokenizer_is_not_changed() -> None:
    given = tokenizer_file()
    trim_vocabulary(given, words=0)
    assert given == tokenizer_file()


def test_another_kind_of_tokenizer_is_refused() -> None:
    with pytest.raises(InputError, match="Unigram"):
        trim_vocabulary({"model": {"type": "WordPiece", "vocab": {}}}, words=1)
