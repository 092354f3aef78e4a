"""From a citation as somebody wrote or pasted it to the characters it names.

Understood are all styles of this program, the labels of its answers, numbers and sections in any
spelling, and quotes alone. ``Resolver.references`` finds what a running text refers to, existing
or not; ``Resolver.places`` what a pasted citation stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.citing.place import Place
from rag.citing.place import heading as heading
from rag.citing.quotes import find, squeeze, squeezed
from rag.lazy_regex import regex
from rag.locators import measure_references, section_references
from rag.records import DOCUMENT_IDS, DocumentId, Field, Library, Record
from rag.text import MappedText, fold, folded

QUOTE = 12
"""A quote alone must have as many characters to name its place."""
_KEY = regex(rf"(?<![a-z])(?P<document>{'|'.join(DOCUMENT_IDS)})[:#](?P<start>\d+)-(?P<end>\d+)(?!\d)")
_BETWEEN = r"[\s、,.・_*「」『』\"()\[\]{}]{0,3}"
_BRACKETED = r"(?:\((?:[^()]|\([^()]*\)){0,60}\))?"
_ESCAPED = regex(r"\\([\\`*_{}\[\]()#+.!|<>~$&%^-])")
# Names of slides that say nothing without the name of their document.
_DISTINCT = regex(r"方向性[①-⑳]|進捗状況の表|.*/.*")


@dataclass(frozen=True, slots=True)
class Reference:
    """A place named in a text, at ``text[start:end]``; ``record`` is None where there is none such.

    ``field`` is the field named with it, or empty.
    """

    start: int
    end: int
    document: DocumentId
    locator: str
    record: Record | None
    field: str = ""


class Resolver:
    """Resolves citations of one library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def references(self, text: str) -> tuple[Reference, ...]:
        """The places that a text names, in order, each where it stands."""
        mapped = fold(text)
        # Names of documents and fields hold what looks like a place: 第3章基本的施策の条.
        masked = self._no_places.sub(lambda m: "\0" * len(m.group()), mapped.text)
        found = [*self._exact(masked)]
        rest = list(masked)
        for start, end, _, _ in found:
            rest[start:end] = "\0" * (end - start)
        left = "".join(rest)
        found += [(r.start, r.end, "kanmin", r.id) for r in _every_measure(left)]
        found += [(r.start, r.end, "kihon", r.locator) for r in section_references(left)]
        return tuple(self._reference(entry, mapped) for entry in sorted(found))

    def places(self, text: str) -> tuple[Place, ...]:
        """The characters that a pasted citation, or several, stand for; empty if there are none.

        With a quote they are the quote's, else the field's, else the record's heading.
        """
        if keyed := tuple(self._keyed(text)):
            return keyed
        text = _ESCAPED.sub(r"\1", text)
        references = [r for r in self.references(text) if r.record is not None]
        if not references:
            place = self.quoted(text.strip())
            return (place,) if place else ()
        quotes = list(self._quotes(text, references))
        places = []
        for reference in references:
            if any(start <= reference.start and reference.end <= end for start, end, _, _ in quotes):
                continue
            if self._within_title(reference, references, text):
                continue
            own = [place for _, _, place, of in quotes if of is reference]
            places += own or [whole(reference)]
        # A heading may name its own place: the same characters are one passage.
        return tuple({(p.record.document, p.start, p.end): p for p in places}.values())

    def quoted(self, quote: str, record: Record | None = None, field: str = "") -> Place | None:
        """Where a quote stands: in the record, or if none is given anywhere.

        Without a record the quote must have ``QUOTE`` characters, and stand in one record only.
        """
        quote = _stripped(quote)
        if record is not None:
            return find(quote, record, self.library, field)
        if len(squeezed(quote)) < QUOTE:
            return None
        wanted = squeezed(quote)
        holders = [r for r in self.library.records if wanted in self._squeezed[r.document, r.locator]]
        places = [p for r in holders if (p := find(quote, r, self.library)) is not None]
        apart = {(p.record.document, p.start, p.end): p for p in reversed(places)}
        return next(iter(apart.values())) if len(apart) == 1 else None

    @cached_property
    def _squeezed(self) -> dict[tuple[DocumentId, str], str]:
        """Record → all its text in the form in which quotes are compared, also as corrected."""
        return {
            (r.document, r.locator): "\0".join(
                squeezed(text) for f in r.fields for text in dict.fromkeys((f.text, f.display))
            )
            for r in self.library.records
        }

    @cached_property
    def _no_places(self) -> re.Pattern[str]:
        names = {s.title for s in self.library.sources.values()}
        names |= {f.name for r in self.library.records for f in r.fields}
        names = {folded(name) for name in names if "章" in name}
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))

    @cached_property
    def _locators(self) -> tuple[tuple[re.Pattern[str], DocumentId, dict[str, str]], ...]:
        """Patterns of the locators that no rule of spelling covers, by document."""
        outline = {folded(s.locator): s.locator for s in self.library.sections if s.kind != "chapter"}
        slides = {folded(s.locator): s.locator for s in self.library.slides}
        distinct = {k: v for k, v in slides.items() if _DISTINCT.fullmatch(k)}
        source = self.library.sources["senryaku"]
        names = {folded(n) for n in (source.title, source.short_title, source.naming.work) if n}
        behind = rf"(?:{_any(names)}){_BETWEEN}{_BRACKETED}[\s\d、,.・_*-]{{0,8}}(?P<place>{_any(slides)})"
        return (
            (re.compile(rf"(?P<place>{_any(outline)})(?!の?\(?\d|の?[①-⑳])"), "kihon", outline),
            (re.compile(rf"(?P<place>{_any(distinct)})(?!/)"), "senryaku", distinct),
            (re.compile(behind), "senryaku", slides),
        )

    def _exact(self, text: str) -> Iterator[tuple[int, int, DocumentId, str]]:
        taken: list[tuple[int, int]] = []
        for pattern, document, locators in self._locators:
            for match in pattern.finditer(text):
                start, end = match.span("place")
                if not any(start < e and s < end for s, e in taken):
                    taken.append((start, end))
                    yield start, end, document, locators[match["place"]]

    def _reference(self, found: tuple[int, int, str, str], mapped: MappedText) -> Reference:
        start, end, name, locator = found
        document: DocumentId = next(d for d in DOCUMENT_IDS if d == name)
        record = self.library.get(document, locator)
        field, last = _field(mapped.text, end, record) if record else ("", end)
        begin, finish = mapped.span(start, last)
        return Reference(begin, finish, document, locator, record, field)

    def _keyed(self, text: str) -> Iterator[Place]:
        """Places named by their characters (kanmin:1234-1300), as in BibTeX and CSL-JSON."""
        for match in _KEY.finditer(text):
            start, end = int(match["start"]), int(match["end"])
            for record in self.library.records:
                if record.document == match["document"] and record.start <= start and end <= record.end:
                    inside = [f for f in record.fields if f.start <= start and end <= f.end]
                    if inside and start < end:
                        named = (start, end) == (heading(record).start, heading(record).end)
                        yield Place(record, "" if named else inside[0].name, start, end)

    def _within_title(self, reference: Reference, references: Sequence[Reference], text: str) -> bool:
        """Whether a place is only part of a title written out (…今後の方向性①) whose place is also named."""
        record = reference.record
        assert record is not None, "the place exists"
        titles = _standing(record.title, text)
        inside = any(s < reference.start and reference.end <= e for s, e in titles)
        return inside and any(r.record is record and r is not reference for r in references)

    def _quotes(
        self, text: str, references: Sequence[Reference]
    ) -> Iterator[tuple[int, int, Place, Reference]]:
        """The quotes in a text that stand in a record named there, with their range and reference."""
        end = 0
        taken = [(r.start, r.end) for r in references]
        titles = [span for r in references if r.record for span in _standing(r.record.title, text)]
        for begin, finish in _quotable(text):
            if begin < end or any(begin < e and s < finish for s, e in taken):
                continue
            if any(s <= begin and finish <= e for s, e in titles):
                continue
            inside = text[begin:finish]
            for reference in sorted(references, key=lambda r: min(abs(r.start - finish), abs(begin - r.end))):
                record = reference.record
                if record is None:
                    continue
                if (place := find(_stripped(inside), record, self.library, reference.field)) is not None:
                    yield begin, finish, place, reference
                    end = finish
                    break


