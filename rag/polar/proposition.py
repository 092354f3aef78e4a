"""What a yes/no question states: its statement, the head of its predicate, polarity, stage and scope."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from rag.figures import dates, quantities
from rag.lazy_regex import regex
from rag.support.wordings import OPPOSITES as STATED
from rag.text import folded
from rag.tokens import Tokenizer, Word, is_content

Stage = Literal["done", "ahead", "planned", ""]
Part = Literal["phase", "included", "exists", ""]
_CASES = ("は", "が", "も", "って", "、", "しか")
_TOPICS = ("は", "って", "、")
_BESIDE = ("で", "から", "として")
_NOUNS = ("名詞", "接頭辞", "接尾辞", "記号")
_MARKS = ("は", "が", "も", "を", "に")
_STEM = regex(r"(?:[一-鿿々]+[ぁ-ん](?=[一-鿿]))?[一-鿿々]+")
_ASIDE = regex(r"\([^()]{0,30}\)$|(?<=か)、[^、。?]{2,20}(?:の|で|は|って|では|だと|の件|について)[。?]*$")
"""What is added at the end: (…) or what was spoken of (…届出件数ですか、民泊で)."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "polar.toml").read_text(encoding="utf-8"))


@cache
def wording(table: str, name: str) -> re.Pattern[str]:
    """Any of the expressions of that name in polar.toml."""
    return re.compile("|".join(f"(?:{p})" for p in _data()[table][name]))


LIGHT = frozenset(_data()["words"]["light"].split())
"""Words of a predicate that do not say what it is."""
OPPOSITES = (
    *((regex(a), regex(b)) for a, b in _data()["opposites"]["pairs"]),
    *STATED,
)
"""(said, other): where the evidence has only the other, what is said does not hold."""
_ALIKE: dict[str, list[list[str]]] = {}
"""Parts of words that mean the same, by the first characters of any of them."""
for _group in map(str.split, _data()["alike"]["groups"]):
    for _first in {part[0] for part in _group}:
        _ALIKE.setdefault(_first, []).append(_group)
