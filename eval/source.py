"""The source documents as the metrics see them: texts and the spans of their records.

The rows of the 別表 and the outline of the 骨子 are split here once more, apart from the
product's parsers, so that an error there cannot hide itself in its own evaluation.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from rag.errors import CorpusError
from rag.records import DOCUMENT_IDS, Library
from rag.text import clean, folded

ROW = re.compile(r"^\d\d-\d\d\t[^\n]*", re.MULTILINE)
_COLUMNS = {"本文記載": 1, "施策名": 2, "KPI(進捗)": 3, "KPI(効果)": 4, "課題・取組概要": 5}

_LEVELS = (
    (0, re.compile(r"第(\d)章 ")),
    (1, re.compile(r"第(\d)節 ")),
    (1, re.compile(r"\((.{2,30})\)$")),
    (2, re.compile(r"(?:- )?\((\d)\) ")),
    (2, re.compile(r"(\d)\. ")),
    (3, re.compile(r"\s?(?:- )?([①-⑳]) ")),
)
_MARK = re.compile(r"^\s?(?:- )?(?:[①-⑳]|\(\d\)|\d\.|第\d[章節])\s*")
_ASIDE = re.compile(r"【[^】]*】")


@dataclass(frozen=True, slots=True)
class Unit:
    """A record of a document: ``text`` is ``source[start:end]``, ``title`` its name if it has one."""

    document: str
    locator: str
    start: int
    end: int
    title: str = ""


@dataclass(frozen=True)
class Corpus:
    """The texts (read with ``newline=""``, so that offsets hold) and their units in source order.

    Units may nest. A document without units is taken as not divided: its locators are then
    not checked. ``mended`` are texts with reviewed misprints corrected; quotes may follow them.
    """

    texts: Mapping[str, str]
    units: tuple[Unit, ...] = ()
    mended: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """One hash over all documents."""
        parts = (
            f"{name}:{hashlib.sha256(text.encode()).hexdigest()}" for name, text in sorted(self.texts.items())
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """What a 「…」 may repeat: the texts, the mended ones, and both without their 【…】."""
        known = (*self.texts.values(), *self.mended)
        return (*known, *(bare for text in known if (bare := _ASIDE.sub("", text)) != text))

    @cached_property
    def _by_locator(self) -> dict[tuple[str, str], tuple[Unit, ...]]:
        found: dict[tuple[str, str], tuple[Unit, ...]] = {}
        for unit in self.units:
            key = (unit.document, folded(unit.locator))
            found[key] = (*found.get(key, ()), unit)
        return found

    @cached_property
    def _leaves(self) -> dict[str, tuple[Unit, ...]]:
        leaves: dict[str, list[Unit]] = {}
        for document in {unit.document for unit in self.units}:
            units = sorted((u for u in self.units if u.document == document), key=lambda u: (u.start, -u.end))
            leaves[document] = [
                u
                for u, following in zip(units, [*units[1:], None], strict=True)
                if u.end > u.start and (following is None or following.start >= u.end)
            ]
        return {document: tuple(found) for document, found in leaves.items()}

    def divided(self, document: str) -> bool:
        """Whether the document's units are known."""
        return document in self._leaves

    def find(self, document: str, locator: str) -> tuple[Unit, ...]:
        """The units of that locator (spaces and width ignored)."""
        return self._by_locator.get((document, folded(locator)), ())

    def text(self, unit: Unit) -> str:
        """The source's own characters."""
        return self.texts[unit.document][unit.start : unit.end]

    def titles(self, document: str, start: int, end: int) -> tuple[str, ...]:
        """The names of all units that hold the span."""
        held = (u for u in self.units if u.document == document and u.start <= start and end <= u.end)
        return tuple(unit.title for unit in held if unit.title)

    def leaves(self, document: str, start: int, end: int, around: int = 0) -> tuple[Unit, ...]:
        """The smallest units that overlap the span, with ``around`` neighbours on each side."""
        units = self._leaves.get(document, ())
        at = [i for i, unit in enumerate(units) if unit.start < end and unit.end > start]
        return units[max(0, at[0] - around) : at[-1] + 1 + around] if at else ()


