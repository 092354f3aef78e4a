"""The server around the page: FastAPI and uvicorn, bound to this computer by default."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from rag.errors import InputError
from ui.guard.install import install
from ui.web import theme
from ui.web.app import build
from ui.web.browse_routes import add_browsing
from ui.web.downloads import add_downloads
from ui.web.feedback_row import add_feedback
from ui.web.headers import SecurityHeaders
from ui.web.options import Options

if TYPE_CHECKING:
    from fastapi import FastAPI

    from ui.compose import Application

WAITING = 200
"""Questions that may wait."""
SHUTDOWN_SECONDS = 5
"""How long open streams may go on after a signal to stop."""


def create(application: Application, options: Options) -> FastAPI:
    """The web application with every route and header; nothing is bound yet."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr
    from fastapi import FastAPI

    server = FastAPI(title="shisaku", docs_url=None, redoc_url=None, openapi_url=None)
    install(server, application.settings, application.events)
    server.add_middleware(SecurityHeaders)

    @server.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    add_downloads(server, application.library)
    add_browsing(server, application.library)
    add_feedback(server, application)
    page = build(application).queue(max_size=WAITING)
    mounted: FastAPI = gr.mount_gradio_app(
        server,
        page,
        path="/",
        server_name=options.host,
        server_port=options.port,
        root_path=options.root_path or None,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        show_error=False,
        theme=theme.theme(),
        css=theme.css(),
        head=theme.head(),
    )
    return mounted


def serve(application: Application, options: Options, started: Callable[[], None] = lambda: None) -> None:
    """Serve until SIGINT or SIGTERM; ``started`` is called once the port is open.

    Raises:
        InputError: the address or port cannot be bound.
    """
    with _bound(options) as listening:
        import uvicorn

        class Announcing(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                started()

            async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
                # Here, not behind run(): uvicorn hands the signal on to the process when it has stopped.
                await super().shutdown(sockets)
                application.events.write("stop")
                application.events.close()

        config = uvicorn.Config(
            create(application, options),
            log_level="warning",
            access_log=False,
            root_path=options.root_path,
            proxy_headers=False,  # ui.guard.visitors decides whose word about the address is taken
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
        application.events.write("start", host=options.host, port=options.port)
        Announcing(config).run(sockets=[listening])


def _bound(options: Options) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((options.host, options.port))
    except OSError as error:
        listening.close()
        raise InputError(
            f"{options.host} のポート {options.port} を使えません({error.strerror})。",
            "ほかのプログラムが使っていれば、--port で別の番号を指定してください。",
        ) from error
    return listening
