"""Looks: the theme's tokens, one style sheet and one script, all served by the chat itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr

STATIC = Path(__file__).with_name("static")
FONTS = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "BIZ UDPGothic",
    "Yu Gothic",
    "Meiryo",
    "sans-serif",
)
"""Japanese fonts of the reader's own computer, best first. None is downloaded."""


def theme() -> gr.Theme:
    """A calm administrative theme: grey ground, one blue, small corners, no shadows."""
    import gradio as gr
    from gradio.themes import Font

    return gr.themes.Base(
        primary_hue="blue",
        secondary_hue="blue",
        neutral_hue="slate",
        text_size="md",
        spacing_size="sm",
        radius_size="sm",
        font=[Font(name) for name in FONTS],
        font_mono=[Font("ui-monospace"), Font("Consolas"), *(Font(name) for name in FONTS)],
    ).set(
        body_background_fill="#f4f5f7",
        body_background_fill_dark="#14171c",
        block_background_fill="#ffffff",
        block_background_fill_dark="#1c2128",
        button_primary_background_fill="#1d4f91",
        button_primary_background_fill_hover="#163f75",
        button_primary_background_fill_dark="#3b74bd",
        button_primary_background_fill_hover_dark="#4a84cf",
    )


def css() -> str:
    """Every style sheet of ``static``, the shared one first."""
    names = ("page.css", *sorted(p.name for p in STATIC.glob("*.css") if p.name != "page.css"))
    return "\n".join((STATIC / name).read_text(encoding="utf-8") for name in names)


def head() -> str:
    """Every script of ``static``, for the page's head; what the others build on first."""
    first = ("page.js", "store.js")
    names = (*first, *sorted(p.name for p in STATIC.glob("*.js") if p.name not in first))
    return "\n".join(f"<script>{(STATIC / name).read_text(encoding='utf-8')}</script>" for name in names)
