"""A model's reply as sentences with evidence numbers, read as it streams and forgivingly.

Markers come as [1], [1, 3], [1][3], 【1】, ［１］, (根拠1), in or behind a sentence, before the
full stop, on the next line, at the head of a line or not at all. Structured replies
({"sentences": [...]}) are read object by object. A sentence is given out when the next thing
after it can no longer be a marker of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from rag.lazy_regex import regex

Layout = Literal["", "line", "bullet"]
"""How a sentence begins: behind the one before, on a new line, as a bullet."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence without markers, the numbers it cites, and how it begins."""

    text: str
    ids: tuple[int, ...] = ()
    layout: Layout = ""


_NUMBER = r"[0-9０-９]{1,3}"
_WORD = r"(?:根拠|出典|資料|参照|文献|evidence|source|ref|id|no\.?|#|\^|e)"
_ONE = rf"(?:{_WORD}\s*[:：]?\s*)?{_NUMBER}"
_LIST = rf"{_ONE}(?:\s*(?:[,，、・;；/]|[-–~〜～])?\s*{_ONE})*"
_MARK = regex(
    rf"[\[［【〔]\s*{_LIST}\s*[\]］】〕]|[(（]\s*{_WORD}[\s:：]*[\[［【]?{_LIST}[\]］】]?\s*[)）]",
    re.IGNORECASE,
)
_MARKS = regex(rf"(?:[ \t　、,]*(?:{_MARK.pattern}))+", re.IGNORECASE)
_UNFINISHED = regex(r"[\[［【〔(（][^\]］】〕)）\n]{0,24}$")
_RANGE = regex(rf"({_NUMBER})\s*[-–~〜～]\s*(?:{_WORD}\s*)?({_NUMBER})", re.IGNORECASE)
_THOUGHT = regex(r"<(?:think|thinking|reasoning)>", re.IGNORECASE)
_THOUGHT_END = regex(r"</(?:think|thinking|reasoning)>", re.IGNORECASE)
_TAG_BEGUN = regex(r"<[a-z/]{0,10}\Z", re.IGNORECASE)
_UNDECIDED = regex(r"\s*(?:`{0,3}(?:j(?:s(?:on?)?)?)?\s*)?\[?\s*", re.IGNORECASE)
_OBJECTS = regex(r"\s*(?:```(?:json)?\s*)?(?:\{|\[\s*\{)", re.IGNORECASE)
_LIST_MARK = regex(r"^\s*(?:[-*+・•●]\s*|\d{1,2}[.．)）]\s+)(?!\*)")
_HEADING = regex(r"^\s*(?:#{1,6}\s.*|\*\*[^*]{1,40}\*\*[:：]?|[^。]{1,20}[:：])\s*$")
_OPENING = regex(r"^\s*(?:\*\*)?(?:回答|答え|結論|answer)(?:\*\*)?\s*[:：]\s*(?:\*\*)?", re.IGNORECASE)
_ONLY_SOURCES = regex(r"^(?:出典|根拠|参考|引用|参照|sources?)?[\s:：、,。・]*$", re.IGNORECASE)
_LINK = regex(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = regex(r"</?[A-Za-z!][^<>]{0,2000}>")
_RULE_LINE = regex(r"^[\s|:*_\-=`~]+$|^\s*```")
_BEHIND = regex(
    rf"(?:{_MARKS.pattern})?[ \t　。]*(?:(?P<newline>\n\s*)(?:{_MARKS.pattern}[ \t　]*(?=\n|\Z))?)?",
    re.IGNORECASE,
)
"""Markers behind a sentence; those on a line of their own below it belong to it too."""
_LONGEST_QUOTE = 300
_CLOSERS = '」』）)”"*'


class Parser:
    """Takes the reply piece by piece; ``feed`` and ``close`` give the sentences that are complete."""

    def __init__(self) -> None:
        self._visible = _Visible()
        self._start = ""
        self._form: _Prose | _Objects | None = None

    def feed(self, piece: str, final: bool = False) -> list[Written]:
        """What is complete now."""
        text = self._visible.feed(piece, final)
        if self._form is None:
            self._start += text
            if _UNDECIDED.fullmatch(self._start) and not final:
                return []
            self._form = _Objects() if _OBJECTS.match(self._start) else _Prose()
            text = self._start
        return list(self._form.feed(text, final))

    def close(self) -> list[Written]:
        """What is left at the end."""
        return self.feed("", final=True)


class _Visible:
    """A reply without what the model thinks aloud: <think>…</think>."""

    def __init__(self) -> None:
        self._held = ""
        self._inside = False

    def feed(self, text: str, final: bool) -> str:
        self._held += text
        out = ""
        while mark := (_THOUGHT_END if self._inside else _THOUGHT).search(self._held):
            out += "" if self._inside else self._held[: mark.start()]
            self._held = self._held[mark.end() :]
            self._inside = not self._inside
        begun = None if final else _TAG_BEGUN.search(self._held)
        cut = begun.start() if begun else len(self._held)
        out += "" if self._inside else self._held[:cut]
        self._held = self._held[cut:]
        return out


class _Prose:
    """Text with markers."""

    def __init__(self) -> None:
        self._text = ""
        self._layout: Layout = "line"
        self._leading: tuple[int, ...] = ()

    def feed(self, text: str, final: bool) -> Iterator[Written]:
        self._text += text
        while self._text.strip():
            end = _sentence_end(self._text)
            if end is None and not final:
                return
            end = len(self._text) if end is None else end
            behind = _BEHIND.match(self._text, end)
            stop = behind.end() if behind else end
            rest = self._text[stop:]
            if not final and (not rest or _UNFINISHED.match(rest)):
                return
            yield from self._written(self._text[:end], self._text[end:stop])
            if behind and behind["newline"]:
                self._layout, self._leading = "line", ()
            self._text = rest

    def _written(self, sentence: str, marks: str) -> Iterator[Written]:
        head = _MARKS.match(sentence.lstrip())
        if self._layout == "line" and head:
            self._leading = numbers(head.group())
        layout: Layout = self._layout
        if _RULE_LINE.match(sentence):
            return
        if layout == "line" and _LIST_MARK.match(sentence):
            layout, sentence = "bullet", _LIST_MARK.sub("", sentence, count=1)
        heading = _HEADING.match(sentence) and not _MARK.search(sentence + marks)
        ids = (*numbers(sentence), *numbers(marks)) or self._leading
        text = tidy(sentence)
        if heading or _ONLY_SOURCES.match(text):
            return
        yield Written(text, tuple(dict.fromkeys(ids)), layout)
        self._layout = ""


def _sentence_end(text: str) -> int | None:
    """Where the first sentence ends, behind its full stop and closing brackets; None while it may go on."""
    depth, opened = 0, 0
    for i, c in enumerate(text):
        if c in "「『":
            depth, opened = depth + 1, i
        elif c in "」』":
            depth = max(0, depth - 1)
        elif c == "\n":
            if text[:i].strip():
                return i
        elif c in "。！？!?" and (not depth or i - opened > _LONGEST_QUOTE):
            end = i + 1
            while end < len(text) and text[end] in _CLOSERS:
                end += 1
            return end
    return None


def tidy(text: str) -> str:
    """A sentence without markers, Markdown and openings."""
    plain = _LINK.sub(r"\1", _TAG.sub("", text))
    plain = _MARKS.sub("", _OPENING.sub("", plain))
    plain = re.sub(r"\*\*|__|`", "", plain)
    if plain.count("|") >= 2:
        plain = "、".join(part.strip() for part in plain.strip().strip("|").split("|") if part.strip())
    plain = re.sub(r"^\s*#{1,6}\s+", "", plain)
    return re.sub(r"\s+", " ", plain).strip(" \t　>")


def numbers(text: str) -> tuple[int, ...]:
    """The numbers in all markers of a text: [1, 3], 【１】, [2-4]; in order, once each."""
    found: list[int] = []
    for mark in _MARK.finditer(text):
        spread = _RANGE.sub(
            lambda m: ",".join(map(str, range(int(m[1]), min(int(m[2]), int(m[1]) + 9) + 1))), mark.group()
        )
        found += (int(n) for n in re.findall(_NUMBER, spread))
    return tuple(dict.fromkeys(found))


class _Objects:
    """{"sentences": [{"text": …, "evidence": […]}, …]}, object by object; other forms of it too."""

    def __init__(self) -> None:
        self._text = ""
        self._at = 0
        self._begun = False

    def feed(self, text: str, final: bool) -> Iterator[Written]:
        self._text += text
        if not self._begun:
            start = re.search(r"\[\s*(?=\{)", self._text)
            if start is None:
                return
            self._at, self._begun = start.end(), True
        while (brace := self._text.find("{", self._at)) >= 0:
            try:
                value, end = json.JSONDecoder().raw_decode(self._text, brace)
            except (json.JSONDecodeError, RecursionError):
                return
            self._at = end
            yield from _from_object(value)


def _from_object(value: Any) -> Iterator[Written]:
    text = next((value[k] for k in ("text", "sentence", "文") if isinstance(value.get(k), str)), "")
    cited = next((value[k] for k in ("evidence", "citations", "ids", "根拠") if k in value), ())
    ids = _integers(cited if isinstance(cited, list) else [cited])
    prose = _Prose()
    for sentence in prose.feed(text, final=True):
        yield Written(sentence.text, tuple(dict.fromkeys((*ids, *sentence.ids))), sentence.layout)


def _integers(values: Iterable[Any]) -> list[int]:
    found = (
        re.search(_NUMBER, str(v)) for v in values if isinstance(v, int | str) and not isinstance(v, bool)
    )
    return [int(m.group()) for m in found if m]
