"""Answers to English questions: what stands around the quotes is said in English, the quotes stay as they are."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rag.draft import Draft
from rag.lazy_regex import regex
from rag.ministries import agency
from rag.quoting import NARROW


@dataclass(frozen=True, slots=True)
class Frames:
    """english_frames.toml, compiled."""

    openings: tuple[tuple[re.Pattern[str], str], ...]
    sentences: tuple[tuple[re.Pattern[str], str], ...]
    sets: tuple[tuple[re.Pattern[str], str], ...]
    universes: dict[str, str]
    columns: dict[str, str]
    kinds: dict[str, str]


@cache
def frames() -> Frames:
    """The frames that ship with the program; read once."""
    data = tomllib.loads((Path(__file__).parent / "frames.toml").read_text(encoding="utf-8"))
    return Frames(
        tuple((regex(p, re.DOTALL), said) for p, said in data["openings"].items()),
        tuple((regex(p, re.DOTALL), said) for p, said in data["sentences"].items()),
        tuple((regex(p), said) for p, said in data["sets"].items()),
        dict(data["universes"]),
        dict(data["columns"]),
        dict(data["kinds"]),
    )


def say_in_english(draft: Draft) -> None:
    """Put each sentence of the draft for which there is a frame into English; any other stays.

    English takes more room: where an answer of a few lines would outgrow them, ministries go without their
    English names, or only the first sentence is put in English.
    """
    before = sum(_length(s.text) for s in draft.sentences)
    for most, named in ((len(draft.lines), True), (len(draft.lines), False), (1, False)):
        said = [in_english(s.text, named) if n < most else s.text for n, s in enumerate(draft.sentences)]
        if sum(map(_length, said)) <= _MOST or before > _MOST:
            break
    else:
        return
    for number, (sentence, text) in enumerate(zip(draft.sentences, said, strict=True)):
        if text != sentence.text and sentence.text in draft.lines[number]:
            draft.lines[number] = draft.lines[number].replace(sentence.text, text, 1)
            draft.sentences[number] = replace(sentence, text=text)


_MOST = NARROW + 10
"""Characters that an answer of a few lines may have in all."""


def _length(text: str) -> int:
    return len("".join(text.split()))


def in_english(text: str, named: bool = True) -> str:
    """One sentence of an answer in English, its quotes in Japanese; as it is where no frame fits.

    ``named``: ministries have their English names beside their own.
    """
    opening, rest = _opened(text)
    for pattern, said in frames().sentences:
        if match := pattern.fullmatch(rest):
            groups = match.groupdict().items()
            shown = said.format(**{name: _shown(name, value, named) for name, value in groups})
            return opening + _EMPTY.sub("", shown)
    return opening + rest


_EMPTY = regex(r" \((?:searched: , in full)?\)(?=\.)")


def _opened(text: str) -> tuple[str, str]:
    """What a sentence opens with (はい。), in English, and the rest of it."""
    said = ""
    for pattern, opening in frames().openings:
        if match := pattern.match(text):
            said += opening.format(**match.groupdict())
            text = text[match.end() :]
    return said, text


def _shown(name: str, value: str | None, named: bool) -> str:
    """A group of a frame: ministries with their English names, columns with what they are, all else as written."""
    if not value:
        return ""
    if name.startswith("m"):
        return ", ".join(_ministry(m) if named else m for m in value.split("、"))
    if name.startswith("c"):
        return ", ".join(_column(c) for c in value.split("、"))
    if name == "set":
        return _set(value, named)
    if name == "u":
        return frames().universes.get(value, value)
    return frames().kinds.get(value, value) if name == "k" else value


_NOUN = regex(r"(?:の|(?<=[たるむ]))(?P<noun>施策|取組)")
_JOINT = regex(r"(?:で|、)?、かつ")


def _set(told: str, named: bool) -> str:
    """経済産業省が主担当(◎)の施策: measures led (◎) by …; as it is where a condition has no English."""
    noun = _NOUN.search(told, max(0, len(told) - 3))
    if noun is None:
        return frames().universes.get(told, told)
    said = []
    for condition in _JOINT.split(told[: noun.start()]):
        found = next(((m, e) for p, e in frames().sets if (m := p.fullmatch(condition))), None)
        if found is None:
            return told
        match, english = found
        said.append(english.format(**{n: _shown(n, v, named) for n, v in match.groupdict().items()}))
    return f"{frames().universes[noun['noun']]} {' and '.join(said)}"


def _ministry(label: str) -> str:
    """外務省 (Ministry of Foreign Affairs)."""
    known = agency(label.partition("(")[0])
    return f"{label} ({max(known.english, key=len)})" if known and known.english else label


def _column(told: str) -> str:
    """計画通り (as planned) 77件."""
    for column, said in frames().columns.items():
        if told.startswith(column):
            return f"{column} ({said}) {told.removeprefix(column).removeprefix('は')}"
    return told