def whole(reference: Reference) -> Place:
    """What a reference without a quote stands for: its field, else the heading of its record."""
    record = reference.record
    assert record is not None, "the place exists"
    cell: Field = record.field(reference.field) or heading(record)
    return Place(record, reference.field, cell.start, cell.end)


def _standing(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where these words stand in a text, in any width and spacing."""
    mapped, wanted = squeeze(text, 0), squeezed(words)
    at = mapped.text.find(wanted) if wanted else -1
    while at >= 0:
        yield mapped.span(at, at + len(wanted))
        at = mapped.text.find(wanted, at + 1)


def _any(texts: Sequence[str] | set[str] | dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))


def _every_measure(text: str) -> Iterator[_Span]:
    """Every mention of a measure, also of one mentioned before."""
    offset = 0
    while offset < len(text):
        found = measure_references(text[offset:])
        if not found:
            return
        for reference in found:
            yield _Span(reference.id, reference.start + offset, reference.end + offset)
        offset += max(r.end for r in found)


@dataclass(frozen=True, slots=True)
class _Span:
    id: str
    start: int
    end: int


def _field(text: str, end: int, record: Record) -> tuple[str, int]:
    """The field named behind a place (and its title) in folded text, and where its name ends."""
    title = re.escape(folded(record.title))
    behind = re.compile(rf"{_BETWEEN}(?:{title})?{_BETWEEN}の?(?:「(?=.))?(?P<field>{_fields(record)})")
    match = behind.match(text, end)
    if match is None:
        named = re.compile(rf"{_BETWEEN}{title}[」』\"]?").match(text, end)
        return "", named.end() if named else end
    name = match["field"]
    return next(f.name for f in record.fields if folded(f.name) == name), match.end()


def _fields(record: Record) -> str:
    return _any({folded(f.name) for f in record.fields if f.text})


def _stripped(quote: str) -> str:
    """A quote without its own brackets or the sign of a quoted paragraph."""
    quote = re.sub(r"^\s*>\s?", "", quote, flags=re.MULTILINE).strip()
    return quote[1:-1] if len(quote) > 2 and quote[0] in '「『“"' and quote[-1] in '」』”"' else quote


def _quotable(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of a text that may be quotes, the longest at each place first."""
    closing = [m.start() for m in re.finditer("[」』”]", text)]
    for match in re.finditer(r"[「『“]|^[ \t]*>[ \t]*\S.*(?:\n[ \t]*>[ \t]*\S.*)*", text, re.MULTILINE):
        if len(match.group()) > 1:
            yield match.span()
            continue
        for end in [c for c in reversed(closing) if c > match.end()][:40]:
            yield match.end(), end
