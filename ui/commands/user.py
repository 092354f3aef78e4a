"""``shisaku user``: who may sign in to the chat."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from rag.errors import InputError
from rag.settings import load_settings
from ui import usage
from ui.console import notice, write, write_json

HELP = """
チャットにサインインできる人を決める。

設定の [chat] で sign_in = "users" としたときに使います。初めから入っている利用者はいません。

例:
  shisaku user add 佐藤
  shisaku user add 佐藤 --replace     (パスワードを変える)
  shisaku user list
  shisaku user remove 佐藤
"""
ADD = """
利用者を加える。パスワードは画面で2回たずねる(パイプのときは標準入力の1行目)。

例:
  shisaku user add 佐藤
  shisaku user add 佐藤 --replace < パスワードのファイル
"""
REMOVE = """
利用者を除く。その人のサインインは、次の操作から効かなくなる。

例:
  shisaku user remove 佐藤
"""
LIST = """
利用者の名前と、パスワードを決めた日時を出す。

例:
  shisaku user list
"""

app = typer.Typer(
    name="user",
    cls=usage.Group,
    help=HELP,
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Name = Annotated[str, typer.Argument(metavar="名前", help="利用者の名前")]


@app.callback()
def start(context: typer.Context) -> None:
    """Without a command: how to use it."""
    if context.invoked_subcommand is None:
        write(context.get_help())


@app.command("add", cls=usage.Command, help=ADD)
def add(
    name: Name,
    replace: Annotated[bool, typer.Option("--replace", help="いる人のパスワードを変える")] = False,
) -> None:
    """Add somebody or give a new password."""
    from ui.users import Users

    settings = load_settings()
    kept = Users.of(settings).add(name, _password(), replace=replace)
    notice(f"利用者 {kept} {'のパスワードを変えました' if replace else 'を加えました'}。")
    if settings.chat.sign_in != "users":
        notice('設定の [chat] に sign_in = "users" と書くと、チャットがサインインを求めます。')


@app.command("remove", cls=usage.Command, help=REMOVE)
def remove(name: Name) -> None:
    """Take somebody out."""
    from ui.users import Users

    notice(f"利用者 {Users.of(load_settings()).remove(name)} を除きました。")


@app.command("list", cls=usage.Command, help=LIST)
def list_(as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False) -> None:
    """Print everybody."""
    from ui.users import Users

    users = Users.of(load_settings())
    if as_json:
        write_json([{"name": name, "created": users.created(name)} for name in users.names()])
        return
    for name in users.names():
        write(f"{name}\t{users.created(name)}")
    if not users.names():
        notice("利用者はまだいません。shisaku user add で加えてください。")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    first = getpass("パスワード: ")
    if getpass("もう一度: ") != first:
        raise InputError("二つのパスワードが違います。", "もう一度実行してください。")
    return first
