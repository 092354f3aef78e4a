"""The tab 草稿チェック: a draft compared with the documents.

Nothing of a draft stays on the server: an uploaded file is removed once it is read, and what can be
downloaded is part of the page.
"""

from __future__ import annotations

import base64
import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.drafting.report import VERDICTS, Report
from rag.errors import ShisakuError
from ui.citing import Citations
from ui.drafts import page as report_page
from ui.drafts.reading import LONGEST, DraftText, decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.compose import Application

PASTED = "貼りつけた草稿"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def tab(application: Application) -> None:
    """Fill the tab."""
    import gradio as gr

    desk = DraftingDesk(application)

    def check(text: str, file: str | None, progress: Any = gr.Progress()) -> tuple[str, None]:  # noqa: B008
        def advance(done: int, total: int) -> None:
            progress((done, total), desc="点検しています", unit="文")

        return desk.check(text, file, advance), None

    with gr.Column(elem_id="drafting"):
        gr.HTML(
            "<p>草稿を貼りつけるか、ファイル(.txt、.md、.docx)を選んで点検します。一文ごとに、文書と合っているかを示します。"
            "草稿はサーバーに残りません。</p>",
            apply_default_css=False,
        )
        with gr.Row():
            text = gr.Textbox(
                label="草稿", lines=8, max_lines=20, scale=3, max_length=LONGEST, elem_id="drafting-text",
                placeholder="例: 「地方におけるオープンデータの促進」(別表No.02-04)では、研修を令和2年度に40回開催する。",
            )  # fmt: skip
            file = gr.File(
                label="ファイル", file_types=[".txt", ".md", ".docx"], type="filepath", scale=1, height=180,
                elem_id="drafting-file",
            )  # fmt: skip
        button = gr.Button("点検する", variant="primary", elem_id="drafting-check")
        page = gr.HTML(elem_id="drafting-report", apply_default_css=False)
    button.click(
        check,
        [text, file],
        [page, file],
        api_visibility="private",
        concurrency_limit=1,
        show_progress_on=[page],
    )


class DraftingDesk:
    """What the tab asks of the program; holds nothing of any reader."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._citations = Citations(application)

    def check(self, text: str, file: str | None, advance: Callable[[int, int], None]) -> str:
        """The report of an uploaded file, or of the pasted text, as HTML."""
        try:
            data = _taken(file) if file else None
            name = Path(file).name if file else PASTED
            draft = decode(text.encode("utf-8", "replace") if data is None else data, name)
            report = self._application.checker.check(draft.text, advance)
            return self._page(report, draft, data)
        except ShisakuError as error:
            return f'<p class="citing-none" role="alert">{escape(error.message)}<br>{escape(error.hint)}</p>'

    def _page(self, report: Report, draft: DraftText, data: bytes | None) -> str:
        library, style = self._citations.library, self._citations.style()
        counts = "、".join(f"{verdict} {report.count(verdict)}" for verdict in VERDICTS)
        return (
            f"<style>{report_page.stylesheet()}</style>"
            f'<p class="drafting-summary" role="status">{len(report.claims)}文を点検しました: {counts}</p>'
            f'<p class="drafting-downloads">{"".join(self._downloads(report, draft, data))}</p>'
            f"{report_page.fragment(report, draft, library, style)}"
        )

    def _downloads(self, report: Report, draft: DraftText, data: bytes | None) -> list[str]:
        library, stem = self._citations.library, Path(draft.name).stem
        styled = report_page.page(report, draft, library, self._citations.style())
        record = json.dumps(report.to_dict(), ensure_ascii=False, indent=2)
        links = [
            _link("HTML の報告", f"{stem}_点検.html", "text/html", styled.encode("utf-8", "replace")),
            _link("JSON", f"{stem}_点検.json", "application/json", record.encode("utf-8", "replace")),
        ]
        if draft.kind == "docx" and data is not None:
            from ui.drafts.word import commented, footnoted

            note = self._citations.style("脚注")
            for label, ending, write in (
                ("Word(コメントつき)", "点検済み", commented),
                ("Word(脚注つき)", "脚注つき", footnoted),
            ):
                content = write(data, draft.name, report, library, note)
                links.append(_link(label, f"{stem}_{ending}.docx", _WORD, content))
        return links


def _taken(file: str) -> bytes:
    """The bytes of an uploaded file, which is then removed."""
    path = Path(file)
    data = path.read_bytes()
    path.unlink(missing_ok=True)
    return data


def _link(label: str, name: str, kind: str, content: bytes) -> str:
    """A download that is part of the page."""
    address = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
    return f'<a download="{escape(name)}" href="{address}">{escape(label)}</a>'
