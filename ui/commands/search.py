"""``shisaku search``: the passages that retrieval finds, with their scores."""

from __future__ import annotations

from typing import Annotated

import typer

from rag.records import Hit, Library
from rag.retrieval import Mode
from ui.console import notice, printable, progress, style, write, write_json
from ui.questions import checked, document_ids, read_question

HELP = """
検索だけをして、見つかった箇所を点数の高い順に出す。

例:
  shisaku search オープンデータ
  shisaku search "生成AIの人材育成" --mode dense -k 5
  shisaku search テレワーク --document kanmin --json
"""


def run(
    question: Annotated[str, typer.Argument(metavar="質問", help="検索する文(- は標準入力から読む)")],
    mode: Annotated[
        Mode, typer.Option("--mode", metavar="方式", help="hybrid(既定)、lexical(語)、dense(意味)のどれか")
    ] = "hybrid",
    k: Annotated[
        int, typer.Option("-k", metavar="件数", min=1, max=1000, help="出す件数(1〜1000。既定 10)")
    ] = 10,
    document: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="文書", help="kanmin、kihon、senryaku のどれか。繰り返せる"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出す")] = False,
) -> None:
    """Print the best chunks."""
    from ui.compose import Application

    text, documents = checked(read_question(question)), document_ids(document)
    application = Application(notice=notice, progress=progress)
    hits = application.retriever.search(text, k, mode, documents or None)
    if as_json:
        write_json({"question": text, "mode": mode, "hits": [to_dict(h, application.library) for h in hits]})
        return
    if not hits:
        notice("見つかりませんでした。")
    for rank, hit in enumerate(hits, 1):
        write(style(f"{rank}. {label_of(hit, application.library)}", fg="cyan"))
        write(f"   {printable(hit.chunk.display)}")
        scores = f"{hit.score:.3f} (語 {hit.lexical:.3f}、意味 {hit.dense:.3f})"
        write(style(f"   {scores} {hit.chunk.id}", dim=True))


def label_of(hit: Hit, library: Library) -> str:
    """The citation label of the field that the chunk stands in."""
    from rag.draft import label

    return label(library, library.by_locator[(hit.chunk.document, hit.chunk.locator)], hit.chunk.field)


def to_dict(hit: Hit, library: Library) -> dict[str, object]:
    """A hit as plain values."""
    chunk = hit.chunk
    return {
        "id": chunk.id,
        "document": chunk.document,
        "locator": chunk.locator,
        "field": chunk.field,
        "label": label_of(hit, library),
        "quote": chunk.text,
        "start": chunk.start,
        "end": chunk.end,
        "score": hit.score,
        "lexical": hit.lexical,
        "dense": hit.dense,
    }
