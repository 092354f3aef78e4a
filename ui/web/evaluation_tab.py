"""The tab 評価: the latest evaluation beside its baseline, and the baselines themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.web.evaluation_page import evaluation_page

if TYPE_CHECKING:
    from ui.compose import Application


def tab(application: Application) -> None:
    """Fill the tab; it is read anew whenever the page is loaded."""
    import gradio as gr

    page = gr.HTML(elem_id="evaluation-page", apply_default_css=False)
    # Not through the queue: its stream closes with this event, and a question asked at that moment
    # would wait for a stream that is gone.
    gr.on(None, lambda: evaluation_page(application.settings), outputs=page, queue=False)
