"""English inside a Japanese question, said in Japanese (「本部のheadはwhoですか？ Just the title is fine.」).

Words of the vocabulary alone (english.toml, ``[mixed]``); names and any other words stay as they are.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.question import is_english
from rag.text import folded

_JAPANESE = regex(r"[ぁ-ゖァ-ヺ一-鿿]")
_GRAMMAR = regex(
    r"[A-Za-z](?:[のはがをにでともへ]|って|です|だと)|(?:です|ます|でした|でしょう|ました)か|[ぁ-ゖ](?:いつ|何|誰|どこ)?[?？。]*$|[ぁ-ゖァ-ヺ一-鿿]、 ?[a-z]"
)
"""Particles behind English words, a Japanese ending: the sentence itself is Japanese, whatever its words are."""
_ASIDE = regex(r"[(（「『][^()（）「」『』]*[)）」』]")
_RUN = regex(r"(?<![A-Za-z0-9.&/-])[A-Za-z]?[a-z]+(?:[ -][a-z]+)*(?![A-Za-z0-9]|[.&/-][A-Za-z0-9])")
"""English words in small letters side by side; the first may begin a sentence."""
_QUOTED = regex(r"「[^「」]*」|『[^『』]*』|\"[^\"]*\"|“[^“”]*”")
_AS_WORD = regex(r"[\s」』\"”]*(?:という)?(?:語|言葉|ことば|文字列?|単語|表現|フレーズ|キーワード)")
"""What makes the run before it a word to look for, not one that says anything."""
_OF_NAME = regex(r"[A-Z][A-Za-z0-9]* $")
_INTO_NAME = regex(r" (?!KPI)[A-Z]")
"""Words of a name written apart: My | Number | Card, Data | Governance."""
_LEADER = regex(r"(?P<lead>(?:主担当|担当|省庁)(?:は|って|が)?、?)誰")
_BLANK = regex(r"(?<=[ぁ-ゖァ-ヺー一-鿿]) +(?=[ぁ-ゖァ-ヺ一-鿿])")
_SENTENCE = regex(r"[^。．.?？!！\n]*[。．.?？!！\n]*\s*")
_WORD = regex(r"[A-Za-z']+")


@dataclass(frozen=True, slots=True)
class MixedWords:
    """Phrases with their Japanese, those that ask also before a noun, and the words of remarks to the answerer."""

    said: dict[str, str]
    before: dict[str, str]
    remarks: frozenset[str]


@cache
def _words() -> MixedWords:
    data = tomllib.loads(
        (Path(__file__).parents[1] / "english" / "english.toml").read_text(encoding="utf-8")
    )["mixed"]
    return MixedWords(dict(data["said"]), dict(data["before"]), frozenset(data["remarks"].split()))


def in_japanese(question: str) -> tuple[str, tuple[str, ...]]:
    """The question without English remarks, its English words in Japanese, and notes of what was read so.

    A question put in English, or with no English in it, stays as it is.
    """
    asked = "".join(s for s in _SENTENCE.findall(question) if not is_remark(s))
    if not _GRAMMAR.search(_ASIDE.sub("", asked).strip()):
        return question, ()
    notes: dict[str, None] = {}
    quoted = [m.span() for m in _QUOTED.finditer(asked)]

    def said(match: re.Match[str]) -> str:
        before, behind = asked[: match.start()], asked[match.end() :]
        if any(s < match.start() and match.end() < e for s, e in quoted) or _AS_WORD.match(behind):
            return match.group()
        if _OF_NAME.search(before) or _INTO_NAME.match(behind):
            return match.group()
        japanese = _said(match.group().lower())
        if japanese:
            notes[f"『{match.group()}』→{japanese}"] = None
        return japanese or match.group()

    told = _RUN.sub(said, asked)
    if not notes or (_is_english(asked) and not _is_english(told) and _translatable(told)):
        return asked if not notes else question, ()
    named = _LEADER.sub(r"\g<lead>どこ", told)
    return _BLANK.sub("", named), tuple(n.replace("→誰", "→どこ") if named != told else n for n in notes)


def _is_english(text: str) -> bool:
    return is_english(folded(text))


def _translatable(text: str) -> bool:
    """Whether words are left for which the documents have Japanese ones: an English question is put to them whole."""
    low = folded(text)
    return any(phrase.search(low) for phrase in lexicon().english)


def is_remark(sentence: str) -> bool:
    """Whether a sentence in English says only how to answer (Just the title is fine.)."""
    words = _WORD.findall(sentence.lower())
    return bool(words) and not _JAPANESE.search(sentence) and all(w in _words().remarks for w in words)


def _said(run: str) -> str:
    """The Japanese of a run of English words, the longest phrases first.

    Before a word that is not known only how many is said in Japanese; empty where it is not asked.
    """
    known, before = _words().said, _words().before
    words, out = run.split(), ""
    while words:
        size = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in known), 0)
        phrase = " ".join(words[:size])
        if not size:
            return f"{out}{' '.join(words)}" if run.startswith("how ") and out in before.values() else ""
        words = words[size:]
        out += before.get(phrase, known[phrase]) if words else known[phrase]
    return out
