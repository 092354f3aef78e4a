"""A phrase that a topic is looked for by, and whether a text has it: as written, close together, or in parts."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rag.lazy_regex import regex
from rag.lexicon import lexicon
from rag.support.synonyms import meanings
from rag.text import folded

SCATTERED = 0.5
"""Share of a phrase's words, by weight, that must stand in a text where the phrase itself does not."""
LOOSE = 0.8
"""What a phrase counts whose words stand apart in the text."""
BETWEEN = 6
"""Characters that may stand between the words of a compound."""
_BREAK = regex(r"[、。・()/]")
_DOT = regex(r"(?<=[ァ-ヺー])・(?=[ァ-ヺ])")
_SPELLED: tuple[tuple[re.Pattern[str], str], ...] = (
    (_DOT, ""),
    (regex(r"一人に?一台の?"), "1人1台"),
    (regex(r"子供|こども"), "子ども"),
)
"""One spelling for what the documents spell in several ways."""


@lru_cache(maxsize=8192)
def matched(text: str) -> str:
    """The text as topics are matched: folded, ベース・レジストリ written as ベースレジストリ."""
    text = folded(text)
    for pattern, spelled in _SPELLED:
        text = pattern.sub(spelled, text)
    return text


@dataclass(frozen=True, slots=True)
class TopicWords:
    """rag/topics/topics.toml, compiled."""

    signals: dict[str, re.Pattern[str]]
    frame: frozenset[str]
    endings: frozenset[str]
    generic: frozenset[str]
    related: tuple[tuple[str, ...], ...]


@cache
def topic_words() -> TopicWords:
    """The vocabulary that ships with the program; read once."""
    data = tomllib.loads((Path(__file__).parent / "topics.toml").read_text(encoding="utf-8"))
    return TopicWords(
        {name: regex("|".join(f"(?:{p})" for p in patterns)) for name, patterns in data["signals"].items()},
        frozenset(data["words"]["frame"].split()) | lexicon().frame,
        frozenset(data["words"]["endings"].split()),
        frozenset(data["words"]["generic"].split()),
        tuple(tuple(matched(w) for w in line.split()) for line in data["related"]["sets"]),
    )


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing to look for: as the question shows it, its spellings, its words with weights.

    ``generic`` if it only says what is done with a topic (AI活用), ``aside`` if it stands behind
    the topic, ``literal`` if only the phrase as written counts, ``close`` if its words must stand
    side by side.
    """

    shown: str
    forms: tuple[str, ...]
    parts: tuple[tuple[str, float], ...]
    weight: float
    generic: bool = False
    aside: bool = False
    literal: bool = False
    close: bool = False


def found(phrase: Phrase, text: str, as_said: bool = False, close: bool = False) -> float:
    """1 where the phrase stands in the folded text, up to LOOSE where only words of it do, else 0.

    ``close``: its words must stand side by side. ``as_said``: other words for its parts do not count, nor what is only akin to it (財産権 for 著作権).
    """
    if any(stands(f, text) for f in phrase.forms if not as_said or _is_same(phrase.forms[0], f)):
        return 1.0
    if len(phrase.parts) < 2 or phrase.literal:
        return 0.0
    if phrase.close or close:
        return 1.0 if is_close(phrase, text, as_said) else 0.0
    # A part of one character stands in other words everywhere: the 法 of AI法 is not that of 方法.
    standing = sum(
        w
        for part, w in phrase.parts
        if len(part) > 1 and any(stands(f, text) for f in ((part,) if as_said else named(part)))
    )
    share = standing / sum(w for _, w in phrase.parts)
    return LOOSE * share if share >= SCATTERED else 0.0


def of_whole(phrase: Phrase) -> tuple[str, ...]:
    """The forms of the phrase without those of its core alone (新薬 of 創薬AI)."""
    whole, *others = phrase.forms
    sets = topic_words().related
    of_core = {f for names in sets if names[0] in whole and names[0] != whole for f in names}
    of_core -= {f for names in sets if names[0] == whole for f in names}
    return (whole, *(f for f in others if f not in of_core))


def is_close(phrase: Phrase, text: str, as_said: bool = False) -> bool:
    """Whether a text has the phrase, or its words in order with little between: スタートアップ等の支援."""
    if stands(phrase.forms[0], text):
        return True
    words = [(part,) if as_said else named(part) for part, _ in phrase.parts if len(part) > 1]
    return len(words) > 1 and any(_go_on(words[1:], text, end) for end in _ends(words[0], text, 0, len(text)))


def _go_on(words: list[tuple[str, ...]], text: str, at: int) -> bool:
    """Whether the words follow one another from there, each by one of its names."""
    for names in words:
        ends = _ends(names, text, at, at + BETWEEN)
        if not ends:
            return False
        at = ends[0]
    return True


def _ends(names: tuple[str, ...], text: str, start: int, last: int) -> list[int]:
    """Where a word ends that begins between two places, no mark before it."""
    found = [m for n in names for m in re.finditer(re.escape(n), text[: last + len(n)]) if m.start() >= start]
    return sorted(m.end() for m in found if not start or not _BREAK.search(text, start, m.start()))


def _is_same(said: str, form: str) -> bool:
    """Whether a form is another writing of what is said, or means the same."""
    shared = sum(c in form for c in said)
    return 2 * shared >= len(said) or form in meanings(said)


def named(part: str) -> tuple[str, ...]:
    """A word of a phrase and what else the documents call it (ルール of 国際ルール: 枠組み)."""
    return next((names for names in topic_words().related if names[0] == part), (part,))


def stands(form: str, text: str) -> bool:
    """Whether a form stands in the text; Latin letters and digits not within a longer word."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (_cuts(before, form[0]) or _cuts(form[-1], after)):
            return True
        at = text.find(form, at + 1)
    return False


def _cuts(left: str, right: str) -> bool:
    """Whether a word of Latin letters, or a number, goes on from one character to the next."""
    both = left + right
    return len(both) == 2 and both.isascii() and (both.isalpha() or both.isdigit())
