"""Regular expressions that are compiled when they are first used.

The wording of questions and claims takes two thousand patterns, and compiling all of them takes
longer than answering; a question needs about a fifth.
"""

from __future__ import annotations

import re
from typing import Any, cast
from weakref import WeakSet

_MADE: WeakSet[_Lazy] = WeakSet()
"""The patterns there are, for ``compile_all``; it keeps none alive."""
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags")


class _Lazy:
    """A pattern that compiles itself when it is first asked for anything."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        _MADE.add(self)

    def __getattr__(self, name: str) -> Any:
        # Runs once: what is set here is found without it from then on.
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled at the first use.

    Functions of ``re`` do not take it: call the pattern's own methods. A mistake in the source
    raises ``re.error`` only then; ``tests/test_lazy_regex.py`` compiles all.
    """
    return cast(re.Pattern[str], _Lazy(source, flags))


def compile_all() -> None:
    """Compile every pattern made so far, for a process that answers many questions (half a second)."""
    for pattern in list(_MADE):
        pattern.pattern  # noqa: B018 - asked for, it compiles
