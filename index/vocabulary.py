"""Trimming a multilingual Unigram vocabulary to Japanese and English.

Kept are the special pieces, the pieces whose characters Shift_JIS has (acronyms and numbers
too), and of the words in Latin letters the most frequent ones: a Unigram vocabulary is in
order of frequency. Kept pieces keep their scores, so a text made of them is cut as before.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from rag.errors import InputError

WORDS = 30_000
_JAPANESE = ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "HALFWIDTH", "FULLWIDTH")
_SPACE = "▁"
_WORD = re.compile("[A-Z]?[a-z]+")


def is_japanese(piece: str) -> bool:
    """Whether a text in Japanese can contain the piece: all its characters are in Shift_JIS.

    Shift_JIS has the Greek and Cyrillic alphabets too; of those only single letters count.
    """
    try:
        piece.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return len(piece) == 1 or all(
        c.isascii() or not c.isalpha() or unicodedata.name(c, "").startswith(_JAPANESE) for c in piece
    )


def trim_vocabulary(tokenizer: dict[str, Any], words: int) -> tuple[dict[str, Any], list[int]]:
    """Trim a tokenizer.json.

    Args:
        tokenizer: the parsed file; its model must be a Unigram.
        words: how many pieces that are a word, or part of one, in Latin letters to keep.

    Returns:
        The trimmed tokenizer and, in order, the old ids of the pieces kept.

    Raises:
        InputError: the tokenizer is not a Unigram.
    """
    model = tokenizer["model"]
    if model.get("type") != "Unigram":
        raise InputError(
            "語彙の縮小は Unigram のトークナイザだけに対応しています。",
            "--keep-vocabulary を付けてください。",
        )
    special = {token["id"] for token in tokenizer["added_tokens"]} | {model["unk_id"]}
    kept: list[int] = []
    remaining = words
    for number, (piece, _) in enumerate(model["vocab"]):
        bare = piece.replace(_SPACE, "")
        if number in special or (len(bare) <= 1 and is_japanese(bare)):
            kept.append(number)
        elif _WORD.fullmatch(bare):
            if remaining:
                kept.append(number)
                remaining -= 1
        elif is_japanese(bare):
            kept.append(number)
    new = {old: i for i, old in enumerate(kept)}
    trimmed = json.loads(json.dumps(tokenizer))
    trimmed["model"]["vocab"] = [model["vocab"][old] for old in kept]
    trimmed["model"]["unk_id"] = new[model["unk_id"]]
    for token in trimmed["added_tokens"]:
        token["id"] = new[token["id"]]
    for token in (trimmed.get("post_processor") or {}).get("special_tokens", {}).values():
        token["ids"] = [new[old] for old in token["ids"]]
    return trimmed, kept
