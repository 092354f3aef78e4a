"""What is indexed: every sentence of every field, with its record's name as context."""

from __future__ import annotations

import re

from rag.records import CAPTION, HEADING, ITEM, NAME, Chunk, Field, Library, Record, Section, Slide

_CONTENT = re.compile(r"\w")
_TITLES = (NAME, HEADING, ITEM, CAPTION)


def chunks(library: Library) -> tuple[Chunk, ...]:
    """One chunk a sentence, in the order of the records; titles and ministries included.

    Sentences stay whole: the longest of the documents has 229 characters, well within what
    an embedder reads. A cell without a word (12-03 has ``-`` for its KPIs) gives none.
    """
    return tuple(
        Chunk(
            document=record.document,
            locator=record.locator,
            field=field.name,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            display=sentence.display,
            context=context,
        )
        for record in library.records
        for field in record.fields
        for context in [_context(library, record, field)]
        for sentence in field.sentences
        if _CONTENT.search(sentence.display)
    )


def _context(library: Library, record: Record, field: Field) -> str:
    """The names above the sentence, outermost first.

    A title is not put in front of itself. The chapters of kihon have long names that all
    their sections share: they stand only before what hangs directly below them.
    """
    titles = [] if field.name in _TITLES else [record.title]
    above = record
    while above.parent and (parent := library.get(above.document, above.parent)):
        above = parent
        if not (titles and isinstance(above, Section) and above.kind == "chapter"):
            titles.insert(0, above.title)
    if isinstance(record, Slide) and record.kind == "area":
        titles.append(field.name)
    return " > ".join(titles)
