"""The sign-in page: one form, no script, nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template

_LONGEST_NAME = 64


def page(action: str, problem: str, name: str, following: str) -> str:
    """The page as HTML; ``problem`` says why the last attempt failed, ``following`` where to go then."""
    told = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    focus = " autofocus"
    return _template().substitute(
        action=escape(action),
        problem=told,
        name=escape(name[:_LONGEST_NAME]),
        following=escape(following),
        first="" if name else focus,
        second=focus if name else "",
    )


@cache
def _template() -> Template:
    return Template(Path(__file__).with_name("signin.html").read_text(encoding="utf-8"))