def read_corpus(folder: Path) -> Corpus:
    """Read the documents of ``folder`` and split them independently of the product.

    Raises:
        CorpusError: a document is missing or not UTF-8.
    """
    texts: dict[str, str] = {}
    for name in DOCUMENT_IDS:
        try:
            texts[name] = (folder / f"{name}.txt").read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(
                f"原文 {folder / name}.txt を読めません。", "corpus/documents の内容を確かめてください。"
            ) from error
    return Corpus(texts, (*measure_units(texts["kanmin"]), *outline_units(texts["kihon"])))


def with_library(corpus: Corpus, library: Library) -> Corpus:
    """The corpus with what only the product knows: records of undivided documents, errata.

    The slides have no structure that could be split a second time, so their records are taken
    from the library. A record is named by its title and its columns, as a row of a table is.
    """
    units = tuple(
        Unit(r.document, r.locator, r.start, r.end, " ".join((r.title, *(f.name for f in r.fields))))
        for r in library.records
        if r.document in corpus.texts and not corpus.divided(r.document)
    )
    divided = replace(corpus, units=(*corpus.units, *units))
    mended = (_mended(divided, library, document) for document in corpus.texts)
    return replace(divided, mended=tuple(text for text in mended if text))


def _mended(corpus: Corpus, library: Library, document: str) -> str:
    """The document with its errata corrected, each within its own record; "" without any."""
    text = corpus.texts[document]
    found = {
        (unit.start + match.start(), erratum.wrong, erratum.right)
        for erratum in library.errata
        if erratum.document == document
        for unit in corpus.find(document, erratum.locator)
        for match in re.finditer(re.escape(erratum.wrong), corpus.text(unit))
    }
    for at, wrong, right in sorted(found, reverse=True):
        text = text[:at] + right + text[at + len(wrong) :]
    return text if found else ""


def measure_units(text: str) -> Iterator[Unit]:
    """One unit for each row of the 別表."""
    for match in ROW.finditer(text):
        cells = match.group().split("\t")
        yield Unit("kanmin", cells[0], match.start(), match.end(), cells[2].strip())


def cell_span(text: str, unit: Unit, field: str) -> tuple[int, int] | None:
    """Where the cell of that field stands in a row of ``text``; 府省庁名 is the last non-empty cell."""
    cells: list[tuple[int, int]] = []
    at = unit.start
    for cell in text[unit.start : unit.end].split("\t"):
        cells.append((at, at + len(cell)))
        at += len(cell) + 1
    if field == "府省庁名":
        return next(((a, b) for a, b in reversed(cells) if text[a:b].strip()), None)
    return cells[_COLUMNS[field]] if field in _COLUMNS else None


def outline_units(text: str) -> Iterator[Unit]:
    """The chapters, sections, groups and items of the 骨子, behind its contents page."""
    begin = [m.start() for m in re.finditer(r"^第1章 ", text, re.MULTILINE)][-1]
    found: list[tuple[int, str, int]] = []
    path: dict[int, str] = {}
    position = begin
    for line in text[begin:].splitlines(keepends=True):
        head = _head(line, path)
        if head:
            level, mark = head
            path = {depth: part for depth, part in path.items() if depth < level} | {level: mark}
            found.append((level, "".join(path[depth] for depth in sorted(path)), position))
        position += len(line)
    for i, (level, locator, start) in enumerate(found):
        end = next((s for lv, _, s in found[i + 1 :] if lv <= level), len(text))
        heading = text[start : text.find("\n", start)].partition("【")[0]
        title = _MARK.sub("", heading).strip()
        yield Unit("kihon", locator, start, start + len(text[start:end].rstrip()), title)


def _head(line: str, path: Mapping[int, str]) -> tuple[int, str] | None:
    for level, pattern in _LEVELS:
        match = pattern.match(line.rstrip("\n"))
        if not match:
            continue
        value = match.group(1)
        if level == 0:
            return level, f"第{value}章"
        if "節" in pattern.pattern:
            return level, f"第{value}節"
        if level == 1:
            return (level, f"({clean(value).text})") if path.get(0) in ("第1章", "第2章") else None
        if level == 2 and "\\." in pattern.pattern:
            return (level, value) if path.get(0) == "第2章" else None
        return (level, f"({value})" if level == 2 else value) if path.get(0) == "第3章" else None
    return None
