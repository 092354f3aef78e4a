"""``shisaku chat``: the chat in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.console import notice, progress, style
from ui.web.options import HOST, PORT, Options

HELP = """
ブラウザーで使うチャットを開く。

このコンピューターからだけ使えるアドレス(127.0.0.1)で待ち受けます。止めるには Ctrl-C を押します。

例:
  shisaku chat
  shisaku chat --port 8000 --no-browser
  shisaku chat --root-path /shisaku      (リバースプロキシーの下に置くとき)

終了コード: 0 止めた、2 アドレスやポートが使えない、3 文書、4 索引、5 モデルの問題
"""

EXPOSED = (
    "警告: {host} で待ち受けると、ネットワークのだれでもサインインなしにこのチャットを使えます。"
    '設定の [chat] に sign_in = "users" か "proxy" を書いてください(README の「運用」)。'
)


def run(
    host: Annotated[str, typer.Option("--host", metavar="アドレス", help="待ち受けるアドレス")] = HOST,
    port: Annotated[
        int, typer.Option("--port", metavar="番号", min=1, max=65535, help="待ち受けるポート")
    ] = PORT,
    root_path: Annotated[
        str, typer.Option("--root-path", metavar="パス", help="プロキシーから見たパス(例: /shisaku)")
    ] = "",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="ブラウザーを開かない")] = False,
) -> None:
    """Serve the chat until it is stopped."""
    from ui.compose import Application
    from ui.web.server import serve

    options = Options(host, port, root_path.rstrip("/"))
    application = Application(notice=notice, progress=progress)
    if options.exposed and application.settings.chat.sign_in == "none":
        notice(style(EXPOSED.format(host=host), fg="red", bold=True))
    notice("チャットを準備しています…")
    application.warm()

    def started() -> None:
        notice(f"チャットを開きました: {options.url} (止めるには Ctrl-C)")
        if not no_browser:
            import webbrowser

            webbrowser.open(options.url)

    serve(application, options, started)
    notice("チャットを止めました。")
