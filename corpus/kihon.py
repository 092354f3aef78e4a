"""The outline of the 人工知能基本計画骨子(案): 章, headed paragraphs, 節, (n), ①."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.errata import Mender
from corpus.fields import field
from corpus.ministries import parse_ministries
from corpus.sentences import LINES, Span, trim
from rag.errors import CorpusError
from rag.records import BODY, HEADING, ITEM, ITEM_MINISTRIES, Erratum, Field, Ministry, Section, Sentence
from rag.text import clean

Kind = Literal["chapter", "heading", "policy", "section", "group", "item"]

_LEVEL: dict[Kind, int] = {"chapter": 0, "heading": 1, "section": 1, "policy": 2, "group": 2, "item": 3}
# One line each; `number` goes into the locator, `title` is what the record is called.
_HEADS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("chapter", re.compile(r"(?P<number>第[0-9]+章)\s+(?P<title>.+)")),
    ("section", re.compile(r"(?P<number>第[0-9]+節)\s+(?P<title>.+)")),
    ("group", re.compile(r"\s*(?:-\s*)?(?P<number>\([0-9]+\))\s*(?P<title>.+)")),
    ("policy", re.compile(r"(?P<number>[0-9]+)\.\s+(?P<title>.+)")),
    ("item", re.compile(r"\s*-\s*(?P<number>[①-⑳])\s*(?P<title>.+)")),
    ("heading", re.compile(r"(?P<number>)\((?!※)(?P<title>.+)\)\s*")),
)
_FIRST_CHAPTER = re.compile(r"^第1章\s", re.MULTILINE)
_EXAMPLES = re.compile(r"^【具体的な取組例】\s*$", re.MULTILINE)
_GROUP = re.compile(r"【([^】]*)】")
_REPRINT = "再掲"


@dataclass(frozen=True, slots=True)
class _Node:
    kind: Kind
    locator: str
    parent: str
    line: Span
    title: Span
    following: int
    end: int


def parse_kihon(source: str, errata: Iterable[Erratum]) -> tuple[Section, ...]:
    """The outline in source order.

    The contents page at the front repeats every heading and is skipped: the outline begins
    at the last line that opens chapter 1.

    Raises:
        CorpusError: there is no chapter 1.
    """
    mend = Mender("kihon", errata)
    nodes = _nodes(source)
    children: dict[str, list[str]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node.locator)
    return tuple(_section(source, node, tuple(children.get(node.locator, ())), mend) for node in nodes)


def _nodes(source: str) -> list[_Node]:
    chapters = list(_FIRST_CHAPTER.finditer(source))
    if not chapters:
        raise CorpusError("kihon の本文に第1章が見つかりません。")
    begin = chapters[-1].start()
    heads = list(_heads(source, begin))
    nodes: list[_Node] = []
    path: list[tuple[int, str]] = []
    for i, (kind, match) in enumerate(heads):
        level = _LEVEL[kind]
        path = [p for p in path if p[0] < level]
        parent = path[-1][1] if path else ""
        title = clean(match["title"]).text
        locator = parent + (f"({title})" if kind == "heading" else match["number"])
        path.append((level, locator))
        following = heads[i + 1][1].start() if i + 1 < len(heads) else len(source)
        end = next((m.start() for k, m in heads[i + 1 :] if _LEVEL[k] <= level), len(source))
        nodes.append(
            _Node(
                kind, locator, parent, match.span(), match.span("title"), following, trim(source, 0, end)[1]
            )
        )
    return nodes


def _heads(source: str, begin: int) -> Iterable[tuple[Kind, re.Match[str]]]:
    at = begin
    for line in source[begin:].splitlines(keepends=True):
        end = at + len(line.rstrip("\n"))
        for kind, pattern in _HEADS:
            if match := pattern.fullmatch(source, at, end):
                yield kind, match
                break
        at += len(line)


def _section(source: str, node: _Node, children: tuple[str, ...], mend: Mender) -> Section:
    ministries: tuple[Ministry, ...] = ()
    fields: tuple[Field, ...]
    if node.kind == "item":
        fields, ministries = _item(source, node, mend)
        title = fields[0].display
    else:
        body_end = node.following
        if examples := _EXAMPLES.search(source, node.line[1], body_end):
            body_end = examples.start()
        heading = _heading(source, node, mend)
        body = field(BODY, source, node.line[1], body_end, locator=node.locator, mend=mend, breaks=LINES)
        fields = (heading, body) if body.text else (heading,)
        title = mend(node.locator, source[slice(*node.title)])
    return Section(
        document="kihon",
        locator=node.locator,
        title=title,
        start=fields[0].start,
        end=node.end,
        fields=fields,
        ministries=ministries,
        parent=node.parent,
        kind=node.kind,
        children=children,
    )


def _heading(source: str, node: _Node, mend: Mender) -> Field:
    """The heading's line without the dash that the extraction put before it.

    Its display keeps the blank between number and title, which `clean` would take.
    """
    start, end = trim(source, *node.line)
    if source[start] == "-":
        start = trim(source, start + 1, end)[0]
    number = mend(node.locator, source[start : node.title[0]])
    title = mend(node.locator, source[node.title[0] : end])
    shown = f"{number}{title}" if number in ("", "(") else f"{number} {title}"
    text = source[start:end]
    return Field(HEADING, start, end, text, shown, (Sentence(start, end, text, shown),), ((0, 1),))


def _item(source: str, node: _Node, mend: Mender) -> tuple[tuple[Field, ...], tuple[Ministry, ...]]:
    """The fields of a ① item: its text and the 【】 that name ministries.

    Where sub-topics have a 【】 of their own, the text runs to the last 【】, the ministries
    from the first to the last; the text's display leaves the ministries out.
    """
    start, end = node.title[0], trim(source, 0, node.following)[1]
    groups = [m for m in _GROUP.finditer(source, start, end) if m[1] != _REPRINT]
    text_end = groups[-1].start() if groups and groups[-1].end() == end else end
    item = field(ITEM, source, start, text_end, locator=node.locator, mend=mend)
    inner = [m.span() for m in groups if m.end() <= item.end]
    if inner:
        item = _without(item, source, inner, node.locator, mend)
    if not groups:
        return (item,), ()
    named = field(
        ITEM_MINISTRIES, source, groups[0].start(), groups[-1].end(), locator=node.locator, mend=mend
    )
    ministries = tuple(m for g in groups for m in parse_ministries(source, *g.span()))
    return (item, named), ministries


def _without(item: Field, source: str, spans: list[Span], locator: str, mend: Mender) -> Field:
    """The item with its display made of what stands outside ``spans``."""
    cuts = [item.start, *(p for span in spans for p in span), item.end]
    display = mend(locator, "".join(source[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)))
    sentence = Sentence(item.start, item.end, item.text, display)
    return Field(item.name, item.start, item.end, item.text, display, (sentence,), ((0, 1),))
