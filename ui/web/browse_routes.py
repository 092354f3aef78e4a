"""What the tab 施策一覧 asks for while it is used: rows that pass, a record's card, the list as a file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from rag.records import DOCUMENT_IDS, Library, Measure, Record
from ui.web import exports
from ui.web.browse_filter import Filter
from ui.web.cards import card
from ui.web.markup import button

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def add_browsing(server: FastAPI, library: Library) -> None:
    """Serve ``GET browse/rows``, ``browse/record`` and ``browse/file/<form>``."""
    from starlette.responses import JSONResponse, Response

    def rows(request: Request) -> Response:
        chosen = Filter.of(request.query_params)
        found = chosen.select(library)
        return JSONResponse(
            {
                "ids": [m.locator for m in found],
                "count": f"該当{len(found)}件中{len(found)}件",
                "words": chosen.describe(),
            }
        )

    def record(request: Request) -> Response:
        asked = request.query_params
        document = next((d for d in DOCUMENT_IDS if d == asked.get("document")), None)
        found = library.get(document, asked.get("locator", "")) if document else None
        if found is None:
            return JSONResponse({"detail": "その項目はありません。"}, 404)
        return JSONResponse({"html": card(library, found, ()) + questions(found), "name": found.locator})

    def file(request: Request) -> Response:
        form = request.path_params["form"]
        if form not in _TYPES:
            return JSONResponse({"detail": "その形式はありません。"}, 404)
        chosen = Filter.of(request.query_params)
        body = listed(library, chosen, form)
        name = f"shisaku-施策一覧-{datetime.now().astimezone():%Y%m%d-%H%M%S}.{form}"
        place = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(body, media_type=_TYPES[form], headers=place)

    server.add_route("/browse/rows", rows, methods=["GET"])
    server.add_route("/browse/record", record, methods=["GET"])
    server.add_route("/browse/file/{form}", file, methods=["GET"])


def listed(library: Library, chosen: Filter, form: str) -> bytes:
    """The measures that pass as CSV or Excel."""
    found = chosen.select(library)
    rows = exports.table(found, library, "一覧", chosen.describe(), len(found))
    if form == "csv":
        return exports.csv_file(rows)
    about = [("絞り込み", chosen.describe()), ("件数", f"該当{len(found)}件中{len(found)}件")]
    return exports.workbook(rows, [*about, *exports.editions(library)])


def questions(record: Record) -> str:
    """Buttons that ask about the record in the tab 質問."""
    name = record.locator
    asked = [("概要を聞く", f"{name}の概要は？"), ("担当を聞く", f"{name}の担当は？")]
    if isinstance(record, Measure):
        asked.insert(1, ("KPIを聞く", f"{name}のKPIは？"))
    if not (isinstance(record, Measure) or record.ministries):
        asked = [("内容を聞く", f"{name}には何が書かれていますか？")]
    buttons = "".join(button(label, "browse-ask", css="chip", question=q, title=q) for label, q in asked)
    return f'<p class="browse-ask" role="group" aria-label="質問する">{buttons}</p>'
