"""Places written as citations: one, or a list in which what was cited before becomes 前掲."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from rag.answer import Citation
from rag.citing.place import Place, heading
from rag.draft import label
from rag.records import CAPTION, HEADING, ITEM, NAME, DocumentId, Library

if TYPE_CHECKING:
    from rag.citing.styles import Style

Form = Literal["full", "short"]

_NAMING = frozenset({NAME, HEADING, ITEM, CAPTION, "行"})
"""Fields that may be the record's own name: a citation of it names the record alone."""


def citation(place: Place, library: Library, number: int = 1) -> Citation:
    """The place as answers cite it."""
    record, field = place.record, place.field or heading(place.record).name
    return Citation(
        number=number,
        document=record.document,
        locator=record.locator,
        field=field,
        label=label(library, record, field),
        quote=place.text(library),
        start=place.start,
        end=place.end,
    )


def values(place: Place, library: Library) -> dict[str, str]:
    """What the templates of a style are filled with for a place; empty where there is nothing to say."""
    record, source = place.record, library.sources[place.record.document]
    naming = source.naming
    where = naming.place.format(record.locator)
    field = "" if place.field in _NAMING and place.field == heading(record).name else place.field
    title = f"「{record.title}」" if record.document == "kanmin" else ""
    date = [part.lstrip("0") for part in naming.issued.split("-")]
    return {
        "文書名": naming.work,
        "略称": naming.abbreviation,
        "日付": naming.decided,
        "発行日": naming.issued,
        "年": date[0],
        "月": "".join(date[1:2]),
        "年月日": ", ".join(date),
        "著者": naming.author,
        "位置": where,
        "箇所": f"{where}{title}{' ' if field and not title else ''}{field}",
        "題名": record.title,
        "欄": field,
        "キー": f"{record.document}:{place.start}-{place.end}",
        "引用": "",
        "出典": "",
        "注番号": "",
        "日付の注": "" if source.date_stated else "日付は本文に記載なし",
    }


def render(place: Place, library: Library, style: Style, form: Form = "full", quote: bool = False) -> str:
    """One citation."""
    return render_each([place], library, style, form, quote)[0]


def render_each(
    places: Iterable[Place],
    library: Library,
    style: Style,
    form: Form = "full",
    quote: bool = False,
    numbers: Sequence[int] = (),
) -> list[str]:
    """Citations in their order; a document named before is 前掲, with the number of that citation.

    With ``quote`` each carries its quote. ``numbers`` are those of the footnotes that the citations
    stand in, for 前掲注; 1, 2, 3 … without.
    """
    from rag.citing.quotes import printed

    written: list[str] = []
    first: dict[DocumentId, int] = {}
    listed: set[tuple[DocumentId, int, int]] = set()
    for index, place in enumerate(places):
        document = place.record.document
        key = (document, place.start, place.end)
        if style.once and key in listed:
            continue
        listed.add(key)
        filled = values(place, library)
        template = (style.short if form == "short" else "") or style.full
        if style.again and form == "full" and document in first:
            template, filled["注番号"] = style.again, str(first[document])
        first.setdefault(document, numbers[index] if numbers else index + 1)
        filled["引用"] = printed(place, library) if quote else ""
        text = style.fill(template, filled)
        if quote and style.quoted:
            text = style.fill(style.quoted, {**filled, "出典": text})
        written.append(text)
    return written


def render_list(
    places: Iterable[Place], library: Library, style: Style, form: Form = "full", quote: bool = False
) -> str:
    """The citations as one text, ready to paste."""
    return style.before + style.between.join(render_each(places, library, style, form, quote)) + style.after


def date_notes(places: Iterable[Place], library: Library) -> list[str]:
    """What a reader must know of the dates given: which do not stand in the text itself."""
    documents = dict.fromkeys(place.record.document for place in places)
    sources = [library.sources[document] for document in documents]
    return [
        f"「{source.naming.work}」の日付({source.naming.decided})は、本文に記載がありません。"
        for source in sources
        if not source.date_stated
    ]
