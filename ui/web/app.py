"""The chat's page: its tabs, put together. Each tab is a module with ``tab(application)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.web import browse, citing_tab, conversation, drafting_tab, evaluation_tab, guide

if TYPE_CHECKING:
    import gradio as gr

    from ui.compose import Application

TITLE = "施策 質問応答"

TABS = (
    ("質問", "ask", conversation.tab),
    ("施策一覧", "browse", browse.tab),
    ("引用検索", "cite", citing_tab.tab),
    ("草稿チェック", "check", drafting_tab.tab),
    ("評価", "evaluation", evaluation_tab.tab),
    ("使い方", "guide", guide.tab),
)
"""Label, id (of the tab's element: ``tab-<id>``) and the function that fills it."""


def build(application: Application) -> gr.Blocks:
    """The whole page. Nothing in it makes a request to another host.

    A tab's function is called inside its ``gr.Tab``; it creates components and binds events,
    and takes every part of the program from ``application``.
    """
    import gradio as gr

    blocks: gr.Blocks = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True)
    with blocks:
        gr.HTML(
            f'<header class="masthead"><h1>{TITLE}</h1>'
            "<p>施策の文書に書かれていることを、原文の引用つきで答えます</p>"
            f"{_sign_out(application)}</header>",
            elem_id="masthead",
        )
        with gr.Tabs(elem_id="tabs"):
            for label, name, fill in TABS:
                with gr.Tab(label, id=name, elem_id=f"tab-{name}"):
                    fill(application)
    return blocks


def _sign_out(application: Application) -> str:
    """The way out, where people sign in by name and password."""
    if application.settings.chat.sign_in != "users":
        return ""
    return '<form class="sign-out" method="post" action="signout"><button>サインアウト</button></form>'
