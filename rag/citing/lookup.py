"""What somebody means who asks for a citation: a number, a section, a pasted citation, a name, or words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.citing.place import Place, heading
from rag.errors import InputError
from rag.lazy_regex import regex
from rag.records import Field, Library, Record
from rag.retrieval import Retriever
from rag.text import folded

if TYPE_CHECKING:
    from rag.citing.resolve import Resolver
    from rag.tokens import Tokenizer

# A whole line that can only be a number: 0204, 2.4, 2/4, ２の４, O2-O4.
_LOOSE = regex(r"(?:別表|施策|番号|no\.?|\s)*([\doil]{1,2})\s*[-ー_.・/の,、\s]\s*([\doil]{1,2})")
_COMPACT = regex(r"(?:no\.?)?([\do]{2})([\do]{2})")
_ENGLISH = regex(r"[A-Za-z]{3,}.*\s[A-Za-z]{3,}")
MOST_ABSENCES = 2
"""Places that do not exist of which each is told with what stands near it; the others are counted."""
_LETTERS = str.maketrans("oil", "011")


def plain(text: str, library: Library) -> Place | None:
    """The record whose number or place is all that the text is; nothing more is loaded for it.

    Raises:
        InputError: it is the number of a measure that does not exist; says which exist near it.
    """
    line = folded(text).strip()
    if exact := [r for r in library.records if folded(r.locator) == line]:
        return _record(exact[0])
    if match := _LOOSE.fullmatch(line) or _COMPACT.fullmatch(line):
        first, second = (int(part.translate(_LETTERS)) for part in match.groups())
        number = f"{first:02d}-{second:02d}"
        return _existing(number, library.get("kanmin", number), library)
    return None


def direct(text: str, resolver: Resolver) -> tuple[Place, ...]:
    """The places a text names by itself, without a search; empty where it is only words.

    Raises:
        InputError: it names places, but none that exists; says what exists near them.
    """
    library = resolver.library
    if (place := plain(text, library)) is not None:
        return (place,)
    line = folded(text).strip()
    if titled := [r for r in library.records if folded(r.title) == line]:
        return (_record(titled[0]),)
    if places := resolver.places(text):
        return places
    return tuple(_existing(r.locator, r.record, library) for r in resolver.references(text)[:1])


def several(text: str, resolver: Resolver) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """``direct``, with what is missing of several places (02-04から02-06、10-08) told apart.

    Returns:
        The places, and for each place that does not exist what exists near it.
    """
    places = direct(text, resolver)
    if len(places) == 1 and not places[0].field:
        return places, ()
    missing = list(dict.fromkeys(r.locator for r in resolver.references(text) if r.record is None))
    told = [_absence(locator, resolver.library) for locator in missing[:MOST_ABSENCES]]
    if further := missing[MOST_ABSENCES:]:
        told.append(f"ほかに {len(further)} 件({further[0]} から {further[-1]} まで)も文書にありません。")
    return places, tuple(told)


def passages(
    text: str, retriever: Retriever, tokenizer: Tokenizer, library: Library, most: int = 5
) -> tuple[Place, ...]:
    """The best passages for some words, one a field; none where no word of them is in the documents.

    English is searched for by meaning alone.
    """
    from rag.reading.spelling import Speller  # only a search needs it

    text = Speller(library, retriever, tokenizer).respell(text).text
    known = any(retriever.frequency(term) for term in tokenizer.content(text))
    if not known and not _ENGLISH.search(text):
        return ()
    found: dict[tuple[str, str, str], Place] = {}
    for hit in retriever.search(text, most * 8):
        chunk = hit.chunk
        record = library.by_locator[chunk.document, chunk.locator]
        place = Place(record, chunk.field, chunk.start, chunk.end)
        found.setdefault((chunk.document, chunk.locator, chunk.field), place)
    return tuple(found.values())[:most]


def within(place: Place, name: str) -> Place:
    """The field of that name in the place's record, or the only one whose name contains it.

    Raises:
        InputError: there is none, or several.
    """
    record, wanted = place.record, folded(name).strip()
    fields = [f for f in record.fields if folded(f.name) == wanted]
    fields = fields or [f for f in record.fields if wanted and wanted in folded(f.name)]
    if len(fields) == 1:
        return whole(record, fields[0])
    problem = f"に欄「{name[:40]}」はありません" if not fields else f"の欄「{name[:40]}」は一つに決まりません"
    raise InputError(
        f"{record.locator}{problem}。", f"あるのは {'、'.join(f.name for f in record.fields)} です。"
    )


def whole(record: Record, cell: Field) -> Place:
    """A whole field as a place."""
    return Place(record, cell.name, cell.start, cell.end)


def _record(record: Record) -> Place:
    top = heading(record)
    return Place(record, "", top.start, top.end)


def _absence(locator: str, library: Library) -> str:
    from rag.routes.absence import absence  # 0.1 s, for the few who need it

    return absence(locator, library)


def _existing(locator: str, record: Record | None, library: Library) -> Place:
    if record is None:
        raise InputError(_absence(locator, library), "番号や節を確かめるか、探す語を書いてください。")
    return _record(record)
