"""Katakana for what the documents write in Latin letters: コネクテッドインダストリーズ, エムブイエヌオー.

A name is known by its consonants, which a transcription keeps; an acronym by the names of its letters; a name
written together or apart (AIQuest) by the letters alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rag.lazy_regex import regex
from rag.reading.romaji import latin
from rag.records import Library
from rag.text import cleaned

_LETTERS = (
    "エー a エイ a ビー b シー c ディー d デー d イー e エフ f ジー g エイチ h エッチ h アイ i ジェイ j ジェー j ケイ k ケー k "
    "エル l エム m エヌ n オー o ピー p キュー q アール r エス s ティー t テー t ユー u ブイ v ヴィー v ダブリュー w エックス x ワイ y ゼット z"
)
_SPELT = dict(zip(_LETTERS.split()[::2], _LETTERS.split()[1::2], strict=True))
_LETTER = "|".join(sorted(_SPELT, key=len, reverse=True))
_ACRONYM = regex(rf"(?<![ァ-ヺー])(?:{_LETTER}){{2,8}}(?![ァ-ヺー])")
_KATAKANA = regex(r"[ァ-ヺー][ァ-ヺー・]{5,30}")
_KANA = regex(r"[ァ-ヺー]{4}")
_LATIN = regex(r"[A-Za-z][A-Za-z .-]*")
_WRITTEN = regex(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z-]{4,30}(?![A-Za-z0-9])")
_BETWEEN = "[ .-]?"
_NAME = regex(r"[A-Za-z][A-Za-z -]{4,60}")
_LEAST = 5
"""Consonants by which a name is known."""
_SOUNDS = (
    ("r(?![aeiouy])", ""), ("[st]io", "sho"), ("th", "s"), ("ph", "f"), ("x", "ks"), ("tch|tt?y", "t"), ("[cq]k?", "k"), ("l", "r"), ("[zj]", "s"), ("v", "b"),
    ("[aeiouyw-]", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip


def with_names(text: str, told: str, library: Library) -> tuple[str, list[str]]:
    """The text with the documents' names for their transcriptions, and notes; ``told`` is all they say, folded."""
    text, notes = apart(text, told, library)
    if not _KANA.search(text):
        return text, notes
    shown = _latin_of(library)
    for match in reversed(list(_ACRONYM.finditer(text))):
        letters = "".join(_SPELT[part] for part in re.findall(_LETTER, match.group()))
        if match.group() not in told and (found := _standing(letters, shown)):
            text = text[: match.start()] + found + text[match.end() :]
            notes.append(f"『{match.group()}』→{found}")
    for match in reversed(list(_KATAKANA.finditer(text))):
        found = "" if match.group() in told else _names(shown).get(_consonants(latin(match.group())), "")
        if found:
            text = text[: match.start()] + found + text[match.end() :]
            notes.append(f"『{match.group()}』→{found}")
    return text, notes


def apart(text: str, told: str, library: Library) -> tuple[str, list[str]]:
    """The text with names as the documents write them (AI Quest, MID-NET) for what it writes together."""
    notes: list[str] = []
    for match in reversed(list(_WRITTEN.finditer(text))):
        written = match.group()
        if written.lower() not in told and (found := _standing(written.replace("-", ""), _latin_of(library))):
            text = text[: match.start()] + found + text[match.end() :]
            notes.append(f"『{written}』→{found}")
    return text, notes


def _standing(letters: str, shown: str) -> str:
    """The name as the documents write it (IoT, AI Quest); empty where they have none of these letters."""
    found = re.search(rf"(?<![A-Za-z]){_BETWEEN.join(letters)}(?![A-Za-z])", shown, re.IGNORECASE)
    return found.group() if found else ""


@lru_cache(maxsize=4)
def _latin_of(library: Library) -> str:
    """What the documents write in Latin letters, a line each, with its capitals."""
    shown = (cleaned(f.display) for r in library.records for f in r.fields)
    return "\n".join(name.strip() for text in shown for name in _LATIN.findall(text))


@lru_cache(maxsize=4)
def _names(shown: str) -> dict[str, str]:
    """The Latin names of the documents by their consonants."""
    found = {_consonants(name.lower().replace(" ", "")): name for name in set(_NAME.findall(shown))}
    return {sounds: name for sounds, name in found.items() if len(sounds) >= _LEAST}


def _consonants(name: str) -> str:
    for pattern, sound in _SOUNDS:
        name = re.sub(pattern, sound, name)
    return name
