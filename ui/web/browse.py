"""The tab 施策一覧: the measures and the outlines to browse, filter and search, and their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.web.browse_figures import figures_page
from ui.web.browse_list import measures_page
from ui.web.browse_outline import outline_page

if TYPE_CHECKING:
    from ui.compose import Application


def tab(application: Application) -> None:
    """Fill the tab. The page's script (static/browse.js) asks ``ui.web.browse_routes`` for what it needs."""
    import gradio as gr

    library = application.library
    with gr.Tabs(elem_id="browse-tabs"):
        for label, name, page in (
            ("施策", "measures", measures_page),
            ("文書の構成", "outline", outline_page),
            ("数で見る", "figures", figures_page),
        ):
            with gr.Tab(label, id=f"browse-{name}", elem_id=f"tab-browse-{name}"):
                gr.HTML(page(library), elem_id=f"browse-{name}-page", apply_default_css=False)
