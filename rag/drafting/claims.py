"""A draft cut into claims: its sentences, each with the paragraph and the heading it stands under.

Markdown is looked through rather than rendered, so that offsets count characters of the draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rag.lazy_regex import regex

_FENCE = regex(r"^[ \t]*(?:```|~~~)")
_HEADING = regex(
    r"^[ \t]{0,3}(?:#{1,6}[ \t]+|[■□◆◇●▼▲【][ \t]*|第[0-9０-９一二三四五六七八九十]+[章節][ 　\t]+)"
)
_UNDERLINE = regex(r"^[ \t]*(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$")
_ITEM = regex(
    r"^[ \t　]*(?:[-*+・·•○●◦▪‣※][ \t　]*(?=\S)|\d{1,2}[.)．）][ \t　]*(?=\D)|[(（]\d{1,2}[)）][ \t　]*|\d{1,2}(?:[-－‐–.．]\d{1,2}){1,2}[.．]?[ 　\t]+|[①-⑳][ \t　]*|[ア-ン][.．)）][ \t　]+)"
)
_QUOTED = regex(r"^[ \t]*(?:>[ \t]?)+")
_NOTE = regex(r"^[ \t]*\[\^[^\]\s]{1,20}\]:[ \t]*")
_TABLE = regex(r"^[ \t]*\|.*\|[ \t]*$")
_RULE = regex(r"^[ \t]*\|?[ \t:|-]*-{2,}[ \t:|-]*\|?[ \t]*$")
_STOP = regex(
    r"[。！？!?．]+[」』）)]*(?:\[\^?[^\]\s]{1,20}\]|［[0-9０-９]+］)*|(?<=[a-z0-9\])])\.(?=\s+[A-Z]|\s*$)"
)
_OPEN, _CLOSE = "「『（(【［[", "」』）)】］]"
_INK = regex(r"\w")
_WRAPPED = 24
"""A line of a plain text as long as this that does not end a sentence goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a draft: ``draft[start:end] == text``.

    ``paragraph`` counts the paragraphs; ``heading`` is the heading above, or empty.
    """

    text: str
    start: int
    end: int
    paragraph: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together, by their ranges without the signs in front."""

    spans: list[tuple[int, int]]
    heading: str
    paragraph: int


def claims(draft: str) -> tuple[Claim, ...]:
    """The sentences of a draft in order. Headings, code, rules and HTML comments are none."""
    found: list[Claim] = []
    for block in _blocks(draft):
        begin, end = block.spans[0][0], block.spans[-1][1]
        for start, stop in _sentences(draft, begin, end):
            if _INK.search(draft, start, stop):
                found.append(Claim(draft[start:stop], start, stop, block.paragraph, block.heading))
    return tuple(found)


def _blocks(draft: str) -> Iterator[_Block]:
    heading, paragraph = "", 0
    fenced = False
    current: list[tuple[int, int]] = []
    for start, end in _lines(draft):
        line = draft[start:end]
        if _FENCE.match(line):
            fenced = not fenced
        plain = not fenced and not _FENCE.match(line)
        opens = bool(_ITEM.match(line) or _NOTE.match(line) or _TABLE.match(line) or _QUOTED.match(line))
        titled = plain and _is_heading(line)
        if current and (not plain or titled or opens or not line.strip() or not _goes_on(draft, current[-1])):
            yield _Block(current, heading, paragraph)
            current = []
        if not line.strip():
            paragraph += 1
        if titled:
            heading, paragraph = _HEADING.sub("", line).strip("#＃ 　】\t\r\n"), paragraph + 1
        elif plain and line.strip() and not _UNDERLINE.match(line) and not _RULE.match(line):
            if _TABLE.match(line):
                yield from (_Block([cell], heading, paragraph) for cell in [(start, end)])
                continue
            begin = start + _marks(line)
            if begin < end:
                current.append((begin, end))
    if current:
        yield _Block(current, heading, paragraph)


def _lines(draft: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in draft.splitlines(keepends=True):
        yield at, at + len(line.rstrip("\r\n"))
        at += len(line)


def _is_heading(line: str) -> bool:
    text = line.strip()
    return bool(_HEADING.match(line)) and len(text) <= 60 and not text.endswith(("。", "．"))


def _marks(line: str) -> int:
    """How many characters of signs and blanks open the line."""
    at = 0
    for pattern in (_QUOTED, _NOTE, _ITEM):
        if match := pattern.match(line[at:]):
            at += match.end()
    return at + len(line[at:]) - len(line[at:].lstrip(" \t　"))


def _goes_on(draft: str, line: tuple[int, int]) -> bool:
    """Whether a line breaks off inside a sentence, as texts of fixed width do."""
    text = draft[slice(*line)].rstrip()
    return bool(text) and not _STOP.search(text[-3:]) and (len(text) >= _WRAPPED or text[-1] in "、,，")


def _sentences(draft: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences in a range; none ends inside brackets that are closed behind it."""
    closed = _enclosed(draft, begin, end)
    at = begin
    for stop in _STOP.finditer(draft, begin, end):
        if any(a < stop.start() < b for a, b in closed):
            continue
        yield _trim(draft, at, stop.end())
        at = stop.end()
    if draft[at:end].strip():
        yield _trim(draft, at, end)


def _enclosed(draft: str, begin: int, end: int) -> list[tuple[int, int]]:
    open_at: list[tuple[str, int]] = []
    ranges: list[tuple[int, int]] = []
    for i in range(begin, end):
        if draft[i] in _OPEN:
            open_at.append((draft[i], i))
        elif draft[i] in _CLOSE:
            mate = _OPEN[_CLOSE.index(draft[i])]
            for n in range(len(open_at) - 1, -1, -1):
                if open_at[n][0] == mate:
                    ranges.append((open_at[n][1], i))
                    del open_at[n:]
                    break
    return ranges


def _trim(draft: str, start: int, end: int) -> tuple[int, int]:
    while start < end and draft[start].isspace():
        start += 1
    while end > start and draft[end - 1].isspace():
        end -= 1
    return start, end
