"""Help and usage errors in Japanese: typer's own are English and misalign wide characters."""

from __future__ import annotations

import inspect
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose help is written as it stands, in Japanese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_help(self, ctx, "[オプション]"))


class Group(TyperGroup):
    """A group of commands, likewise."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(_help(self, ctx, "コマンド"))
        formatter.write("\nコマンド:\n")
        for name, command in self.commands.items():
            if not command.hidden:
                first = inspect.cleandoc(command.help or "").partition("\n")[0]
                formatter.write(f"  {name:<8} {first}\n")
        formatter.write(f"\n各コマンドの説明は {ctx.command_path} コマンド --help で表示します。\n")


def explain(error: typer.TyperException) -> tuple[str, str]:
    """A usage error as message and hint."""
    context = getattr(error, "ctx", None)
    hint = f"使い方は {context.command_path} --help で表示します。" if context else ""
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            return f"{getattr(error, 'option_name', '')} というオプションはありません。", hint
        case "MissingParameter":
            return f"{_name(parameter)} を指定してください。", hint
        case "BadParameter":
            return (
                f"{_name(parameter)} に指定できない値です。",
                f"{parameter.help}。{hint}" if parameter else hint,
            )
        case "BadOptionUsage":
            return f"オプション {getattr(error, 'option_name', '')} に値がないか、値が余分です。", hint
    if context and isinstance(context.command, Group):
        return f"そのコマンドはありません。あるのは {'、'.join(context.command.commands)} です。", hint
    return '引数が多すぎます。空白を含む質問は " " で囲んでください。', hint


def _help(command: Any, ctx: Any, rest: str) -> str:
    parameters = [p for p in command.get_params(ctx) if not getattr(p, "hidden", False)]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    usage = " ".join([ctx.command_path, rest, *(_name(p) for p in arguments)])
    lines = [f"使い方: {usage}", "", *inspect.cleandoc(command.help or "").splitlines()]
    for title, found in (("引数", arguments), ("オプション", options)):
        if found:
            lines += ["", f"{title}:"]
        for parameter in found:
            shown = "この説明を表示する" if "--help" in parameter.opts else parameter.help
            lines += [f"  {_name(parameter)}", f"      {shown}"]
    return "\n".join(lines) + "\n"


def _name(parameter: Any) -> str:
    if parameter is None:
        return "値"
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name)
    names = ", ".join(sorted(parameter.opts, key=len))
    return f"{names} {parameter.metavar}" if parameter.metavar else names
