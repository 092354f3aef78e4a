"""All documents with their records: what the rest of the program works with."""

from __future__ import annotations

from pathlib import Path

from corpus.errata import load_errata
from corpus.kanmin import parse_kanmin
from corpus.kihon import parse_kihon
from corpus.senryaku import parse_senryaku
from corpus.sources import load_sources
from rag.records import Library


def load_library(documents: Path) -> Library:
    """Read and parse the documents in the folder ``documents``.

    Raises:
        CorpusError: a document is missing, damaged or not the registered edition.
    """
    sources = load_sources(documents)
    errata = load_errata()
    records = (
        *parse_kanmin(sources["kanmin"].text, errata),
        *parse_kihon(sources["kihon"].text, errata),
        *parse_senryaku(sources["senryaku"].text, errata),
    )
    return Library(sources, records, errata)
