"""Items of the outline whose parts have ministries of their own: 高性能AI半導体…【総務省、…】、富岳NEXTの開発【文科省】."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.attributes import join, roles, subject
from rag.draft import Draft
from rag.lazy_regex import regex
from rag.records import Field, Library, Ministry, Record, Section
from rag.text import folded

_PART = regex(r"(?P<said>[^【】]+)【(?P<offices>[^【】]+)】")


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of an item, as written, with the ministries in the bracket behind it."""

    text: str
    ministries: tuple[Ministry, ...]


def segments(record: Record, library: Library) -> tuple[Segment, ...]:
    """The parts of an item that have brackets of their own; empty where there is only one bracket."""
    if not isinstance(record, Section) or not record.ministries:
        return ()
    source = library.quote(record.document, record.start, record.end)
    found = []
    for match in _PART.finditer(source):
        start, end = (record.start + at for at in match.span("offices"))
        own = tuple(m for m in record.ministries if start <= m.start < end)
        if own:
            found.append(Segment(_as_titled(folded(match["said"]).strip("、 "), record.title), own))
    return tuple(found) if len(found) > 1 else ()


def _as_titled(text: str, title: str) -> str:
    """A part of the item as its title writes it, without the source's spaces."""
    at = folded(title).find(text)
    return title[at : at + len(text)] if at >= 0 and len(folded(title)) == len(title) else text


def part_meant(record: Record, words: Sequence[str], library: Library) -> Segment | None:
    """The part that has more of these words than any other, beside those of the item as a whole."""
    parts = segments(record, library)
    whole = "".join(folded(p.text) for p in parts if any(m.lead for m in p.ministries))
    own = [p for p in parts if not any(m.lead for m in p.ministries)]
    said = [w for w in words if len(w) > 1 and w not in whole]
    counts = sorted(((sum(w in folded(p.text) for w in said), n) for n, p in enumerate(own)), reverse=True)
    (most, best), second = counts[0] if counts else (0, 0), counts[1][0] if len(counts) > 1 else 0
    return own[best] if most > second else None


def narrowed(record: Record, words: Sequence[str], library: Library) -> Record:
    """The record with the ministries of the one part that is meant alone; itself where none is."""
    part = part_meant(record, words, library)
    return record if part is None else replace(record, ministries=part.ministries)


def say_part(draft: Draft, record: Record, part: Segment, cell: Field, opening: str = "") -> None:
    """The ministries of the one part that is meant, and of which item it is one."""
    told, leads = join(part.ministries), _beside(part, record)
    number = draft.cite_field(record, cell)
    draft.say(f"{opening}「{part.text}」の府省庁は{told}です({subject(record)}の一部{leads})。", number)


def whose(record: Record, words: Sequence[str], library: Library) -> str:
    """The ministries of the record with their parts, or of the one part of it that is meant: 「富岳NEXTの開発」は文部科学省."""
    part = part_meant(record, words, library)
    return (
        roles(record) if part is None else f"「{part.text}」は{join(part.ministries)}{_beside(part, record)}"
    )


def _beside(part: Segment, record: Record) -> str:
    """Who leads the item as a whole, where that is none of the part's ministries."""
    leads = tuple(m for m in record.leads if m not in part.ministries)
    return f"、全体の主担当◎は{join(leads)}" if leads else ""