_PHASES = tuple(regex(p) for p in _data()["words"]["phase"])


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is to be borne out, put in the positive; ``denied`` where the question puts it in the negative.

    ``predicate`` is what stands behind the last は of ``text``, ``last`` behind its last は, が or も; ``head`` are parts of words of
    which the evidence must have one; ``object`` the same of what begins, ends or is among
    others, where the head says only that (``part`` tells which); ``beside`` by whom or where it is
    done (…で, …から), each as parts of words; ``named`` the compound that is spoken of.
    """

    text: str
    predicate: str
    last: str
    part: Part
    head: tuple[str, ...]
    object: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...]
    named: str
    denied: bool
    stage: Stage
    every: bool


def read(shown: str, tokenizer: Tokenizer) -> Proposition:
    """The proposition of one folded sentence that asks for はい or いいえ."""
    text = _fixed(statement(shown))
    words = tokenizer.words(text)
    dated = [(d.start, d.end) for d in dates(folded(text))]
    content = [w for w in words if _tells(w) and not any(a <= w.start and w.end <= b for a, b in dated)]
    start = _behind(words, _CASES)
    own = [w for w in content if w.start >= start]
    exists = not own and bool(_EXISTS.search(text))
    bare = not own and not quantities(folded(text[start:])) and not dates(folded(text[start:]))
    follows = {a.end: b.surface for a, b in pairwise(words)}
    named = _object(content, follows, own[-1] if own else None)
    head = alike(_joined(own[-1], words)) if own else named if bare and not exists else ()
    part: Part = "exists" if exists else _part(own[-1].surface) if own else ""
    return Proposition(
        text=text,
        predicate=text[_behind(words, _TOPICS) :],
        last=text[start:],
        part=part,
        head=head,
        object=named if part else (),
        beside=tuple(alike(w) for w in own[:-1] if follows.get(w.end) in _BESIDE),
        named=_compound(content, words, follows),
        denied=bool(wording("stage", "denied").search(text)),
        stage=_stage(text),
        every=bool(wording("scope", "every").search(text)),
    )


_EXISTS = regex(r"あ(?:る|ります|った|りました)$|な(?:い|かった)$|ありません")


def _part(surface: str) -> Part:
    """Whether a head only says that something begins, ends or is among others."""
    if any(p.search(surface) for p in _PHASES):
        return "phase"
    return "included" if wording("words", "included").match(surface) else ""


def _object(content: Sequence[Word], follows: Mapping[int, str], head: Word | None) -> tuple[str, ...]:
    """What is spoken of before the head: the words right before は, が, も or を, else the last."""
    before = [w for w in content if head is None or w.end <= head.start]
    marked = [w for w in before if follows.get(w.end) in _MARKS]
    last = marked[-2:] if head is not None else marked[-1:]
    return tuple(part for word in last or before[-1:] for part in alike(word))


def _compound(content: Sequence[Word], words: Sequence[Word], follows: Mapping[int, str]) -> str:
    """The nouns in one piece before the last は, が, も or を (国内標準化), folded."""
    marked = [i for i, w in enumerate(words) if w.pos.startswith("接尾辞") or w in content]
    last = next((i for i in reversed(marked) if follows.get(words[i].end) in _MARKS), None)
    if last is None:
        return ""
    first = last
    while first and words[first - 1].end == words[first].start and words[first - 1].pos.startswith(_NOUNS):
        first -= 1
    return folded("".join(w.surface for w in words[first : last + 1]))


def _joined(word: Word, words: Sequence[Word]) -> Word:
    """A compound verb as one word (行き渡る)."""
    before = next((w for w in words if w.end == word.start), None)
    if before is None or not (before.pos.startswith("動詞") and word.pos.startswith("動詞")):
        return word
    return replace(word, surface=before.surface + word.surface, start=before.start)


def statement(shown: str) -> str:
    """The question without what makes it one: 公表済みという理解でよろしいですか → 公表済み."""
    text = _PLACE.sub("", _ASIDE.sub("", shown.strip()))
    while True:
        shorter = wording("ending", "asked").sub("", text)
        if shorter == text or len(shorter) < _SHORTEST:
            return text
        text = shorter


_SHORTEST = 4
_PLACE = regex(
    r"^[^、。?]{0,24}(?:スライド|資料|文書|フォローアップ|別表|骨子(?:案|\(案\))?|計画)の[^、。?]{0,12}(?:\d枚目|\d(?:ページ|頁)|欄|部分|箇所|ところ|ほう|方)[^、。?]{0,6}?(?:について|で(?:は)?|に(?:は|よれば)?|によると)、"
)
"""Where in a document it is told: スライドの2枚目のほうについて."""
_FIXED = tuple((regex(a), b) for a, b in _data()["fixed"]["words"])


def _fixed(text: str) -> str:
    """Words that only look like a denial in their positive form: 足りない → 不足し."""
    for pattern, word in _FIXED:
        text = pattern.sub(word, text)
    return text


def _stage(text: str) -> Stage:
    if wording("stage", "ahead").search(text):
        return "ahead"
    if wording("stage", "planned").search(text):
        return "planned"
    return "done" if wording("stage", "done").search(text) else ""


def _behind(words: Sequence[Word], particles: Sequence[str]) -> int:
    """Where what stands behind the last of these particles begins, if any word stands there."""
    for i in range(len(words) - 1, -1, -1):
        if words[i].surface in particles and any(is_content(w) or w.lemma == "有る" for w in words[i + 1 :]):
            return words[i].end
    return 0


def _tells(word: Word) -> bool:
    return (
        is_content(word)
        and word.lemma not in LIGHT
        and not word.pos.startswith(("副詞", "接頭辞", "接尾辞", "名詞-数詞"))
    )


def alike(word: Word) -> tuple[str, ...]:
    """Parts of words that mean the same as a word, its own first."""
    own = surface = folded(word.surface)
    inflected = word.pos.startswith(("動詞", "形容詞"))
    if inflected and (stem_ := _STEM.match(own)):
        own = stem_.group()
    longer = surface[: len(own) + 1]

    def _same(part: str) -> bool:
        if part == own or surface.startswith(part):
            return True
        return part.startswith(longer) and not (inflected and "一" <= part[len(own) : len(own) + 1] <= "鿿")

    found = [own]
    for group in _ALIKE.get(surface[:1], ()):
        if any(map(_same, group)):
            found += group
    return tuple(dict.fromkeys(found))
